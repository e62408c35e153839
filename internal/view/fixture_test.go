package view

import (
	"cmp"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

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
	g := &export.Graph{AllDocuments: []graph.Document{{ID: "deepseek.txt", Published: "2025-02-03", Source: "Example News",
		URL: "https://example.org/a", Title: "DeepSeek's Rise Sparks Debate on Export Controls and US-China Rivalry"}}}
	nodes := map[string]export.Node{}
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		f := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(f) != 9 {
			t.Fatalf("line %d has %d fields", i+1, len(f))
		}
		g.AllFacts = append(g.AllFacts, factOf(f, i, nodes))
	}
	for _, n := range nodes {
		g.AllNodes = append(g.AllNodes, n)
	}
	slices.SortFunc(g.AllNodes, func(a, b export.Node) int { return cmp.Compare(a.ID, b.ID) })
	return g
}

func factOf(f []string, i int, nodes map[string]export.Node) export.Fact {
	end := func(name, kind string) (id, words string) {
		name, words, found := strings.Cut(name, "@")
		if !found {
			words = name
		}
		id = strings.ReplaceAll(name, " ", "_")
		n := nodes[id]
		n.ID, n.Name, n.Type, n.Kind = id, name, kind, graph.Named
		if kind == "Concept" {
			n.Kind = graph.Concept
		}
		if name == "United States" {
			n.Aliases = []string{"U.S.", "USA"}
		}
		n.Mentions++
		nodes[id] = n
		return id, words
	}
	subject, subjectText := end(f[0], f[1])
	object, objectText := end(f[3], f[4])
	c := export.Claim{SubjectID: subject, Relation: f[2], ObjectID: object, Standing: export.Standing(f[6]), Outlet: "Example News"}
	c.ID, c.PredicateText, c.AttributedTo, c.Sentence = "claim/"+strconv.Itoa(i), f[5], f[7], f[8]
	c.DocumentID, c.Polarity, c.Modality, c.Confidence = "deepseek.txt", "positive", "fact", 0.8
	c.Start = 1000 * len(f[8])
	c.End = c.Start + utf8.RuneCountInString(f[8])
	if c.Standing == export.Hedged {
		c.Modality = "possible"
	}
	place := func(words string) *[2]int {
		at := strings.Index(f[8], words)
		if at < 0 {
			return nil
		}
		start := c.Start + utf8.RuneCountInString(f[8][:at])
		return &[2]int{start, start + utf8.RuneCountInString(words)}
	}
	c.Spans = graph.Spans{Subject: place(subjectText), Predicate: place(f[5]), Object: place(objectText)}
	return export.Fact{Subject: subject, Relation: f[2], Object: object, Standing: c.Standing,
		Support: 1, Confidence: 0.8, Claims: []export.Claim{c}, Phrase: export.Phrase(f[2], []export.Claim{c})}
}

// known is a small catalogue of relations for tests.
func known(relation string) bool {
	return slices.Contains([]string{"spurred", "outranked", "stunned", "invested_in"}, relation)
}
