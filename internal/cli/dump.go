package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph/quadio"
)

type dumpOptions struct {
	store       storeFlags
	out, format string
}

func newDump(io Streams) *cobra.Command {
	var o dumpOptions
	cmd := &cobra.Command{
		Use:   "dump",
		Short: "Write every quad of the graph, in the form in which it is stored",
		Long: `Write every quad of the graph with its names as they are stored, for load to
take back exactly. For other tools, use export.`,
		Example: "  kgraph dump > graph.nq\n  kgraph dump -o graph.pq.gz",
		Args:    argsBetween(0, 0, "no argument (the file is named with -o)"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runDump(cmd.Context(), &o, io) },
	}
	o.store.register(cmd)
	o.store.registerServer(cmd)
	cmd.Flags().StringVarP(&o.out, "dump", "o", "-", "file to write, - for standard output; .gz and .zst compress")
	cmd.Flags().StringVar(&o.format, "dump_format", "", quadFormatHelp)
	return cmd
}

var quadFormatHelp = "format: " + strings.Join(quadio.Formats(), ", ") + " (default: by the file's extension, else nquads)"

func runDump(ctx context.Context, o *dumpOptions, io Streams) (err error) {
	if o.format == "" {
		o.format = quadio.FormatOf(o.out)
	}
	if err := checkQuadFormat(o.format); err != nil {
		return err
	}
	if o.store.server != "" {
		w, finish, err := output(o.out, io)
		if err != nil {
			return err
		}
		return finish(o.store.copyQuads(ctx, w, o.out, o.format))
	}
	store, err := o.store.open(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	w, finish, err := output(o.out, io)
	if err != nil {
		return err
	}
	return finish(quadio.Write(w, o.out, o.format, store.Quads(ctx)))
}

func checkQuadFormat(name string) error {
	for _, f := range quadio.Formats() {
		if f == name {
			return nil
		}
	}
	return usagef("unknown quad format %q: %s", name, strings.Join(quadio.Formats(), ", "))
}

type loadOptions struct {
	store      storeFlags
	in, format string
	files      []string
}

func newLoad(io Streams) *cobra.Command {
	var o loadOptions
	cmd := &cobra.Command{
		Use:   "load [FILE]...",
		Short: "Load quads into the graph, as dump writes them",
		Long: `Load quads (not articles: that is build) into the graph. Compressed files are
read as what they hold. Quads that are there already are no error.`,
		Example: "  kgraph load more.nq\n  kgraph load -a copy.db -i more.nq",
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			return runLoad(cmd.Context(), &o, io)
		},
	}
	o.store.register(cmd)
	cmd.Flags().StringVarP(&o.in, "load", "i", "", "file to read, - for standard input")
	cmd.Flags().StringVar(&o.format, "load_format", "", quadFormatHelp)
	return cmd
}

func runLoad(ctx context.Context, o *loadOptions, io Streams) (err error) {
	files := o.files
	if o.in != "" {
		files = append([]string{o.in}, files...)
	}
	if len(files) == 0 {
		return usagef("name a file of quads, or - for standard input")
	}
	if o.format != "" {
		if err := checkQuadFormat(o.format); err != nil {
			return err
		}
	}
	store, err := o.store.open(true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	var total int64
	for _, path := range files {
		in, err := openRaw(path, io)
		if err != nil {
			return err
		}
		format := o.format
		if format == "" {
			format = quadio.FormatOf(path)
		}
		n, err := store.Load(ctx, quadio.Read(in, format))
		in.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		total += n
	}
	fmt.Fprintf(io.Err, "kgraph: %d new quads\n", total)
	return nil
}
