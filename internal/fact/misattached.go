package fact

import (
	"slices"
	"strings"

	"kgraph/internal/clause"
	"kgraph/internal/entity"
	"kgraph/schema/derive"
)

// ownParticiple says whether the verb is one that the parser has joined to the
// verb before, while it stands behind a noun with nothing between them, as a
// participle of that noun does: "report the interception of a drone launched from
// Yemen" is no launch by those who report it.
func (b *builder) ownParticiple(s int, c *clause.Claim) bool {
	v := c.Predicate.Head
	p := b.Parses[s]
	if c.Kind != clause.Verb || v < 1 || p.Words[v].Deprel != "conj" || p.Words[v].XPOS != "VBD" && p.Words[v].XPOS != "VBN" || !strings.HasSuffix(p.Words[v].Form, "ed") {
		return false
	}
	before := p.Words[v-1]
	return before.UPOS == "NOUN" && (c.Subject.Empty() || !slices.Contains(c.Subject.Words, v-1))
}

// takingGerund are verbs that a gerund may complete.
var takingGerund = setOf(`begin start stop keep continue finish cease resume quit avoid deny admit consider risk suggest recommend propose discuss
	enjoy mind miss face report recall remember regret support oppose favor favour end go come spend try like love hate need allow permit ban
	delay postpone help see hear watch find catch leave confess acknowledge involve mean justify require appreciate practice practise`)

// gerundAfter says whether the relation is a verb with a gerund that it does not
// take: "defeats defending" champion Jannik Sinner.
func (b *builder) gerundAfter(s int, c *clause.Claim) bool {
	if c.Kind != clause.Verb || len(c.Predicate.Words) < 2 {
		return false
	}
	p := b.Parses[s]
	last := c.Predicate.Words[len(c.Predicate.Words)-1]
	if p.Words[last].XPOS != "VBG" {
		return false
	}
	h := p.Words[last].Head
	return h >= 0 && p.Words[last].Deprel == "xcomp" && slices.Contains(c.Predicate.Words, h) && last == h+1 && p.Words[h].UPOS == "VERB" && !takingGerund[strings.ToLower(p.Words[h].Lemma)]
}

// pronounOf says whether a subject "it" whose name stands in the same sentence
// has another thing between the two that it may as well mean: "the Houthis claim to have shot
// down a drone, stating that it was conducting missions".
func (b *builder) pronounOf(s int, ph clause.Phrase, is slot) bool {
	p := b.Parses[s]
	if ph.Empty() || is.entity < 0 || !strings.EqualFold(p.Words[ph.Head].Form, "it") {
		return false
	}
	last := -1
	for i := range ph.Head {
		if b.Entities.At(s, i, []int{i}).Entity == is.entity {
			last = i
		}
	}
	if last < 0 {
		return false
	}
	for i := last + 1; i < ph.Head; i++ {
		w := p.Words[i]
		ref := b.Entities.At(s, i, []int{i})
		if w.XPOS != "NN" && w.XPOS != "NNP" || w.Deprel != "obj" || ref.Value || ref.Entity == is.entity {
			continue
		}
		if w.XPOS == "NNP" {
			if ref.Entity < 0 || b.Entities.Entities[ref.Entity].Type == entity.Product {
				return true
			}
			continue
		}
		if noun, ok := derive.NounOf(strings.ToLower(w.Lemma)); ok && things[noun.Class] {
			return true
		}
	}
	return false
}

// onCondition says whether a claim of what may come hangs on an "if" or "unless"
// of its sentence, its own or that of the clause it is joined to.
func (b *builder) onCondition(s int, c *clause.Claim) bool {
	v := c.Predicate.Head
	if v < 0 || c.Modality != clause.Predicted && c.Modality != clause.Possible {
		return false
	}
	p := b.Parses[s]
	verbs := map[int]bool{v: true}
	for n := 0; n < len(p.Words); n++ {
		h := p.Words[v].Head
		if h < 0 || p.Words[v].Deprel != "conj" && p.Words[v].Deprel != "xcomp" && p.Words[v].Deprel != "ccomp" {
			break
		}
		verbs[h], v = true, h
	}
	for _, w := range p.Words {
		if w.Deprel != "mark" || w.Head < 0 {
			continue
		}
		switch strings.ToLower(w.Form) {
		case "if", "unless":
			if of := p.Words[w.Head]; strings.HasPrefix(of.Deprel, "advcl") && verbs[of.Head] {
				return true
			}
		}
	}
	return false
}

// leaving are the verbs after which somebody is no longer what he is called,
// leavingSelf those of them whose subject it is that leaves.
var (
	leaving     = setOf("oust depose remove dismiss sack fire replace suspend impeach")
	leavingSelf = setOf("resign quit retire")
)

// leaves says whether a title or apposition is said of somebody who loses it in
// the same breath: "ambassador to Iraq Mona Juul resigns".
func (b *builder) leaves(s int, c *clause.Claim) bool {
	if c.Kind != clause.Title && c.Kind != clause.Apposition {
		return false
	}
	p := b.Parses[s]
	for _, i := range []int{c.Subject.Head, c.Object.Head} {
		if i < 0 || p.Words[i].Head < 0 {
			continue
		}
		verb := p.Words[i].Head
		lemma := strings.ToLower(p.Words[verb].Lemma)
		down := lemma == "step" && verb+1 < len(p.Words) && strings.EqualFold(p.Words[verb+1].Form, "down")
		switch p.Words[i].Deprel {
		case "nsubj":
			if leavingSelf[lemma] || down {
				return true
			}
		case "nsubj:pass", "obj":
			if leaving[lemma] {
				return true
			}
		}
	}
	return false
}

// inner is the place that is meant where a phrase is only the place around it:
// "the Catatumbo region, Colombia".
func (b *builder) inner(s int, ph clause.Phrase) clause.Phrase {
	if ph.Empty() {
		return ph
	}
	p := b.Parses[s]
	first := slices.Min(ph.Words)
	h := p.Words[ph.Head].Head
	if p.Words[ph.Head].Deprel != "appos" || first == 0 || p.Words[first-1].Form != "," || h != first-2 || p.Words[h].UPOS != "NOUN" {
		return ph
	}
	ref, around := b.Entities.At(s, h, []int{h}), b.Entities.At(s, ph.Head, ph.Words)
	if ref.Entity < 0 || around.Entity < 0 || ref.Entity == around.Entity || b.Entities.Entities[ref.Entity].Type != entity.Place {
		return ph
	}
	words := []int{h}
	for i := h - 1; i >= 0 && p.Words[i].Head == h && p.Words[i].UPOS == "PROPN"; i-- {
		words = append([]int{i}, words...)
	}
	return clause.Phrase{Head: h, Words: words, Full: words}
}

// firstTo says whether a description is only whole with the infinitive after it:
// "the first sitting president to be arrested" was president before.
func (b *builder) firstTo(s int, ph clause.Phrase) bool {
	if ph.Empty() {
		return false
	}
	p := b.Parses[s]
	counted, to := false, false
	for i, w := range p.Words {
		switch {
		case w.Head == ph.Head && i < ph.Head:
			counted = counted || orders[strings.ToLower(w.Form)] || w.XPOS == "JJS"
		case i > ph.Head && strings.EqualFold(w.Form, "to") && w.Deprel == "mark" && w.Head >= 0:
			of := p.Words[w.Head].Head
			to = to || of == ph.Head || of >= 0 && of == p.Words[ph.Head].Head
		}
	}
	return counted && to
}

var orders = setOf("first second third fourth fifth only last next latest youngest oldest")
