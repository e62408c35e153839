package report

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/schema"
)

// Conflict is a matter on which statements disagree. Nothing is deleted for
// it: which of them is right is for people to say.
type Conflict struct {
	Kind     string `json:"kind"` // "denied", "values" or "functional"
	Subject  string `json:"subject"`
	Relation string `json:"relation"`
	Sides    []Side `json:"sides"` // by the number of their outlets
}

// Side is one of the answers.
type Side struct {
	Object   string      `json:"object"`
	Standing string      `json:"standing"`
	Support  int         `json:"support"`
	Evidence []Statement `json:"evidence"`
}

// Conflicts finds the same relation stated and denied; the same question
// answered with different amounts in one unit; and different objects of a
// relation that the vocabulary says has one at a time. What is asked, wished
// or conditional takes no side.
func Conflicts(ctx context.Context, g Graph, v *schema.Schema) ([]Conflict, error) {
	all, err := Statements(ctx, g, graph.Filter{})
	if err != nil {
		return nil, err
	}
	sides := group(slices.DeleteFunc(all, func(s Statement) bool {
		return s.Subject == "" || s.Modality == "asked" || s.Modality == "wished" || s.Modality == "conditional" || s.Polarity == "partial"
	}))
	var out []Conflict
	out = append(out, denied(sides)...)
	out = append(out, rivals(sides, v)...)
	slices.SortStableFunc(out, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(weight(b), weight(a)), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Relation, b.Relation))
	})
	return out, nil
}

// weight is the support of the second best side: what one outlet alone says
// twice in different words weighs little.
func weight(c Conflict) int { return c.Sides[1].Support }

func side(l Line) Side { return Side{l.Object, l.Standing, l.Support, l.Evidence} }

// key of a line's subject, relation and object.
func keyOf(l *Line) lineKey {
	s := &l.Evidence[0]
	return lineKey{cmp.Or(s.SubjectNode, strings.ToLower(s.Subject)), s.Relation, cmp.Or(s.ObjectNode, strings.ToLower(s.Object)), s.Polarity == "negative"}
}

func denied(lines []Line) (out []Conflict) {
	no := map[lineKey]Line{}
	for i := range lines {
		if k := keyOf(&lines[i]); k.denied {
			k.denied = false
			no[k] = lines[i]
		}
	}
	for i := range lines {
		k := keyOf(&lines[i])
		if against, ok := no[k]; ok && !k.denied {
			out = append(out, Conflict{"denied", lines[i].Subject, lines[i].Relation, []Side{side(lines[i]), side(against)}})
		}
	}
	return out
}

// rivals finds different answers to one question.
func rivals(lines []Line, v *schema.Schema) (out []Conflict) {
	type question struct{ subject, relation, unit string }
	at := map[question]int{}
	seen := map[question]map[string]bool{}
	var asked []Conflict
	for i := range lines {
		l := &lines[i]
		s := &l.Evidence[0]
		if s.Polarity != "positive" {
			continue
		}
		k := keyOf(l)
		q := question{k.subject, k.relation, ""}
		answer, kind := k.object, "functional"
		if amount.MatchString(s.Value) {
			number, unit, _ := strings.Cut(s.Value, " ")
			if unit == "" {
				continue
			}
			q.unit, answer, kind = unit, strings.TrimLeft(number, "~"), "values"
		} else if r, ok := v.Named(s.Relation); !ok || !r.Functional || s.ObjectNode == "" {
			continue
		}
		n, ok := at[q]
		if !ok {
			n = len(asked)
			at[q] = n
			seen[q] = map[string]bool{}
			asked = append(asked, Conflict{Kind: kind, Subject: l.Subject, Relation: l.Relation})
		}
		if !seen[q][answer] {
			seen[q][answer] = true
			asked[n].Sides = append(asked[n].Sides, side(*l))
		}
	}
	for _, c := range asked {
		if len(c.Sides) > 1 {
			out = append(out, c)
		}
	}
	return out
}
