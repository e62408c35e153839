package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kgraph/internal/lang"
)

// sentence is a parse with what the resolver wants to know of its words.
type sentence struct {
	words  []lang.Word
	names  []lang.Name
	space  []bool  // white space follows the word
	kids   [][]int // dependents of each word, in order
	quote  []bool  // the word stands between quotation marks
	speech []bool  // the same over sentences of a paragraph, where its marks pair
	title  bool    // nearly every word has a capital: capitals mean nothing
	caps   bool    // written in capitals throughout
}

func newSentence(p *lang.Parse) sentence {
	s := sentence{words: p.Words}
	n := len(s.words)
	for i, w := range s.words {
		if w.Head >= n || w.Head < lang.Root || w.Head == i { // a broken tree: every word its own root
			s.words = append([]lang.Word(nil), p.Words...)
			for k := range s.words {
				s.words[k].Head = lang.Root
			}
			break
		}
	}
	for _, m := range p.Names {
		if m.Start >= 0 && m.Start < m.End && m.End <= n {
			s.names = append(s.names, m)
		}
	}
	s.kids = make([][]int, n)
	s.space = make([]bool, n)
	s.quote = make([]bool, n)
	for i, w := range s.words {
		if h := w.Head; h >= 0 && h < n && h != i {
			s.kids[h] = append(s.kids[h], i)
		}
		s.space[i] = p.Sentence == nil || i >= len(p.Sentence.Tokens) || p.Sentence.Tokens[i].SpaceAfter
	}
	s.markQuotes()
	s.markTitle()
	return s
}

func (s *sentence) markQuotes() {
	in := false
	for i, w := range s.words {
		switch w.Form {
		case "“", "``":
			in = true
		case "”", "''":
			in = false
		case `"`:
			in = !in
		}
		s.quote[i] = in
	}
}

// markTitle looks for headlines in title case or in capitals: of at least four
// content words all begin with a capital, or of eight all but one.
func (s *sentence) markTitle() {
	content, capital, upper := 0, 0, 0
	for i, w := range s.words {
		switch w.UPOS {
		case "NOUN", "VERB", "ADJ", "PROPN", "ADV":
		default:
			continue
		}
		if i == 0 || utf8.RuneCountInString(w.Form) < 3 {
			continue
		}
		content++
		if isCapital(w.Form) {
			capital++
		}
		if w.Form == strings.ToUpper(w.Form) {
			upper++
		}
	}
	lower := content - capital
	s.title = content >= 4 && (lower == 0 || lower == 1 && content >= 8)
	s.caps = content >= 3 && upper*10 >= content*9
	s.title = s.title || s.caps
	if s.title { // a list of names is no headline: some word must be no name
		verbs := 0
		for i, w := range s.words {
			if i > 0 && isCapital(w.Form) && (w.UPOS == "VERB" || w.UPOS == "NOUN" || w.UPOS == "ADJ" || w.UPOS == "ADV" || w.UPOS == "AUX") {
				verbs++
			}
		}
		s.title = verbs > 0 || s.caps
	}
}

// isCapital says whether a word is written as a name may be: with a capital
// first, or, like iPhone, inside.
func isCapital(form string) bool {
	for k, r := range form {
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			return true
		}
		if k > 3 {
			break
		}
	}
	return false
}

func hasLetter(form string) bool { return strings.IndexFunc(form, unicode.IsLetter) >= 0 }

// rel is a word's relation without its subtype.
func (s *sentence) rel(i int) string {
	r, _, _ := strings.Cut(s.words[i].Deprel, ":")
	return r
}

func (s *sentence) lower(i int) string { return strings.ToLower(s.words[i].Form) }

func (s *sentence) lemma(i int) string {
	if l := s.words[i].Lemma; l != "" && l != "_" {
		return strings.ToLower(l)
	}
	return s.lower(i)
}

// feature is the value of a key of the word's features, or "".
func (s *sentence) feature(i int, key string) string {
	for f := range strings.SplitSeq(s.words[i].Feats, "|") {
		if v, ok := strings.CutPrefix(f, key+"="); ok {
			return v
		}
	}
	return ""
}

// plural says whether a noun is written in the plural.
func (s *sentence) plural(i int) bool {
	return s.words[i].XPOS == "NNS" || s.words[i].XPOS == "NNPS" || s.feature(i, "Number") == "Plur"
}

// kid is the first dependent with one of the relations, or -1.
func (s *sentence) kid(i int, rels ...string) int {
	for _, k := range s.kids[i] {
		for _, r := range rels {
			if s.words[k].Deprel == r || s.rel(k) == r {
				return k
			}
		}
	}
	return -1
}

// caseOf is the lemma of the word's preposition or "'s", or "".
func (s *sentence) caseOf(i int) string {
	if k := s.kid(i, "case"); k >= 0 {
		return s.lower(k)
	}
	return ""
}

// within says whether word i is h or hangs below it.
func (s *sentence) within(i, h int) bool {
	for n := 0; i >= 0 && i < len(s.words) && n <= len(s.words); n++ {
		if i == h {
			return true
		}
		i = s.words[i].Head
	}
	return false
}

// governor is the nearest verb or clause head above word i, or -1.
func (s *sentence) governor(i int) int {
	for n := 0; n <= len(s.words); n++ {
		h := s.words[i].Head
		if h < 0 || h >= len(s.words) {
			return -1
		}
		switch s.rel(i) {
		case "nsubj", "obj", "iobj", "obl", "csubj", "ccomp", "xcomp", "advcl", "acl", "expl", "parataxis":
			return h
		}
		i = h
	}
	return -1
}

// subtree is the range of words from the first to the last below i.
func (s *sentence) subtree(i int) (start, end int) {
	start, end = i, i+1
	stack := []int{i}
	for n := 0; len(stack) > 0 && n <= len(s.words); n++ {
		w := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		start, end = min(start, w), max(end, w+1)
		stack = append(stack, s.kids[w]...)
	}
	return start, end
}

// join writes words [start, end) as they stand in the text.
func (s *sentence) join(start, end int) string {
	var b strings.Builder
	for i := start; i < end; i++ {
		b.WriteString(s.words[i].Form)
		if i+1 < end && s.space[i] {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// headOf is the word of [start, end) whose head lies outside.
func (s *sentence) headOf(start, end int) int {
	for i := start; i < end; i++ {
		if h := s.words[i].Head; (h < start || h >= end) && s.rel(i) != "punct" && s.rel(i) != "case" && s.rel(i) != "det" {
			return i
		}
	}
	return end - 1
}
