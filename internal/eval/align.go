package eval

import (
	"slices"
	"strings"
	"unicode"

	"kgraph/internal/lang/conllu"
)

// span is a half-open range of the characters of a text without white space.
type span struct{ start, end int }

// node is a word with what the measures need to know of it.
type node struct {
	*conllu.Word
	span              // of its token: the words of a multiword token share it
	multi     bool    // part of a multiword token
	features  string  // universal features only, sorted
	head      *node   // nil for the root
	functions []*node // function words that hang on it, in order
	partner   *node   // the word aligned with it
}

// flat is an analysis as one sequence.
type flat struct {
	chars             []rune
	tokens, sentences []span
	words             []*node
}

// flatten strings the sentences together.
func flatten(sentences []*conllu.Sentence) *flat {
	f := &flat{}
	for _, s := range sentences {
		begin := len(f.chars)
		first := len(f.words)
		f.add(s)
		for i, n := range f.words[first:] {
			if h := s.Words[i].Head; h > 0 && h <= len(s.Words) {
				n.head = f.words[first+h-1]
				if functionRelations[relation(n)] {
					n.head.functions = append(n.head.functions, n)
				}
			}
		}
		f.sentences = append(f.sentences, span{begin, len(f.chars)})
	}
	return f
}

// add appends the words and tokens of one sentence.
func (f *flat) add(s *conllu.Sentence) {
	m := 0
	for i := range s.Words {
		w := &s.Words[i]
		n := &node{Word: w, features: universal(w.Feats)}
		switch {
		case m < len(s.Multi) && s.Multi[m].First == i+1:
			n.span, n.multi = f.token(s.Multi[m].Form), true
		case m < len(s.Multi) && s.Multi[m].First < i+1:
			n.span, n.multi = f.tokens[len(f.tokens)-1], true
		default:
			n.span = f.token(w.Form)
		}
		if m < len(s.Multi) && s.Multi[m].Last == i+1 {
			m++
		}
		f.words = append(f.words, n)
	}
}

// token appends the characters of a token.
func (f *flat) token(form string) span {
	begin := len(f.chars)
	for _, r := range form {
		if !unicode.IsSpace(r) {
			f.chars = append(f.chars, r)
		}
	}
	t := span{begin, len(f.chars)}
	f.tokens = append(f.tokens, t)
	return t
}

// universal keeps the features that every treebank shares.
func universal(feats string) string {
	var keep []string
	for _, f := range strings.Split(feats, "|") {
		if name, _, ok := strings.Cut(f, "="); ok && universalFeatures[name] {
			keep = append(keep, f)
		}
	}
	slices.Sort(keep)
	return strings.Join(keep, "|")
}

// spans counts the spans that both sides have.
func spans(gold, system []span) Score {
	c := Score{Gold: len(gold), System: len(system)}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch a, b := gold[i], system[j]; {
		case a == b:
			c.Correct++
			i, j = i+1, j+1
		case a.start < b.start || a.start == b.start && a.end < b.end:
			i++
		default:
			j++
		}
	}
	return c
}

// align pairs the words of two analyses of one text. A word that is a token
// is paired with the word of the same characters. Where either side has a
// multiword token, the stretch around it that begins and ends alike on both
// sides is paired by form, in order, as many words as possible.
func align(gold, system *flat) {
	g, s := gold.words, system.words
	for i, j := 0, 0; i < len(g) && j < len(s); {
		if !g[i].multi && !s[j].multi {
			switch {
			case g[i].span == s[j].span:
				pair(g[i], s[j])
				i, j = i+1, j+1
			case g[i].start < s[j].start || g[i].start == s[j].start && g[i].end <= s[j].end:
				i++
			default:
				j++
			}
			continue
		}
		var a, b int
		a, b, i, j = stretch(g, s, i, j)
		subsequence(g[a:i], s[b:j])
	}
}

func pair(g, s *node) { g.partner, s.partner = s, g }

// stretch is the words from i and j on that overlap with the multiword token
// at one of them, until both sides have no word inside any more.
func stretch(g, s []*node, i, j int) (a, b, endG, endS int) {
	var end int
	if g[i].multi {
		end = g[i].end
		if !s[j].multi && s[j].start < g[i].start {
			j++
		}
	} else {
		end = s[j].end
		if g[i].start < s[j].start {
			i++
		}
	}
	a, b = i, j
	inside := func(w []*node, k int) bool {
		return k < len(w) && (w[k].multi && w[k].start < end || !w[k].multi && w[k].end <= end)
	}
	for inside(g, i) || inside(s, j) {
		var n *node
		if i < len(g) && (j >= len(s) || g[i].start <= s[j].start) {
			n = g[i]
			i++
		} else {
			n = s[j]
			j++
		}
		if n.multi {
			end = max(end, n.end)
		}
	}
	return a, b, i, j
}

// subsequence pairs the words of a longest common subsequence of the forms.
func subsequence(g, s []*node) {
	table := make([][]int, len(g)+1)
	for i := range table {
		table[i] = make([]int, len(s)+1)
	}
	for i := len(g) - 1; i >= 0; i-- {
		for j := len(s) - 1; j >= 0; j-- {
			if strings.EqualFold(g[i].Form, s[j].Form) {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(g) && j < len(s); {
		switch {
		case strings.EqualFold(g[i].Form, s[j].Form):
			pair(g[i], s[j])
			i, j = i+1, j+1
		case table[i+1][j] >= table[i][j+1]:
			i++
		default:
			j++
		}
	}
}
