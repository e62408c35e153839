package query

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"

	"kgraph/graph"
	"kgraph/graph/quadstore"
)

// Words of Gizmo for this graph: nodes by their names, the claims about them,
// and the sentences that say so. docs/guide.md shows each at work.

// The tags that a claim's slots are saved under.
var slots = []struct {
	via quad.IRI
	tag string
}{
	{graph.RDFSubject, "subject"},
	{graph.RDFPredicate, "relation"},
	{graph.RDFObject, "object"},
	{graph.KGSpeaker, "said_by"},
	{graph.KGModality, "modality"},
	{graph.KGPolarity, "polarity"},
}

// nowhere is a name that no node has, for a path that finds nothing: a path
// without a start begins at every node.
const nowhere = quad.IRI("kg:nowhere")

// vocabulary defines them: the functions that begin a path, and those that lengthen one.
func (s *session) vocabulary() {
	for name, f := range map[string]func(args []any) (*path.Path, error){
		"entity": s.entity,
		"claims": func(args []any) (*path.Path, error) {
			if len(args) == 0 {
				return reading(path.StartMorphism().Has(graph.DerivedFrom)), nil
			}
			return s.from(args, claimsOf)
		},
		"about":    func(args []any) (*path.Path, error) { return s.from(args, about) },
		"saidBy":   s.saidBy,
		"evidence": s.evidence,
		"since": func(args []any) (*path.Path, error) {
			return dated(path.StartMorphism().Has(graph.DerivedFrom), since, args)
		},
		"until": func(args []any) (*path.Path, error) {
			return dated(path.StartMorphism().Has(graph.DerivedFrom), until, args)
		},
	} {
		_ = s.vm.Set(name, s.function(func(_ goja.FunctionCall, args []any) (any, error) {
			p, err := f(args)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			return &pathValue{p}, nil
		}))
	}
}

// claimSteps are the methods of paths that go with them.
func claimSteps() map[string]step {
	none := func(f func(*path.Path) *path.Path) step {
		return func(p *path.Path, args []any) (*path.Path, error) {
			if len(args) > 0 {
				return nil, errors.New("expected no argument")
			}
			return f(p), nil
		}
	}
	return map[string]step{
		"claims":   none(claimsOf),
		"about":    none(about),
		"evidence": none(sentences),
		"since":    func(p *path.Path, args []any) (*path.Path, error) { return dated(p, since, args) },
		"until":    func(p *path.Path, args []any) (*path.Path, error) { return dated(p, until, args) },
	}
}

// entity begins at the nodes of a name or alias.
func (s *session) entity(args []any) (*path.Path, error) {
	ws, err := words(args)
	if err != nil || len(ws) == 0 {
		return nil, errors.New("expected a name or alias, such as \"United States\" or \"U.S.\"")
	}
	var all []quad.Value
	for _, w := range ws {
		found, err := s.named(w)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return startAt(all), nil
}

func startAt(nodes []quad.Value) *path.Path {
	if len(nodes) == 0 {
		return path.StartMorphism(nowhere)
	}
	return path.StartMorphism(nodes...)
}

// named are the nodes with a label or alias, else those with one that differs
// in capitals only. "<a>" is the node of that IRI.
func (s *session) named(name string) ([]quad.Value, error) {
	if iri, ok := strings.CutPrefix(name, "<"); ok && strings.HasSuffix(iri, ">") {
		return []quad.Value{quad.IRI(strings.TrimSuffix(iri, ">"))}, nil
	}
	view, ok := s.qs.(*quadstore.View)
	if !ok {
		return nil, errors.New("names are looked up in a store only")
	}
	name = strings.Join(strings.Fields(name), " ")
	var found []quad.Value
	seen := map[quad.Value]bool{}
	take := func(q quad.Quad) {
		names := q.Predicate == graph.RDFSLabel || q.Predicate == graph.AltLabel
		if names && q.Label == graph.Entities && !seen[q.Subject] {
			seen[q.Subject] = true
			found = append(found, q.Subject)
		}
	}
	for q, err := range view.With(s.ctx, quad.Object, quad.String(name)) {
		if err != nil {
			return nil, err
		}
		take(q)
	}
	if len(found) > 0 {
		return found, nil
	}
	if iri := graph.NameIRI(name); view.ValueOf(iri) != nil {
		return []quad.Value{iri}, nil
	}
	for _, p := range []quad.IRI{graph.RDFSLabel, graph.AltLabel} {
		for q, err := range view.With(s.ctx, quad.Predicate, p) {
			if err != nil {
				return nil, err
			}
			if o, ok := q.Object.(quad.String); ok && strings.EqualFold(string(o), name) {
				take(q)
			}
		}
	}
	return found, nil
}

// nodes makes arguments a path: one that is given, or names.
func (s *session) nodes(args []any) (*path.Path, error) {
	if len(args) == 1 {
		if p, ok := args[0].(*pathValue); ok {
			return p.path.Clone(), nil
		}
		if iri, ok := args[0].(quad.IRI); ok {
			return path.StartMorphism(iri), nil
		}
	}
	return s.entity(args)
}

// from goes on from nodes.
func (s *session) from(args []any, on func(*path.Path) *path.Path) (*path.Path, error) {
	p, err := s.nodes(args)
	if err != nil {
		return nil, err
	}
	return on(p), nil
}

// reading saves a claim's slots, so that its row can be read.
func reading(p *path.Path) *path.Path {
	for _, sl := range slots {
		p = p.SaveOptional(sl.via, sl.tag)
	}
	return p
}

// claimsOf goes to the claims in which a node takes part in any slot.
func claimsOf(p *path.Path) *path.Path {
	return reading(p.In().Has(graph.DerivedFrom).Unique())
}

// about goes to the claims whose subject or object is the node, or a concept
// that it narrows.
func about(p *path.Path) *path.Path {
	p = p.Or(p.Clone().In(graph.KGOf))
	return reading(p.In(graph.RDFSubject, graph.RDFObject).Unique())
}

// saidBy goes to the claims that somebody is quoted or cited for: an entity,
// or a speaker in the words of the article, as "some analysts".
func (s *session) saidBy(args []any) (*path.Path, error) {
	p, err := s.nodes(args)
	if err != nil {
		return nil, err
	}
	if ws, werr := words(args); werr == nil {
		for _, w := range ws {
			p = p.Or(path.StartMorphism(quad.String(w)))
		}
	}
	return reading(p.In(graph.KGSpeaker, graph.KGCitedBy).Unique()), nil
}

// evidence goes from claims to their sentences. It takes claims, or an edge:
// its subject, relation and object, each a name or null.
func (s *session) evidence(args []any) (*path.Path, error) {
	if len(args) == 1 {
		switch a := args[0].(type) {
		case *pathValue:
			return sentences(a.path.Clone()), nil
		case string:
			return sentences(path.StartMorphism(quad.IRI(strings.Trim(a, "<>")))), nil
		case map[string]any: // a row of claims(…).toArray() or the like
			if a["subject"] != nil || a["object"] != nil {
				return s.evidence([]any{a["subject"], a["relation"], a["object"]})
			}
			return s.evidence([]any{a[resultTag]})
		}
	}
	if len(args) != 3 || args[0] == nil && args[1] == nil && args[2] == nil {
		return nil, errors.New(`expected claims, or an edge: evidence("DeepSeek", "outranked", "ChatGPT"), null for any`)
	}
	var p *path.Path
	narrow := func(q *path.Path) {
		if p == nil {
			p = q
		} else {
			p = p.And(q)
		}
	}
	for i, via := range []quad.IRI{graph.RDFSubject, "", graph.RDFObject} {
		if args[i] == nil || via == "" {
			continue
		}
		q, err := s.nodes(args[i : i+1])
		if err != nil {
			return nil, err
		}
		if w, ok := args[i].(string); ok { // a value, or words that are no node
			q = q.Or(path.StartMorphism(quad.String(w)))
		}
		q = q.Or(q.Clone().In(graph.Broader)) // an edge is repeated on the broader concept
		narrow(q.In(via))
	}
	if args[1] != nil {
		ws, err := words(args[1:2])
		if err != nil || len(ws) != 1 {
			return nil, errors.New("a relation is one word, such as \"cast_doubt_on\"")
		}
		narrow(path.StartMorphism(graph.NameIRI(strings.Trim(ws[0], "<>"))).In(graph.RDFPredicate))
	}
	return sentences(reading(p.Unique())), nil
}

// sentences goes from claims to the sentences that make them.
func sentences(p *path.Path) *path.Path {
	return p.Tag("claim").Out(graph.DerivedFrom).
		Save(graph.KGText, "text").Save(graph.PartOf, "document")
}

const (
	since = iterator.CompareGTE
	until = iterator.CompareLT
)

// dated keeps the claims of documents that came out since or until a day,
// month or year, which is included.
func dated(p *path.Path, op iterator.Operator, args []any) (*path.Path, error) {
	day := ""
	if len(args) == 1 {
		switch d := args[0].(type) {
		case string:
			day = d
		case time.Time:
			day = d.UTC().Format(time.DateOnly)
		case int64:
			day = fmt.Sprint(d)
		}
	}
	if !dateLike(day) {
		return nil, fmt.Errorf("expected a day, month or year, such as \"2025-01-27\" or \"2025\", got %.40q", fmt.Sprint(args...))
	}
	if op == until {
		day += "~" // after all that begins with the date
	}
	articles := path.StartMorphism().HasFilter(graph.Issued, false, shape.Comparison{Op: op, Val: quad.String(day)})
	return p.And(articles.In(graph.PartOf).In(graph.DerivedFrom)), nil
}

// dateLike says whether s begins as ISO 8601 writes dates.
func dateLike(s string) bool {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly, time.RFC3339} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}
