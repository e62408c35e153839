package graph_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"kgraph/graph"
	"kgraph/graph/export"
	"kgraph/graph/query"
)

// A record is what an article says. Records usually come from kgraph's
// extraction; here is one by hand.
func exampleRecord() *graph.Record {
	return &graph.Record{
		Document: graph.Document{ID: "deepseek.txt", Title: "DeepSeek", Hash: "1", Text: "DeepSeek outranked ChatGPT."},
		Entities: []graph.Entity{
			{Key: "deepseek", Kind: graph.Named, Type: "Organization", Forms: []graph.Form{{Text: "DeepSeek", Count: 1}}},
			{Key: "chatgpt", Kind: graph.Named, Type: "Product", Forms: []graph.Form{{Text: "ChatGPT", Count: 1}}},
		},
		Sentences: []graph.Sentence{{Span: graph.Span{Start: 0, End: 27}}},
		Claims: []graph.Claim{{
			ID: "claim/1", Subject: "DeepSeek", Predicate: "outranked", Object: "ChatGPT",
			PredicateText: "outranked", SubjectEntity: 0, ObjectEntity: 1,
			Kind: "verb", Voice: "active", Polarity: "positive", Modality: "fact", Confidence: 0.9,
			DocumentID: "deepseek.txt", Sentence: "DeepSeek outranked ChatGPT.", Span: graph.Span{Start: 0, End: 27},
		}},
	}
}

func Example() {
	ctx := context.Background()
	store, err := graph.OpenMemory()
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()
	if _, err := store.Add(ctx, exampleRecord()); err != nil {
		log.Fatal(err)
	}
	for row, err := range query.Gizmo(ctx, store, `g.V("<DeepSeek>").Out("<outranked>").All()`, query.Options{}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(row.Text())
	}
	// Output: ChatGPT
}

// A store on disk is a folder. Adding what is there already costs a look-up.
func ExampleOpen() {
	dir, err := os.MkdirTemp("", "kgraph")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	for range 2 {
		store, err := graph.Open(filepath.Join(dir, "kgraph.db"), graph.Options{})
		if err != nil {
			log.Fatal(err)
		}
		res, err := store.Add(context.Background(), exampleRecord())
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(res.Added, "added,", res.Unchanged, "unchanged,", res.Quads, "quads more")
		if err := store.Close(); err != nil {
			log.Fatal(err)
		}
	}
	// Output:
	// 1 added, 0 unchanged, 16 quads more
	// 0 added, 1 unchanged, 0 quads more
}

// Facts come with the claims they rest on.
func ExampleStore_Facts() {
	ctx := context.Background()
	store, err := graph.OpenMemory()
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()
	if _, err := store.Add(ctx, exampleRecord()); err != nil {
		log.Fatal(err)
	}
	for f, err := range store.Facts(ctx) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(f.Subject, f.Relation, f.Object, f.Label)
		for _, e := range f.Evidence {
			fmt.Printf("%s, characters %d to %d: %s\n", e.Document, e.Start, e.End, e.Sentence)
		}
	}
	// Output:
	// <DeepSeek> outranked <ChatGPT> <asserted>
	// deepseek.txt, characters 0 to 27: DeepSeek outranked ChatGPT.
}

// Claims come with the sentence that says them, and with the names that all
// documents together give.
func ExampleStore_Claims() {
	ctx := context.Background()
	store, err := graph.OpenMemory()
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()
	if _, err := store.Add(ctx, exampleRecord()); err != nil {
		log.Fatal(err)
	}
	found, err := store.Find(ctx, "ChatGPT")
	if err != nil {
		log.Fatal(err)
	}
	for _, node := range found {
		fmt.Println(node.Name, node.Type, node.Degree)
		for c, err := range store.Claims(ctx, graph.Filter{Node: node.IRI}) {
			if err != nil {
				log.Fatal(err)
			}
			fmt.Println(c.Subject, c.Predicate, c.Object, c.Sentence)
		}
	}
	// Output:
	// ChatGPT Product 1
	// DeepSeek outranked ChatGPT DeepSeek outranked ChatGPT.
}

// Package export writes the graph for other programs.
func Example_export() {
	ctx := context.Background()
	store, err := graph.OpenMemory()
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()
	if _, err := store.Add(ctx, exampleRecord()); err != nil {
		log.Fatal(err)
	}
	if err := export.Write(ctx, os.Stdout, store, export.Options{Format: "mermaid"}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// ---
	// title: "DeepSeek"
	// ---
	// flowchart LR
	//   n0{"ChatGPT"}:::Product
	//   n1["DeepSeek"]:::Organization
	//   n1 -->|"outranked"| n0
	//   classDef Organization fill:#A9D5F2,stroke:#555,color:#111
	//   classDef Product fill:#F3EE9C,stroke:#555,color:#111
}

// A view is a Cayley QuadStore: all of Cayley works on it.
func ExampleStore_View() {
	ctx := context.Background()
	store, err := graph.OpenMemory()
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()
	if _, err := store.Add(ctx, exampleRecord()); err != nil {
		log.Fatal(err)
	}
	view, err := store.View()
	if err != nil {
		log.Fatal(err)
	}
	defer view.Close()
	p := path.StartPath(view, quad.IRI("ChatGPT")).In(quad.IRI("outranked"))
	err = p.Iterate(ctx).EachValue(view, func(v quad.Value) { fmt.Println(v) })
	if err != nil {
		log.Fatal(err)
	}
	// Output: <DeepSeek>
}
