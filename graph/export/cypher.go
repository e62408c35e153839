package export

import (
	"context"
	"io"
	"strconv"
	"strings"

	"kgraph/graph"
)

// writeCypher writes a script of Cypher that may be run twice: every statement
// merges. Entities, documents and claims are nodes, facts relationships of the
// relation's name; claims are joined to what they name and where they stand.
func writeCypher(ctx context.Context, w io.Writer, from Source, opts Options) error {
	c := &cypher{printer: printer{w: w}, base: opts.Base}
	c.print("// %s\n// Written by kgraph; run it with cypher-shell -f.\n", printable(opts.Title))
	for _, of := range [][2]string{{"Entity", "iri"}, {"Document", "id"}, {"Claim", "id"}} {
		c.print("CREATE CONSTRAINT kgraph_%s IF NOT EXISTS FOR (n:%s) REQUIRE n.%s IS UNIQUE;\n", strings.ToLower(of[0]), of[0], of[1])
	}
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		c.print("MERGE (n:Document {id: %s}) SET n += %s;\n", cypherQuoted(d.ID), cypherMap(documentColumns, d))
	}
	if err := walk(ctx, from, c); err != nil {
		return err
	}
	for claim, err := range from.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		if c.claim(claim); c.err != nil {
			return c.err
		}
	}
	return c.err
}

type cypher struct {
	printer
	base string
}

func (c *cypher) entity(iri string) string { return cypherQuoted(absolute(c.base, iri)) }

func (c *cypher) node(n graph.Node) {
	c.print("MERGE (n:Entity {iri: %s}) SET n:%s, n += %s;\n", c.entity(string(n.IRI)), cypherName(n.Type),
		cypherMap(nodeColumns, n, "name", n.Name))
}

func (c *cypher) edge(f graph.Fact) {
	c.print("MATCH (a:Entity {iri: %s}), (b:Entity {iri: %s}) MERGE (a)-[r:%s]->(b) SET r += %s;\n",
		c.entity(string(f.Subject)), c.entity(string(f.Object)), cypherName(f.Relation), cypherMap(edgeColumns, f, "label", edgeLabel(f)))
}

func (c *cypher) claim(claim *graph.Claim) {
	id := cypherQuoted(claim.ID)
	c.print("MERGE (n:Claim {id: %s}) SET n += %s;\n", id, cypherMap(claimColumns, claim))
	c.print("MATCH (a:Claim {id: %s}), (b:Document {id: %s}) MERGE (a)-[:FROM]->(b);\n", id, cypherQuoted(claim.DocumentID))
	for _, e := range endsOf(claim) {
		properties := ""
		if e.role != "" {
			properties = " {role: " + cypherQuoted(e.role) + "}"
		}
		c.print("MATCH (a:Claim {id: %s}), (b:Entity {iri: %s}) MERGE (a)-[:%s%s]->(b);\n", id, c.entity(e.node), e.as, properties)
	}
}

// cypherMap is a map of the columns that have a value, after one of a name's
// own.
func cypherMap[T any](columns []column[T], of T, first ...string) string {
	var parts []string
	if len(first) == 2 {
		parts = append(parts, first[0]+": "+cypherQuoted(first[1]))
	}
	for _, c := range columns {
		if v := c.value(of); !isEmpty(v) {
			parts = append(parts, c.name+": "+cypherValue(v))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func cypherValue(value any) string {
	switch v := value.(type) {
	case int:
		return strconv.Itoa(v)
	case float64:
		s := number(v)
		if !strings.ContainsAny(s, ".e") {
			s += ".0"
		}
		return s
	case []string:
		parts := make([]string, len(v))
		for i, s := range v {
			parts[i] = cypherQuoted(s)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return cypherQuoted(plain(value))
}

// cypherQuoted writes a string in single quotes on one line.
func cypherQuoted(s string) string {
	return escaped(strings.ReplaceAll(s, "\x00", "\uFFFD"), '\'', func(r rune) bool {
		return r < ' ' || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029
	})
}

// cypherName writes a label or a type in backticks.
func cypherName(s string) string {
	if s = printable(s); s == "" {
		s = "Other"
	}
	// A backslash before u would start an escape even here.
	return "`" + cypherNamed.Replace(s) + "`"
}

var cypherNamed = strings.NewReplacer("`", "``", `\`, `/`)
