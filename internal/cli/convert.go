package cli

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"kgraph/graph/quadio"
)

type convertOptions struct {
	in, inFormat, out, outFormat string
	files                        []string
}

func newConvert(streams Streams) *cobra.Command {
	var o convertOptions
	cmd := &cobra.Command{
		Use:     "convert [FILE]... [OUTPUT]",
		Aliases: []string{"conv"},
		Short:   "Convert files of quads from one format to another",
		Long: `Convert files of quads from one of Cayley's formats to another. The output is
named with -o, or last of several files; - is standard input or output. Files
may be compressed; an output that ends in .gz or .zst is. No store is used.`,
		Example: "  kgraph convert more.nq more.pq.gz\n  kgraph convert -i more.nq -o - --dump_format json",
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			return runConvert(cmd.Context(), &o, streams)
		},
	}
	fl := cmd.Flags()
	fl.StringVarP(&o.in, "load", "i", "", "file to read, - for standard input")
	fl.StringVar(&o.inFormat, "load_format", "", quadFormatHelp)
	fl.StringVarP(&o.out, "dump", "o", "", "file to write, - for standard output")
	fl.StringVar(&o.outFormat, "dump_format", "", quadFormatHelp)
	return cmd
}

func runConvert(ctx context.Context, o *convertOptions, streams Streams) error {
	files := o.files
	if o.in != "" {
		files = append([]string{o.in}, files...)
	}
	if o.out == "" && len(files) > 1 {
		last := len(files) - 1
		o.out, files = files[last], files[:last]
	}
	if len(files) == 0 || o.out == "" {
		return usagef("name a file to read and one to write, such as: kgraph convert graph.nq graph.pq")
	}
	if o.outFormat == "" {
		o.outFormat = quadio.FormatOf(o.out)
	}
	for _, f := range []string{o.inFormat, o.outFormat} {
		if f != "" {
			if err := checkQuadFormat(f); err != nil {
				return err
			}
		}
	}
	w, finish, err := output(o.out, streams)
	if err != nil {
		return err
	}
	n := 0
	err = finish(quadio.Write(w, o.out, o.outFormat, throughFiles(files, o.inFormat, streams, func() error {
		n++
		return ctx.Err()
	}, quadio.Read)))
	if err != nil {
		return err
	}
	if o.out != "-" {
		fmt.Fprintf(streams.Err, "kgraph: %d quads written to %s\n", n, o.out)
	}
	return nil
}

// throughFiles reads the quads of files one after the other, each file opened
// when its turn comes; step is called before each quad is passed on.
func throughFiles[Q any](files []string, format string, streams Streams, step func() error, read func(io.Reader, string) iter.Seq2[Q, error]) iter.Seq2[Q, error] {
	return func(yield func(Q, error) bool) {
		for _, path := range files {
			more := true
			err := func() error {
				in, err := openRaw(path, streams)
				if err != nil {
					return err
				}
				defer in.Close()
				kind := format
				if kind == "" {
					kind = quadio.FormatOf(path)
				}
				for q, err := range read(in, kind) {
					if err == nil {
						err = step()
					}
					if err != nil {
						return fmt.Errorf("%s: %w", path, err)
					}
					if more = yield(q, nil); !more {
						return nil
					}
				}
				return nil
			}()
			if err != nil {
				var none Q
				yield(none, err)
				return
			}
			if !more {
				return
			}
		}
	}
}
