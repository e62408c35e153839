package fact

import (
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/entity"
	"kgraph/internal/lang"
	"kgraph/schema"
	"kgraph/schema/derive"
)

// misread says why an edge is not trusted though its claim is sure enough: the
// configurations in which the parser, or the pronoun, is oftener wrong than
// right, "" for none.
func (b *builder) misread(s int, c *clause.Claim, subject, object slot, m schema.Match) string {
	switch {
	case b.noVerb(s, c, m):
		return "its verb is better known as a noun"
	case b.anothers(s, c.Object, object, subject) || b.anothers(s, c.Subject, subject, slot{entity: graph.NoEntity}):
		return "whose it is may be said of another"
	case b.nestedPlace(s, c, subject, object, m):
		return "what a participle says of a place may be said of the thing before it"
	case !c.Subject.Empty() && b.Parses[s].Words[c.Subject.Head].UPOS == "PRON" && (subject.typ == entity.Place || subject.typ == entity.City) && !fixed(m.Name):
		return "a pronoun seldom means a place that does something" // "over the Caspian Sea when it diverted"
	case b.behindSubject(s, c):
		return "another subject stands before it"
	case b.ofOthers(s, c):
		return "it is others that it speaks of"
	case b.partLed(s, c):
		return "what is said of a part is not said of the whole"
	case b.ownParticiple(s, c):
		return "what a participle says may be said of the noun before it"
	case b.gerundAfter(s, c):
		return "its verb takes no gerund"
	case b.pronounOf(s, c.Subject, subject):
		return "a pronoun may mean the thing before it"
	case b.onCondition(s, c):
		return "a condition goes with it"
	case c.Kind == clause.Noun && b.loosely(s, c):
		return "whose deed it is, is not sure"
	}
	return ""
}

// noVerb says whether the verb is a word that is known as a noun, and as a verb
// to nobody: "Bryansk and Tula oblasts, Russia".
func (b *builder) noVerb(s int, c *clause.Claim, m schema.Match) bool {
	if c.Kind != clause.Verb || m.Known() || fixed(m.Name) || c.Predicate.Head < 0 {
		return false
	}
	w := b.Parses[s].Words[c.Predicate.Head]
	lemma := strings.ToLower(w.Lemma)
	_, noun := derive.NounOf(lemma)
	return noun && w.UPOS == "VERB" && !b.Schema.IsVerb(lemma) && (w.XPOS == "VBZ" || w.XPOS == "VBP")
}

// anothers says whether a phrase belongs to what a possessive pronoun stands for
// and there is somebody else whom the pronoun may stand for: "Norway reports that
// Russia has violated its airspace". What belongs to the subject of the pronoun's
// own verb may only be another's who speaks, or who stands between the two.
func (b *builder) anothers(s int, ph clause.Phrase, is, subject slot) bool {
	if ph.Empty() || is.entity < 0 || b.named(is) {
		return false
	}
	p := b.Parses[s]
	k := possessivePronoun(p, ph.Head)
	if k < 0 {
		return b.anotherCountrys(s, ph, is)
	}
	owner := b.Entities.At(s, k, []int{k}).Entity
	from := 0
	if owner == subject.entity && owner >= 0 {
		for i := range k {
			if b.Entities.At(s, i, []int{i}).Entity == owner {
				from = i
			}
		}
		if speaker := p.Words[from].Head; from > 0 && speaker >= 0 {
			for i := range from {
				if rel, _, _ := strings.Cut(p.Words[i].Deprel, ":"); rel == "nsubj" && b.mayOwn(s, i, k, owner) && p.Words[i].Head != p.Words[from].Head {
					return true
				}
			}
		}
	}
	for i := from; i < k; i++ {
		if b.mayOwn(s, i, k, owner) {
			return true
		}
	}
	return false
}

// anotherCountrys says whether a phrase is "the country's" and another country
// than the one meant stands before it without being the subject of its verb: which of the two is meant, the words do
// not say.
func (b *builder) anotherCountrys(s int, ph clause.Phrase, is slot) bool {
	p := b.Parses[s]
	k := slices.IndexFunc(p.Words, func(w lang.Word) bool { return w.Head == ph.Head && w.Deprel == "nmod:poss" })
	if k < 0 || k > ph.Head {
		return false
	}
	switch strings.ToLower(p.Words[k].Form) {
	case "country", "nation":
	default:
		return false
	}
	owner := b.Entities.At(s, k, []int{k}).Entity
	verb := p.Words[ph.Head].Head
	here, other := false, false
	for i := range k {
		e := b.Entities.At(s, i, []int{i})
		if e.Entity < 0 || e.Aspect != "" || p.Words[i].UPOS == "PRON" || b.Entities.Entities[e.Entity].Type != entity.Country {
			continue
		}
		here = here || e.Entity == owner
		other = other || e.Entity != owner && !(p.Words[i].Head == verb && strings.HasPrefix(p.Words[i].Deprel, "nsubj"))
	}
	return other || !here
}

// possessivePronoun is the pronoun that a noun belongs to, or -1.
func possessivePronoun(p *lang.Parse, head int) int {
	for k := head - 1; k >= 0 && k >= head-8; k-- {
		w := p.Words[k]
		if w.XPOS == "PRP$" && (w.Head == head || w.Head >= 0 && w.Head > k && p.Words[w.Head].Head == head) {
			return k
		}
	}
	return -1
}

// mayOwn says whether the noun phrase headed at i agrees with the pronoun k and is
// something that has things: a name, a body, a thing made; not an idea or a deed.
func (b *builder) mayOwn(s, i, k, owner int) bool {
	p := b.Parses[s]
	w := p.Words[i]
	switch rel, _, _ := strings.Cut(w.Deprel, ":"); rel {
	case "nsubj", "obj", "obl", "nmod", "appos", "conj", "iobj":
	default:
		return false
	}
	if w.Head == k || p.Words[k].Head == i || !strings.HasPrefix(w.XPOS, "NN") {
		return false
	}
	for _, c := range p.Words[:i] {
		if c.Head == i && c.Deprel == "case" && strings.EqualFold(c.Form, "as") {
			return false // what somebody is
		}
	}
	ref := b.Entities.At(s, i, []int{i})
	if ref.Value || ref.Entity == owner && owner >= 0 {
		return false
	}
	plural := strings.HasSuffix(w.XPOS, "S")
	person, named := false, false
	if ref.Entity >= 0 && ref.Aspect == "" && b.Entities.Entities[ref.Entity].Kind == entity.Named {
		e := &b.Entities.Entities[ref.Entity]
		person, named = e.Type == entity.Person, true
		if e.Type == entity.City || e.Type == entity.Place || e.Type == entity.Event || e.Type == entity.Law {
			return false
		}
	}
	class, known := derive.NounOf(strings.ToLower(w.Lemma))
	if !named {
		person = class.Class == derive.Person
		if !known || class.Class.Abstract() || class.Class == derive.Time || class.Class == derive.Quantity || class.Class == derive.Location || class.Class == derive.Possession {
			return false
		}
	}
	switch strings.ToLower(p.Words[k].Form) {
	case "its":
		return !plural && !person
	case "his", "her":
		return !plural && person
	case "their":
		return plural || named && !person
	}
	return false
}

// nestedPlace says whether the claim is made by a participle or relative clause
// after a place that is itself said of another noun: "fuel trucks from Senegal
// violating the blockade".
func (b *builder) nestedPlace(s int, c *clause.Claim, subject, object slot, m schema.Match) bool {
	relative := strings.HasPrefix(c.Rule, "relative")
	if m.Known() && m.Relation.Group == "place" {
		return false // "located in"
	}
	if !relative && (!strings.HasPrefix(c.Rule, "participle") || strings.HasPrefix(c.Rule, "participle adverbial")) {
		return false
	}
	p := b.Parses[s]
	modified, is := c.Subject, subject
	if c.Predicate.Passive && !c.Object.Empty() && !strings.Contains(c.Rule, "oblique") {
		modified, is = c.Object, object
	}
	if modified.Empty() || is.typ != entity.Country && is.typ != entity.City && is.typ != entity.Place {
		return false
	}
	rel, _, _ := strings.Cut(p.Words[modified.Head].Deprel, ":")
	return rel != "nsubj" && rel != "obj" && rel != "root"
}

// loosely says whether a noun's claim is one that its words may not bear out: a
// deed only proposed or alleged, one done to a pronoun, or one whose doer stands
// after another deed ("investigations into fraud by the president").
func (b *builder) loosely(s int, c *clause.Claim) bool {
	p := b.Parses[s]
	if c.Predicate.Head < 0 || c.Object.Empty() || c.Subject.Empty() {
		return false
	}
	for _, w := range p.Words {
		if w.Head == c.Predicate.Head && turning[strings.ToLower(w.Form)] {
			return true
		}
	}
	if p.Words[c.Object.Head].UPOS == "PRON" || strings.HasPrefix(p.Words[c.Object.Head].XPOS, "PRP") {
		return true
	}
	if c.Subject.Head < c.Object.Head || c.Object.Head < c.Predicate.Head {
		return false
	}
	noun, ok := derive.NounOf(strings.ToLower(p.Words[c.Object.Head].Lemma))
	return ok && (noun.Class == derive.Act || noun.Class == derive.Happening || noun.Verb != "")
}

// cannotBe says whether a node without a name is of a kind that none of the types
// fits: an agreement is nobody whom one accuses. Names are known by their type.
func (b *builder) cannotBe(types []string, is slot) bool {
	if len(types) == 0 || is.entity < 0 || b.named(is) || slices.ContainsFunc(types, func(t string) bool { return impersonal[t] }) {
		return false
	}
	noun, ok := derive.NounOf(b.headNoun(is))
	if !ok || entity.MayAct(b.headNoun(is)) {
		return false
	}
	switch noun.Class {
	case derive.Person, derive.Group, derive.Tops, derive.Animal:
		return false
	case derive.Location, derive.Artifact, derive.Object:
		return !slices.Contains(types, entity.Place)
	}
	return true
}

// someone are the types of those one accuses or orders about, for the relations
// below: a name's type may be mistaken, a concept's noun is not.
var someone = []string{entity.Person, entity.Organization, entity.Group}

// toSomeone are relations to somebody that the vocabulary gives no range.
var toSomeone = setOf("accused summoned warned told thanked urged asked")

// impersonal are the types of which anything may be.
var impersonal = setOf("Concept Other Event Law Work Product")

// headNoun is the lemma of the noun that a concept is called by.
func (b *builder) headNoun(is slot) string {
	key := b.rec.Entities[is.entity].Key
	return key[strings.LastIndexAny(key, " |:")+1:]
}
