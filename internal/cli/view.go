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
	store storeFlags
	view.Options
	out string
}

func newView(io Streams) *cobra.Command {
	var o viewOptions
	cmd := &cobra.Command{
		Use:   "view",
		Short: "Draw the graph as one HTML page that works offline",
		Long: `Draw the graph as one self-contained HTML page: zoom, search, filters,
click an edge to read the sentences behind it. The most important nodes are
drawn at first; the page says how many were left out, and search finds them.
With a name that ends in .svg or .png a still picture is written.`,
		Example: "  kgraph view -o graph.html\n  kgraph view -o graph.svg",
		Args:    argsBetween(0, 0, "no argument (the file is named with -o)"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runView(cmd.Context(), &o, io) },
	}
	o.store.register(cmd)
	cmd.Flags().StringVarP(&o.out, "output", "o", "graph.html", "file to write, - for standard output")
	cmd.Flags().IntVar(&o.MaxNodes, "max-nodes", view.DefaultMaxNodes, "most nodes drawn at first")
	cmd.Flags().BoolVar(&o.Asserted, "asserted", false, "only what a document says in its own voice")
	return cmd
}

func runView(ctx context.Context, o *viewOptions, io Streams) (err error) {
	store, err := o.store.open(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	w, finish, err := output(o.out, io)
	if err != nil {
		return err
	}
	format := "html"
	if f, err := export.ByPath(o.out); err == nil && f.Drawn {
		format = f.Name
	}
	if err := finish(pictureWriter(format)(ctx, w, store, o.Options)); err != nil {
		return err
	}
	if o.out != "-" {
		fmt.Fprintf(io.Err, "kgraph: wrote %s; open it in a browser\n", o.out)
	}
	return nil
}

// pictureWriter is what draws a format of pictures.
func pictureWriter(format string) func(context.Context, goio.Writer, export.Source, view.Options) error {
	switch format {
	case "png":
		return view.PNG
	case "svg":
		return view.SVG
	}
	return view.HTML
}
