package export

import (
	"context"
	"encoding/csv"
	"io"
	"strings"

	"kgraph/graph"
)

// neo4jFiles are the files of the folder that neo4j-admin database import
// reads, with the command in import.sh.
var neo4jFiles = []file{
	{"entities.csv", writeNeo4jEntities},
	{"documents.csv", writeNeo4jDocuments},
	{"claims.csv", writeNeo4jClaims},
	{"facts.csv", writeNeo4jFacts},
	{"ends.csv", writeNeo4jEnds},
	{"origins.csv", writeNeo4jOrigins},
	{"import.sh", writeNeo4jCommand},
}

// neo4jTypes are neo4j-admin's words for kinds.
var neo4jTypes = map[kind]string{kindText: "", kindInt: ":long", kindReal: ":double", kindList: ":string[]"}

func writeNeo4jEntities(ctx context.Context, w io.Writer, from Source, opts Options) error {
	t := neo4jTable(w, "iri:ID(Entity)", append(neo4jHeader(nodeColumns, "name"), ":LABEL"))
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return err
		}
		row := append([]string{absolute(opts.Base, string(n.IRI)), n.Name}, neo4jRow(nodeColumns, n)...)
		if err := t.write(append(row, "Entity;"+neo4jListed(n.Type))); err != nil {
			return err
		}
	}
	return t.end()
}

func writeNeo4jDocuments(ctx context.Context, w io.Writer, from Source, _ Options) error {
	t := neo4jTable(w, "id:ID(Document)", append(neo4jHeader(documentColumns), ":LABEL"))
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		if err := t.write(append(append([]string{d.ID}, neo4jRow(documentColumns, d)...), "Document")); err != nil {
			return err
		}
	}
	return t.end()
}

func writeNeo4jClaims(ctx context.Context, w io.Writer, from Source, _ Options) error {
	t := neo4jTable(w, "id:ID(Claim)", append(neo4jHeader(claimColumns), ":LABEL"))
	for c, err := range from.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		if err := t.write(append(append([]string{c.ID}, neo4jRow(claimColumns, c)...), "Claim")); err != nil {
			return err
		}
	}
	return t.end()
}

// writeNeo4jFacts writes the plain edges, their relation as type.
func writeNeo4jFacts(ctx context.Context, w io.Writer, from Source, opts Options) error {
	t := neo4jTable(w, ":START_ID(Entity)", append([]string{":END_ID(Entity)", ":TYPE"}, neo4jHeader(edgeColumns, "label")...))
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return err
		}
		row := []string{absolute(opts.Base, string(f.Subject)), absolute(opts.Base, string(f.Object)), f.Relation, edgeLabel(f)}
		if err := t.write(append(row, neo4jRow(edgeColumns, f)...)); err != nil {
			return err
		}
	}
	return t.end()
}

// writeNeo4jEnds joins claims to the entities they name.
func writeNeo4jEnds(ctx context.Context, w io.Writer, from Source, opts Options) error {
	t := neo4jTable(w, ":START_ID(Claim)", []string{":END_ID(Entity)", ":TYPE", "role"})
	for c, err := range from.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		for _, e := range endsOf(c) {
			if err := t.write([]string{c.ID, absolute(opts.Base, e.node), e.as, e.role}); err != nil {
				return err
			}
		}
	}
	return t.end()
}

// writeNeo4jOrigins joins claims to the documents that make them.
func writeNeo4jOrigins(ctx context.Context, w io.Writer, from Source, _ Options) error {
	t := neo4jTable(w, ":START_ID(Claim)", []string{":END_ID(Document)", ":TYPE"})
	for c, err := range from.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		if err := t.write([]string{c.ID, c.DocumentID, "FROM"}); err != nil {
			return err
		}
	}
	return t.end()
}

func writeNeo4jCommand(_ context.Context, w io.Writer, _ Source, _ Options) error {
	_, err := io.WriteString(w, `#!/bin/sh
# Imports this folder into a new Neo4j database. Sentences may hold line ends.
# A selection may name entities that were left out: those edges are skipped.
cd "$(dirname "$0")" && exec neo4j-admin database import full --overwrite-destination --multiline-fields=true \
  --skip-bad-relationships=true \
  --nodes=entities.csv --nodes=documents.csv --nodes=claims.csv \
  --relationships=facts.csv --relationships=ends.csv --relationships=origins.csv "${1:-neo4j}"
`)
	return err
}

// neo4jHeader is the header of plain names and columns.
func neo4jHeader[T any](columns []column[T], names ...string) []string {
	header := names
	for _, c := range columns {
		header = append(header, c.name+neo4jTypes[c.kind])
	}
	return header
}

func neo4jRow[T any](columns []column[T], of T) []string {
	row := make([]string, len(columns))
	for i, c := range columns {
		value := c.value(of)
		if list, ok := value.([]string); ok {
			parts := make([]string, len(list))
			for j, s := range list {
				parts[j] = neo4jListed(s)
			}
			row[i] = strings.Join(parts, ";")
			continue
		}
		row[i] = plain(value)
	}
	return row
}

// neo4jListed is a text within a list, whose parts a semicolon separates; there
// is no way to write one.
func neo4jListed(s string) string { return strings.ReplaceAll(s, ";", ",") }

// neo4jRows is a table that is being written.
type neo4jRows struct {
	csv *csv.Writer
	err error
}

func neo4jTable(w io.Writer, first string, header []string) *neo4jRows {
	t := &neo4jRows{csv: csv.NewWriter(w)}
	t.err = t.csv.Write(append([]string{first}, header...))
	return t
}

func (t *neo4jRows) write(row []string) error {
	for i := range row {
		row[i] = clean(row[i])
	}
	if t.err == nil {
		t.err = t.csv.Write(row)
	}
	return t.err
}

func (t *neo4jRows) end() error {
	t.csv.Flush()
	if t.err != nil {
		return t.err
	}
	return t.csv.Error()
}
