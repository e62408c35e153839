package eval

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kgraph/internal/lang/conllu"
)

// partition reads clusters: a letter is a mention.
func partition(clusters string) Clusters {
	out := Clusters{}
	for k, c := range strings.Fields(clusters) {
		for _, m := range c {
			out[Place{0, int(m)}] = k
		}
	}
	return out
}

// TestCorefScores checks the measures on published worked examples: Pradhan et
// al. 2014, section 4 (https://aclanthology.org/P14-2006), and the examples of
// Luo 2005 for CEAF and of Bagga and Baldwin 1998 for B-cubed.
func TestCorefScores(t *testing.T) {
	const none = -1
	for _, c := range []struct {
		name, key, response                string
		mucR, mucP, b3R, b3P, ceafR, ceafP float64
	}{
		{"Pradhan et al.", "abc defg", "ab cd fghi", 2. / 5, 2. / 5, (4./3 + 1./3 + 1./4 + 4./4) / 7, (4./2 + 1./2 + 1./2 + 4./4) / 8, 1.3 / 2, 1.3 / 3},
		{"Bagga and Baldwin, one link wrong at the small end", "abcde fg hijkl", "abcde fghijkl", 1, 9. / 10, 1, (5 + 2*2./7 + 5*5./7) / 12, none, none},
		{"Bagga and Baldwin, one link wrong at the large end", "abcde fg hijkl", "abcdehijkl fg", 1, 9. / 10, 1, (5*5./10 + 2 + 5*5./10) / 12, none, none},
		{"Luo, system a", "abcde fg hijkl", "abcde fghijkl", none, none, none, none, (1 + 10./12) / 3, (1 + 10./12) / 2},
		{"Luo, all in one", "abcde fg hijkl", "abcdefghijkl", none, none, none, none, (10. / 17) / 3, 10. / 17},
		{"the same", "abc de", "de abc", 1, 1, 1, 1, 1, 1},
		{"nothing found", "abc", "", 0, 0, 0, 0, 0, 0},
		{"alone counts in none", "abc d", "abc e", 1, 1, 1, 1, 1, 1},
	} {
		var s CorefScores
		s.Add(partition(c.key), partition(c.response))
		for _, m := range []struct {
			name      string
			got, want float64
		}{
			{"MUC recall", s.MUC.Recall(), c.mucR}, {"MUC precision", s.MUC.Precision(), c.mucP},
			{"B-cubed recall", s.B3.Recall(), c.b3R}, {"B-cubed precision", s.B3.Precision(), c.b3P},
			{"CEAF recall", s.CEAFe.Recall(), c.ceafR}, {"CEAF precision", s.CEAFe.Precision(), c.ceafP},
		} {
			if m.want != none && !near(m.got, m.want) {
				t.Errorf("%s: %s %.4f, want %.4f", c.name, m.name, m.got, m.want)
			}
		}
	}
}

// TestAssignment: never below a greedy choice, the same turned round, and
// exact on small matrices.
func TestAssignment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols := rapid.IntRange(1, 5).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "cols")
		w, turned := make([][]float64, rows), make([][]float64, cols)
		for j := range turned {
			turned[j] = make([]float64, rows)
		}
		for i := range w {
			w[i] = make([]float64, cols)
			for j := range w[i] {
				w[i][j] = float64(rapid.IntRange(0, 20).Draw(t, "weight")) / 20
				turned[j][i] = w[i][j]
			}
		}
		best := tryAll(w, 0, make([]bool, cols))
		if got := assignment(w); !near(got, best) {
			t.Fatalf("%v: %v, best %v", w, got, best)
		}
		if got := assignment(turned); !near(got, best) {
			t.Fatalf("turned: %v, best %v", got, best)
		}
	})
	if assignment(nil) != 0 {
		t.Error("nothing to assign")
	}
}

func tryAll(w [][]float64, row int, used []bool) float64 {
	if row == len(w) {
		return 0
	}
	best := tryAll(w, row+1, used)
	for j := range used {
		if !used[j] {
			used[j] = true
			best = max(best, w[row][j]+tryAll(w, row+1, used))
			used[j] = false
		}
	}
	return best
}

// TestGoldEntities reads GUM's brackets: nested, one word, crossing a word.
func TestGoldEntities(t *testing.T) {
	sentences, err := conllu.ReadAll(strings.NewReader(`# newdoc id = GUM_news_x
1	The	the	DET	_	_	2	det	_	Entity=(1-organization-new-cf1*-2-coref
2	head	head	NOUN	_	_	5	nsubj	_	_
3	of	of	ADP	_	_	4	case	_	_
4	Intel	Intel	PROPN	_	_	2	nmod	_	Entity=(2-organization-new-cf2-1-sgl)1)
5	said	say	VERB	_	_	0	root	_	_
6	he	he	PRON	_	_	5	obj	_	SpaceAfter=No|Entity=(1-person-giv:act-cf1-1-ana)

# newdoc id = GUM_bio_y
1	x	x	X	_	_	0	root	_	Entity=9)(

`))
	if err != nil {
		t.Fatal(err)
	}
	docs := documentsOf(sentences)
	if len(docs) != 2 || docs[0].genre() != "news" || docs[1].genre() != "bio" {
		t.Fatalf("%+v", docs)
	}
	g := docs[0].gold()
	if len(g) != 3 || g[Place{0, 1}] != g[Place{0, 5}] || g[Place{0, 1}] == g[Place{0, 3}] {
		t.Errorf("%v", g)
	}
	if g := docs[1].gold(); len(g) != 0 {
		t.Errorf("%v", g)
	}
}

func FuzzGoldEntities(f *testing.F) {
	f.Add("(1-a)2)(3-b(4")
	f.Fuzz(func(t *testing.T, column string) {
		d := goldDocument{sentences: []*conllu.Sentence{{Words: []conllu.Word{{Misc: "Entity=" + column}, {Misc: "Entity=" + column, Head: 1}}}}}
		for p := range d.gold() {
			if p.Word < 0 || p.Word > 1 {
				t.Error(p)
			}
		}
	})
}
