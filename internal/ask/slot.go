package ask

import (
	"slices"
	"strings"
	"unicode"

	"kgraph/internal/lang"
)

// slot is a phrase of the question.
type slot struct {
	text  string   // as written, without determiners
	words []string // its content words, stemmed
	head  string   // the stem of its head
	kind  []string // stems of what says what kind of head it is: "defense" of "defense minister"
	prep  string   // lemma of its preposition, "" for subject and object
}

func (q *question) slots() (out []slot) {
	for _, s := range []*slot{q.agent, q.patient} {
		if s != nil {
			out = append(out, *s)
		}
	}
	return append(out, q.others...)
}

// slot is the phrase headed by i, without what relates it.
func (r *reader) slot(i int) slot {
	var at []int
	var walk func(i int)
	walk = func(i int) {
		at = append(at, i)
		for _, k := range r.kids[i] {
			switch r.p.Words[k].Deprel {
			case "punct", "case", "det", "cop", "aux", "aux:pass", "mark", "acl:relcl":
				if k > i && r.p.Words[k].Deprel != "punct" {
					continue
				}
				if r.p.Words[k].Deprel != "punct" || k == len(r.p.Words)-1 {
					continue
				}
			case "nsubj", "nsubj:pass", "advmod", "discourse":
				continue
			}
			if !wh[strings.ToLower(r.p.Words[k].Form)] && k != r.filler {
				walk(k)
			}
		}
	}
	walk(i)
	// A preposition inside the phrase belongs to its text.
	for _, k := range slices.Clone(at) {
		if k != i {
			for _, c := range r.kids[k] {
				if r.p.Words[c].Deprel == "case" {
					at = append(at, c)
				}
			}
		}
	}
	slices.Sort(at)
	s := slot{head: r.stemOf(i)}
	for n, k := range at {
		w := &r.p.Words[k]
		if n > 0 && r.p.Sentence.Tokens[k-1].SpaceAfter && at[n-1] == k-1 || n > 0 && at[n-1] != k-1 {
			s.text += " "
		}
		s.text += w.Form
		switch w.UPOS {
		case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
			s.words = append(s.words, r.stemOf(k))
			if w.Head == i && k < i && w.Deprel != "nmod:poss" && w.Form == strings.ToLower(w.Form) {
				s.kind = append(s.kind, stem(w.Lemma))
			}
		}
	}
	return s
}

// stemOf is the stem of word i, and that of a country's adjective: sentences
// have "the French president" for the president of France.
func (r *reader) stemOf(i int) string {
	w := &r.p.Words[i]
	s := stem(w.Lemma)
	if w.UPOS != "PROPN" && w.XPOS != "NNP" {
		return s
	}
	first, last := i, i
	capital := func(k int) bool {
		return k >= 0 && k < len(r.p.Words) && unicode.IsUpper([]rune(r.p.Words[k].Form)[0]) && !wh[strings.ToLower(r.p.Words[k].Form)]
	}
	for capital(first - 1) {
		first--
	}
	for capital(last + 1) {
		last++
	}
	var words []string
	for k := first; k <= last; k++ {
		words = append(words, r.p.Words[k].Form)
	}
	if a := r.l.Adjective(strings.Join(words, " ")); a != "" {
		s += "|" + stem(a)
	}
	return s
}

// covers says whether every word of content of the question p is in the verb,
// in a phrase or asked for. Where one is lost, another question would be answered.
func (q *question) covers(p *lang.Parse) bool {
	known := map[string]bool{q.counted: true, stem(q.particle): true, stem(q.prep): true}
	for w := range strings.FieldsSeq(q.lemma) {
		known[stem(w)] = true
	}
	for _, s := range q.slots() {
		for w := range stems(s.text) {
			known[w] = true
		}
		for _, w := range s.words {
			for one := range strings.SplitSeq(w, "|") {
				known[one] = true
			}
		}
	}
	_, at := order(p)
	for i := range p.Words {
		w := &p.Words[i]
		switch w.UPOS {
		case "NOUN", "PROPN", "VERB", "NUM":
		default:
			continue
		}
		if i < at && wh[strings.ToLower(p.Words[0].Form)] || auxiliaries[strings.ToLower(w.Form)] || w.Lemma == "do" || known[stem(w.Lemma)] || known[stem(w.Form)] {
			continue
		}
		return false
	}
	return true
}
