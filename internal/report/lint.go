package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kgraph/graph"
)

// Finding is a node or edge that looks wrong, with what to do about it.
type Finding struct {
	Kind   string `json:"kind"`
	Node   string `json:"node"`
	Name   string `json:"name"`
	Detail string `json:"detail"`
	Do     string `json:"do"` // a command line without the program's name
}

// What lint takes for suspicious.
const (
	maxNameWords  = 7
	maxTitleWords = 12 // of a name in capitals
	maxNameRunes  = 60
	minHub        = 20   // edges
	hubShare      = 0.10 // of all edges of the graph
)

// functionWords are words that name nothing by themselves.
var functionWords = setOf(`a about after all also am an and any are as at be been before both but by can could did do does each either else few for from
		further had has have he hence her here hers herself him himself his how i if in into is it its itself just latter like many may me might mine more most much must my
		neither no none nor not of off on one ones only or other others our ours out over own per same shall she should since so some such than that the their theirs them
		themselves then there these they this those though through thus to too under until up upon us very was we were what when where whether which while who whom whose why
		will with within without would yes yet you your yours thing things way ways kind part lot something anything everything nothing someone anyone everyone`)

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Lint finds nodes that look wrong: function words, numbers, names that are
// too long, hubs among concepts, facts of a thing with itself, and two nodes
// that differ in case or marks only. Names without any fact are listed where
// orphans is set.
func Lint(ctx context.Context, g Graph, orphans bool) ([]Finding, error) {
	all, err := g.Top(ctx, 0)
	if err != nil {
		return nil, err
	}
	total := 0
	for i := range all {
		total += all[i].Degree
	}
	out := []Finding{}
	byShape := map[string][]graph.Node{}
	for i := range all {
		n := &all[i]
		shape := shapeOf(n.Name)
		byShape[shape] = append(byShape[shape], *n)
		if f, bad := suspicious(n, total/2, orphans); bad {
			out = append(out, f)
		}
	}
	for i := range all {
		if same := byShape[shapeOf(all[i].Name)]; len(same) > 1 && same[0].IRI == all[i].IRI {
			for _, other := range same[1:] {
				if other.Kind == same[0].Kind && other.Of == same[0].Of { // the Senate vote of Chad is not that of the U.S.
					out = append(out, twins(&other, &same[0]))
				}
			}
		}
	}
	for f, err := range g.Facts(ctx) {
		if err != nil {
			return nil, err
		}
		if f.Subject == f.Object && f.Relation != "rdf:type" && len(f.Evidence) > 0 {
			out = append(out, Finding{"self loop", string(f.Subject), f.SubjectName, fmt.Sprintf("%s itself: %q", strings.ReplaceAll(f.Relation, "_", " "), f.Evidence[0].Sentence), "reject " + f.Evidence[0].Claim})
		}
	}
	slices.SortStableFunc(out, func(a, b Finding) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Node, b.Node)) })
	return out, nil
}

// twins is the finding of two nodes whose names are as good as one. What bears
// one name must be told by its name in the graph.
func twins(n, other *graph.Node) Finding {
	f := Finding{"twins", string(n.IRI), n.Name, fmt.Sprintf("differs from %s only in case or marks", other.IRI), fmt.Sprintf("merge %q %q", n.Name, other.Name)}
	if n.Name == other.Name {
		f.Detail = fmt.Sprintf("%s (%s) has the same name as %s (%s)", n.IRI, n.Type, other.IRI, other.Type)
		f.Do = fmt.Sprintf("merge %q %q", string(n.IRI), string(other.IRI))
	}
	return f
}

// shapeOf is a name without case, marks and blanks.
func shapeOf(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

func suspicious(n *graph.Node, edges int, orphans bool) (f Finding, bad bool) {
	words := strings.Fields(strings.ToLower(n.Name))
	why := fmt.Sprintf("why %q", n.Name)
	f = Finding{Node: string(n.IRI), Name: n.Name, Do: why}
	switch {
	case allFunction(words):
		f.Kind, f.Detail = "function word", "names nothing by itself"
	case strings.IndexFunc(n.Name, unicode.IsLetter) < 0:
		f.Kind, f.Detail = "number", "has no letter"
	case tooLong(n, len(words)):
		f.Kind, f.Detail = "long name", fmt.Sprintf("%d words", len(words))
	case n.Kind == graph.Concept && n.Degree >= minHub && float64(n.Degree) > hubShare*float64(edges):
		f.Kind, f.Detail = "hub", fmt.Sprintf("%d of %d edges end at this concept", n.Degree, edges)
	case orphans && n.Kind == graph.Named && n.Degree == 0:
		f.Kind, f.Detail = "orphan", "takes part in no fact"
	default:
		return f, false
	}
	return f, true
}

// tooLong says whether a name is longer than names are. What is written with
// capitals throughout, as ministries and their departments are, may be longer.
func tooLong(n *graph.Node, words int) bool {
	if words <= maxNameWords && utf8.RuneCountInString(n.Name) <= maxNameRunes {
		return false
	}
	if words > maxTitleWords || n.Kind != graph.Named {
		return true
	}
	for w := range strings.FieldsSeq(n.Name) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !unicode.IsDigit(r) && !functionWords[w] {
			return true
		}
		if strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") {
			return true
		}
	}
	return false
}

func allFunction(words []string) bool {
	for _, w := range words {
		if !functionWords[strings.Trim(w, ".,'’")] {
			return false
		}
	}
	return true
}
