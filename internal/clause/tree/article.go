package tree

import "strings"

// articlePlural: "a bus overturns" was read as a plural noun with the article
// of a singular. No noun phrase is like that: the plural is the verb, the noun
// before it its subject ("after a power outage disables radar systems").
func (t *Tree) articlePlural(n int) {
	d := t.child(n, "det")
	if t.tag[n] != "NNS" || d < 0 || d > n || t.low[d] != "a" && t.low[d] != "an" || t.child(n, "cop", "nsubj") >= 0 || t.whole(t.child(n, "nummod")) {
		return
	}
	v := t.pluralVerb(d, n)
	if v < 0 || v+1 < len(t.low) && (t.tag[v+1] == "POS" || t.low[v+1] == "of") {
		return
	}
	mark := -1
	for _, k := range t.Children(n, "case", "mark", "advmod") {
		if k < d && clauseOpener(t.low[k]) {
			mark = k
		} else if k < d {
			return
		}
	}
	if mark < 0 && n != t.Root {
		return
	}
	s := v - 1
	for h := t.head[s]; h > s && h < v; h = t.head[s] {
		s = h
	}
	t.verbOf(v, n, s, mark)
}

// pluralVerb is the plural between the article d and the noun n, or n itself,
// that stands where a verb does; -1 for none.
func (t *Tree) pluralVerb(d, n int) int {
	for j := d + 1; j <= n; j++ {
		switch t.tag[j] {
		case "VBG", "IN", "TO", "CC", "VBZ", "VBD", "POS", ",", "CD":
			if t.tag[j] != "CD" || t.is(j, "nummod") && t.head[j] == n && t.whole(j) {
				return -1
			}
		case "NNS":
			if prev := t.tag[j-1]; j == d+1 || prev != "NN" && prev != "NNP" && prev != "CD" || timeUnit(t.lemma[j]) || j == n && t.tightClause(n) {
				return -1
			}
			if j == n || t.head[j] == n && t.is(j, "compound", "amod") {
				return j
			}
			return -1
		}
	}
	return -1
}

// whole says whether the number i counts things: a magnitude with a fraction
// does not ("a Mw 6.3 earthquake").
func (t *Tree) whole(i int) bool { return i >= 0 && !strings.Contains(t.low[i], ".") }

// tightClause says whether a clause modifies n without a comma before it.
func (t *Tree) tightClause(n int) bool {
	k := t.child(n, "acl", "acl:relcl")
	return k > 0 && t.low[k-1] != ","
}

func clauseOpener(low string) bool {
	switch low {
	case "after", "before", "when", "while", "as", "because", "until", "since", "that":
		return true
	}
	return false
}

func timeUnit(lemma string) bool {
	switch lemma {
	case "second", "minute", "hour", "day", "week", "month", "year", "decade":
		return true
	}
	return false
}

// verbOf makes v, a plural noun in the phrase of n, the verb in the place of n,
// s its subject, n its object where it is another word.
func (t *Tree) verbOf(v, n, s, mark int) {
	up, rel := t.head[n], t.rel[n]
	kids := t.kidsOf(n)
	t.hang(v, up)
	t.rel[v] = rel
	if n == t.Root {
		t.Root = v
	} else {
		t.rel[v] = "advcl"
		if t.low[mark] == "that" {
			t.rel[v] = "ccomp"
		}
	}
	t.pos[v], t.tag[v] = "VERB", "VBZ"
	if l := newsVerbs[t.low[v]]; l != "" {
		t.lemma[v] = l
	}
	t.hang(s, v)
	t.rel[s] = "nsubj"
	object := false
	if n != v {
		t.hang(n, v)
		t.rel[n], object = "obj", true
	}
	for _, k := range append(kids, t.kidsOf(v)...) {
		switch {
		case k == v || k == s || k == n:
		case k == mark:
			t.hang(k, v)
			if t.is(k, "case") {
				t.rel[k] = "mark"
			}
		case k < v:
			t.hang(k, s) // determiners and modifiers of the subject
		case n == v || t.head[k] == v:
			t.hang(k, v)
			switch {
			case nominal(t.pos[k]) && t.child(k, "case") >= 0:
				t.rel[k] = "obl"
			case nominal(t.pos[k]) && !object && t.is(k, "appos", "compound", "flat", "nmod", "nmod:unmarked", "obl:unmarked", "dep"):
				t.rel[k], object = "obj", true
			case t.is(k, "acl!"):
				t.rel[k] = "advcl"
			}
		case n != v && t.is(k, "punct", "conj", "parataxis", "advcl") && (t.pos[k] == "PUNCT" || t.pos[k] == "VERB"):
			t.hang(k, v)
		}
	}
}

// timeAfterNoun: in "halts foreign tourism weeks after" the weeks are no
// tourism: the noun before them has the place in the clause.
func (t *Tree) timeAfterNoun(n int) {
	if t.tag[n] != "NNS" || !timeUnit(t.lemma[n]) || n+1 >= len(t.low) || t.head[n] < 0 || t.child(n, "nummod", "det") > t.child(n, "compound") {
		return
	}
	switch t.low[n+1] {
	case "after", "before", "later", "earlier", "ago":
	default:
		return
	}
	c := n - 1
	if c < 0 || t.head[c] != n || !t.is(c, "compound") || t.tag[c] != "NN" && t.tag[c] != "NNP" && t.tag[c] != "NNS" {
		return
	}
	rel, kids := t.rel[n], t.kidsOf(n)
	if !Match(rel, "obj", "obl", "nsubj", "nmod", "obl:unmarked") {
		return
	}
	t.hang(c, t.head[n])
	t.rel[c] = rel
	if rel == "obl:unmarked" {
		t.rel[c] = "obj"
	}
	t.rel[n] = "obl:unmarked"
	for _, k := range kids {
		if k < c {
			t.hang(k, c)
		}
	}
}
