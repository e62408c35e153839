package export

import (
	"context"
	"encoding/csv"
	"io"
	"strings"
)

// writeNodeTable writes nodes.csv: Id and Label, as Gephi wants them, then the
// attributes.
func writeNodeTable(ctx context.Context, w io.Writer, from Source, opts Options) error {
	looks, err := opts.looks(ctx, from)
	if err != nil {
		return err
	}
	table := csv.NewWriter(w)
	header := []string{"Id", "Label"}
	for _, c := range nodeColumns {
		header = append(header, title(c.name))
	}
	if looks != nil {
		for _, c := range measureColumns {
			header = append(header, title(c.name))
		}
	}
	if err := table.Write(append(header, "IRI")); err != nil {
		return err
	}
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return err
		}
		row := []string{clean(string(n.IRI)), clean(n.Name)}
		for _, c := range nodeColumns {
			row = append(row, clean(plain(c.value(n))))
		}
		if looks != nil {
			look, _ := looks.of(n.IRI)
			for _, c := range measureColumns {
				row = append(row, plain(c.value(look)))
			}
		}
		if err := table.Write(append(row, absolute(opts.Base, string(n.IRI)))); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

// writeEdgeTable writes edges.csv: Source, Target, Type, Weight and Label, as
// Gephi wants them, then the attributes.
func writeEdgeTable(ctx context.Context, w io.Writer, from Source, opts Options) error {
	looks, err := opts.looks(ctx, from)
	if err != nil {
		return err
	}
	columns := looks.edgeColumns()
	table := csv.NewWriter(w)
	header := []string{"Source", "Target", "Type", "Weight", "Label"}
	for _, c := range columns {
		header = append(header, title(c.name))
	}
	if err := table.Write(header); err != nil {
		return err
	}
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return err
		}
		row := []string{clean(string(f.Subject)), clean(string(f.Object)), "Directed", weight(f), clean(edgeLabel(f))}
		for _, c := range columns {
			row = append(row, clean(plain(c.value(f))))
		}
		if err := table.Write(row); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

// clean takes out what tables cannot hold: NUL and broken UTF-8. A lone
// carriage return would come back as a line feed, so it becomes one here.
func clean(s string) string {
	return cleaner.Replace(strings.ToValidUTF8(s, "\uFFFD"))
}

var cleaner = strings.NewReplacer("\x00", "\uFFFD", "\r\n", "\n", "\r", "\n")

// title makes the first letter of an ASCII word a capital.
func title(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
