package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kgraph/graph/export"
	"kgraph/internal/view"
)

type exportOptions struct {
	store storeFlags
	export.Options
	chosen export.Selection
	out    string

	analysis bool
}

func newExport(io Streams) *cobra.Command {
	var o exportOptions
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the graph in a format that other tools read",
		Long: "Write the graph, or the part of it that the flags choose, in a format that\nother tools read:\n\n" + formatList() + `
The flags hold for every format and add up: --type Person --since 2025-01-01
keeps what both allow. --entity takes a name, an alias or an IRI; a list may
be given by commas or by the flag again. docs/formats.md has the fields of
each format.`,
		Example: `  kgraph export -f graphml -o graph.graphml
  kgraph export -o graph.nq --base https://example.org/
  kgraph export -f csv -o tables --analysis
  kgraph export -o deepseek.gexf --entity DeepSeek --depth 2 --asserted
  kgraph export -f jsonl --type Person,Organization,Country --min-confidence 0.5`,
		Args: argsBetween(0, 0, "no argument (the file is named with -o)"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runExport(cmd.Context(), &o, io) },
	}
	o.store.register(cmd)
	fl := cmd.Flags()
	fl.StringVarP(&o.Format, "format", "f", "", "format (default: by the extension of -o)")
	fl.StringVarP(&o.out, "output", "o", "-", "file or folder to write, - for standard output")
	fl.StringVar(&o.Base, "base", export.DefaultBase, "IRI put before every name")
	fl.BoolVar(&o.analysis, "analysis", false, "with csv and jsonl: add importance, betweenness, community, component and bridges (graph formats always have them)")
	registerSelection(cmd, &o.chosen)
	return cmd
}

// registerSelection gives a command the flags that choose a part of the graph.
func registerSelection(cmd *cobra.Command, s *export.Selection) {
	fl := cmd.Flags()
	fl.StringSliceVar(&s.Entities, "entity", nil, "only what is around these names")
	fl.IntVar(&s.Depth, "depth", 1, "steps around --entity")
	fl.StringSliceVar(&s.Relations, "relation", nil, "only these relations")
	fl.StringSliceVar(&s.Types, "type", nil, "only nodes of these types, and what is between them")
	fl.StringArrayVar(&s.Documents, "document", nil, "only what this document says; may be given again")
	fl.StringVar(&s.Since, "since", "", "only what was published on this day or later (2025-01-31)")
	fl.StringVar(&s.Until, "until", "", "only what was published on this day or earlier")
	fl.StringArrayVar(&s.Speakers, "speaker", nil, "only what this speaker is quoted or cited for; may be given again")
	fl.BoolVar(&s.Asserted, "asserted", false, "only what a document says in its own voice")
	fl.Float64Var(&s.MinConfidence, "min-confidence", 0, "only claims of at least this confidence (0 to 1)")
	fl.IntVar(&s.MaxNodes, "max-nodes", 0, "only the nodes with most facts, 0 for all; pictures: the most important nodes that have an edge among themselves, 0 for 300")
}

// checkSelection refuses values that make no sense.
func checkSelection(s *export.Selection) error {
	for _, day := range []struct{ flag, value string }{{"--since", s.Since}, {"--until", s.Until}} {
		if _, err := time.Parse(time.DateOnly, day.value); day.value != "" && err != nil {
			return usagef("%s %q is no day: write it as 2025-01-31", day.flag, day.value)
		}
	}
	switch {
	case s.Since != "" && s.Until != "" && s.Since > s.Until:
		return usagef("--since %s is after --until %s", s.Since, s.Until)
	case s.Depth < 0:
		return usagef("--depth %d: it counts steps, 0 or more", s.Depth)
	case s.MaxNodes < 0:
		return usagef("--max-nodes %d: it counts nodes, 0 for all", s.MaxNodes)
	case s.MinConfidence < 0 || s.MinConfidence > 1:
		return usagef("--min-confidence %g is not between 0 and 1", s.MinConfidence)
	}
	return nil
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
	if err := checkSelection(&o.chosen); err != nil {
		return err
	}
	store, err := o.store.open(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if format.Drawn {
		w, finish, err := output(o.out, io)
		if err != nil {
			return err
		}
		return finish(drawPicture(ctx, w, format.Name, store, o.chosen))
	}
	from, err := export.Select(ctx, store, o.chosen)
	if err != nil {
		return err
	}
	switch o.Format {
	case "csv", "jsonl": // which write large graphs as they come
		if o.analysis {
			o.Looks = view.Measures
		}
	default:
		o.Looks = view.Looks
	}
	if format.Folder {
		return export.WriteFolder(ctx, o.out, from, o.Options)
	}
	w, finish, err := output(o.out, io)
	if err != nil {
		return err
	}
	return finish(export.Write(ctx, w, from, o.Options))
}
