package tree

import "strings"

// enRoute: "en route" is an adverb, however the tagger reads its two words.
func (t *Tree) enRoute(i int) {
	if t.low[i] != "route" || i == 0 || t.low[i-1] != "en" || t.is(i, "root") {
		return
	}
	if t.head[i-1] != i && !t.move(i-1, i, "compound") {
		return
	}
	t.rel[i-1], t.pos[i-1] = "compound", "ADV"
	t.pos[i], t.tag[i] = "ADV", "RB"
	if t.is(i, "advcl", "acl", "obl", "nmod", "obj") && t.pos[t.head[i]] == "VERB" {
		t.rel[i] = "advmod"
	}
}

// remainsClosed: a participle after "remain" or "stay" is an adjective.
func (t *Tree) remainsClosed(i int) {
	v := t.head[i]
	if t.tag[i] != "VBN" || !t.is(i, "xcomp") || v < 0 || t.lemma[v] != "remain" && t.lemma[v] != "stay" || t.child(i, "aux", "aux:pass", "mark", "obj", "obl:agent") >= 0 {
		return
	}
	t.pos[i], t.tag[i], t.lemma[i] = "ADJ", "JJ", t.low[i]
}

// frontedDescription: in "A citizen of two countries, he became" the noun phrase
// before the comma describes the pronoun and is no second subject.
func (t *Tree) frontedDescription(i int) {
	v := t.head[i]
	if v < 0 || !t.is(i, "nsubj") || t.rel[i] == "nsubj:outer" || i > v || !nominal(t.pos[i]) || t.pos[i] == "PRON" {
		return
	}
	for _, k := range t.kidsOf(v) {
		if k > i && k < v && t.is(k, "nsubj") && t.pos[k] == "PRON" && t.tag[k] == "PRP" && t.low[k-1] == "," {
			t.rel[i] = "dislocated"
			return
		}
	}
}

// awayWith: "ahead", "away", "back" and their like straight after a verb and before
// a preposition are its particle ("presses ahead with", "aimed away from").
func (t *Tree) awayWith(i int) {
	v := t.head[i]
	if !t.is(i, "advmod") || v < 0 || i != v+1 || t.pos[v] != "VERB" || i+1 >= len(t.low) || t.child(v, "compound:prt") >= 0 || t.pos[i+1] == "ADP" && t.child(v, "obj") >= 0 {
		return
	}
	switch t.low[i] + " " + t.low[i+1] {
	case "back a", "back an", "back the", "back its", "back their":
		t.rel[i] = "compound:prt"
	case "ahead with", "away from", "away with", "along with", "away at", "back on", "forward with", "back against", "down on":
		t.rel[i] = "compound:prt"
	}
}

// withClause: after a comma "with" and a noun straight before a gerund begin a
// clause of their own (", with polls favouring a second term").
func (t *Tree) withClause(i int) {
	n := t.head[i]
	if t.tag[i] != "VBG" || t.rel[i] != "acl" || n < 0 || i < n || t.child(i, "nsubj", "mark", "case") >= 0 || !t.is(n, "obl", "nmod") || t.head[n] < 0 {
		return
	}
	p := t.child(n, "case")
	if p < 1 || t.low[p] != "with" || t.low[p-1] != "," {
		return
	}
	for j := n + 1; j < i; j++ {
		if !t.reaches(j, n) || t.low[j] == "," {
			return
		}
	}
	v := t.head[n]
	for v >= 0 && t.pos[v] != "VERB" {
		v = t.head[v]
	}
	if v < 0 || v > p {
		return
	}
	t.hang(i, v)
	t.rel[i] = "advcl"
	t.hang(n, i)
	t.rel[n] = "nsubj"
	t.hang(p, i)
	t.rel[p] = "mark"
}

// officialsOf: names listed after "officials of A, B and C" belong to the list of
// places, not to the officials.
func (t *Tree) officialsOf(o int) {
	if t.tag[o] != "NNS" || t.child(o, "conj") < 0 {
		return
	}
	switch t.lemma[o] {
	case "minister", "leader", "official", "officer", "representative", "citizen", "president", "head", "delegate", "delegation", "diplomat", "envoy", "force",
		"troop", "government", "national", "member", "lawmaker":
	default:
		return
	}
	kids := t.kidsOf(o)
	for _, c := range t.Children(o, "conj") {
		if t.tag[c] == "NNS" {
			kids = append(kids, t.kidsOf(c)...) // "ministers and officers of"
		}
	}
	for _, m := range kids {
		p := t.child(m, "case")
		if m < o || !t.is(m, "nmod") || p < 0 || t.low[p] != "of" && t.low[p] != "from" {
			continue
		}
		for _, k := range t.kidsOf(o) {
			if k > m && t.is(k, "conj") && t.pos[k] == "PROPN" && t.placeAt(k) && t.child(k, "case") < 0 {
				t.move(k, m, "conj")
			}
		}
		for _, k := range t.Children(t.head[o], "nsubj") {
			if k > m && t.is(o, "nsubj") && t.pos[k] == "PROPN" && t.placeAt(k) && t.child(k, "cc") >= 0 {
				t.move(k, m, "conj")
			}
		}
		return
	}
}

func (t *Tree) placeAt(i int) bool {
	for _, n := range t.names {
		if n.Start <= i && i < n.End {
			return n.Type == "Place" || n.Type == "Country" || n.Type == "City" || n.Type == "Organization"
		}
	}
	return false
}

// toldThat: a that-clause after the person told is what is told, not a relative
// clause about the person ("warns police that attacks are planned").
func (t *Tree) toldThat(i int) {
	o := t.head[i]
	if o < 0 || !t.is(i, "acl") || t.child(i, "nsubj") < 0 || t.low[max(t.child(i, "mark"), 0)] != "that" || !t.is(o, "obj", "iobj") || t.head[o] < 0 || t.child(t.head[o], "ccomp") >= 0 {
		return
	}
	switch t.lemma[t.head[o]] {
	case "warn", "tell", "inform", "assure", "notify", "remind", "advise", "promise":
		t.move(i, t.head[o], "ccomp")
	}
}

// strikesOn: what is coordinated with "airstrikes" after "airstrikes on factories"
// is struck, unless it is a strike, too.
func (t *Tree) strikesOn(o int) {
	switch t.lemma[o] {
	case "attack", "airstrike", "strike", "raid", "assault", "sanction", "tariff":
	default:
		return
	}
	m := t.child(o, "nmod")
	if m < o || t.low[max(t.child(m, "case"), 0)] != "on" && t.low[max(t.child(m, "case"), 0)] != "against" || t.child(m, "conj") >= 0 {
		return
	}
	for _, k := range t.kidsOf(o) {
		if k > m && t.is(k, "conj") && nominal(t.pos[k]) && t.child(k, "case", "nmod:poss") < 0 && !attackWord(t.lemma[k]) && (t.child(k, "det", "nummod") >= 0 || t.pos[k] == "PROPN") {
			t.move(k, m, "conj")
		}
	}
}

// acronymSubject: an acronym before a finite verb that has no subject is its
// subject, however the tagger reads it ("JNIM claims").
func (t *Tree) acronymSubject(i int) {
	v := t.head[i]
	if v != i+1 || t.tag[v] != "VBZ" && t.tag[v] != "VBD" || t.pos[v] != "VERB" || t.child(v, "nsubj", "csubj", "expl", "aux") >= 0 || !t.is(i, "advmod", "discourse", "nmod", "obl", "vocative", "dep", "compound") {
		return
	}
	form := t.Words[i].Form
	if len(form) < 3 || form != strings.ToUpper(form) || form == t.low[i] || t.Words[v].Form == strings.ToUpper(t.Words[v].Form) {
		return
	}
	t.rel[i], t.pos[i], t.tag[i] = "nsubj", "PROPN", "NNP"
}
