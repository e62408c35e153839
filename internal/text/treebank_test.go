package text_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"kgraph/internal/text"
	"kgraph/internal/text/goldtext"
)

// Treebank figures: precision, recall and F1 of words and sentences in the
// manner of the CoNLL 2018 shared task. Texts are aligned by their characters
// without white space; inside a multiword token that both sides have, words
// are compared by form.

type counts struct{ gold, system, same int }

func (c counts) f1() float64 { return 200 * float64(c.same) / float64(c.gold+c.system) }

// bit is a stretch of characters with the words it stands for.
type bit struct {
	start, end int
	words      []string
}

func strip(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func goldBits(sents []goldtext.Sentence) (bits []bit, ends []int) {
	at := 0
	for _, s := range sents {
		for _, t := range s.Tokens {
			n := len([]rune(strip(t.Form)))
			bits = append(bits, bit{at, at + n, t.Words})
			at += n
		}
		ends = append(ends, at)
	}
	return bits, ends
}

func systemBits(sents []*text.Sentence) (bits []bit, ends []int) {
	at := 0
	for _, s := range sents {
		m := 0
		for i := 0; i < len(s.Tokens); i++ {
			last := i
			if m < len(s.Multi) && s.Multi[m].First == i {
				last = s.Multi[m].Last
				m++
			}
			b := bit{start: at}
			for ; i <= last; i++ {
				b.words = append(b.words, s.Tokens[i].Form)
				at += len([]rune(strip(s.Tokens[i].Form)))
			}
			i--
			b.end = at
			bits = append(bits, b)
		}
		ends = append(ends, at)
	}
	return bits, ends
}

// compareWords counts the words that both sides have. Plain words must have
// the same characters; those of multiword tokens are matched by form within
// the stretch, in order.
func compareWords(gold, system []bit, miss func(g, s []bit)) (c counts) {
	for _, b := range gold {
		c.gold += len(b.words)
	}
	for _, b := range system {
		c.system += len(b.words)
	}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		a, b := i, j
		i, j = i+1, j+1
		for i <= len(gold) && j <= len(system) && gold[i-1].end != system[j-1].end {
			if gold[i-1].end < system[j-1].end {
				i++
			} else {
				j++
			}
		}
		if i > len(gold) || j > len(system) {
			break
		}
		same, total := sameWords(gold[a:i], system[b:j])
		c.same += same
		if same < total && miss != nil {
			miss(gold[a:i], system[b:j])
		}
	}
	return c
}

func sameWords(gold, system []bit) (same, total int) {
	var g, s []string
	multi := false
	for _, b := range gold {
		g = append(g, b.words...)
		multi = multi || len(b.words) > 1
	}
	for _, b := range system {
		s = append(s, b.words...)
		multi = multi || len(b.words) > 1
	}
	if len(gold) == 1 && len(system) == 1 && !multi {
		return 1, 1
	}
	if !multi {
		for _, x := range gold {
			for _, y := range system {
				if x.start == y.start && x.end == y.end {
					same++
				}
			}
		}
		return same, max(len(g), len(s))
	}
	return common(g, s), max(len(g), len(s))
}

// common is the length of the longest common subsequence.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diag := 0
		for j, y := range b {
			up := row[j+1]
			switch {
			case strings.EqualFold(x, y):
				row[j+1] = diag + 1
			default:
				row[j+1] = max(up, row[j])
			}
			diag = up
		}
	}
	return row[len(b)]
}

func compareSentences(gold, system []int) (c counts) {
	type span [2]int
	spans := map[span]bool{}
	at := 0
	for _, e := range gold {
		spans[span{at, e}] = true
		at = e
	}
	at = 0
	for _, e := range system {
		if spans[span{at, e}] {
			c.same++
		}
		at = e
	}
	c.gold, c.system = len(gold), len(system)
	return c
}

func TestTreebanks(t *testing.T) {
	data := os.Getenv("KGRAPH_DATA")
	if data == "" {
		t.Skip("KGRAPH_DATA is not set: no treebanks to measure on")
	}
	tests := []struct {
		file             string
		words, sentences float64 // floors
	}{
		{"dev/en_ewt", 98.7, 85},
		{"dev/en_gum_open", 99, 90},
		{"dev/en_gum_nc", 98.5, 85},
		{"dev/en_pud_odd", 99, 95},
	}
	layouts := []struct {
		name string
		goldtext.Layout
	}{
		{"empty lines", goldtext.Layout{Break: "\n\n"}},
		{"wrapped", goldtext.Layout{Break: "\n\n", Width: 80}},
		{"lines", goldtext.Layout{Break: "\n"}},
	}
	for _, tt := range tests {
		sents, err := goldtext.ReadFile(filepath.Join(data, "treebanks", tt.file+".conllu.gz"))
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range layouts {
			raw, _ := goldtext.Raw(sents, l.Layout)
			got := text.Segment(&text.Document{Text: raw})
			gb, ge := goldBits(sents)
			sb, se := systemBits(got)
			var miss func(g, s []bit)
			if os.Getenv("KGRAPH_MISSES") != "" && l.Break == "\n\n" && l.Width == 0 {
				miss = func(g, s []bit) { t.Logf("MISS %v  GOT %v", words(g), words(s)) }
				logSentences(t, raw, ge, se)
			}
			w, s := compareWords(gb, sb, miss), compareSentences(ge, se)
			t.Logf("%-16s %-12s words %.2f  sentences %.2f (gold %d, found %d)", tt.file, l.name, w.f1(), s.f1(), s.gold, s.system)
			if w.f1() < tt.words || s.f1() < tt.sentences {
				t.Errorf("%s %s: below words %.1f sentences %.1f", tt.file, l.name, tt.words, tt.sentences)
			}
		}
	}
}

func words(bits []bit) (out [][]string) {
	for _, b := range bits {
		out = append(out, b.words)
	}
	return out
}

// logSentences shows where sentence ends differ, in the text without spaces.
func logSentences(t *testing.T, raw string, gold, system []int) {
	var pos []int // rune index in raw of each non-space character
	rs := []rune(raw)
	for i, r := range rs {
		if !unicode.IsSpace(r) {
			pos = append(pos, i)
		}
	}
	show := func(kind string, e int) {
		p := pos[e-1] + 1
		t.Logf("%s %q || %q", kind, string(rs[max(0, p-40):p]), string(rs[p:min(len(rs), p+40)]))
	}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch {
		case gold[i] == system[j]:
			i, j = i+1, j+1
		case gold[i] < system[j]:
			show("LOST ", gold[i])
			i++
		default:
			show("EXTRA", system[j])
			j++
		}
	}
}
