package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"kgraph/graph"
)

// relationReport is what stats --relations prints.
type relationReport struct {
	Claims     int             `json:"claims"`
	Covered    int             `json:"covered"` // have a relation of the vocabulary, is or has
	Share      float64         `json:"share"`   // covered of claims, 0 to 1
	Verbs      int             `json:"verbs"`   // claims that a verb makes: all but titles, appositions, possessives, copulas
	VerbsKnown int             `json:"verbs_covered"`
	Distinct   int             `json:"uncovered_relations"` // how many different ones are not covered
	Most       []relationCount `json:"most_frequent_uncovered"`
}

type relationCount struct {
	Relation string `json:"relation"`
	Claims   int    `json:"claims"`
	Example  string `json:"example"` // the first sentence that has it
}

// mostUncovered is how many uncovered relations are listed.
const mostUncovered = 50

func runRelations(ctx context.Context, store *graph.Store, o *statsOptions, io Streams) error {
	vocabulary, err := o.schema.load()
	if err != nil {
		return err
	}
	rep := relationReport{Most: []relationCount{}}
	at := map[string]int{}
	for c, err := range store.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		edge := strings.ReplaceAll(c.Edge(), " ", "_")
		_, covered := vocabulary.Named(edge)
		covered = covered || edge == "is" || edge == "has"
		rep.count(c, covered)
		if covered || edge == "" {
			continue
		}
		i, ok := at[edge]
		if !ok {
			i = len(rep.Most)
			at[edge] = i
			rep.Most = append(rep.Most, relationCount{Relation: edge, Example: c.Sentence})
		}
		rep.Most[i].Claims++
	}
	rep.Distinct = len(rep.Most)
	slices.SortStableFunc(rep.Most, func(a, b relationCount) int {
		return cmp.Or(-cmp.Compare(a.Claims, b.Claims), cmp.Compare(a.Relation, b.Relation))
	})
	rep.Most = rep.Most[:min(mostUncovered, len(rep.Most))]
	if rep.Claims > 0 {
		rep.Share = float64(rep.Covered) / float64(rep.Claims)
	}
	if o.asJSON {
		return json.NewEncoder(io.Out).Encode(rep)
	}
	return rep.write(io)
}

func (r *relationReport) count(c *graph.Claim, covered bool) {
	r.Claims++
	verb := c.Kind == "verb"
	if verb {
		r.Verbs++
	}
	if covered {
		r.Covered++
		if verb {
			r.VerbsKnown++
		}
	}
}

func (r *relationReport) write(io Streams) error {
	fmt.Fprintf(io.Out, "%s; %d (%.1f %%) have a relation of the vocabulary.\n", count(r.Claims, "claim"), r.Covered, 100*r.Share)
	if r.Verbs > 0 {
		fmt.Fprintf(io.Out, "Of the %d made by a verb: %d (%.1f %%).\n", r.Verbs, r.VerbsKnown, 100*float64(r.VerbsKnown)/float64(r.Verbs))
	}
	if len(r.Most) == 0 {
		return nil
	}
	fmt.Fprintf(io.Out, "\nThe %d most frequent of %s that it does not have:\n", len(r.Most), count(r.Distinct, "relation"))
	w := tabwriter.NewWriter(io.Out, 0, 4, 2, ' ', 0)
	for _, m := range r.Most {
		fmt.Fprintf(w, "  %d\t%s\t%s\n", m.Claims, m.Relation, shortened(m.Example, 80))
	}
	return w.Flush()
}

// shortened is the text on one line, cut after n code points.
func shortened(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
