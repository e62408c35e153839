package report

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

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
// or conditional takes no side, nor does what is predicted against what is so.
// Two statements disagree only where they can be about one matter: told in
// different sentences, of one event within a fortnight or of a lasting state,
// and with no argument that tells them apart.
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

// aFortnight is how far apart two documents may tell of one event.
const aFortnight = 14 * 24 * time.Hour

// oneMatter says whether two statements can be about one matter.
func oneMatter(a, b *Statement) bool {
	if sameSentence(a, b) || (a.Standing() == "hedged") != (b.Standing() == "hedged") {
		return false
	}
	if !lasting(a) {
		x, errX := time.Parse(time.DateOnly, firstDay(a.Published))
		y, errY := time.Parse(time.DateOnly, firstDay(b.Published))
		if errX == nil && errY == nil && x.Sub(y).Abs() > aFortnight {
			return false
		}
		if a.SubjectNode == "" && a.Document != b.Document && !sharesName(a, b) { // "a suspect" of two articles
			return false
		}
	}
	return !toldApart(a, b)
}

func firstDay(s string) string {
	if len(s) > 10 {
		return s[:10]
	}
	return s
}

// lasting holds for what is so for a while: what something is, has or belongs to.
func lasting(s *Statement) bool {
	return s.Kind != "verb" && s.Kind != "noun" && strings.ContainsFunc(s.Subject, unicode.IsUpper)
}

// sharesName says whether the arguments of two statements name a node in common.
func sharesName(a, b *Statement) bool {
	return slices.ContainsFunc(a.Args, func(x graph.Arg) bool {
		return x.Entity != "" && slices.ContainsFunc(b.Args, func(y graph.Arg) bool { return x.Entity == y.Entity })
	})
}

// toldApart says whether both statements have an argument of one role or
// preposition, and none of those agree: tariffs on China, tariffs on Brazil.
func toldApart(a, b *Statement) bool {
	for _, x := range a.Args {
		found, agree := false, false
		for _, y := range b.Args {
			if x.Role != y.Role && x.Prep != y.Prep {
				continue
			}
			found = true
			agree = agree || x.Entity != "" && x.Entity == y.Entity || strings.EqualFold(x.Text, y.Text) || x.Value != "" && x.Value == y.Value
		}
		if found && !agree {
			return true
		}
	}
	return false
}

// against keeps of a side's statements those that can be about one matter with
// one of the other side.
func (s Side) against(o Side) Side {
	s.Evidence = slices.Clone(s.Evidence)
	s.Evidence = slices.DeleteFunc(s.Evidence, func(x Statement) bool {
		return !slices.ContainsFunc(o.Evidence, func(y Statement) bool { return oneMatter(&x, &y) })
	})
	if len(s.Evidence) > 0 {
		l := Line{Evidence: s.Evidence}
		l.weigh()
		s.Support = l.Support
	}
	return s
}

// disagree drops of a question's sides those that can be about another matter
// than every other side.
func disagree(sides []Side) []Side {
	var out []Side
	for i, s := range sides {
		var others Side
		for j, o := range sides {
			if i != j {
				others.Evidence = append(others.Evidence, o.Evidence...)
			}
		}
		if s = s.against(others); len(s.Evidence) > 0 {
			out = append(out, s)
		}
	}
	return out
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
			if sides := disagree([]Side{side(lines[i]), side(against)}); len(sides) > 1 {
				out = append(out, Conflict{"denied", lines[i].Subject, lines[i].Relation, sides})
			}
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
		if c.Kind == "values" {
			c.Sides = disagree(c.Sides)
		}
		if len(c.Sides) > 1 {
			out = append(out, c)
		}
	}
	return out
}
