package fact

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/clause/annotate"
	"kgraph/internal/lang"
	"kgraph/schema/derive"
)

// sentence adds the claims of one sentence.
func (b *builder) sentence(s int) {
	claims := b.Claims[s]
	made := make([]string, len(claims)) // ids of the claims kept
	seen := map[string]bool{}
	add := func(i int, c graph.Claim) string {
		c.ID = claimID(&c)
		key := fmt.Sprint(c.Subject, "\x00", c.Predicate, "\x00", c.Object, "\x00", c.Polarity, "\x00", c.Speakers)
		if seen[key] {
			b.decide(s, i, &c, "the sentence says it twice")
			return c.ID
		}
		seen[key] = true
		b.rec.Claims = append(b.rec.Claims, c)
		b.decide(s, i, &c, "")
		return c.ID
	}
	// A claim that another has for its object comes first, so that its id is known.
	var visit func(i, depth int)
	done := make([]bool, len(claims))
	visit = func(i, depth int) {
		if done[i] {
			return
		}
		done[i] = true
		content := ""
		if j := claims[i].Content; j >= 0 && j < len(claims) && depth < len(claims) {
			visit(j, depth+1)
			content = made[j]
		}
		c, fault := b.claim(s, &claims[i], content)
		if fault == "" && b.doubtful(&claims[i]) {
			fault = fmt.Sprintf("its confidence is %.2f, less than %.2f", c.Confidence, b.Floor)
		}
		if fault == "" {
			made[i] = add(i, c)
			for _, e := range slices.Concat(b.through(s, &claims[i], &c), b.completed(s, &claims[i], &c)) {
				add(i, e)
			}
		} else {
			b.decide(s, i, &c, fault)
		}
		// "It pushed them toward X" says what it spurred, whoever they are.
		if b.doubtful(&claims[i]) {
			return
		}
		for _, e := range b.effects(s, &claims[i], &c) {
			add(i, e)
		}
	}
	for i := range claims {
		visit(i, 0)
	}
}

// doubtful says whether the claim is less sure than is wanted. Of the claims that
// nouns make too few were read to tell.
func (b *builder) doubtful(c *clause.Claim) bool {
	return c.Confidence < b.Floor && c.Kind != clause.Noun && !strings.HasSuffix(c.Rule, "described as")
}

// decide tells whoever asks what became of a claim.
func (b *builder) decide(s, claim int, c *graph.Claim, fault string) {
	if b.Decide != nil {
		b.Decide(Decision{Sentence: s, Claim: claim, Result: *c, Fault: fault})
	}
}

// fault says why a claim with these slots is not worth keeping, "" if it is.
func fault(subject, object slot) string {
	switch {
	case subject.bad != "":
		return "its subject " + subject.bad
	case object.bad != "":
		return "its object " + object.bad
	case subject.empty && object.empty:
		return "it has neither subject nor object"
	case sameThing(subject, object):
		return "it relates a thing to itself"
	}
	return ""
}

// claim expresses one claim in the document's entities and the vocabulary's
// relations; why says why it is not worth keeping, "" if it is.
func (b *builder) claim(s int, c *clause.Claim, content string) (out graph.Claim, why string) {
	c, oblique := promoted(c)
	subject := b.slot(s, c.Subject)
	object := b.object(s, c, subject)
	if oblique != nil && oblique.Role == "time" && object.entity < 0 {
		object.text = b.timeText(s, *oblique, object)
	}
	p := b.Parses[s]
	out = graph.Claim{
		PredicateText: b.predicateText(p, c),
		Kind:          string(c.Kind), Voice: "active", Polarity: string(c.Polarity), Modality: string(c.Modality),
		Confidence: math.Round(c.Confidence*1e4) / 1e4,
		DocumentID: b.Document.ID, Sentence: p.Sentence.Text, Span: b.rec.Sentences[s].Span, SentenceNo: s,
		Rule: c.Rule, ContentOf: content, Args: []graph.Arg{},
	}
	out.Spans.Predicate = place(p, c.Predicate.Words)
	if c.Predicate.Passive {
		out.Voice = "passive"
	}
	if subject.bad == "" {
		setSubject(&out, subject)
	}
	setObject(&out, object)
	b.relate(s, c, &out, subject, object)
	if content != "" && object.empty {
		out.Object = content
	}
	if object.value {
		out.ObjectValue = b.value(s, "", c.Object, c.Modality)
	}
	for _, a := range c.Args {
		b.arg(s, a, &out)
	}
	b.speakers(s, c, &out)
	if why = fault(subject, object); why == "" && b.noEvent(s, c.Predicate.Prep, c.Object, object) {
		why = "its object is what a clause begins with"
	}
	if why == "" && len(c.Speakers) == 0 && (subject.ownerless || subject.empty && object.ownerless) {
		why = "it is said of somebody's, and nothing says whose" // else the speaker's, as a rule
	}
	if why == "" && b.followed(s, c) {
		why = "it was so until then"
	}
	if why == "" && c.Kind == clause.Apposition && b.noPlace(s, c, subject) {
		why = "a place is none of these"
	}
	if why == "" && c.Kind == clause.Possessive && !b.owns(s, c, subject, object) {
		why = "it is a possession that says nothing by itself"
	}
	return out, why
}

// object is a claim's object. What describes the subject, and what it has, is
// not the subject again.
func (b *builder) object(s int, c *clause.Claim, subject slot) slot {
	var object slot
	switch c.Kind {
	case clause.Copula, clause.Apposition, clause.Title:
		object = b.description(s, c.Object)
	case clause.Verb:
		if c.Pattern == "SVC" { // "became the second American to win"
			object = b.description(s, c.Object)
		} else {
			object = b.slot(s, c.Object)
		}
	case clause.Possessive:
		// "DeepSeek's rise": the rise is an aspect of DeepSeek, not its node.
		if object = b.slot(s, c.Object); object.entity >= 0 && object.entity == subject.entity {
			object.entity, object.node, object.typ, object.aspect = graph.NoEntity, "", "", ""
		}
	default:
		object = b.slot(s, c.Object)
	}
	return object
}

// sameThing says that a claim would relate a node to itself.
func sameThing(subject, object slot) bool {
	if subject.text != "" && subject.text == object.text && subject.aspect == object.aspect {
		return true
	}
	if subject.entity < 0 && object.entity < 0 {
		return false
	}
	return subject.entity >= 0 && subject.entity == object.entity && subject.aspect == object.aspect
}

func setSubject(c *graph.Claim, s slot) {
	c.Subject, c.SubjectNode, c.SubjectText, c.SubjectType = s.text, s.node, s.written, s.typ
	c.SubjectEntity, c.SubjectAspect, c.Spans.Subject = s.entity, s.aspect, s.span
}

func setObject(c *graph.Claim, s slot) {
	c.Object, c.ObjectNode, c.ObjectText, c.ObjectType = s.text, s.node, s.written, s.typ
	c.ObjectEntity, c.ObjectAspect, c.Spans.Object = s.entity, s.aspect, s.span
}

// arg adds a further argument, unless it says nothing by itself.
func (b *builder) arg(s int, a clause.Arg, out *graph.Claim) {
	sl := b.slot(s, b.inner(s, a.Phrase))
	if dangling(b.Parses[s], a.Phrase) || b.noEvent(s, a.Prep, a.Phrase, sl) {
		return
	}
	if sl.empty || sl.bad != "" && sl.entity < 0 {
		return
	}
	if a.Prep == "between" && oneSide(b.Parses[s], completed(b.Parses[s], a.Phrase)) {
		return
	}
	if a.Prep == "between" && sl.entity >= 0 && sl.text != sl.written && slices.ContainsFunc(a.Phrase.Words, func(w int) bool { return b.Parses[s].Words[w].UPOS == "CCONJ" }) {
		sl = slot{entity: graph.NoEntity, text: sl.written, written: sl.written, span: sl.span} // both of them, not the first
	}
	role := a.Role
	if role == "" {
		role = a.Prep
	}
	if p := b.Parses[s]; p.Words[a.Phrase.Head].UPOS == "VERB" && pronounIn(p, a.Phrase.Words) {
		sl.text = sl.written // who "them" is in a clause, nobody has asked
	}
	if role == "time" {
		sl.text = b.timeText(s, a, sl)
	}
	if sl.entity < 0 && role != "time" && a.Prep != "" {
		sl.text = withoutDouble(sl.text, a.Prep)
	}
	arg := graph.Arg{Role: role, Text: sl.text, Prep: a.Prep, Entity: sl.node, Aspect: sl.aspect, EntityRef: sl.entity}
	if sl.entity < 0 {
		arg.Value = b.value(s, a.Prep, a.Phrase, clause.Modality(out.Modality))
	}
	out.Args = append(out.Args, arg)
}

// noEvent says whether "after", "before" or "following" has a thing under it:
// nothing happens after a mine, but after what happens to it, which is a clause
// that the parse has lost ("injured after a gold mine collapses").
func (b *builder) noEvent(s int, prep string, ph clause.Phrase, sl slot) bool {
	switch prep {
	case "after", "before", "following", "until":
	default:
		return false
	}
	if ph.Empty() || sl.entity >= 0 && b.rec.Entities[sl.entity].Kind == graph.Named {
		return false
	}
	w := b.Parses[s].Words[ph.Head]
	if w.UPOS != "NOUN" {
		return false
	}
	noun, ok := derive.NounOf(strings.ToLower(w.Lemma))
	return ok && things[noun.Class]
}

var things = map[derive.Class]bool{derive.Artifact: true, derive.Person: true, derive.Object: true, derive.Substance: true, derive.Animal: true,
	derive.Plant: true, derive.Food: true, derive.Body: true, derive.Group: true, derive.Location: true}

// pronounIn says whether one of the words is a personal pronoun.
func pronounIn(p *lang.Parse, words []int) bool {
	for _, w := range words {
		if p.Words[w].XPOS == "PRP" {
			return true
		}
	}
	return false
}

// timeText is a time as written, with the preposition that makes it another time
// than the words alone say ("since the start of the war").
func (b *builder) timeText(s int, a clause.Arg, sl slot) string {
	text := sl.text
	if first, _, _ := strings.Cut(strings.ToLower(sl.written), " "); annotate.Deictic(first) || sl.entity >= 0 && strings.HasSuffix(sl.written, " "+text) {
		text = sl.written // "7th century BC" is not BC
	}
	switch a.Prep {
	case "after", "before", "since", "until", "till", "by", "from", "to", "between", "within", "prior to", "ahead of", "following", "while", "as of", "under", "around", "through", "towards", "toward":
		return a.Prep + " " + text
	}
	return text
}

// claimID is "claim/" and 32 hex digits of the hash of what makes a claim itself.
func claimID(c *graph.Claim) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %d %d %q %q %q %q %q %q", c.DocumentID, c.Start, c.End,
		c.Subject, c.Predicate, c.Object, c.Polarity, c.Modality, c.Speakers)
	return "claim/" + hex.EncodeToString(h.Sum(nil)[:16])
}

// withoutDouble drops from an argument's text the preposition that it has already
// ("over over five charges"): a word that bounds a number, too, it is here none.
func withoutDouble(text, prep string) string {
	if rest, twice := strings.CutPrefix(strings.ToLower(text), strings.ToLower(prep)+" "); twice {
		return text[len(text)-len(rest):]
	}
	return text
}
