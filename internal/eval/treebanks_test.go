package eval

import (
	"testing"

	"kgraph/internal/lang/conllu"
)

func TestParseParts(t *testing.T) {
	sentence := func(comments ...string) *conllu.Sentence {
		return &conllu.Sentence{Comments: comments, Words: []conllu.Word{{Form: "x"}}}
	}
	var p parseParts
	gum := []*conllu.Sentence{sentence("newdoc id = GUM_news_a"), sentence(), sentence("newdoc id = GUM_bio_b"), sentence()}
	p.add("en_gum_open", gum, gum)
	pud := []*conllu.Sentence{sentence("sent_id = n01001011"), sentence("sent_id = w01001011"), sentence("sent_id = w01001013")}
	p.add("en_pud_odd", pud, pud)
	want := map[string]int{"EWT and GUM": 4, "GUM news": 2, "PUD news": 1, "PUD encyclopedia": 2}
	if len(p) != len(want) {
		t.Errorf("%d parts", len(p))
	}
	for _, part := range p {
		if len(part.gold) != want[part.name] || len(part.system) != want[part.name] {
			t.Errorf("%s: %d sentences, want %d", part.name, len(part.gold), want[part.name])
		}
	}
}
