package ask

import (
	"slices"
	"strings"
)

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
