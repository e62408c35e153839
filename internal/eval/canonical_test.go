package eval

import (
	"fmt"
	"strings"
	"testing"

	"kgraph/graph"
)

func TestCanonical(t *testing.T) {
	edges, err := ReadCanonical(strings.NewReader("article\tsubject\tpredicate\tobject\na\tAnna\tmet\tBen\na\tBen\tmet\tAnna\na\tAnna\ttype\tPerson\na\tBen\ttype\tCity\n"))
	if err != nil || len(edges) != 4 {
		t.Fatal(edges, err)
	}
	rec := &graph.Record{
		Document:  graph.Document{ID: "d", Hash: "h", Text: "Anna met Ben."},
		Sentences: []graph.Sentence{{Span: graph.Span{Start: 0, End: 13}}},
		Entities: []graph.Entity{
			{Key: "name:anna", Kind: graph.Named, Type: "Person", Forms: []graph.Form{{Text: "Anna", Count: 1}}},
			{Key: "name:ben", Kind: graph.Named, Type: "Person", Forms: []graph.Form{{Text: "Ben", Count: 1}}},
		},
		Claims: []graph.Claim{{ID: "claim/" + strings.Repeat("0", 32), Subject: "Anna", Predicate: "met", Object: "Ben", SubjectEntity: 0, ObjectEntity: 1,
			Kind: "verb", Voice: "active", Polarity: "positive", Modality: "fact", Confidence: 1, DocumentID: "d", Sentence: "Anna met Ben.", Span: graph.Span{Start: 0, End: 13}}},
	}
	has, err := Canonical(t.Context(), edges, []*graph.Record{rec})
	if err != nil || fmt.Sprint(has) != "[true false true false]" {
		t.Error(has, err)
	}
	if _, err := ReadCanonical(strings.NewReader("a\tb\n")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Error(err)
	}
}
