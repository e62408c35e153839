package lang

import (
	"testing"

	"kgraph/internal/text"
)

// sentence makes a sentence of the words of s, each followed by a space.
func sentence(words ...string) *text.Sentence {
	s := new(text.Sentence)
	at := 0
	for _, w := range words {
		n := len([]rune(w))
		s.Tokens = append(s.Tokens, text.Token{Span: text.Span{Start: at, End: at + n}, Form: w, SpaceAfter: true})
		s.Text += w + " "
		at += n + 1
	}
	s.Span = text.Span{Start: 0, End: at}
	return s
}

func TestLoad(t *testing.T) {
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	p := a.Parse(sentence("DeepSeek", "was", "founded", "in", "2023", "by", "Liang", "Wenfeng", "in", "Hangzhou", "."))
	for i, w := range p.Words {
		t.Logf("%2d %-10s %-10s %-6s %-5s %2d %-12s %.2f %s", i, w.Form, w.Lemma, w.UPOS, w.XPOS, w.Head, w.Deprel, w.Prob, w.Feats)
	}
	t.Log(p.Names)
}
