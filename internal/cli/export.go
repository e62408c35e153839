package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph/export"
)

type exportOptions struct {
	store storeFlags
	export.Options
	out string
}

func newExport(io Streams) *cobra.Command {
	var o exportOptions
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the graph in a format that other tools read",
		Long:  "Write the graph in a format that other tools read:\n\n" + formatList(),
		Example: `  kgraph export -f graphml -o graph.graphml
  kgraph export -o graph.nq --base https://example.org/
  kgraph export -f csv -o tables`,
		Args: argsBetween(0, 0, "no argument (the file is named with -o)"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runExport(cmd.Context(), &o, io) },
	}
	o.store.register(cmd)
	fl := cmd.Flags()
	fl.StringVarP(&o.Format, "format", "f", "", "format (default: by the extension of -o)")
	fl.StringVarP(&o.out, "output", "o", "-", "file or folder to write, - for standard output")
	fl.StringVar(&o.Base, "base", export.DefaultBase, "IRI put before every name")
	fl.BoolVar(&o.Asserted, "asserted", false, "only what a document says in its own voice")
	return cmd
}

func formatList() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-10s %s\n", f.Name, f.About)
	}
	return b.String()
}

func runExport(ctx context.Context, o *exportOptions, io Streams) (err error) {
	format, err := export.ByName(o.Format)
	switch {
	case o.Format == "" && o.out == "-":
		return usagef("choose a format with -f, or a file whose extension tells it with -o")
	case o.Format == "":
		format, err = export.ByPath(o.out)
	}
	if err != nil {
		return usageError{err}
	}
	o.Format = format.Name
	if format.Folder && o.out == "-" {
		return usagef("%s writes a folder: name one with -o", format.Name)
	}
	store, err := o.store.open(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	from := store
	if format.Folder {
		return export.WriteFolder(ctx, o.out, from, o.Options)
	}
	w, finish, err := output(o.out, io)
	if err != nil {
		return err
	}
	return finish(export.Write(ctx, w, from, o.Options))
}
