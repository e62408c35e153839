package export

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// writeObsidian writes a vault: a note for each entity with its facts and the
// sentences behind them, a note for each document with its claims, and one that
// lists both. It holds the names of all notes, and which facts lead to each.
func writeObsidian(ctx context.Context, dir string, from Source, opts Options) error {
	v := &vault{dir: dir, base: opts.Base, names: map[string]bool{}, notes: map[quad.IRI]string{}, documents: map[string]string{}, incoming: map[quad.IRI][]string{}}
	for _, folder := range []string{"Entities", "Documents"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			return err
		}
	}
	if err := v.name(ctx, from); err != nil {
		return err
	}
	if err := v.writeEntities(ctx, from); err != nil {
		return err
	}
	if err := v.writeDocuments(ctx, from); err != nil {
		return err
	}
	return v.writeIndex(ctx, from, opts.Title)
}

type vault struct {
	dir, base string
	names     map[string]bool       // taken, folded
	notes     map[quad.IRI]string   // entity to its note, without extension
	documents map[string]string     // document to its note
	incoming  map[quad.IRI][]string // lines of the facts that lead to an entity
}

// name gives every note its name, and gathers the facts by their objects.
func (v *vault) name(ctx context.Context, from Source) error {
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return err
		}
		v.notes[n.IRI] = "Entities/" + v.unique(n.Name, n.Type)
	}
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		title := d.Title
		if title == "" {
			title = d.ID
		}
		v.documents[d.ID] = "Documents/" + v.unique(title, d.ID)
	}
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return err
		}
		if f.Label != graph.General {
			v.incoming[f.Object] = append(v.incoming[f.Object], "- "+v.entity(f.Subject, f.SubjectName)+" "+md(Phrase(f))+" ("+md(standingOf(f))+")\n")
		}
	}
	return nil
}

// unique is a safe file name that no other note has, whatever the case.
func (v *vault) unique(name, kind string) string {
	safe := fileName(name)
	for i := 1; ; i++ {
		try := safe
		switch {
		case i == 2:
			try = fileName(safe + " (" + kind + ")")
		case i > 2:
			try = fmt.Sprintf("%s (%d)", safe, i-1)
		}
		if folded := strings.ToLower(try); !v.names[folded] {
			v.names[folded] = true
			return try
		}
	}
}

// maxFileName is how many bytes of a name a file keeps: systems take 255, with
// an extension and a number.
const maxFileName = 120

// fileName makes a name that every usual file system and Obsidian's links take.
func fileName(name string) string {
	safe := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|#^[]%`, r) || r == '\uFFFD' {
			return '-'
		}
		return r
	}, printable(name))
	if len(safe) > maxFileName {
		cut := maxFileName
		for !utf8.RuneStart(safe[cut]) {
			cut--
		}
		safe = safe[:cut]
	}
	safe = strings.Trim(safe, " .")
	stem, _, _ := strings.Cut(safe, ".")
	switch upper := strings.ToUpper(strings.TrimSpace(stem)); {
	case safe == "":
		return "unnamed"
	case upper == "CON", upper == "PRN", upper == "AUX", upper == "NUL", // Windows' devices
		len(upper) == 4 && (strings.HasPrefix(upper, "COM") || strings.HasPrefix(upper, "LPT")):
		return "_" + safe
	}
	return safe
}

// link is a link to a note under the words given.
func link(note, as string) string {
	as = strings.NewReplacer("[", "(", "]", ")", "|", "/").Replace(strings.TrimSpace(printable(as)))
	if as == "" {
		as = filepath.Base(note)
	}
	return "[[" + note + "|" + as + "]]"
}

// entity is a link to an entity's note, or its name.
func (v *vault) entity(iri quad.IRI, name string) string {
	if note, found := v.notes[iri]; found {
		return link(note, name)
	}
	return md(name)
}

func (v *vault) document(id string) string {
	if note, found := v.documents[id]; found {
		return link(note, id)
	}
	return md(id)
}

// writeEntities writes the entities' notes. Entities come by name and facts by
// the name of their subject, so that one pass over both is enough.
func (v *vault) writeEntities(ctx context.Context, from Source) error {
	next, stop := iter.Pull2(from.Facts(ctx))
	defer stop()
	fact, err, more := next()
	for n, failed := range from.Entities(ctx) {
		if failed != nil {
			return failed
		}
		var b strings.Builder
		v.entityHead(&b, n)
		for heading := "\n## Facts\n\n"; more && err == nil && fact.Subject <= n.IRI; fact, err, more = next() {
			if fact.Subject != n.IRI || fact.Label == graph.General {
				continue
			}
			b.WriteString(heading)
			heading = ""
			v.fact(&b, fact)
		}
		if err != nil {
			return err
		}
		if lines := v.incoming[n.IRI]; len(lines) > 0 {
			b.WriteString("\n## Facts about it\n\n" + strings.Join(lines, ""))
		}
		if err := v.write(v.notes[n.IRI], b.String()); err != nil {
			return err
		}
	}
	return nil
}

func (v *vault) entityHead(b *strings.Builder, n graph.Node) {
	properties := []member{{"iri", absolute(v.base, string(n.IRI))}, {"type", n.Type}, {"kind", string(n.Kind)}, {"aliases", n.Aliases},
		{"tags", []string{"kgraph/" + tag(n.Type)}}, {"mentions", len(n.Mentions)}, {"documents", n.Documents}}
	v.head(b, properties, n.Name)
	if n.Of != "" {
		b.WriteString("\nOf " + v.entity(n.Of, words(string(n.Of))) + ".\n")
	}
	if n.Broader != "" {
		b.WriteString("\nNarrower than " + v.entity(n.Broader, words(string(n.Broader))) + ".\n")
	}
}

// head writes a note's properties and heading. JSON is YAML.
func (v *vault) head(b *strings.Builder, properties []member, title string) {
	b.WriteString("---\n")
	for _, p := range properties {
		fmt.Fprintf(b, "%s: ", p.name)
		switch value := p.value.(type) {
		case string:
			b.WriteString(yamlQuoted(value))
		case int:
			fmt.Fprintf(b, "%d", value)
		case []string:
			b.WriteString("[")
			for i, s := range value {
				if i > 0 {
					b.WriteString(", ")
				}
				b.WriteString(yamlQuoted(s))
			}
			b.WriteString("]")
		}
		b.WriteString("\n")
	}
	b.WriteString("---\n# " + md(title) + "\n")
}

// yamlQuoted is a string in YAML's double quotes.
func yamlQuoted(s string) string { return jsonQuoted(printable(s)) }

// tag is a type as Obsidian's tags take it.
func tag(kind string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-' {
			return r
		}
		return '_'
	}, kind)
}

func (v *vault) fact(b *strings.Builder, f graph.Fact) {
	b.WriteString("- " + md(Phrase(f)) + " " + v.entity(f.Object, f.ObjectName) + " (" + md(standingOf(f)) + ")\n")
	for _, e := range f.Evidence {
		b.WriteString("  - “" + md(e.Sentence) + "” " + v.document(e.Document))
		if e.Published != "" {
			b.WriteString(" " + md(e.Published))
		}
		b.WriteString("\n")
	}
}

// writeDocuments writes the documents' notes with their claims. Claims come
// document by document.
func (v *vault) writeDocuments(ctx context.Context, from Source) error {
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		var b strings.Builder
		v.head(&b, []member{{"id", d.ID}, {"published", d.Published}, {"outlet", d.Source}, {"url", d.URL}, {"tags", []string{"kgraph/document"}},
			{"claims", d.Claims}}, d.Title)
		b.WriteString("\n## Claims\n\n")
		for c, err := range from.Claims(ctx, graph.Filter{Document: d.ID}) {
			if err != nil {
				return err
			}
			if c.DocumentID == d.ID {
				v.claim(&b, c)
			}
		}
		if err := v.write(v.documents[d.ID], b.String()); err != nil {
			return err
		}
	}
	return nil
}

func (v *vault) claim(b *strings.Builder, c *graph.Claim) {
	side := func(entity int, node, text string) string {
		if entity >= 0 && node != "" {
			return v.entity(quad.IRI(node), text)
		}
		return md(text)
	}
	b.WriteString("- " + side(c.SubjectEntity, c.SubjectNode, c.Subject) + " " + md(words(c.Predicate)))
	if c.Object != "" {
		b.WriteString(" " + side(c.ObjectEntity, c.ObjectNode, c.Object))
	}
	for _, a := range c.Args {
		b.WriteString("; " + md(argument(a)))
	}
	how := manner(c)
	if standing, ok := c.Standing(); ok {
		how = string(standing)
	}
	if c.AttributedTo != "" {
		how = strings.TrimPrefix(how+"; "+c.AttributedTo, "; ")
	}
	if how != "" {
		b.WriteString(" (" + md(how) + ")")
	}
	b.WriteString("\n  - “" + md(c.Sentence) + "”\n")
}

// writeIndex writes the note that lists the others.
func (v *vault) writeIndex(ctx context.Context, from Source, title string) error {
	var b strings.Builder
	b.WriteString("# " + md(title) + "\n\n## Documents\n\n")
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		b.WriteString("- " + v.document(d.ID) + "\n")
	}
	b.WriteString("\n## Entities\n\n")
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return err
		}
		b.WriteString("- " + v.entity(n.IRI, n.Name) + " (" + md(n.Type) + ")\n")
	}
	return v.write("Index", b.String())
}

func (v *vault) write(note, text string) error {
	return os.WriteFile(filepath.Join(v.dir, filepath.FromSlash(note)+".md"), []byte(text), 0o644)
}
