package export

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"kgraph/graph"
)

// hostile are names that break careless writers.
var hostile = []string{
	`He said "no"`, `it's`, "two\nlines", "tab\there", `<b>bold</b>`, `</script><script>alert(1)</script>`,
	"&amp; & &#60;", `back\slash`, `back\`, "مرحبا بالعالم", "שלום \u202Eevil", "😀 party", "é combining e\u0301",
	"100% sure", "%41", "{curly} |pipe|", "a;b,c", "=1+1", "]]>", "<!-- no", "bell\a", "\uFFFF", "javascript:alert(1)",
	"rdf:type", "kg:of", "http://example.org/x", "claim/1", "C#", "?query#fragment", "  ", "..", "CON",
}

// hostileStore has a fact between each two neighbours of hostile, in turn
// asserted, reported and hedged, and a denied claim.
func hostileStore(t testing.TB) *graph.Store {
	t.Helper()
	r := &graph.Record{Document: graph.Document{ID: `doc "1" <x>.txt`, Title: `Title </title> & "more"`, Source: "The <Outlet>",
		Published: "2025-01-27", URL: "javascript:alert(1)", Hash: "h"}}
	for i, name := range hostile {
		key := "key " + strings.ReplaceAll(name, "\x00", "")
		r.Entities = append(r.Entities, graph.Entity{Key: key, Kind: graph.Named, Type: "Organization",
			Forms: []graph.Form{{Text: name, Count: 2}, {Text: fmt.Sprintf("a<l>i\"as%d", i), Count: 1}}})
	}
	at := 0
	for i := range hostile {
		j := (i + 1) % len(hostile)
		sentence := hostile[i] + " may have overtaken " + hostile[j] + "."
		length := utf8.RuneCountInString(sentence)
		c := graph.Claim{ID: fmt.Sprintf("claim/%032x", i), Subject: hostile[i], SubjectNode: hostile[i], SubjectEntity: i,
			Predicate: "overtook", PredicateText: "overtook", Object: hostile[j], ObjectNode: hostile[j], ObjectEntity: j,
			Kind: "verb", Voice: "active", Polarity: "positive", Modality: "fact", Confidence: 0.7,
			DocumentID: r.Document.ID, Sentence: sentence, SentenceNo: i, Span: graph.Span{Start: at, End: at + length}}
		switch i % 3 {
		case 1:
			c.AttributedTo, c.Speakers, c.SpeakerEntity = "some <analysts>", []string{"some <analysts>"}, []int{graph.NoEntity}
		case 2:
			c.Modality, c.PredicateText = "possible", "may have overtaken"
		}
		if i == len(hostile)-1 {
			c.Polarity = "negative"
		}
		c.Args = []graph.Arg{{Role: "time", Text: "in \"2024\"", Value: "2024", EntityRef: graph.NoEntity}}
		r.Sentences = append(r.Sentences, graph.Sentence{Span: c.Span})
		r.Claims = append(r.Claims, c)
		r.Document.Text += sentence + "\n"
		at += length + 1
	}
	return storeOf(t, r)
}

func storeOf(t testing.TB, records ...*graph.Record) *graph.Store {
	t.Helper()
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Add(t.Context(), records...); err != nil {
		t.Fatal(err)
	}
	return s
}

// needs skips the test when a tool is missing, or fails it when everything is
// required to be there.
func needs(t testing.TB, name string, check ...string) string {
	t.Helper()
	for _, path := range []string{"/usr/bin/" + name, name} {
		if found, err := exec.LookPath(path); err == nil && exec.Command(found, check...).Run() == nil {
			return found
		}
	}
	if os.Getenv("KGRAPH_REQUIRE") == "all" {
		t.Fatalf("%s %s does not run, and KGRAPH_REQUIRE=all is set", name, strings.Join(check, " "))
	}
	t.Skipf("%s %s does not run", name, strings.Join(check, " "))
	return ""
}
