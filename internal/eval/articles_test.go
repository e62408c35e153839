package eval

import (
	"strings"
	"testing"
)

// TestTreebankTexts: sentences of one paragraph in a line, other documents left out.
func TestTreebankTexts(t *testing.T) {
	const bank = `# newdoc id = GUM_news_a
# newpar
# newpar_block = head (1 s)
# text = Title
1	Title	title	NOUN	NN	_	0	root	_	_

# newpar
# text = One.
# text = Two.
# newdoc id = GUM_bio_b
# text = Not this.
# newdoc id = GUM_news_c
# text = Nor this.
`
	got, err := treebankTexts(strings.NewReader(bank), map[string]bool{"a": true, "b": true})
	if err != nil || len(got) != 1 || got["a"] != "Title\n\nOne. Two." {
		t.Errorf("%q, %v", got, err)
	}
}

// TestFactArticles: the articles' facts can be read; any that are held back stand last.
func TestFactArticles(t *testing.T) {
	articles, err := factArticles()
	if err != nil {
		t.Fatal(err)
	}
	held, core := 0, 0
	for n, a := range articles {
		if a.held {
			held++
		} else if n > 0 && articles[n-1].held {
			t.Errorf("%s stands behind an article held back", a.name)
		}
		for _, f := range a.facts {
			if f.Kind == "core" {
				core++
			}
		}
		if len(a.facts) < 30 {
			t.Errorf("%s: %d facts", a.name, len(a.facts))
		}
	}
	if len(articles) != 12 || held != 0 || core < 300 {
		t.Errorf("%d articles, %d held, %d core facts", len(articles), held, core)
	}
}
