package annotate

import (
	"testing"

	"kgraph/internal/clause/tree"
	"kgraph/internal/lang"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		in   string
		want float64
		ok   bool
	}{
		{"1,400", 1400, true}, {"3.5", 3.5, true}, {"seven", 7, true}, {"twenty-five", 25, true}, {"ninety", 90, true},
		{"five-four", 0, false}, {"x", 0, false}, {"", 0, false}, {"-5", 0, false}, {"1e999", 0, false},
	} {
		if got, ok := Number(c.in); got != c.want || ok != c.ok {
			t.Errorf("Number(%q) = %v, %v", c.in, got, ok)
		}
	}
}

func FuzzNumber(f *testing.F) {
	f.Add("1,000.5")
	f.Add("forty-two")
	f.Fuzz(func(t *testing.T, s string) {
		if v, ok := Number(s); ok && (v != v || v < 0) {
			t.Errorf("Number(%q) = %v", s, v)
		}
	})
}

// one is a tree of a single word.
func one(form, lemma, pos string) *tree.Tree {
	return tree.New(&lang.Parse{Words: []lang.Word{{Form: form, Lemma: lemma, UPOS: pos, Head: -1, Deprel: "root"}}})
}

func TestRole(t *testing.T) {
	for _, c := range []struct{ form, lemma, pos, prep, want string }{
		{"March", "March", "PROPN", "in", "time"},
		{"1998", "1998", "NUM", "in", "time"},
		{"Paris", "Paris", "PROPN", "in", "place"},
		{"moment", "moment", "NOUN", "as", "as"},
		{"rain", "rain", "NOUN", "because of", "cause"},
		{"factory", "factory", "NOUN", "from", "from"},
		{"yesterday", "yesterday", "NOUN", "", "time"},
	} {
		if got := Role(one(c.form, c.lemma, c.pos), 0, c.prep); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.prep, c.form, got, c.want)
		}
	}
}

func TestPolarityAlgebra(t *testing.T) {
	for _, c := range []struct{ outer, inner, want Polarity }{
		{Positive, Positive, Positive}, {Positive, Negative, Negative}, {Negative, Positive, Negative},
		{Negative, Negative, Positive}, {Partial, Positive, Partial}, {Partial, Negative, Negative},
	} {
		if got := Compose(c.outer, c.inner); got != c.want {
			t.Errorf("Compose(%s, %s) = %s", c.outer, c.inner, got)
		}
	}
}

func TestStrongerModality(t *testing.T) {
	if Stronger(Predicted, Possible) != Possible || Stronger("", Factual) != Factual || Stronger(Asked, Wished) != Asked {
		t.Error("the modality that stands furthest from fact is kept")
	}
}

// Implicatives after Karttunen: what follows from the verb and from its denial.
func TestImplicatives(t *testing.T) {
	for _, c := range []struct {
		verb             string
		affirmed, denied Polarity
	}{
		{"manage", Positive, Negative}, {"fail", Negative, Positive}, {"refuse", Negative, Positive}, {"forget", Negative, Positive},
		{"begin", Positive, Negative}, {"try", Positive, ""},
	} {
		if e := SubjectEffect(c.verb); e.Affirmed != c.affirmed || e.Denied != c.denied {
			t.Errorf("%s: %q when affirmed, %q when denied", c.verb, e.Affirmed, e.Denied)
		}
	}
	if e := ObjectEffect("force"); e.Affirmed != Positive || e.Denied != "" {
		t.Error("force is a one-way implicative")
	}
	if e := ObjectEffect("prevent"); e.Affirmed != Negative {
		t.Error("prevent denies what it governs")
	}
}
