package clause

import "kgraph/internal/clause/annotate"

// finite says whether the clause k shows tense, so that it has a subject of its
// own wherever the parser hung it ("after jewelry was stolen").
func (x *extractor) finite(k int) bool {
	t := x.t
	v := t.Child(k, "aux", "aux:pass", "cop")
	if v < 0 || v > k {
		return t.Pos(k) == "VERB" && (t.Tag(k) == "VBZ" || t.Tag(k) == "VBP")
	}
	switch t.Tag(v) {
	case "VBZ", "VBP", "VBD", "MD":
		return true
	}
	return false
}

// present says whether the clause k is in the present tense.
func (x *extractor) present(k int) bool {
	t := x.t
	v := k
	if a := t.Child(k, "aux", "aux:pass", "cop"); a >= 0 && a < k {
		v = a
	}
	return t.Tag(v) == "VBZ" || t.Tag(v) == "VBP"
}

// sayer is the clause whose subject says what the participle of saying k says:
// the one that reports this clause, or the nearest around it whose subject can
// speak; nil where it is f itself.
func (x *extractor) sayer(f *frame, k int) *frame {
	t := x.t
	r, ok := annotate.VerbReport(t.Lemma(k))
	if t.Tag(k) != "VBG" || !(ok && r.Speaks && t.Child(k, "ccomp") >= 0) && !annotate.Cites(t.Lemma(k)) && t.Lemma(k) != "quote" {
		return nil
	}
	if s := x.citer(f, k); s >= 0 {
		up := *f
		up.subjects, up.speakers = []int{s}, f.from.speakers
		return &up
	}
	if up := f.reporter; up != nil && (t.Child(k, "ccomp") >= 0 || x.afterComma(k)) {
		return up // "X suggested that A, implying that B": X implies
	}
	if !x.afterComma(k) || len(f.subjects) == 0 || x.speaker(f.subjects[0]) {
		return nil
	}
	for up, n := f.around, 0; up != nil && n < 5; n++ {
		if len(up.subjects) > 0 && x.speaker(up.subjects[0]) && up.head < k {
			return up
		}
		up = up.around
	}
	return nil
}

// citer is the source named straight before the participle k, which tells where
// it has it from ("According to X, citing Y, ..."), -1 for none.
func (x *extractor) citer(f *frame, k int) int {
	t := x.t
	switch t.Lemma(k) {
	case "cite", "quote":
	default:
		return -1
	}
	n := x.nounEnding(t.Subtree(k, nil)[0] - 1)
	for _, s := range t.Children(f.head, "obl", "nmod", "advmod") {
		if n >= 0 && annotate.SourcePreposition(t.Preposition(s)) && (s == n || t.Within(n, s)) {
			return s
		}
	}
	return -1
}

// speaker says whether word s may be who says something: a person, a group, a
// country, a document or a pronoun for one.
func (x *extractor) speaker(s int) bool {
	t := x.t
	if n := x.nameAt(s); n >= 0 {
		switch x.p.Names[n].Type {
		case "Person", "Organization", "Country", "City", "Place", "Group":
			return true
		}
	}
	return t.Pos(s) == "PRON" || t.Pos(s) == "PROPN" || annotate.Human(t.Lemma(s)) || annotate.Document(t.Lemma(s))
}

// nearSubjects are whose doing a participle is that stands without a comma
// straight after a noun: the noun's, as a reader takes it ("attacks protesters
// demanding peace", "strikes buildings in the capital belonging to X"). The
// second answer is false where nobody can tell; both are empty where the clause's
// own subject does it.
func (x *extractor) nearSubjects(f *frame, k int) ([]int, bool) {
	t := x.t
	first := t.Subtree(k, nil)[0]
	if t.Tag(k) != "VBG" || k < f.head || first == 0 || t.Pos(first-1) == "PUNCT" && t.Low(first-1) != "\"" && t.Low(first-1) != ")" || x.afterComma(k) {
		return nil, true
	}
	n := x.nounEnding(first - 1)
	if n < f.head || n > k || containsInt(f.subjects, n) || annotate.Cites(t.Lemma(k)) || annotate.Results(t.Lemma(k)) {
		return nil, true
	}
	switch t.Lemma(k) {
	case "cross":
		return nil, t.Lemma(first-1) != "border"
	case "cause", "force", "trigger", "destroy", "damage", "disrupt", "make", "allow", "use", "head", "begin", "start", "become", "kill", "injure", "wound", "leave", "aim":
		return nil, t.Lemma(k) != "begin" && t.Lemma(k) != "start"
	}
	if r, ok := annotate.VerbReport(t.Lemma(k)); ok && r.Speaks || t.Lemma(k) == "accuse" || t.Lemma(k) == "seek" {
		if d := x.documentAbove(n); d >= 0 && (!x.human(n) || x.place(n) || t.Preposition(n) == "against") {
			return []int{d}, true
		}
		if !x.human(n) || x.place(n) {
			return nil, true
		}
	}
	switch t.Preposition(n) {
	case "of", "for", "from", "against", "on", "about", "to", "in exchange for", "in return for":
		if t.Pos(n) == "PROPN" || x.place(n) || t.Preposition(n) == "of" || t.Preposition(n) == "for" {
			return nil, false // "restrictions on X using weapons": nobody says that X does
		}
	}
	switch t.Preposition(n) {
	case "with", "due to", "despite", "as a result of", "amid", "by":
		return x.antecedents(k, n), true
	}
	for steps := 0; steps < 4 && x.where(n); steps++ {
		up := x.nounAbove(n)
		if up < 0 {
			if o := t.Child(f.head, "obj"); o > f.head && o < n {
				up = o
			}
		}
		if up < 0 {
			return nil, true
		}
		n = up
	}
	return x.antecedents(k, n), true
}

// where says whether word n names a place or a time, which does nothing itself.
func (x *extractor) where(n int) bool {
	return x.place(n) || annotate.IsTime(x.t, n, "") || x.locative(n) && annotate.Location(x.t.Lemma(n))
}

func containsInt(list []int, i int) bool {
	for _, j := range list {
		if j == i {
			return true
		}
	}
	return false
}

// documentAbove is the paper, suit or order that the phrase of n belongs to, or n
// itself ("case against X alleging"), -1 for none.
func (x *extractor) documentAbove(n int) int {
	t := x.t
	for steps := 0; n >= 0 && steps < 5; steps++ {
		if t.Pos(n) == "NOUN" && (annotate.Document(t.Lemma(n)) || annotate.Files(t.Lemma(n))) {
			return n
		}
		up := x.nounAbove(n)
		if v := t.Head(n); up < 0 && v >= 0 && t.Is(n, "obl") && t.Pos(v) == "VERB" {
			up = t.Child(v, "obj") // "file a suit against X alleging"
			if up > n {
				up = -1
			}
		}
		n = up
	}
	return -1
}

// byEvent says whether what the participle k tells came of what happened and not
// of the clause's subject: a bus that crashes kills nobody, a country that signs
// a treaty requires nothing. The second answer is true where those hurt are still
// a claim without a doer.
func (x *extractor) byEvent(f *frame, k int) (event, hurt bool) {
	t := x.t
	if t.Tag(k) != "VBG" || t.Preposition(k) != "" || k < f.head || len(f.subjects) == 0 || !x.afterComma(k) {
		return false, false
	}
	s := f.subjects[0]
	lemma := t.Lemma(k)
	if f.passive && (annotate.Strikes(lemma) || annotate.Results(lemma) || lemma == "force") && !annotate.Event(t.Lemma(s)) && !annotate.Holds(t.Lemma(f.head)) {
		return true, annotate.Harms(lemma)
	}
	if annotate.Harms(lemma) {
		if f.copula || f.passive || x.speaker(s) && x.nameAt(s) < 0 && !annotate.Human(t.Lemma(s)) {
			return false, false
		}
		if annotate.Vehicle(t.Lemma(s)) && annotate.Accident(t.Lemma(f.head)) {
			return true, true
		}
		if annotate.Asks(t.Lemma(f.head)) || annotate.Decides(t.Lemma(f.head)) {
			return true, true // "orders airstrikes, killing 31": who orders does not do it
		}
		return false, false
	}
	if !x.actor(s) {
		return false, false
	}
	if annotate.Results(lemma) {
		return true, false
	}
	return (lemma == "cause" || lemma == "allow") && (f.copula || annotate.Undergoes(t.Lemma(f.head))), false
}

// actor says whether word s is a person, a group or a country, which does things
// itself.
func (x *extractor) actor(s int) bool {
	t := x.t
	if n := x.nameAt(s); n >= 0 && t.Pos(s) == "PROPN" {
		switch x.p.Names[n].Type {
		case "Person", "Organization", "Country", "City", "Place":
			return true
		}
	}
	return t.Pos(s) == "NOUN" && annotate.Human(t.Lemma(s)) && !annotate.Weapon(t.Lemma(s)) || t.Pos(s) == "PRON"
}
