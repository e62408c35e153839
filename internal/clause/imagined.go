package clause

import "kgraph/internal/clause/annotate"

// imagined is the modality of what a participle or a relative clause says of a thing
// that another clause only wants, plans or foresees: "will make an announcement that
// settles it", "demanded a law banning X". Things that are there already are told of
// as facts ("will buy a firm making chips").
func (x *extractor) imagined(k, noun int, c context) Modality {
	t, f := x.t, c.around
	if f == nil || noun < 0 || t.Pos(noun) != "NOUN" || x.nameAt(noun) >= 0 || t.Child(noun, "nmod:poss") >= 0 {
		return Factual
	}
	switch t.Low(t.Child(noun, "det")) {
	case "the", "this", "that", "these", "those", "some", "every", "each", "all":
		return Factual
	}
	if !containsInt(f.objects, noun) && !containsInt(f.comps, noun) {
		return Factual
	}
	if t.Is(k, "acl:relcl") && (!x.present(k) || t.Lemma(t.Child(k, "aux")) == "have") || x.afterComma(k) {
		return Factual
	}
	lemma := t.Lemma(f.head)
	switch {
	case annotate.Creates(lemma) || f.copula && f.head == noun:
		if f.modality == Necessary {
			return Wished
		}
		if t.Tag(k) == "VBN" && f.head != noun {
			return Factual // "will publish a book written by X"
		}
		return f.modality
	case annotate.Intends(lemma) && !f.passive && !f.copula:
		return annotate.Stronger(f.modality, Wished)
	}
	return Factual
}

// denied says whether the clause k is said of a thing that its sentence says is not
// there, or not what it is about: "is no place where they trade", "were not in a
// position where they could help".
func (x *extractor) denied(noun int, c context) bool {
	t, f := x.t, c.around
	if f == nil || f.polarity != Negative || noun < 0 {
		return false
	}
	if f.copula && noun == f.head {
		return t.Pos(noun) == "NOUN"
	}
	return containsInt(f.objects, noun) && t.Low(t.Child(noun, "det")) == "any"
}

// cameTrue says whether "would" tells what came later or used to happen and not what
// might have: "would later add", "would often visit", and in a sentence of the past
// "he went there and would die soon".
func (x *extractor) cameTrue(head int, c context) bool {
	t := x.t
	if len(c.speakers) > 0 || c.modality != Factual {
		return false
	}
	would := -1
	for _, a := range t.Children(head, "aux") {
		switch t.Low(a) {
		case "would", "'d", "’d":
			would = a
		default:
			return false // "would have gone"
		}
	}
	if would < 0 || t.Child(head, "aux:pass") >= 0 && t.Low(t.Child(head, "aux:pass")) != "be" {
		return false
	}
	for _, k := range t.Children(head, "advcl") {
		if t.Child(k, "mark") >= 0 && annotate.SubordinatorModality(t.Preposition(k)) == Conditional {
			return false
		}
	}
	for _, k := range t.Children(head, "advmod") {
		switch t.Low(k) {
		case "later", "eventually", "subsequently", "often", "sometimes", "usually", "frequently", "regularly", "occasionally":
			return true
		}
	}
	switch up := t.Head(head); {
	case up < 0 || up > head:
		return false
	case t.Is(head, "conj") && x.past(up) && t.Tag(up) == "VBD" && t.Child(head, "nsubj") < 0:
		_, reports := annotate.VerbReport(t.Lemma(up))
		return !reports && t.Low(t.Child(head, "cc")) == "and"
	case t.Is(head, "parataxis") && x.past(up):
		switch t.Low(t.Child(head, "nsubj")) {
		case "he", "she", "they":
			_, reports := annotate.VerbReport(t.Lemma(up))
			return !reports
		}
	}
	return false
}

// conditioned is the modality of a clause that holds only under what its adverbial
// clause says: "if a storm hits land, it weakens", "once it moves over land, it dies".
func (x *extractor) conditioned(head int) Modality {
	t := x.t
	for _, k := range t.Children(head, "advcl") {
		if t.Child(k, "nsubj", "nsubj:pass") < 0 {
			continue
		}
		switch prep := t.Preposition(k); prep {
		case "if", "unless", "provided that", "as long as", "only if":
			if !x.evenIf(k) {
				return Conditional
			}
		case "once", "whenever":
			if x.present(k) && x.present(head) {
				return Conditional
			}
		}
	}
	return Factual
}

// evenIf says whether the clause begins with "even if" or "as if".
func (x *extractor) evenIf(k int) bool {
	m := x.t.Child(k, "mark")
	return m > 0 && (x.t.Low(m-1) == "even" || x.t.Low(m-1) == "as")
}

// aimOf says whether the clause says what something is meant for: "their purpose is to
// be fair", "the aim was to win".
func (x *extractor) aimOf(f *frame) bool {
	t := x.t
	if !f.copula || t.Low(t.Child(f.head, "mark")) != "to" || len(f.subjects) == 0 {
		return false
	}
	switch t.Lemma(f.subjects[0]) {
	case "purpose", "aim", "goal", "objective", "mission", "intention", "intent", "idea", "plan", "task", "job", "dream", "hope", "wish", "challenge", "priority", "ambition", "desire":
		return true
	}
	return false
}

// talkedOf says whether the noun is talk of what may be ("speculation about X leaving").
func (x *extractor) talkedOf(noun int) bool {
	t := x.t
	if emptyHeads[t.Lemma(noun)] && t.Child(noun, "nmod") > noun {
		noun = t.Child(noun, "nmod")
	}
	switch t.Lemma(noun) {
	case "talk", "speculation", "rumor", "rumour", "gossip", "question", "debate", "discussion", "fear", "concern", "worry", "idea", "doubt", "prediction":
		return true
	}
	return false
}

// bracketedOff says whether the clause k begins straight after an opening bracket.
func (x *extractor) bracketedOff(k int) bool {
	first := x.t.Subtree(k, nil)[0]
	return x.t.Low(first) == "(" || first > 0 && x.t.Low(first-1) == "("
}

// lessThan says whether what a clause denies is only that it is as much as something
// else: "do not have as much power as", "is not as large as".
func (x *extractor) lessThan(head, object int) bool {
	t := x.t
	as := func(i int) bool {
		for _, k := range t.Children(i, "advmod") {
			if k < i && (t.Low(k) == "as" || t.Low(k) == "so" && t.Child(i, "advcl") > i) {
				return true
			}
		}
		return false
	}
	if t.Pos(head) == "ADJ" && as(head) {
		return true
	}
	if object < 0 {
		return false
	}
	for _, k := range t.Children(object, "amod") {
		if k < object && as(k) {
			return true
		}
	}
	return false
}
