package ask

import (
	"slices"
	"strings"

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
