package view

import (
	"cmp"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
	"kgraph/graph/export"
)

// article reads testdata/article.tsv into a graph.
func article(t testing.TB) *export.Graph {
	t.Helper()
	text, err := os.ReadFile("testdata/article.tsv")
	if err != nil {
		t.Fatal(err)
	}
	g := &export.Graph{AllDocuments: []graph.DocumentInfo{{ID: "deepseek.txt", Published: "2025-02-03", Source: "Example News",
		URL: "https://example.org/a", Title: "DeepSeek's Rise Sparks Debate on Export Controls and US-China Rivalry"}}}
	nodes := map[quad.IRI]graph.Node{}
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 9 {
			t.Fatalf("line %d has %d fields", i+1, len(f))
		}
		g.AllFacts = append(g.AllFacts, factOf(f, i, nodes))
	}
	for _, n := range nodes {
		g.AllEntities = append(g.AllEntities, n)
	}
	slices.SortFunc(g.AllEntities, func(a, b graph.Node) int { return cmp.Compare(a.IRI, b.IRI) })
	g.AllClaims = append(g.AllClaims, noTrend(), notInvested())
	return g
}

// factOf makes a fact of a line's fields and adds its ends to nodes.
func factOf(f []string, i int, nodes map[quad.IRI]graph.Node) graph.Fact {
	end := func(name, kind string) (iri quad.IRI, words string) {
		name, words, found := strings.Cut(name, "@")
		if !found {
			words = name
		}
		iri = graph.NameIRI(name)
		n := nodes[iri]
		n.IRI, n.Name, n.Type, n.Kind = iri, name, kind, graph.Named
		if kind == "Concept" {
			n.Kind = graph.Concept
		}
		if name == "United States" {
			n.Aliases = []string{"U.S.", "USA"}
		}
		n.Mentions = append(n.Mentions, graph.MentionRef{Document: "deepseek.txt", Text: words})
		nodes[iri] = n
		return iri, words
	}
	subject, subjectText := end(f[0], f[1])
	object, objectText := end(f[3], f[4])
	sentence := f[8]
	e := graph.Evidence{Claim: "claim/" + strconv.Itoa(i), Document: "deepseek.txt", Source: "Example News", Published: "2025-02-03",
		Sentence: sentence, Phrase: f[5], Label: quad.IRI(f[6]), AttributedTo: f[7], Modality: "fact", Confidence: 0.8}
	e.Start = 1000 * len(sentence)
	e.End = e.Start + utf8.RuneCountInString(sentence)
	if e.Label == graph.Hedged {
		e.Modality = "possible"
	}
	place := func(words string) *[2]int {
		at := strings.Index(sentence, words)
		if at < 0 {
			return nil
		}
		start := e.Start + utf8.RuneCountInString(sentence[:at])
		return &[2]int{start, start + utf8.RuneCountInString(words)}
	}
	e.Spans = graph.Spans{Subject: place(subjectText), Predicate: place(f[5]), Object: place(objectText)}
	return graph.Fact{Subject: subject, Relation: f[2], Object: object, Label: e.Label,
		Support: 1, Confidence: 0.8, Evidence: []graph.Evidence{e}}
}

// notInvested is a denied claim about two nodes.
func notInvested() *graph.Claim {
	sentence := "China has not invested in Nvidia, Zhou Hongyi said."
	return &graph.Claim{ID: "claim/not", SubjectNode: "China", SubjectEntity: 0, Predicate: "invest in", Relation: "invested_in",
		PredicateText: "has not invested in", ObjectNode: "Nvidia", ObjectEntity: 1, Polarity: "negative", Modality: "fact", AttributedTo: "Zhou Hongyi",
		DocumentID: "deepseek.txt", Sentence: sentence, Span: graph.Span{Start: 9000, End: 9000 + len(sentence)}, Confidence: 0.9,
		Spans: graph.Spans{Subject: &[2]int{9000, 9005}, Predicate: &[2]int{9006, 9025}, Object: &[2]int{9026, 9032}}}
}

// noTrend is a claim that puts no edge, for it is not about two nodes.
func noTrend() *graph.Claim {
	sentence := "They argue that DeepSeek's growth is not a trend."
	return &graph.Claim{ID: "claim/denied", SubjectNode: "DeepSeek", PredicateText: "is not", Object: "trend", ObjectEntity: -1,
		Polarity: "negative", Modality: "fact", AttributedTo: "some experts", DocumentID: "deepseek.txt", Sentence: sentence,
		Span: graph.Span{Start: 0, End: len(sentence)}, Confidence: 0.7}
}

// known is a small catalogue of relations for tests.
func known(relation string) bool {
	return slices.Contains([]string{"spurred", "outranked", "stunned", "invested_in"}, relation)
}
