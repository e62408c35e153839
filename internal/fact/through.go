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

// sureThrough is how sure a claim must be for the claim through its object: two
// attachments must be right in it, not one.
const sureThrough = 0.63

// through is the claim that a claim makes of a node through its object, where
// the object itself is none: "exposed vulnerabilities in the strategy", "rejected
// Trump's request". The noun goes into the relation ("exposed_vulnerability_in",
// "rejected_request_of"), so nothing of what is said is lost. The claim as said
// stays beside it.
func (b *builder) through(s int, c *clause.Claim, lit *graph.Claim) []graph.Claim {
	if !b.foldable(s, c, lit) {
		return nil
	}
	p := b.Parses[s]
	f := folded{head: c.Object.Head, noun: strings.ToLower(p.Words[c.Object.Head].Lemma), text: b.nounText(s, c)}
	if lit.ObjectEntity >= 0 && lit.StatementOnly != ownNamed {
		f.node, f.prep, f.at = lit.ObjectEntity, "of", c.Object.Head
		if lit.ObjectAspect == "" || turnable[f.noun] && possessed(p, c.Object.Head) {
			return nil // "the government's approval of the project" is none of the government
		}
		f.text = lit.ObjectAspect
	} else if g := f; b.complement(s, &g) {
		f = g
	} else if !b.beside(s, c, &f) {
		return nil
	}
	if !b.wholeNoun(s, c, &f) {
		return nil
	}
	if c.Kind == clause.Apposition && f.prep == "from" && possessivePronoun(p, c.Object.Head) >= 0 {
		return nil // "his wife, from Sydney" is no wife from there
	}
	return b.fold(s, c, lit, f)
}

// turnable are nouns that "of" turns round: the government's approval is not the
// approval of the government.
var turnable = setOf(`approval support criticism condemnation praise recognition rejection invasion occupation attack assault killing arrest control
	endorsement ban coverage treatment conviction use sale purchase destruction seizure capture acquisition bombing pursuit
	detention deportation extradition expulsion removal release abduction kidnapping execution persecution surveillance shelling blockade siege`)

// possessed says whether a noun has a possessor before it.
func possessed(p *lang.Parse, head int) bool {
	return slices.ContainsFunc(p.Words, func(w lang.Word) bool { return w.Head == head && w.Deprel == "nmod:poss" })
}

// maxFolded is the longest of such relations, in words as shown without "has".
const maxFolded = 7

// folded is a noun on its way into the relation, and what stands behind it.
type folded struct {
	head   int    // the noun
	noun   string // its lemma
	text   string // as shown
	prep   string
	at     int // head of the phrase that the node stands for
	node   int
	aspect string // what of the node: "of DeepSeek's approach"
}

// foldable says whether a claim is one whose object may go into the relation.
func (b *builder) foldable(s int, c *clause.Claim, lit *graph.Claim) bool {
	described := c.Kind == clause.Copula || c.Kind == clause.Apposition || c.Kind == clause.Title
	switch {
	case c.Kind != clause.Verb && !described, c.Predicate.Passive, c.Object.Empty(), c.Content >= 0, lit.ObjectValue != "":
		return false
	case strings.HasPrefix(c.Rule, "including"), strings.HasPrefix(c.Rule, "example"), toSomeone[lit.Relation], idleVerbs[firstWord(c.Predicate.Lemma)]:
		return false
	case described && (c.Predicate.Prep != "" || c.Predicate.Lemma != "" && c.Predicate.Lemma != "be"):
		return false // "is responsible for the commission of"
	case c.Kind == clause.Verb && c.Predicate.Head < 0, c.Confidence < sureThrough, lit.SubjectEntity < 0, lit.Reversed:
		return false
	case lit.Polarity != "positive", lit.Modality == "conditional", lit.Modality == "asked", lit.Modality == "wished", lit.Modality == "necessary":
		return false
	}
	p := b.Parses[s]
	w := p.Words[c.Object.Head]
	if b.closed(p, c.Object) || willed[strings.ToLower(w.Lemma)] && infinitiveAfter(p, c.Object.Head) {
		return false
	}
	if w.XPOS != "NN" && w.XPOS != "NNS" || described && b.unlike(s, c.Object) {
		return false
	}
	noun, known := derive.NounOf(strings.ToLower(w.Lemma))
	if known && (noun.Class == derive.Quantity || noun.Class == derive.Time) || amounts[strings.ToLower(w.Lemma)] {
		return false // "prompted thousands of Palestinians"
	}
	if described && known && lit.SubjectType != entity.Event && lit.SubjectType != entity.ConceptType && (noun.Class == derive.Act || noun.Class == derive.Happening) && !entity.MayAct(strings.ToLower(w.Lemma)) {
		return false // "in Karur, a crowd crush at a rally"
	}
	for i, w := range p.Words {
		if (w.Head == c.Object.Head && i < c.Object.Head || slices.Contains(c.Object.Words, i)) && (turning[strings.ToLower(w.Form)] || withholding[strings.ToLower(w.Form)]) {
			return false
		}
	}
	return true
}

// willed are nouns that an infinitive completes: without it nobody knows what
// "expressed the intent of Taiwan" says.
var willed = setOf(`intent intention ability inability right willingness readiness refusal attempt effort desire decision determination commitment
	bid failure permission authority power chance need duty obligation capacity willpower reluctance eagerness wish`)

// infinitiveAfter says whether a noun has an infinitive after it.
func infinitiveAfter(p *lang.Parse, head int) bool {
	return slices.ContainsFunc(p.Words, func(w lang.Word) bool {
		return strings.EqualFold(w.Form, "to") && w.Deprel == "mark" && w.Head > head && (p.Words[w.Head].Head == head || w.Head <= head+3)
	})
}

// closed says whether the object's noun has a common noun under "of" without which
// it is another thing ("a state of emergency").
func (b *builder) closed(p *lang.Parse, ph clause.Phrase) bool {
	return slices.ContainsFunc(ph.Words, func(w int) bool {
		return w > ph.Head && p.Words[w].Head == ph.Head && p.Words[w].Deprel == "nmod" && p.Words[w].XPOS == "NN" && w == ph.Head+2
	})
}

// idleVerbs say nothing of what their object is about.
var idleVerbs = setOf("cite owe accuse base convict acquit clear strip deprive rob")

// amounts are nouns that only count what follows them.
var amounts = setOf("thousand hundred million billion dozen ten other rest history percent majority number")

// withholding are the words before a noun that take it back.
var withholding = setOf("no any few little less fewer neither failed attempted threatened planned proposed only")

// nounText is the object's noun with the nouns that belong to it, without numbers
// and determiners.
func (b *builder) nounText(s int, c *clause.Claim) string {
	p := b.Parses[s]
	var words []int
	for _, w := range c.Object.Words {
		if w == c.Object.Head || w < c.Object.Head && p.Words[w].Deprel == "compound" && strings.ToLower(p.Words[w].Form) == p.Words[w].Form && b.Entities.At(s, w, []int{w}).Entity < 0 && !hyphened(p, w) && (w == 0 || p.Words[w-1].Form != "-") && !strings.Contains(p.Words[w].Form, "-") && p.Words[w].Form != "%" {
			words = append(words, w)
		}
	}
	for w := words[0] - 1; w >= 0; w-- { // "bans armored vehicles": not all of them
		form := p.Words[w].Form
		if p.Words[w].Deprel != "amod" || p.Words[w].Head != c.Object.Head || w > 0 && p.Words[w-1].Form == "-" || p.Words[w].XPOS != "JJ" && p.Words[w].XPOS != "JJS" && p.Words[w].XPOS != "VBN" || passing[form] || strings.ToLower(form) != form || strings.Contains(form, "-") {
			break
		}
		words = append(words, w)
	}
	slices.Sort(words)
	return lowerFirst(tidy(b.written(p, words)))
}

// passing are adjectives that say how many, how great or how new, not which.
var passing = setOf(`several multiple many various numerous new recent large major massive heavy series other more additional further first second third fourth fifth
	last final latest own entire whole total full special historic unprecedented significant serious deep great big small huge widespread major ongoing
	current upcoming separate similar different key joint`)

// lowerFirst takes the capital of a headline away.
func lowerFirst(s string) string {
	if len(s) > 1 && strings.ToLower(s[1:]) == s[1:] {
		return strings.ToLower(s)
	}
	return s
}

// fold makes the claim.
func (b *builder) fold(s int, c *clause.Claim, lit *graph.Claim, f folded) []graph.Claim {
	if f.node == lit.SubjectEntity || b.rec.Entities[f.node].Of == b.rec.Entities[lit.SubjectEntity].Key && possessivePronoun(b.Parses[s], f.at) >= 0 {
		return nil
	}
	p := b.Parses[s]
	cc := *c
	cc.Object = clause.Phrase{Head: f.at, Words: []int{f.at}, Full: []int{f.at}}
	lemma, words := c.Predicate.Lemma, b.predicateText(p, c)
	if c.Kind != clause.Verb {
		lemma, words = "be", "is"
	} else if v := c.Predicate.Head; v > 0 && len(c.Predicate.Words) == 1 {
		words = strings.ToLower(words) // of a headline
	}
	for _, part := range []string{c.Predicate.Particle, c.Predicate.Prep} {
		if part != "" && !strings.HasSuffix(lemma, " "+part) {
			lemma += " " + part
		}
	}
	if prep := c.Predicate.Prep; prep != "" && !strings.HasSuffix(words, " "+prep) {
		words += " " + prep
	}
	if same := sameAs[f.prep]; same != "" {
		f.prep = same
	}
	verb := lemma
	lemma += " " + f.noun
	words += " " + f.text + " " + f.prep
	e := &b.Entities.Entities[f.node]
	object := slot{entity: f.node, node: e.Name(), typ: e.Type, text: e.Name(), written: tidy(b.written(p, cc.Object.Words))}
	if f.aspect != "" {
		lemma += " " + f.prep + " " + f.aspect
		words += " " + f.aspect + " of"
		f.prep = "of"
	}
	if n := strings.Fields(words); len(n) > maxFolded && (n[0] != "has" && n[0] != "have" || len(n) > maxFolded+1) {
		return nil
	}
	m := b.Schema.Relation(schema.Phrase{Lemma: lemma, Prep: f.prep, SubjectType: lit.SubjectType, ObjectType: object.typ})
	if kind := b.kindOf(s, c, f.noun); !m.Known() && kind != f.noun && f.aspect == "" {
		lemma = verb + " " + kind
		m = b.Schema.Relation(schema.Phrase{Lemma: lemma, Prep: f.prep, SubjectType: lit.SubjectType, ObjectType: object.typ})
	}
	if m.Reversed {
		return nil
	}
	out := *lit
	out.Predicate, out.Relation = strings.ReplaceAll(schema.Name(schema.Phrase{Lemma: lemma, Prep: f.prep}), "_", " "), m.Name
	out.PredicateText, out.Rule, out.ContentOf = words, c.Rule+throughRule, ""
	setObject(&out, object)
	out.ObjectText, out.Spans.Object = object.written, place(p, cc.Object.Words)
	cc.Rule = out.Rule
	cc.Predicate.Lemma = lemma
	subject := b.slot(s, c.Subject)
	base := b.Schema.Relation(b.phrase(s, c, subject, slot{entity: graph.NoEntity}))
	if subject.aspect != "" && (!actsFor(subject.aspect, base) || b.anothersForces(s, c.Subject)) || base.Known() && b.noDoer(c, subject, base.Relation) {
		return nil
	}
	subject.aspect = ""
	out.StatementOnly = b.statementOnly(s, &cc, &out, subject, object, m)
	if out.StatementOnly != "" {
		return nil // there is nothing in it that the claim as said has not
	}
	out.Args = []graph.Arg{}
	for _, a := range c.Args {
		if a.Phrase.Empty() || !slices.Contains(a.Phrase.Words, f.at) && !slices.Contains(a.Phrase.Full, f.at) {
			b.arg(s, a, &out)
		}
	}
	return []graph.Claim{out}
}

// throughRule ends the names of the rules of such claims.
const throughRule = ", through its object"
