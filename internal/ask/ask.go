// Package ask owns questions in plain English: what a question asks for, read
// off its tree by the same parser that reads articles, and the statements of
// the graph that answer it.
//
// Invariant: an answer is a slot of a statement that the graph holds, and comes
// with that statement's sentence and place; every filled slot of the question
// is found in that statement. Where none is, there is no answer, and the
// nearest statements are given as what they are. The same question over the
// same graph has the same answers in the same order.
//
// The package parses nothing itself and makes nothing up: it neither rewrites
// answers nor joins two statements into one.
package ask

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/lang"
	"kgraph/internal/report"
	"kgraph/schema"
)

// ErrQuestion says that a sentence is no question that can be asked.
var ErrQuestion = errors.New("this is not a question that can be answered: begin with who, what, which, where, when, why, how many, how much, or did")

// Answer is one answer with the statement it was read from.
type Answer struct {
	Text  string           `json:"answer"`
	Score float64          `json:"score"` // 0..1: how well the statement fits the question, times its confidence
	From  report.Statement `json:"from"`
}

// Result is what a question gives. Answers is empty when the graph does not
// know; Nearest are then the statements that come closest.
type Result struct {
	Question string             `json:"question"`
	Query    string             `json:"query"` // the same in Gizmo, as near as it comes
	Answers  []Answer           `json:"answers"`
	Nearest  []report.Statement `json:"nearest"`
	Known    []string           `json:"known"` // names of the question that the graph has nodes for
}

// How many answers and nearest statements are given.
const (
	maxAnswers = 10
	maxNearest = 3
)

// Language is what Ask needs to know of English beside the question's parse.
type Language struct {
	Parse     func(tokens string) *lang.Parse // reads a line of words, as the question was read
	Adjective func(country string) string     // "French" of France, "" for none
}

// Ask answers the question whose sentence is p over the graph g. It returns
// ErrQuestion for what is no question, or the graph's error. It may be called
// concurrently.
func Ask(ctx context.Context, g report.Graph, v *schema.Schema, p *lang.Parse, l Language) (*Result, error) {
	q, err := read(p, l)
	if err != nil {
		return nil, err
	}
	understood := q.covers(p)
	r := &Result{Question: p.Sentence.Text, Answers: []Answer{}, Nearest: []report.Statement{}, Known: []string{}}
	m := matcher{q: q, schema: v, names: relationNames(v, q)}
	if m.nodes, err = nodesOf(ctx, g, q); err != nil {
		return nil, err
	}
	for _, s := range q.slots() {
		if len(m.nodes[s.text]) > 0 && !slices.Contains(r.Known, s.text) {
			r.Known = append(r.Known, s.text)
		}
	}
	if q.target == place {
		if m.places, err = placesOf(ctx, g); err != nil {
			return nil, err
		}
	}
	if q.persons {
		if m.kinds, err = conceptsOf(ctx, g); err != nil {
			return nil, err
		}
	}
	r.Query = m.gizmo()
	all, err := report.Statements(ctx, g, graph.Filter{})
	if err != nil {
		return nil, err
	}
	type near struct {
		s     report.Statement
		score float64
	}
	var nearest []near
	for i := range all {
		text, score := m.answer(&all[i])
		switch {
		case text != "" && !understood:
			nearest = append(nearest, near{all[i], score})
		case text != "":
			r.Answers = append(r.Answers, Answer{text, score * all[i].Confidence, all[i]})
		case score > 0:
			nearest = append(nearest, near{all[i], score})
		}
	}
	slices.SortStableFunc(r.Answers, func(a, b Answer) int { return cmp.Compare(b.Score, a.Score) })
	r.Answers = distinct(r.Answers)
	if len(r.Answers) == 0 {
		slices.SortStableFunc(nearest, func(a, b near) int { return cmp.Compare(b.score, a.score) })
		for _, n := range nearest[:min(len(nearest), maxNearest)] {
			r.Nearest = append(r.Nearest, n.s)
		}
	}
	return r, nil
}

// distinct keeps of equal answers the best, and no answer that fits half as
// well as the best one.
func distinct(all []Answer) []Answer {
	seen := map[string]bool{}
	out := []Answer{}
	for _, a := range all {
		k := strings.ToLower(a.Text)
		if !seen[k] && len(out) < maxAnswers && a.Score >= all[0].Score/2 {
			seen[k] = true
			out = append(out, a)
		}
	}
	return out
}

// conceptsOf are the nodes that are kinds of things, not names.
func conceptsOf(ctx context.Context, g report.Graph) (map[string]bool, error) {
	out := map[string]bool{}
	for n, err := range g.Nodes(ctx) {
		if err != nil {
			return nil, err
		}
		if n.Kind == graph.Concept {
			out[string(n.IRI)] = true
		}
	}
	return out, nil
}

// placesOf says of every name whether it is a place.
func placesOf(ctx context.Context, g report.Graph) (map[string]bool, error) {
	out := map[string]bool{}
	for n, err := range g.Nodes(ctx) {
		if err != nil {
			return nil, err
		}
		if n.Kind == graph.Named {
			out[string(n.IRI)] = n.Type == "Country" || n.Type == "City" || n.Type == "Place"
		}
	}
	return out, nil
}

// nodesOf finds the nodes that the question's phrases name.
func nodesOf(ctx context.Context, g report.Graph, q *question) (map[string]map[string]bool, error) {
	out := map[string]map[string]bool{}
	for _, s := range q.slots() {
		found, err := g.Find(ctx, s.text)
		if err != nil {
			return nil, fmt.Errorf("looking for %q: %w", s.text, err)
		}
		out[s.text] = map[string]bool{}
		for _, n := range found {
			out[s.text][string(n.IRI)] = true
		}
	}
	return out, nil
}
