package clause

import "kgraph/internal/clause/annotate"

// below visits the clauses and nouns under a clause.
func (x *extractor) below(f *frame) {
	t := x.t
	in := f.inside()
	in.around = f
	if annotate.Grounds(t.Lemma(f.head)) && !f.passive && len(f.subjects) > 0 && x.speaker(f.subjects[0]) {
		in.speakers = withSpeaker(in.speakers, Speaker{Phrase: x.subjectPhrase(f, f.subjects[0]), Verb: f.head}) // "citing violations by X"
	}
	if t.Nominal(f.head) {
		x.nominal(f.head, in)
	}
	if k := x.lowInfinitive(f); k >= 0 {
		x.openComplement(f, k)
	}
	speech := x.paratacticSpeech(f.head)
	before := x.later
	x.later = nil
	defer func() {
		for _, k := range x.later {
			x.adverbial(f, k)
		}
		x.later = before
	}()
	for _, k := range t.Kids(f.head) {
		if x.seen[k] {
			continue
		}
		switch {
		case t.Is(k, "xcomp") && x.verbal(k):
			x.openComplement(f, k)
		case t.Is(k, "xcomp") && x.madeSure(f, k):
		case t.Is(k, "csubj") && f.passive && x.rumoured(f):
			x.content(f, k)
		case t.Is(k, "ccomp") || k == speech:
			x.content(f, k)
		case t.Is(k, "conj") && x.isClause(k):
			x.coordinated(f, k)
		case t.Is(k, "conj") && t.Pos(k) == "ADJ" && x.beside(f, k):
			x.emitBeside(f, k)
			x.kid(k, f.head, in)
		case t.Is(k, "advcl:relcl"):
			in2 := in
			in2.rule = "sentential relative"
			x.quietSubject(k, in2)
		case t.Is(k, "advcl") && x.isClause(k):
			x.adverbial(f, k)
		case t.Is(k, "parataxis", "list", "discourse", "dep") && x.isClause(k):
			c := context{speakers: f.from.speakers, modality: in.modality, polarity: Positive, rule: "parataxis", gap: -1, under: -1, depth: f.depth}
			if sp, ok := x.colonSayer(k); ok {
				c.speakers = withSpeaker(c.speakers, sp)
			}
			if n := len(c.speakers); n > 0 && c.speakers[n-1].Quoted && x.quoted(f.head) && !x.quoted(k) {
				c.speakers = c.speakers[:n-1] // after the closing mark
			}
			if f.from.modality == Asked && f.rule == "main" {
				c.modality = Asked
			}
			x.walk(k, c)
		case t.Is(k, "csubj"):
			c := in
			c.rule = "clausal subject"
			if p, m, ok := annotate.AdjectiveContent(t.Lemma(f.head), f.polarity == Negative); ok && f.copula && t.Pos(f.head) == "ADJ" {
				c.polarity, c.modality = p, annotate.Stronger(annotate.Stronger(c.modality, f.from.modality), m)
			}
			if t.Child(k, "nsubj") >= 0 {
				x.walk(k, c)
			} else {
				x.quiet(k, c)
			}
		default:
			x.kid(k, f.head, in)
		}
	}
}

// quietSubject visits a clause about the whole sentence before it (", which
// surprised them"): it has no noun for a subject.
func (x *extractor) quietSubject(k int, c context) {
	if s := x.t.Child(k, "nsubj"); s >= 0 && !annotate.Impersonal(x.t.Low(s)) {
		x.walk(k, c)
		return
	}
	x.quiet(k, c)
}

// coordinated visits clause k, coordinated with the clause f.
func (x *extractor) coordinated(f *frame, k int) {
	t := x.t
	if x.reportedToo(f, k) {
		x.content(f, k)
		return
	}
	c := f.from
	c.depth = f.depth
	c.under = f.head
	c.speakers = f.from.speakers
	if t.Tag(k) == "VBG" && t.Tag(f.head) != "VBG" && t.Child(k, "aux", "nsubj", "cop") < 0 && (t.Child(f.head, "obl", "obj") > f.head) {
		x.quiet(k, f.inside()) // "charged with fraud and concealing property": not done, charged
		return
	}
	if a, b := x.verbNumber(f.head), x.verbNumber(k); t.Child(k, "nsubj", "csubj", "aux", "cop") < 0 && (a == "Plur" && b == "Sing" || a == "Sing" && b == "Plur") && t.Tag(f.head) != "VB" {
		x.quiet(k, f.inside()) // "sign an agreement removing A and eases B": not they
		return
	}
	if x.saidToo(f, k) {
		x.content(f, k)
		return
	}
	if t.Child(k, "nsubj", "csubj") < 0 {
		c.subjects = f.subjects
		c.speakers = f.speakers
		if f.rule == "participle adverbial" && t.Tag(k) == "VBG" && annotate.Results(t.Lemma(k)) && len(f.subjects) > 0 && x.actor(f.subjects[0]) {
			c.subjects = nil // "signs a treaty, granting access and requiring": the treaty does
		}
		if f.copula || f.verb < 0 || !x.sharesTense(k, f.head) {
			c.chain = nil
		}
	} else {
		c.chain, c.lemma, c.adjuncts = nil, "", nil
		if k > f.head && x.past(k) == x.past(f.head) && len(t.Children(f.head, "advcl")) > 0 && t.Children(f.head, "advcl")[0] < f.head {
			c.modality = annotate.Stronger(c.modality, x.conditioned(f.head)) // "once it lands, A breaks and B fails"
		}
		for _, o := range t.Children(f.head, "obl") {
			if o > k && annotate.SourcePreposition(t.Preposition(o)) {
				c.speakers = f.speakers // "one is held, and two are sought, according to X"
			}
		}
	}
	x.walk(k, c)
}

// reportedToo says whether clause k, hung on a verb of saying in the present, is one
// of the clauses that it reports: it tells of the past ("reports that two were
// killed and two others were injured").
func (x *extractor) reportedToo(f *frame, k int) bool {
	t := x.t
	r, ok := annotate.VerbReport(x.verbName(f.head))
	said := t.Child(f.head, "ccomp")
	if !ok || !r.Speaks || f.copula || f.passive || t.Tag(f.head) != "VBZ" && t.Tag(f.head) != "VBP" || said < f.head || said > k || t.Low(t.Child(said, "mark")) != "that" {
		return false
	}
	s := t.Child(k, "nsubj", "nsubj:pass")
	return s > said && x.past(k) && x.past(said)
}

// past says whether the clause k is finite and in the past tense.
func (x *extractor) past(k int) bool {
	if v := x.t.Child(k, "aux", "aux:pass", "cop"); v >= 0 && v < k {
		return x.t.Tag(v) == "VBD"
	}
	return x.t.Tag(k) == "VBD"
}

func (x *extractor) sharesTense(k, head int) bool { return sameForm(x.t.Tag(k), x.t.Tag(head)) }
