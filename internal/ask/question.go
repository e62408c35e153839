package ask

import (
	"slices"
	"strings"
	"unicode"

	"kgraph/internal/lang"
)

// target is the slot that a question asks for.
type target uint8

const (
	yesNo    target = iota
	agent           // who does it
	patient         // what it is done to
	identity        // who or what something is
	holder          // who or what has a role: "who is the president of Mexico"
	place
	moment
	amount // how much
	number // how many of something
	reason
	content // what somebody says
	oblique // what follows a preposition, or an infinitive
	measure // how high, how large
	manner  // how
	unknown // what no statement has a slot for
)

// slot is a phrase of the question.
type slot struct {
	text  string   // as written, without determiners
	words []string // its content words, stemmed
	head  string   // the stem of its head
	kind  []string // stems of what says what kind of head it is: "defense" of "defense minister"
	prep  string   // lemma of its preposition, "" for subject and object
}

// question is what a question says and asks for.
type question struct {
	target   target
	lemma    string // of the verb, "be" for what something is
	particle string
	passive  bool
	agent    *slot
	patient  *slot
	others   []slot // with their prepositions
	prep     string // of the slot that is asked for
	persons  bool   // it asks with who
	counted  string // stem of the noun in "how many people"
}

func (q *question) slots() (out []slot) {
	for _, s := range []*slot{q.agent, q.patient} {
		if s != nil {
			out = append(out, *s)
		}
	}
	return append(out, q.others...)
}

// wh are the words that questions are asked with.
var wh = map[string]bool{"who": true, "whom": true, "what": true, "which": true, "whose": true, "where": true, "when": true, "why": true, "how": true}

// reader reads a question's tree.
type reader struct {
	p    *lang.Parse
	kids [][]int
	l    Language

	filler int // the word that stands for what is asked, -1 for none
}

func newReader(p *lang.Parse, l Language) *reader {
	r := &reader{p, make([][]int, len(p.Words)), l, -1}
	for i, w := range p.Words {
		if w.Head != lang.Root {
			r.kids[w.Head] = append(r.kids[w.Head], i)
		}
	}
	return r
}

// read finds the verb, the phrases around it and what is asked for.
func read(p *lang.Parse, l Language) (*question, error) {
	if s := invert(p, l.Parse); s != nil {
		return inverted(s, l), nil
	}
	if q := copula(p, l); q != nil {
		return q, nil
	}
	if q := isIt(p, l); q != nil {
		return q, nil
	}
	r := newReader(p, l)
	root, asked := -1, -1
	for i, w := range p.Words {
		if w.Head == lang.Root {
			root = i
		}
		if asked < 0 && wh[strings.ToLower(w.Form)] {
			asked = i
		}
	}
	if root < 0 || len(p.Words) < 3 {
		return nil, ErrQuestion
	}
	q := &question{}
	if asked >= 0 {
		q.persons = strings.HasPrefix(strings.ToLower(p.Words[asked].Form), "who")
	}
	verb := r.verb(root)
	if verb < 0 {
		return r.copular(q, root, asked)
	}
	first := strings.ToLower(p.Words[0].Form)
	if asked < 0 && !slices.Contains([]string{"did", "does", "do", "has", "have", "was", "were", "is", "are", "will", "can", "could", "would"}, first) {
		return nil, ErrQuestion
	}
	r.clause(q, verb, asked)
	return q, nil
}

// verb is the verb of the question: its root, or -1 for a copular one.
func (r *reader) verb(root int) int {
	if r.child(root, "cop") >= 0 || wh[strings.ToLower(r.p.Words[root].Form)] {
		return -1
	}
	if u := r.p.Words[root].UPOS; u != "VERB" && u != "AUX" && r.child(root, "aux", "nsubj", "obj") < 0 {
		return -1
	}
	return root
}

func (r *reader) child(i int, rels ...string) int {
	for _, k := range r.kids[i] {
		if slices.Contains(rels, r.p.Words[k].Deprel) {
			return k
		}
	}
	return -1
}

// holds says whether the phrase under i has the word asked.
func (r *reader) holds(i, asked int) bool {
	if i == asked {
		return true
	}
	return slices.ContainsFunc(r.kids[i], func(k int) bool { return r.holds(k, asked) })
}

// copular reads "who is X" and "who is the head of X".
func (r *reader) copular(q *question, root, asked int) (*question, error) {
	q.lemma = "be"
	subject := r.child(root, "nsubj")
	about := root
	if root == asked {
		if about = subject; subject < 0 {
			return nil, ErrQuestion
		}
	}
	s := r.slot(about)
	if asked < 0 { // is X a Y?
		if subject < 0 {
			return nil, ErrQuestion
		}
		q.target = yesNo
		q.agent, q.patient = new(slot), &s
		*q.agent = r.slot(subject)
		return q, nil
	}
	switch strings.ToLower(r.p.Words[asked].Form) {
	case "where":
		q.target = place
	case "when":
		q.target = moment
	case "how":
		if subject < 0 {
			return nil, ErrQuestion
		}
		if q.target = measure; r.p.Words[root].UPOS == "ADJ" {
			s = r.slot(subject)
		} else {
			q.target = unknown // "how many people are aboard": nothing is stored so
		}
	default:
		q.target = identity
		if r.p.Words[about].UPOS == "NOUN" || r.child(about, "nmod") >= 0 {
			q.target = holder
		}
	}
	q.patient = &s
	return q, nil
}

// clause reads a question with a verb.
func (r *reader) clause(q *question, verb, asked int) {
	r.verbal(q, verb, asked)
	r.repair(q, verb, asked)
	if asked < 0 {
		q.target = yesNo
		return
	}
	switch form := strings.ToLower(r.p.Words[asked].Form); form {
	case "where":
		q.target = place
	case "when":
		q.target = moment
	case "why":
		q.target = reason
	case "how":
		q.target = amount
		if r.p.Words[asked].Head >= 0 && r.p.Words[r.p.Words[asked].Head].Lemma == "many" {
			q.target = number
		}
	}
	if q.target == patient && says(q.lemma) {
		q.target = content
	}
}

// verbal reads the verb and the phrases that depend on it.
func (r *reader) verbal(q *question, verb, asked int) {
	w := &r.p.Words[verb]
	q.lemma = w.Lemma
	q.passive = r.child(verb, "aux:pass", "nsubj:pass") >= 0 || w.XPOS == "VBN" && r.auxiliary(verb, "be")
	if k := r.child(verb, "compound:prt"); k >= 0 {
		q.particle = r.p.Words[k].Lemma
	}
	for _, k := range r.kids[verb] {
		r.argument(q, k, verb, asked)
	}
}

// auxiliary says that the verb has an auxiliary of that lemma.
func (r *reader) auxiliary(verb int, lemma string) bool {
	return slices.ContainsFunc(r.kids[verb], func(k int) bool {
		return strings.HasPrefix(r.p.Words[k].Deprel, "aux") && r.p.Words[k].Lemma == lemma
	})
}

// repair sets right what a parser trained on statements makes of questions:
// a preposition left behind by the word asked for, and "do what".
func (r *reader) repair(q *question, verb, asked int) {
	if asked < 0 {
		return
	}
	last := -1
	for i, w := range r.p.Words {
		if w.UPOS != "PUNCT" {
			last = i
		}
	}
	if w := &r.p.Words[last]; w.UPOS == "ADP" && w.Head == verb && len(r.kids[last]) == 0 && w.Deprel != "compound:prt" && q.target != agent {
		q.target, q.prep = oblique, w.Lemma
		q.others = slices.DeleteFunc(q.others, func(s slot) bool { return s.text == w.Form })
	}
	if k := r.child(verb, "xcomp"); k >= 0 && r.p.Words[k].Lemma == "do" && q.target == patient {
		q.target, q.prep = oblique, "to"
		q.others = slices.DeleteFunc(q.others, func(s slot) bool { return s.prep == "to" })
		for i, s := range q.others {
			if s.prep == "" && q.patient == nil {
				q.patient = &s
				q.others = slices.Delete(q.others, i, i+1)
				break
			}
		}
	}
}

// argument reads one dependent of the verb.
func (r *reader) argument(q *question, k, verb, asked int) {
	w := &r.p.Words[k]
	inside := asked >= 0 && r.holds(k, asked)
	rel, _, _ := strings.Cut(w.Deprel, ":")
	prep := ""
	if c := r.child(k, "case"); c >= 0 {
		prep = r.p.Words[c].Lemma
	}
	switch {
	case rel == "nsubj" && (w.Deprel == "nsubj:pass" || q.passive), rel == "obj":
		r.fill(&q.patient, q, patient, k, inside)
	case rel == "nsubj", k < verb && (rel == "compound" || rel == "dep" || rel == "vocative") && w.UPOS == "PROPN" && r.child(verb, "nsubj", "nsubj:pass") < 0:
		r.fill(&q.agent, q, agent, k, inside)
	case w.Deprel == "obl:agent" || prep == "by" && q.passive:
		r.fill(&q.agent, q, agent, k, inside)
	case rel == "obl" || rel == "iobj" || rel == "nmod":
		if inside {
			q.target, q.prep = oblique, prep
			return
		}
		s := r.slot(k)
		s.prep = prep
		q.others = append(q.others, s)
	case rel == "xcomp" && inside: // "allow X to do what"
		q.target, q.prep = oblique, "to"
	case rel == "xcomp", rel == "advcl", rel == "ccomp":
		s := r.slot(k)
		s.prep = "to"
		q.others = append(q.others, s)
	}
}

func (r *reader) fill(to **slot, q *question, t target, k int, inside bool) {
	if inside && r.filler >= 0 && r.filler != k { // "accuse X of what": the preposition is the verb's
		q.target = oblique
		if c := r.child(r.filler, "case"); c >= 0 {
			q.prep = r.p.Words[c].Lemma
		}
		inside = false
	}
	if inside {
		q.target = t
		if r.p.Words[k].UPOS == "NOUN" { // "which company", "how many people"
			q.counted = stem(r.p.Words[k].Lemma)
		}
		return
	}
	s := r.slot(k)
	*to = &s
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
