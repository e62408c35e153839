package view

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kgraph/graph"
	"kgraph/graph/export"
)

// said is a fact of one claim: its sentence with subject, predicate and object.
func said(sentence, subject, predicate, object string, label graph.IRI, args ...graph.Arg) graph.Fact {
	at := func(words string) *[2]int {
		i := strings.Index(sentence, words)
		start := utf8.RuneCountInString(sentence[:i])
		return &[2]int{start, start + utf8.RuneCountInString(words)}
	}
	e := graph.Evidence{Sentence: sentence, Span: graph.Span{End: utf8.RuneCountInString(sentence)}, Phrase: predicate, Predicate: "did", Label: label, Args: args}
	first, _, _ := strings.Cut(predicate, " of ")
	first, _, _ = strings.Cut(first, " in riot")
	e.Spans = graph.Spans{Subject: at(subject), Predicate: at(first), Object: at(object)}
	return graph.Fact{Relation: "did", ObjectName: object, Label: label, Evidence: []graph.Evidence{e}}
}

// TestLabels: what an edge shows holds without its sentence.
func TestLabels(t *testing.T) {
	arg := func(prep, text string) graph.Arg { return graph.Arg{Role: prep, Prep: prep, Text: text, EntityRef: -1} }
	for name, c := range map[string]struct {
		fact graph.Fact
		want string
	}{
		"verb and object":   {said("Iran attacked Iraq.", "Iran", "attacked", "Iraq", graph.Asserted), "attacked"},
		"what of":           {said("Peru informs India of the arrest, again.", "Peru", "informs", "India", graph.Asserted, arg("of", "arrest")), "informs … of arrest"},
		"what to do":        {said("Peru urges Mali to hold elections.", "Peru", "urges", "Mali", graph.Asserted, arg("to", "hold elections")), "urges … to hold elections"},
		"what not to do":    {said("Peru urges Mali not to hold elections.", "Peru", "urges", "Mali", graph.Asserted, arg("to", "hold elections")), "urges … not to hold elections"},
		"complement":        {said("Peru holds Mali responsible.", "Peru", "holds", "Mali", graph.Asserted, graph.Arg{Role: "complement", Text: "responsible", EntityRef: -1}), "holds … responsible"},
		"participle":        {said("Peru joins Mali calling for peace.", "Peru", "joins", "Mali", graph.Asserted, graph.Arg{Role: "complement", Text: "calling for peace", EntityRef: -1}), "joins"},
		"cut argument":      {said("Ann outranked Bo as number one app.", "Ann", "outranked", "Bo", graph.Asserted, arg("as", "number")), "outranked"},
		"the object itself": {said("Rules forced firms to innovate.", "Rules", "forced", "innovate", graph.Asserted, arg("to", "innovate")), "forced"},
		"words around":      {said("Peru accuses Mali of fraud.", "Peru", "accuses of fraud", "Mali", graph.Asserted), "accuses … of fraud"},
		"words before":      {said("Ann took part in the riot at the Capitol in 2021.", "Ann", "took part in riot at", "riot at the Capitol", graph.Asserted), "took part in riot at"},
		"a day":             {said("Peru fined Ann on June 27.", "Peru", "fined", "Ann", graph.Asserted, graph.Arg{Role: "on", Prep: "on", Text: "June 27", Value: "2025-06-27", EntityRef: -1}), "fined"},
		"hedge in place":    {said("Peru may attack Mali.", "Peru", "may attack", "Mali", graph.Hedged), "may attack"},
		"hedge before":      {said("Peru reportedly attacked Mali.", "Peru", "attacked", "Mali", graph.Hedged), "reportedly attacked"},
		"hedge elsewhere":   {said("It may be so that Peru attacked Mali.", "Peru", "attacked", "Mali", graph.Hedged), "(possibly) attacked"},
		"hedged passive":    {said("Mali may be attacked by Peru.", "Peru", "may be attacked", "Mali", graph.Hedged), "may be attacked by"},
		"passive":           {said("Mali was attacked by Peru.", "Peru", "was attacked", "Mali", graph.Asserted), "did"},
	} {
		w := export.WordingOf(c.fact, maxWords)
		if got := labelOf(c.fact, w); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if w.Backwards != (name == "hedged passive") {
			t.Errorf("%s: backwards is %v", name, w.Backwards)
		}
	}
}

// FuzzLabel holds that any claim has words that an edge can show.
func FuzzLabel(f *testing.F) {
	f.Add("Peru accuses Mali of fraud.", "accuses of fraud", "of", "fraud", 5, 12, 13, 17)
	f.Add("", "", "to", "", 9, 3, -1, 2)
	f.Add("Ünï may be \u202eattacked", "may be", "", "x y", 0, 400, 2, 1)
	f.Fuzz(func(t *testing.T, sentence, phrase, prep, rest string, p, q, o, r int) {
		for _, label := range []graph.IRI{graph.Asserted, graph.Reported, graph.Hedged} {
			e := graph.Evidence{Sentence: sentence, Span: graph.Span{Start: 1, End: 1 + len(sentence)}, Phrase: phrase, Predicate: phrase, Label: label,
				Args: []graph.Arg{{Role: prep, Prep: prep, Text: rest, EntityRef: -1}}}
			e.Spans = graph.Spans{Subject: &[2]int{r, p}, Predicate: &[2]int{p, q}, Object: &[2]int{o, r}}
			fact := graph.Fact{Relation: "did", ObjectName: rest, Label: label, Evidence: []graph.Evidence{e}}
			words := labelOf(fact, export.WordingOf(fact, maxWords))
			edge := Edge{Label: words, Standing: string(label), Facts: []Fact{{Label: words}}}
			for _, lines := range edge.wraps() {
				if len(lines) == 0 {
					t.Fatalf("%q has no line", words)
				}
			}
		}
	})
}
