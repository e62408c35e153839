package query_test

import (
	"context"
	"fmt"
	"log"

	"kgraph/graph"
	"kgraph/graph/query"
)

// exampleStore holds one article: DeepSeek outranked ChatGPT, and OpenAI made it.
func exampleStore() *graph.Store {
	s, err := graph.OpenMemory()
	if err != nil {
		log.Fatal(err)
	}
	r := &graph.Record{Document: graph.Document{ID: "news", Hash: "1", Text: "DeepSeek outranked ChatGPT. OpenAI made ChatGPT."}}
	for _, name := range []string{"DeepSeek", "ChatGPT", "OpenAI"} {
		r.Entities = append(r.Entities, graph.Entity{Key: name, Kind: graph.Named, Type: "Organization", Forms: []graph.Form{{Text: name, Count: 1}}})
	}
	claim := func(id string, from int, verb string, to int, sentence string, at graph.Span) {
		r.Sentences = append(r.Sentences, graph.Sentence{Span: at})
		r.Claims = append(r.Claims, graph.Claim{
			ID: "claim/" + id, Subject: r.Entities[from].Key, Predicate: verb, Object: r.Entities[to].Key, PredicateText: verb,
			SubjectEntity: from, ObjectEntity: to, Confidence: 0.9, DocumentID: "news", Sentence: sentence, Span: at,
		})
	}
	claim("1", 0, "outranked", 1, "DeepSeek outranked ChatGPT.", graph.Span{Start: 0, End: 27})
	claim("2", 2, "made", 1, "OpenAI made ChatGPT.", graph.Span{Start: 28, End: 48})
	if _, err := s.Add(context.Background(), r); err != nil {
		log.Fatal(err)
	}
	return s
}

// A question in Gizmo, under the usual limits of time, results and memory.
func ExampleGizmo() {
	store := exampleStore()
	defer store.Close()
	for row, err := range query.Gizmo(context.Background(), store, `g.V("<OpenAI>").Out("<made>").In("<outranked>").All()`, query.Options{Limit: 10}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(row.Text())
	}
	// Output: DeepSeek
}

func ExampleNeighbours() {
	store := exampleStore()
	defer store.Close()
	edges, cut, err := query.Neighbours(context.Background(), store, "ChatGPT", 1, 10)
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range edges {
		fmt.Println(e.Subject, e.Relation, e.Object, e.Label)
	}
	fmt.Println("more:", cut)
	// Output:
	// <DeepSeek> <outranked> <ChatGPT> <asserted>
	// <OpenAI> <made> <ChatGPT> <asserted>
	// more: false
}

// A path leads over facts in either direction, each with what says so.
func ExamplePaths() {
	store := exampleStore()
	defer store.Close()
	paths, err := query.Paths(context.Background(), store, "DeepSeek", "OpenAI", 1)
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range paths {
		for _, s := range p.Steps {
			fmt.Println(s.From, s.Relation, s.To, s.Forward, s.Claims[0].Sentence)
		}
		fmt.Println("confidence", p.Confidence)
	}
	// Output:
	// <DeepSeek> outranked <ChatGPT> true DeepSeek outranked ChatGPT.
	// <ChatGPT> made <OpenAI> false OpenAI made ChatGPT.
	// confidence 0.81
}
