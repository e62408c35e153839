package report

import (
	"cmp"
	"context"
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
	for _, s := range slim(all) {
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
