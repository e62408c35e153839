package lang

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"kgraph/internal/lang/model"
	"kgraph/internal/lang/net"
	"kgraph/internal/text"
)

// sentence makes a sentence of words, each followed by a space.
func sentence(words ...string) *text.Sentence {
	s := new(text.Sentence)
	at := 0
	for _, w := range words {
		n := utf8.RuneCountInString(w)
		s.Tokens = append(s.Tokens, text.Token{Span: text.Span{Start: at, End: at + n}, Form: w, SpaceAfter: true})
		s.Text += w + " "
		at += n + 1
	}
	s.Span = text.Span{Start: 0, End: at}
	return s
}

func words(s string) *text.Sentence { return sentence(strings.Fields(s)...) }

func english(t testing.TB) *Analyzer {
	t.Helper()
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// prose is a handful of sentences of different lengths.
var prose = []*text.Sentence{
	words("The dog chased the cat ."),
	words("Yes"),
	words("OpenAI , which was founded in 2015 , released ChatGPT in November 2022 , and Google answered with Gemini a year later ."),
	words("Who did she say that they had seen ?"),
	words("The ships were sold by the government of Norway to an unnamed buyer ."),
	words("` ` ( \u00a0 \U0001F600 éé \xff\xfe ) …"),
	words("Angela Merkel visited Paris ."),
}

// TestParse holds the plainest of sentences: what any usable model gets right.
func TestParse(t *testing.T) {
	a := english(t)
	for _, c := range []struct{ in, want string }{
		{"The dog chased the cat .", "The/the/DET/2/det dog/dog/NOUN/3/nsubj chased/chase/VERB/0/root the/the/DET/5/det cat/cat/NOUN/3/obj ./././3/punct"},
		{"She was not happy .", "She/she/PRON/4/nsubj was/be/AUX/4/cop not/not/PART/4/advmod happy/happy/ADJ/0/root ./././4/punct"},
		{"The ship was sold by Norway .", "The/the/DET/2/det ship/ship/NOUN/4/nsubj:pass was/be/AUX/4/aux:pass sold/sell/VERB/0/root by/by/ADP/6/case Norway/Norway/PROPN/4/obl:agent ./././4/punct"},
	} {
		p := a.Parse(words(c.in))
		var got []string
		for _, w := range p.Words {
			upos := w.UPOS
			if upos == "PUNCT" {
				upos = "."
			}
			got = append(got, fmt.Sprintf("%s/%s/%s/%d/%s", w.Form, w.Lemma, upos, w.Head+1, w.Deprel))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, g, c.want)
		}
	}
	p := a.Parse(words("Angela Merkel flew to Paris ."))
	if len(p.Names) != 2 || p.Names[0].Start != 0 || p.Names[0].End != 2 || p.Names[0].Type != "Person" || p.Names[1].Type != "Place" {
		t.Errorf("names %v", p.Names)
	}
}

// check holds a parse to the package's invariant.
func check(t *testing.T, p *Parse) {
	t.Helper()
	if len(p.Words) != len(p.Sentence.Tokens) {
		t.Fatalf("%d words for %d tokens", len(p.Words), len(p.Sentence.Tokens))
	}
	roots := 0
	for i, w := range p.Words {
		if w.Form != p.Sentence.Tokens[i].Form {
			t.Fatalf("form %q for token %q", w.Form, p.Sentence.Tokens[i].Form)
		}
		if w.Head == Root {
			roots++
		}
		if (w.Head == Root) != (w.Deprel == "root") {
			t.Fatalf("word %d: head %d, relation %s", i, w.Head, w.Deprel)
		}
		if w.UPOS == "" || w.Deprel == "" || w.Lemma == "" && w.Form != "" || !(w.Prob >= 0 && w.Prob <= 1.00001) {
			t.Fatalf("word %d: %+v", i, w)
		}
		steps := 0
		for j := i; j != Root; j = p.Words[j].Head {
			if steps++; steps > len(p.Words) {
				t.Fatalf("word %d does not lead to the root", i)
			}
		}
	}
	if roots != 1 && len(p.Words) > 0 {
		t.Fatalf("%d roots", roots)
	}
	end := 0
	for _, n := range p.Names {
		if n.Start < end || n.End <= n.Start || n.End > len(p.Words) || n.Type == "" || !(n.Score > 0 && n.Score <= 1.00001) {
			t.Fatalf("name %+v", n)
		}
		end = n.End
	}
}

// TestAlone says the parse of a sentence depends on that sentence alone.
func TestAlone(t *testing.T) {
	a := english(t)
	all := a.ParseAll(prose)
	for i, s := range prose {
		check(t, all[i])
		if !reflect.DeepEqual(a.Parse(s), all[i]) {
			t.Errorf("sentence %d alone and among others differ", i)
		}
	}
}

func TestOddSentences(t *testing.T) {
	a := english(t)
	if p := a.Parse(new(text.Sentence)); len(p.Words) != 0 {
		t.Error("words out of nothing")
	}
	if p := a.Parse(nil); p == nil || len(p.Words) != 0 {
		t.Error("nil sentence")
	}
	for _, s := range []*text.Sentence{
		sentence(""), sentence("", "", ""), sentence("\xff"), sentence(strings.Repeat("a", 1<<16), "."), sentence(strings.Repeat("9", 300)),
	} {
		check(t, a.Parse(s))
	}
}

// TestLongSentence says a sentence past the limit is one tree, and is parsed in
// parts: its first part as if it stood alone.
func TestLongSentence(t *testing.T) {
	a := english(t)
	for _, n := range []int{MaxSentence, MaxSentence + 1, 3000} {
		var long []string
		for len(long) < n {
			long = append(long, "word")
			if len(long)%37 == 0 {
				long = append(long, ",")
			}
		}
		check(t, a.Parse(sentence(long[:n]...)))
	}
}

func TestConcurrent(t *testing.T) {
	a := english(t)
	want := a.ParseAll(prose)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 5 {
				if got := a.ParseAll(prose); !reflect.DeepEqual(got, want) {
					t.Error("parses differ between goroutines")
				}
			}
		})
	}
	wait.Wait()
}

func TestOpenBadFile(t *testing.T) {
	good := model.English
	flip := func(at int) []byte {
		b := append([]byte(nil), good...)
		b[at] ^= 1
		return b
	}
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "does not begin like one"},
		{"other", []byte("#!/bin/sh\necho this is no model"), "does not begin like one"},
		{"truncated", good[:len(good)/2], "truncated"},
		{"longer", append(append([]byte(nil), good...), 0), "truncated or overlong"},
		{"altered", flip(len(good) / 2), "altered"},
		{"other version", flip(8), "layout version"},
	} {
		_, err := Open(c.file)
		if !errors.Is(err, model.ErrModel) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestViterbi(t *testing.T) {
	// Classes O, B-X, I-X: the best single classes would be O I I.
	rows := []float32{1, 0.5, 9, 0, 0, 2, 3, 0, 0}
	follow := []float32{0, 0, net.Never, 0, 0, 0, 0, 0, 0}
	if got := viterbi(rows, follow, make([]int8, 9), 3); !reflect.DeepEqual(got, []int{1, 2, 0}) {
		t.Errorf("viterbi gives %v", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("The dog chased the cat .")
	f.Add("\xff\x00 a")
	f.Add("")
	a, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, in string) {
		check(t, a.Parse(sentence(strings.Split(in, " ")...)))
	})
}
