package entity

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// build makes a parse from lines "form lemma UPOS head deprel", heads counting
// from 1, 0 for the root.
func build(lines string) *lang.Parse {
	p := &lang.Parse{Sentence: &text.Sentence{}}
	at := 0
	for l := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Fields(l)
		w := lang.Word{Form: f[0], Lemma: f[1], UPOS: f[2], Deprel: f[4]}
		fmt.Sscan(f[3], &w.Head)
		w.Head--
		if f[2] == "NOUN" && f[0] != f[1] && strings.HasSuffix(f[0], "s") {
			w.XPOS, w.Feats = "NNS", "Number=Plur"
		}
		p.Words = append(p.Words, w)
		n := len([]rune(f[0]))
		p.Sentence.Tokens = append(p.Sentence.Tokens, text.Token{Span: text.Span{Start: at, End: at + n}, Form: f[0], SpaceAfter: true})
		at += n + 1
	}
	return p
}

// word is the index of the n-th occurrence of a form in a parse.
func word(t *testing.T, p *lang.Parse, form string) int {
	t.Helper()
	for i, w := range p.Words {
		if w.Form == form {
			return i
		}
	}
	t.Fatalf("no word %q", form)
	return -1
}

func all(p *lang.Parse, head int) []int {
	s := newSentence(p)
	a, b := s.subtree(head)
	var out []int
	for i := a; i < b; i++ {
		out = append(out, i)
	}
	return out
}

const exportControls = `
U.S. U.S. PROPN 3 compound
export export NOUN 3 compound
controls control NOUN 4 nsubj
forced force VERB 0 root
Acme Acme PROPN 4 obj
to to PART 7 mark
innovate innovate VERB 4 xcomp
. . PUNCT 4 punct`

const rise = `
Acme Acme PROPN 3 nmod:poss
's 's PART 1 case
rise rise NOUN 4 nsubj
surprised surprise VERB 0 root
Beijing Beijing PROPN 4 obj
. . PUNCT 4 punct`

const emergence = `
The the DET 2 det
emergence emergence NOUN 5 nsubj
of of ADP 4 case
Acme Acme PROPN 2 nmod
helped help VERB 0 root
its its PRON 7 nmod:poss
rivals rival NOUN 5 obj
. . PUNCT 5 punct`

func TestReferents(t *testing.T) {
	type want struct{ form, name, aspect, text string }
	for _, c := range []struct {
		group, sentence string
		want            []want
	}{
		{"concept narrowed by a country", exportControls, []want{
			{"controls", "U.S. export controls", "", "United States export controls"}, {"U.S.", "United States", "", "United States"}, {"Acme", "Acme", "", "Acme"}}},
		{"aspect of a possessor", rise, []want{{"rise", "Acme", "rise", "Acme 's rise"}, {"Beijing", "Beijing", "", "Beijing"}}},
		{"aspect by of", emergence, []want{{"emergence", "Acme", "emergence", "Acme's emergence"}, {"its", "Acme", "", "Acme"}}},
	} {
		p := build(c.sentence)
		res := Resolve(&text.Document{}, []*lang.Parse{p})
		for _, w := range c.want {
			h := word(t, p, w.form)
			ref := res.At(0, h, all(p, h))
			name := ""
			if ref.Entity >= 0 {
				name = res.Entities[ref.Entity].Name()
			}
			got := want{w.form, name, ref.Aspect, ref.Text}
			if d := cmp.Diff(w, got, cmp.AllowUnexported(want{})); d != "" {
				t.Errorf("%s: %s", c.group, d)
			}
		}
	}
}

func TestNarrowedConceptHasItsBroader(t *testing.T) {
	res := Resolve(nil, []*lang.Parse{build(exportControls)})
	keys := map[string]Entity{}
	for _, e := range res.Entities {
		keys[e.Key] = e
	}
	e := keys["concept:country:united states|export control"]
	if e.Of != "country:united states" || e.Broader != "concept:export control" {
		t.Errorf("of %q, broader %q", e.Of, e.Broader)
	}
	if _, ok := keys[e.Broader]; !ok {
		t.Errorf("%s is not among the entities", e.Broader)
	}
}

func TestNameKey(t *testing.T) {
	for text, want := range map[string]string{
		"the White House": "white house", "Nvidia Corp.": "nvidia", "Acme, Inc.": "acme", "DeepSeek's": "deepseek", "U.S.": "us",
		"Al-Qaeda": "al qaeda", "The": "the", "L’Oréal": "l'oréal",
	} {
		if got := nameKey(text); got != want {
			t.Errorf("nameKey(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestGazetteer(t *testing.T) {
	g := gazetteer()
	for name, want := range map[string]string{
		"U.S.": "country:united states", "US": "country:united states", "USA": "country:united states", "America": "country:united states",
		"the United States": "country:united states", "UK": "country:united kingdom", "Britain": "country:united kingdom", "PRC": "country:china",
		"EU": "organization:european union", "FBI": "organization:federal bureau of investigation", "NATO": "organization:nato",
		"Kiev": "city:kyiv", "Beijing": "city:beijing", "Gaza": "place:gaza strip", "CHINA": "country:china", "Côte d'Ivoire": "country:ivory coast",
		"California": "place:california", "USSR": "country:soviet union", "Türkiye": "country:turkey",
	} {
		e := g.lookup(name)
		if e == nil || e.key() != want {
			t.Errorf("lookup(%q) = %v, want %s", name, e, want)
		}
	}
	for _, word := range []string{"us", "Canadian", "Reading", "March", "I"} {
		if e := g.lookup(word); e != nil {
			t.Errorf("lookup(%q) = %v, want none", word, e)
		}
	}
	for adjective, want := range map[string]string{"Chinese": "China", "British": "United Kingdom", "North Korean": "North Korea", "Israeli": "Israel", "European": "Europe", "Congolese": "Democratic Republic of the Congo"} {
		if e := g.demonyms[adjective]; e == nil || e.name != want {
			t.Errorf("demonym %q = %v, want %s", adjective, e, want)
		}
	}
	for code, nouns := range map[byte]string{
		'O': "company startup chipmaker newspaper ministry", 'T': "app chatbot model phone missile", 'W': "film book song", 'E': "war summit election earthquake",
		'J': "act treaty law", 'C': "country nation", 'Y': "city town", 'P': "analyst professor minister", 't': "year day", 'm': "dollar euro",
	} {
		for n := range strings.FieldsSeq(nouns) {
			if classOf(n).first() != code {
				t.Errorf("class of %s is %q, want %c", n, classOf(n), code)
			}
		}
	}
}

// vocabulary is drawn from by the random parses: names, pronouns, function
// words, dates, numbers and nouns.
var vocabulary = []string{"Acme", "the", "The", "U.S.", "China", "it", "its", "He", "Her", "they", "who", "President", "Xi", "Jinping", "of", "and", "-", "'s", ",", ".",
	"\"", "(", ")", "March", "Monday", "2024", "$", "%", "5", "company", "companies", "rise", "export", "controls", "said", "is", "a", "Chinese", "Bank", "England",
	"app", "use", "million", "dollars", "IAEA", "International", "Atomic", "Energy", "Agency", "Senate", "himself", "I", "", "é", "city", "Secretary", "State", "F", "16", "which"}

var (
	tags      = []string{"PROPN", "NOUN", "VERB", "ADJ", "PRON", "DET", "ADP", "AUX", "NUM", "PUNCT", "SYM", "X", "CCONJ", "PART", "ADV"}
	relations = []string{"nsubj", "obj", "obl", "nmod", "nmod:poss", "compound", "flat", "amod", "appos", "conj", "case", "det", "punct", "acl:relcl", "advcl", "root", "cop", "expl", "nummod", "xcomp", "ccomp"}
)

func randomParse(t *rapid.T) *lang.Parse {
	n := rapid.IntRange(0, 25).Draw(t, "words")
	p := &lang.Parse{Sentence: &text.Sentence{}}
	at := 0
	for i := range n {
		f := rapid.SampledFrom(vocabulary).Draw(t, "form")
		w := lang.Word{Form: f, Lemma: strings.ToLower(f), UPOS: rapid.SampledFrom(tags).Draw(t, "tag"), Deprel: rapid.SampledFrom(relations).Draw(t, "relation")}
		w.Head = rapid.IntRange(-1, n-1).Draw(t, "head") // cycles and several roots included
		if w.Head == i {
			w.Head = lang.Root
		}
		p.Words = append(p.Words, w)
		p.Sentence.Tokens = append(p.Sentence.Tokens, text.Token{Span: text.Span{Start: at, End: at + len([]rune(f))}, Form: f, SpaceAfter: rapid.Bool().Draw(t, "space")})
		at += len([]rune(f)) + 1
	}
	for k := 0; k < n; k += 5 {
		if rapid.Bool().Draw(t, "name") {
			p.Names = append(p.Names, lang.Name{Start: k, End: min(n, k+rapid.IntRange(1, 3).Draw(t, "length")), Type: rapid.SampledFrom(typeNames[:]).Draw(t, "type"), Score: 0.9})
		}
	}
	return p
}

// TestProperties holds the package's invariant on random parses.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var parses []*lang.Parse
		for range rapid.IntRange(0, 5).Draw(t, "sentences") {
			parses = append(parses, randomParse(t))
		}
		res := Resolve(&text.Document{}, parses)
		holds(t, res, parses)
		if d := cmp.Diff(res.Entities, Resolve(&text.Document{}, parses).Entities); d != "" {
			t.Fatalf("two runs differ: %s", d)
		}
	})
}

type failer interface{ Fatalf(string, ...any) }

func holds(t failer, res *Resolution, parses []*lang.Parse) {
	for k, m := range res.Mentions {
		if m.Sentence < 0 || m.Sentence >= len(parses) || m.Start < 0 || m.Start >= m.End || m.End > len(parses[m.Sentence].Words) || m.Head < m.Start || m.Head >= m.End {
			t.Fatalf("mention %d out of its sentence: %+v", k, m)
		}
		if m.Entity < 0 || m.Entity >= len(res.Entities) {
			t.Fatalf("mention %d of no entity: %+v", k, m)
		}
	}
	keys := map[string]bool{}
	for _, e := range res.Entities {
		if e.Key == "" || keys[e.Key] || e.Name() == "" || e.Type == "" {
			t.Fatalf("bad entity %+v", e)
		}
		keys[e.Key] = true
	}
	for _, e := range res.Entities {
		if e.Of != "" && !keys[e.Of] || e.Broader != "" && !keys[e.Broader] {
			t.Fatalf("%s: Of or Broader is missing", e.Key)
		}
		for _, f := range e.Forms {
			l := strings.ToLower(f.Text)
			if he[l] || she[l] || it[l] || they[l] || me[l] || calendar[l] || l == "the" || l == "of" || l == "and" || strings.Trim(l, "0123456789.,$% ") == "" {
				t.Fatalf("%q is an entity", f.Text)
			}
		}
	}
	for k, p := range parses {
		for i := range p.Words {
			ref := res.At(k, i, []int{i})
			res.Describe(k, i, []int{i - 1, i, i + 1})
			if ref.Entity >= len(res.Entities) || ref.Value && ref.Entity >= 0 {
				t.Fatalf("bad referent %+v", ref)
			}
		}
	}
	if !slices.IsSortedFunc(res.Mentions, func(a, b Mention) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		return a.Start - b.Start
	}) {
		t.Fatalf("mentions are not in order")
	}
}

// FuzzResolve feeds parses whose trees and tags are any bytes.
func FuzzResolve(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x03"))
	f.Add([]byte("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p := &lang.Parse{Sentence: &text.Sentence{}}
		for i := 0; i+3 < len(b) && i < 400; i += 4 {
			w := vocabulary[int(b[i])%len(vocabulary)]
			p.Words = append(p.Words, lang.Word{Form: w, Lemma: strings.ToLower(w), UPOS: tags[int(b[i+1])%len(tags)], Deprel: relations[int(b[i+2])%len(relations)], Head: int(int8(b[i+3]))})
		}
		parses := []*lang.Parse{p, nil}
		res := Resolve(nil, parses)
		holds(t, res, []*lang.Parse{p, {}})
	})
}
