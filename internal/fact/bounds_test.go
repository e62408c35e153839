package fact

import (
	"slices"
	"testing"

	"kgraph/internal/clause"
	"kgraph/internal/lang"
)

// TestCompleted holds what the short form of a phrase must not lose.
func TestCompleted(t *testing.T) {
	word := func(form, upos, rel string, head int) lang.Word {
		return lang.Word{Form: form, UPOS: upos, Deprel: rel, Head: head}
	}
	tests := []struct {
		name  string
		words []lang.Word
		head  int
		short []int
		want  []int
	}{
		{"at least", []lang.Word{word("At", "ADP", "case", 1), word("least", "ADJ", "nmod", 2), word("three", "NUM", "nummod", 3), word("tankers", "NOUN", "nsubj", 4), word("passed", "VERB", "root", -1)}, 3, []int{2, 3}, []int{0, 1, 2, 3}},
		{"over", []lang.Word{word("killed", "VERB", "root", -1), word("over", "ADV", "advmod", 2), word("56", "NUM", "nummod", 3), word("civilians", "NOUN", "obj", 0)}, 3, []int{2, 3}, []int{1, 2, 3}},
		{"worth", []lang.Word{word("seized", "VERB", "root", -1), word("$", "SYM", "obj", 0), word("12", "NUM", "compound", 3), word("million", "NUM", "nummod", 1), word("worth", "NOUN", "obj", 0)}, 4, []int{4}, []int{1, 2, 3, 4}},
		{"between", []lang.Word{word("between", "ADP", "case", 1), word("villages", "NOUN", "obl", 4), word("and", "CCONJ", "cc", 3), word("towns", "NOUN", "conj", 1), word("crashed", "VERB", "root", -1)}, 1, []int{1}, []int{1, 2, 3}},
		{"nothing", []lang.Word{word("the", "DET", "det", 1), word("firm", "NOUN", "nsubj", 2), word("sued", "VERB", "root", -1)}, 1, []int{1}, []int{1}},
	}
	for _, c := range tests {
		got := completed(&lang.Parse{Words: c.words}, clause.Phrase{Head: c.head, Words: c.short})
		if !slices.Equal(got.Words, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got.Words, c.want)
		}
	}
}
