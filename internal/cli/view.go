package cli

import (
	"context"
	"errors"
	"fmt"
	goio "io"

	"github.com/spf13/cobra"

	"kgraph/graph/export"
	"kgraph/internal/view"
)

type viewOptions struct {
	store  storeFlags
	chosen export.Selection
	format string
	out    string
}

func newView(io Streams) *cobra.Command {
	var o viewOptions
	cmd := &cobra.Command{
		Use:   "view",
		Short: "Draw the graph as one HTML page that works offline",
		Long: `Draw the graph as one self-contained HTML page: zoom, search, filters,
click an edge to read the sentences behind it. The most important nodes are
drawn at first; the page says how many were left out, and search finds them.
With a name that ends in .svg or .png a still picture with its key is written,
of the same nodes and edges. The flags choose as those of export do; export
with -f html, svg or png writes the same pictures.`,
		Example: "  kgraph view -o graph.html\n  kgraph view -o graph.png --max-nodes 60\n  kgraph view -o deepseek.svg --entity DeepSeek",
		Args:    argsBetween(0, 0, "no argument (the file is named with -o)"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runView(cmd.Context(), &o, io) },
	}
	o.store.register(cmd)
	cmd.Flags().StringVarP(&o.out, "output", "o", "graph.html", "file to write, - for standard output")
	cmd.Flags().StringVarP(&o.format, "format", "f", "", "html, svg or png (default: by the extension of -o, else html)")
	registerSelection(cmd, &o.chosen)
	flag := cmd.Flags().Lookup("max-nodes")
	flag.Usage = fmt.Sprintf("most nodes drawn at first, the most important ones, 0 for %d", view.DefaultMaxNodes)
	return cmd
}

func runView(ctx context.Context, o *viewOptions, io Streams) (err error) {
	if err := checkSelection(&o.chosen); err != nil {
		return err
	}
	format := "html"
	if o.format != "" {
		format = o.format
	} else if f, err := export.ByPath(o.out); err == nil && f.Drawn {
		format = f.Name
	}
	if f, err := export.ByName(format); err != nil || !f.Drawn {
		return usagef("-f %s: a picture is html, svg or png; kgraph export writes other formats", format)
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
	if err := finish(drawPicture(ctx, w, format, store, o.chosen)); err != nil {
		return err
	}
	if o.out != "-" {
		fmt.Fprintf(io.Err, "kgraph: wrote %s; open it in a browser\n", o.out)
	}
	return nil
}

// drawPicture draws the part of a graph that is chosen, in a format of pictures. All
// of them show the same nodes: the most important ones, not those with most
// facts as other formats.
func drawPicture(ctx context.Context, w goio.Writer, format string, store export.Source, chosen export.Selection) error {
	opts := view.Options{MaxNodes: chosen.MaxNodes, Asserted: chosen.Asserted}
	chosen.MaxNodes = 0
	from, err := export.Select(ctx, store, chosen)
	if err != nil {
		return err
	}
	switch format {
	case "png":
		return view.PNG(ctx, w, from, opts)
	case "svg":
		return view.SVG(ctx, w, from, opts)
	}
	return view.HTML(ctx, w, from, opts)
}
