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

// How sure a claim must be to put an edge of its own: an edge is read without
// its sentence. A relation that the vocabulary does not know is more often a
// slip of the parser, so more is asked of it.
const (
	sureKnown  = 0.60
	sureByRule = 0.63 // a relation by rule, and a participle at the end: whose deed is it?
)

// statementOnly says why a claim stays a statement without a plain edge, "" if
// it may have one. It asks one question: would somebody who sees the two nodes
// and the relation, and not the sentence, be misled?
func (b *builder) statementOnly(s int, c *clause.Claim, out *graph.Claim, subject, object slot, m schema.Match) string {
	sure := sureKnown
	switch {
	case !m.Known() && !fixed(m.Name) || slices.ContainsFunc(unsureRules, func(r string) bool { return strings.HasPrefix(c.Rule, r) }):
		sure = sureByRule
	case c.Predicate.Head >= 0 && shouted(b.Parses[s], c.Predicate.Head):
		return "its verb is written like an acronym" // "IS–Somalia militants"
	}
	switch {
	case c.Confidence < sure:
		return "it is not sure enough"
	case subject.entity < 0 || object.entity < 0: // no edge, unless the effect is named, or an argument is drawn
		if b.unspeaking(s, c) {
			return "its speaker is nobody who speaks"
		}
		return b.misread(s, c, subject, object, m)
	case subject.entity == object.entity:
		return "it relates " + subject.node + " to itself"
	case object.aspect != "":
		return "it is about " + object.node + "'s " + object.aspect
	case subject.aspect != "" && (!actsFor(subject.aspect, m) || b.anothersForces(s, c.Subject)):
		return "it is about " + subject.node + "'s " + subject.aspect
	case m.Clash:
		return "the types do not fit the relation"
	case m.Known() && b.noDoer(c, subject, m.Relation):
		return "its subject is nothing that acts"
	case strings.Contains(c.Rule, "passive") && !c.Subject.Empty() && personal[firstWord(c.Predicate.Lemma)] && strings.Contains(c.Rule, "oblique") && b.cannotBe(someone, subject):
		return "the types do not fit the relation" // strikes are not killed
	case toSomeone[m.Name] && b.cannotBe(someone, object):
		return "the types do not fit the relation"
	case m.Known() && m.Relation.Statement:
		return "the relation says too little by itself"
	case strings.HasPrefix(c.Rule, "example") && c.Predicate.Prep == "among" && b.named(subject) && b.rec.Entities[object.entity].Of != "":
		return "" // "Chinese companies like DeepSeek"
	case !m.Known() && vagueVerbs[firstWord(c.Predicate.Lemma)] && !fixed(m.Name) && !strings.HasSuffix(c.Rule, throughRule):
		return "the relation says too little by itself"
	case calling[firstWord(c.Predicate.Lemma)] && c.Predicate.Prep == "" && len(c.Object.Words) > 0 && b.completedBy(s, c):
		return "it says what the object is or does" // "declares the attacks to be an act of war"
	case c.Pattern == "SVC" && b.firstTo(s, c.Object):
		return "it is so only with what follows" // "became the first president to be arrested"
	case b.halfSaid(s, c):
		return halfSaid
	case b.ownAgain(c, subject, object):
		return ownNamed // "records its oil export value"
	case b.unspeaking(s, c):
		return "its speaker is nobody who speaks"
	case !strings.Contains(m.Name, "_in") && b.within(s, c.Object, object):
		return "it lies around the place that is meant" // "captured Toretsk, Donetsk Oblast"
	}
	if why := b.misread(s, c, subject, object, m); why != "" {
		return why
	}
	switch m.Name {
	case "has":
		return b.having(c, subject, object)
	case "is":
		return b.being(s, c, subject, object)
	}
	return ""
}

// having is statementOnly for "has": between what has parts (a country, a body)
// and a part with a name of its own. Elsewhere it may mean anything: "Jarmusch's
// film" is not what he has.
func (b *builder) having(c *clause.Claim, subject, object slot) string {
	switch {
	case c.Kind == clause.Possessive && b.rec.Entities[object.entity].Of == b.rec.Entities[subject.entity].Key:
		return "the object's name says so" // "China's tech sector" is of China
	case strings.HasPrefix(b.rec.Entities[object.entity].Key, "name:"+strings.ToLower(subject.node)+" "):
		return "the object's name says so" // "Nepal's Ministry of Information" is the Nepali one
	case !b.named(object) || !bodies[subject.typ] || !bodies[object.typ]:
		return "the relation says too little by itself"
	}
	return ""
}

var bodies = map[string]bool{entity.Country: true, entity.City: true, entity.Place: true, entity.Organization: true}

// being is statementOnly for "is". Two names that are said to be one thing are
// one node already, or the parser slipped ("Catatumbo, Colombia").
func (b *builder) being(s int, c *clause.Claim, subject, object slot) string {
	switch {
	case b.named(object) && object.typ != entity.Group:
		return "both are names"
	case b.named(subject) && subject.typ != entity.Event && subject.typ != entity.Other && b.happens(object):
		return "what happens is not what it happens to" // "an attack on the ship Minervagracht"
	case c.Kind == clause.Apposition && (subject.typ == entity.Country || subject.typ == entity.City || subject.typ == entity.Place):
		return "the relation says too little by itself" // a place beside another
	case subject.typ == entity.Person && b.named(subject) && b.body(object):
		return "nobody is a body" // a member of the "political bureau"
	case b.unlike(s, c.Object) || b.leaves(s, c):
		return "it is, or was, only so in a way"
	}
	return ""
}

// body says whether a node without a name is a body or a place, not somebody.
func (b *builder) body(is slot) bool {
	noun, ok := derive.NounOf(b.headNoun(is))
	return ok && !b.named(is) && (noun.Class == derive.Group || noun.Class == derive.Location)
}

// happens says whether a node without a name is something done or that happens.
func (b *builder) happens(is slot) bool {
	if b.named(is) {
		return false
	}
	noun, ok := derive.NounOf(b.headNoun(is))
	return ok && !entity.MayAct(b.headNoun(is)) && (noun.Class == derive.Act || noun.Class == derive.Happening || noun.Class == derive.Process) && noun.Verb != ""
}

func (b *builder) named(s slot) bool { return b.rec.Entities[s.entity].Kind == graph.Named }

// unsureRules begin the names of rules whose claims are oftener wrong than the
// model of confidence knows, by reading edges.
var unsureRules = []string{"participle", "copula", "complement", "nominalisation", "including", "noun content"}

// shouted says whether a verb stands in capitals in a sentence that does not.
func shouted(p *lang.Parse, v int) bool {
	form := p.Words[v].Form
	if len(form) < 2 || form != strings.ToUpper(form) || form == strings.ToLower(form) {
		return false
	}
	for _, w := range p.Words {
		if len(w.Form) > 3 && w.Form == strings.ToLower(w.Form) && w.Form != strings.ToUpper(w.Form) {
			return true
		}
	}
	return false
}

// deeds are the groups of relations that people and bodies have, and what they
// do ("the airstrike killed"); wills are those of beings with a will alone, or of
// what speaks for them.
var (
	deeds = setOf("conflict roles sport")
	wills = setOf("law roles politics communication")
)

// noDoer says whether a subject is a concept of a kind that does no such deed:
// an agreement, an idea, a feature, a state, money, a number, a time; and, where
// it takes a will, a thing ("missiles vow retaliation").
func (b *builder) noDoer(c *clause.Claim, subject slot, r *schema.Relation) bool {
	if subject.entity < 0 || b.named(subject) {
		return false
	}
	if b.cannotBe(r.Domain, subject) {
		return true
	}
	if strings.Contains(c.Rule, "passive oblique") || c.Predicate.Passive && c.Object.Empty() {
		return false // it is done to the subject
	}
	noun, ok := derive.NounOf(b.headNoun(subject))
	if !ok || entity.MayAct(b.headNoun(subject)) {
		return false
	}
	switch noun.Class {
	case derive.Cognition, derive.Attribute, derive.State, derive.Possession, derive.Quantity, derive.Time, derive.Feeling:
		return deeds[r.Group] || wills[r.Group]
	case derive.Communication:
		return deeds[r.Group]
	case derive.Artifact, derive.Substance, derive.Food, derive.Object, derive.Phenomenon:
		return wills[r.Group]
	}
	return false
}

// within says whether an object is a place that only says where the place before
// it lies: it follows it after a comma, with no "and" or "or" of the list behind it.
func (b *builder) within(s int, ph clause.Phrase, object slot) bool {
	if object.typ != entity.Country && object.typ != entity.City && object.typ != entity.Place {
		return false
	}
	p := b.Parses[s]
	first := slices.Min(ph.Words)
	w := p.Words[ph.Head]
	if first == 0 || p.Words[first-1].Form != "," || w.Deprel != "conj" && w.Deprel != "appos" {
		return false
	}
	for i, o := range p.Words {
		if i > ph.Head && o.UPOS == "ADP" {
			break // "captures Sange, South Kivu, from the government and its allies"
		}
		if i > ph.Head && o.Deprel == "cc" && o.Head >= 0 && p.Words[o.Head].Deprel == "conj" && p.Words[o.Head].Head == w.Head {
			return false
		}
	}
	return true
}

// personal are the verbs of what is done to people.
var personal = setOf("kill injure wound arrest detain sentence convict hospitalize kidnap abduct murder execute behead jail imprison")

// calling are verbs that say of their object what it is, or that it does what
// follows: without that they say something else.
var calling = setOf("declare consider call deem label describe believe find prove think expect rule see view regard brand dub leave keep make render want allow")

// completedBy says whether a claim has such a complement.
func (b *builder) completedBy(s int, c *clause.Claim) bool {
	p := b.Parses[s]
	if next := slices.Max(c.Object.Words) + 1; next < len(p.Words) && (p.Words[next].UPOS == "ADJ" || strings.EqualFold(p.Words[next].Form, "a") || strings.EqualFold(p.Words[next].Form, "an")) {
		return true // "rules the company liable", "declares immigration a national emergency"
	}
	return c.Pattern == "SVOC" || slices.ContainsFunc(c.Args, func(a clause.Arg) bool {
		if a.Prep == "as" {
			return true
		}
		return a.Prep == "to" && !a.Phrase.Empty() && (p.Words[a.Phrase.Head].UPOS == "VERB" || slices.ContainsFunc(p.Words, func(w lang.Word) bool { return w.Head == a.Phrase.Head && w.Deprel == "cop" }))
	})
}

// fixed says whether a relation is one of those without a verb of their own.
func fixed(relation string) bool { return relation == "is" || relation == "has" }

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// vagueVerbs mean too many things for a relation that the vocabulary does not
// know: "made appearance", "is in violation", "went ahead with".
var vagueVerbs = setOf(`be have do make take fail get go come put set keep let see seem appear say tell think know want try cite use give
	become remain hold find look mean concern involve leave bring turn list`)

// actsFor says whether what a name's aspect does may be said of the name. An
// effect may ("DeepSeek's rise cast doubt on X"), and so may what its people do
// ("Russia's forces captured X").
func actsFor(aspect string, m schema.Match) bool {
	head := aspect[strings.LastIndexByte(aspect, ' ')+1:]
	if people[strings.ToLower(head)] {
		return strings.ToLower(aspect) == aspect // "Yemen's Houthi forces" are not Yemen
	}
	return m.Known() && (m.Relation.Effect || throughDeeds[m.Relation.Group])
}

var people = setOf("force forces troop troops army military fighters leadership")

// throughDeeds are the groups of relations that things and deeds have, not only
// those who act.
var throughDeeds = setOf("cause communication comparison")

// unlike says whether a description is turned by one of its words: a "former
// president" is none, an "alleged leader" may be none.
func (b *builder) unlike(s int, ph clause.Phrase) bool {
	if ph.Empty() {
		return false
	}
	p := b.Parses[s]
	turns := func(i int) bool {
		w := strings.ToLower(p.Words[i].Form)
		return slices.ContainsFunc(strings.Split(w, "-"), func(part string) bool { return turning[part] })
	}
	for i := range p.Words {
		if i == ph.Head || p.Words[i].Head == ph.Head && i < ph.Head || slices.Contains(ph.Words, i) && i < ph.Head {
			if turns(i) {
				return true
			}
		}
	}
	return false
}

var turning = setOf(`former ex late then outgoing incoming ousted deposed impeached alleged suspected accused purported supposed reputed
	self-proclaimed proclaimed so-called called would would-be possible potential prospective presumptive designate elect future next
	fake honorary onetime one-time sometime erstwhile previous past`)

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
