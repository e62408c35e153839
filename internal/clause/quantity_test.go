package clause

import (
	"strings"
	"testing"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// words builds a parse of "form/UPOS/head/relation" words.
func words(s string) *lang.Parse {
	p := &lang.Parse{Sentence: &text.Sentence{}}
	for _, w := range strings.Fields(s) {
		f := strings.Split(w, "|")
		head := 0
		for _, d := range f[2] {
			head = head*10 + int(d-'0')
		}
		lemma := strings.ToLower(f[0])
		if f[1] == "NOUN" {
			lemma = strings.TrimSuffix(lemma, "s")
		}
		p.Words = append(p.Words, lang.Word{Form: f[0], Lemma: lemma, UPOS: f[1], Head: head - 1, Deprel: f[3]})
	}
	return p
}

func TestQuantityOf(t *testing.T) {
	for _, c := range []struct {
		tree string
		head int
		want Quantity
		ok   bool
	}{
		{"nearly|ADV|2|advmod $|SYM|0|root 600|NUM|4|compound billion|NUM|2|nummod", 1, Quantity{Value: 6e11, Unit: "USD", Approx: true, Bound: ""}, true},
		{"five|NUM|2|nummod years|NOUN|0|root", 1, Quantity{Value: 5, Unit: "year", Approx: false, Bound: ""}, true},
		{"at|ADP|2|case least|ADJ|3|advmod 1,400|NUM|4|nummod people|NOUN|0|root", 3, Quantity{Value: 1400, Unit: "people", Approx: false, Bound: "min"}, true},
		{"more|ADJ|3|advmod than|ADP|1|fixed 50|NUM|4|nummod others|NOUN|0|root", 3, Quantity{Value: 50, Unit: "other", Approx: false, Bound: "min"}, true},
		{"10.59|NUM|2|nummod %|SYM|0|root", 1, Quantity{Value: 10.59, Unit: "%", Approx: false, Bound: ""}, true},
		{"twenty-five|NUM|2|nummod miners|NOUN|0|root", 1, Quantity{Value: 25, Unit: "miner", Approx: false, Bound: ""}, true},
		{"the|DET|2|det miners|NOUN|0|root", 1, Quantity{}, false},
	} {
		p := words(c.tree)
		got, ok := QuantityOf(p, Phrase{Head: c.head})
		if ok != c.ok || got != c.want {
			t.Errorf("%s: %+v %v, want %+v", c.tree, got, ok, c.want)
		}
	}
}
