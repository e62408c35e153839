package report

import (
	"cmp"
	"context"
	"regexp"
	"slices"

	"kgraph/graph"
)

// Speaker is somebody who is quoted or cited, and what for.
type Speaker struct {
	Name       string      `json:"name"`
	Statements []Statement `json:"statements"`
}

// Quotes gives what a name says, or with no name what everybody says, the
// most quoted first. A name that is no node may be an unnamed speaker's words
// ("analysts").
func Quotes(ctx context.Context, g Graph, name string) ([]Speaker, error) {
	f := graph.Filter{}
	if name != "" {
		if n, _, err := FindNode(ctx, g, name); err == nil {
			f.Node, name = n.IRI, n.Name
		}
	}
	all, err := Statements(ctx, g, f)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	out := []Speaker{}
	for _, s := range all {
		if len(s.Speakers) == 0 {
			continue
		}
		who := s.Speakers[len(s.Speakers)-1]
		if name != "" && !slices.Contains(s.Speakers, name) {
			continue
		}
		if name != "" {
			who = name
		}
		i, ok := at[who]
		if !ok {
			i = len(out)
			at[who] = i
			out = append(out, Speaker{Name: who})
		}
		out[i].Statements = append(out[i].Statements, s)
	}
	slices.SortStableFunc(out, func(a, b Speaker) int {
		return cmp.Or(cmp.Compare(len(b.Statements), len(a.Statements)), cmp.Compare(a.Name, b.Name))
	})
	return out, nil
}

// Number is an amount that a statement holds.
type Number struct {
	Value string    `json:"value"` // "~6e11 USD"
	Words string    `json:"words"` // "nearly $600 billion"
	Role  string    `json:"role"`  // object, amount, or another argument's role
	What  Statement `json:"what"`
}

// amount is a quantity's value: a number, about or in a range, with a unit or
// without.
var amount = regexp.MustCompile(`^[~<>=≤≥]*-?\d+(\.\d+)?(e[+-]?\d+)?(\.\.\S+)?( .+)?$`)

// Numbers gives the amounts said of a name, or with no name all of them, in
// the order of documents and places. ErrNoNode if no node goes by the name.
func Numbers(ctx context.Context, g Graph, name string) ([]Number, error) {
	all, err := statementsOf(ctx, g, name)
	if err != nil {
		return nil, err
	}
	out := []Number{}
	for _, s := range all {
		if amount.MatchString(s.Value) {
			out = append(out, Number{s.Value, s.Object, "object", s})
		}
		for _, a := range s.Args {
			if a.Role != "time" && amount.MatchString(a.Value) && !dated.MatchString(a.Value) {
				out = append(out, Number{a.Value, a.Text, a.Role, s})
			}
		}
	}
	return out, nil
}
