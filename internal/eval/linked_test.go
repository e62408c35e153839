package eval

import (
	"iter"
	"strings"
	"testing"

	"kgraph/graph"
)

func nodes(all ...graph.Node) iter.Seq2[graph.Node, error] {
	return func(yield func(graph.Node, error) bool) {
		for _, n := range all {
			if !yield(n, nil) {
				return
			}
		}
	}
}

func entityAt(places ...graph.MentionRef) graph.Node { return graph.Node{Mentions: places} }

func at(document string, start, end int) graph.MentionRef {
	return graph.MentionRef{Document: document, Span: graph.Span{Start: start, End: end}}
}

const linkedItems = `{"id":"a","text":"Intel saw Rome and rain","links":[[0,5,"Intel"],[10,14,"Rome"],[19,23,"Rain"]]}
{"id":"b","text":"Übel Intel","links":[[5,10,"Intel"],[0,4,"Übel"]]}
{"id":"c","text":"Intel","links":[[0,5,"Intel"]]}
`

func TestLinked(t *testing.T) {
	items, err := ReadLinked(strings.NewReader(linkedItems), 2)
	if err != nil || len(items) != 2 {
		t.Fatal(items, err)
	}
	// Intel of both items is one entity, which wrongly holds Rome too; Übel is
	// found as part of a longer mention. "rain" has no capital: it is no name.
	s, err := Linked(items, nodes(
		entityAt(at("a", 0, 5), at("b", 5, 10), at("a", 10, 14)),
		entityAt(at("b", 0, 10)),
		entityAt(at("z", 0, 1)),
	))
	if err != nil {
		t.Fatal(err)
	}
	if s.Entities != 3 || s.Names != 4 || s.Found != 4 || s.Exact != 3 || s.Mentions != 5 || s.Words != 7 {
		t.Errorf("%+v", s)
	}
	if !near(s.Precision, (2./3+2./3+1./3+1)/4) || !near(s.Recall, 1) {
		t.Errorf("%+v", s)
	}
	if s, err := Linked(items, nodes()); err != nil || s.Found != 0 || s.F1() != 0 {
		t.Errorf("%+v %v", s, err)
	}
	for _, bad := range []string{"{", `{"id":"a","text":"x","links":[[0,9,"y"]]}`, `{"id":"a","text":"x","links":[["0",1,"y"]]}`, `{"id":"a","text":"x","links":[[1,0,"y"]]}`} {
		if _, err := ReadLinked(strings.NewReader(bad), 0); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func FuzzReadLinked(f *testing.F) {
	f.Add(linkedItems)
	f.Fuzz(func(t *testing.T, s string) {
		items, err := ReadLinked(strings.NewReader(s), 0)
		if err != nil {
			return
		}
		for _, it := range items {
			for _, l := range it.Links {
				if l.Start < 0 || l.Start >= l.End {
					t.Errorf("%+v", l)
				}
			}
		}
		if _, err := Linked(items, nodes(entityAt(at("a", 0, 5)))); err != nil {
			t.Error(err)
		}
	})
}
