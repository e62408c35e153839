package eval

import (
	"context"
	"path/filepath"
	"slices"

	"kgraph/internal/entity"
	"kgraph/internal/lang/conllu"
	"kgraph/internal/text"
)

// gumTypes are GUM's types of linked things, and the types that each may be
// here: GUM has one for all that is neither a person, a place, an organisation,
// an event nor an object.
var gumTypes = []struct {
	name string
	ours []string
}{
	{"person", []string{entity.Person, entity.Group}},
	{"place", []string{entity.Country, entity.City, entity.Place}},
	{"organization", []string{entity.Organization, entity.Group}},
	{"event", []string{entity.Event}},
	{"object", []string{entity.Product, entity.Work}},
	{"abstract", []string{entity.Work, entity.Law, entity.Group, entity.ConceptType, entity.Product, entity.Event}},
}

// Types compares the types of names with GUM's, on the mentions of its
// development documents that are headed by a proper noun and linked to an
// article: first how many of each GUM type have a type here that suits, then how
// many of those called Product, Work, Event or Law here suit GUM's.
func (e *Engine) Types(ctx context.Context, dir string) (Table, error) {
	sentences, err := readFile(filepath.Join(dir, "treebanks", "dev", "en_gum_open.conllu.gz"), conllu.ReadAll)
	if err != nil {
		return Table{}, err
	}
	type tally struct{ linked, found, right int }
	gum, ours := map[string]*tally{}, map[string]*tally{}
	at := func(m map[string]*tally, k string) *tally {
		if m[k] == nil {
			m[k] = &tally{}
		}
		return m[k]
	}
	for _, d := range documentsOf(sentences) {
		if err := ctx.Err(); err != nil {
			return Table{}, err
		}
		typed := d.types(e)
		for place, said := range d.read().said {
			suits := suitable(said.typ)
			if said.article == "" || d.word(place).UPOS != "PROPN" || suits == nil {
				continue
			}
			g := at(gum, said.typ)
			g.linked++
			typ, ok := typed[place]
			if !ok {
				continue
			}
			g.found++
			o := at(ours, typ)
			o.found++
			if slices.Contains(suits, typ) {
				g.right++
				o.right++
			}
		}
	}
	table := Table{Name: "types", Columns: append(columns(Count, "linked", "found"), columns(Percent, "suits")...),
		Notes: []string{"the first rows by GUM's type, the others by the type given; suits: of the found"}}
	row := func(name string, t *tally) {
		table.Rows = append(table.Rows, Row{Data: name, Input: "words", Scores: map[string]float64{
			"linked": float64(t.linked), "found": float64(t.found), "suits": ratio(t.right, t.found)}})
	}
	for _, g := range gumTypes {
		row("GUM "+g.name, at(gum, g.name))
	}
	for _, o := range []string{entity.Product, entity.Work, entity.Event, entity.Law, entity.Organization, entity.Person} {
		t := at(ours, o)
		t.linked = t.found
		row(o, t)
	}
	return table, nil
}

func suitable(gum string) []string {
	for _, g := range gumTypes {
		if g.name == gum {
			return g.ours
		}
	}
	return nil
}

// types are the types of the names found, by their head words.
func (d *goldDocument) types(e *Engine) map[Place]string {
	sentences := d.texts()
	res := entity.Resolve(&text.Document{ID: d.id}, e.Parse(sentences))
	out := map[Place]string{}
	for _, m := range res.Mentions {
		if x := res.Entities[m.Entity]; x.Kind == entity.Named && m.Kind == entity.ByName {
			out[Place{m.Sentence, m.Head}] = x.Type
		}
	}
	return out
}
