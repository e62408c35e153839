package clause

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

var (
	someRels = []string{"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:poss", "nmod:desc",
		"nmod:unmarked", "appos", "acl", "acl:relcl", "advcl", "advcl:relcl", "xcomp", "ccomp", "conj", "cc", "aux", "aux:pass", "cop", "mark",
		"case", "det", "amod", "advmod", "nummod", "compound", "compound:prt", "flat", "fixed", "expl", "parataxis", "list", "dep", "punct", "root", ""}
	somePos   = []string{"NOUN", "PROPN", "PRON", "VERB", "AUX", "ADJ", "ADV", "ADP", "DET", "NUM", "PUNCT", "SCONJ", "CCONJ", "PART", "X", ""}
	someTags  = []string{"NN", "NNS", "NNP", "VBD", "VBN", "VBG", "VB", "VBZ", "IN", "TO", "JJ", "PRP", "WDT", ""}
	someForms = []string{"he", "that", "who", "which", "where", "to", "not", "no", "said", "say", "force", "want", "describe", "as", "of", "by", "in",
		"like", "loss", "launch", "raise", "questions", "about", "DeepSeek", "'s", ",", "?", "if", "may", "\"", "be", "", "it", "there"}
)

// randomParse is a parse with any heads at all, cycles included.
func randomParse(t *rapid.T) *lang.Parse {
	n := rapid.IntRange(0, 25).Draw(t, "n")
	p := &lang.Parse{Sentence: &text.Sentence{}}
	for i := 0; i < n; i++ {
		form := rapid.SampledFrom(someForms).Draw(t, "form")
		p.Words = append(p.Words, lang.Word{Form: form, Lemma: form,
			UPOS: rapid.SampledFrom(somePos).Draw(t, "pos"), XPOS: rapid.SampledFrom(someTags).Draw(t, "tag"),
			Head: rapid.IntRange(-2, n+1).Draw(t, "head"), Deprel: rapid.SampledFrom(someRels).Draw(t, "rel"),
			Prob: rapid.Float32Range(0, 1).Draw(t, "prob")})
	}
	return p
}

func TestExtractAnyTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomParse(t)
		claims := ExtractWith(p, Options{Reports: true})
		if !reflect.DeepEqual(claims, ExtractWith(p, Options{Reports: true})) {
			t.Fatal("two runs differ")
		}
		for i := range claims {
			checkClaim(t, p, claims, i)
		}
		Lines(p, claims, LineOptions{})
		Lines(p, claims, LineOptions{Full: true})
	})
}

// TestTitleOfUnknownName: a title before a name of two words that the parser
// did not mark as one keeps the words in their order.
func TestTitleOfUnknownName(t *testing.T) {
	p := &lang.Parse{Sentence: &text.Sentence{}, Words: []lang.Word{
		{Form: "president", Lemma: "president", UPOS: "NOUN", XPOS: "NN", Head: 1, Deprel: "nmod:desc", Prob: 1},
		{Form: "Ada", Lemma: "Ada", UPOS: "PROPN", XPOS: "NNP", Head: 2, Deprel: "compound", Prob: 1},
		{Form: "Moss", Lemma: "Moss", UPOS: "PROPN", XPOS: "NNP", Head: 3, Deprel: "nsubj", Prob: 1},
		{Form: "spoke", Lemma: "speak", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root", Prob: 1},
	}}
	titles := 0
	for _, c := range Extract(p) {
		if c.Kind == Title {
			titles++
			if want := []int{1, 2}; !reflect.DeepEqual(c.Subject.Words, want) {
				t.Errorf("%s: subject %v, want %v", Format(p, &c), c.Subject.Words, want)
			}
		}
	}
	if titles != 1 {
		t.Errorf("%d titles, want 1", titles)
	}
}

// checkClaim holds the invariants of a claim.
func checkClaim(t *rapid.T, p *lang.Parse, claims []Claim, i int) {
	c := &claims[i]
	lists := [][]int{c.Subject.Words, c.Subject.Full, c.Object.Words, c.Object.Full, c.Predicate.Words, c.Predicate.PrepAt}
	for _, a := range c.Args {
		lists = append(lists, a.Phrase.Words, a.Phrase.Full, a.PrepAt)
	}
	for _, s := range c.Speakers {
		lists = append(lists, s.Phrase.Words, s.Phrase.Full)
	}
	for _, l := range lists {
		for k, w := range l {
			if w < 0 || w >= len(p.Words) || k > 0 && l[k-1] >= w {
				t.Fatalf("%s: indexes %v", Format(p, c), l)
			}
		}
	}
	if c.Subject.Empty() && c.Object.Empty() || c.Confidence < 0 || c.Confidence > 1 || c.Content >= len(claims) {
		t.Fatalf("bad claim %+v", c)
	}
	if c.Polarity == "" || c.Modality == "" {
		t.Fatalf("no polarity or modality: %s", Format(p, c))
	}
}
