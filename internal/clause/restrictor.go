package clause

import (
	"slices"

	"kgraph/internal/clause/annotate"
)

// maxRestricted is the number of words of a subject or object that is given with
// the clause which says what is meant.
const maxRestricted = 12

// narrowed is the phrase with the relative clause, participle or infinitive after
// its noun where the noun means little or something else without it ("role to
// play", "people excluded from political life", "the man who trembled"). The
// second answer is true where the clause is needed and too long.
func (x *extractor) narrowed(p Phrase, verb int, object bool) (Phrase, bool) {
	t := x.t
	if p.Head < 0 || p.shown > 0 || len(p.omit) > 0 || x.nameAt(p.Head) >= 0 || len(p.Words) == 0 {
		return p, false
	}
	for _, n := range p.Words {
		if !t.Is(n, "nmod") && n != p.Head || n < p.Head || x.nameAt(n) >= 0 {
			continue
		}
		k := x.restrictor(n)
		if k < 0 || verb >= 0 && t.Within(verb, k) || !slices.Contains(p.Full, k) || slices.Contains(p.Words, k) || !x.needsRestrictor(n, k, p) {
			continue
		}
		if object && n == p.Head && x.asArgument(k) {
			return p, false // an argument of its own: "plans | to build a bridge"
		}
		if words := x.upTo(p, n, k); words != nil {
			p.Words = words
			return p, false
		}
		return p, true
	}
	return p, false
}

// asArgument says whether the clause k of an object becomes an argument beside it.
func (x *extractor) asArgument(k int) bool {
	t := x.t
	return t.Is(k, "acl!") && t.Child(k, "nsubj") < 0 && (t.Low(t.Child(k, "mark")) == "to" || t.Tag(k) == "VBG" && t.Preposition(k) != "")
}

// restrictor is the clause after noun n without a comma that says which is meant,
// -1 for none.
func (x *extractor) restrictor(n int) int {
	t := x.t
	if t.Pos(n) != "NOUN" && t.Low(n) != "those" && !x.freeRelative(n) {
		return -1
	}
	for _, k := range t.Children(n, "acl!", "acl:relcl") {
		first := t.Subtree(k, nil)[0]
		if r, ok := annotate.VerbReport(t.Lemma(k)); ok && r.Speaks && t.Is(k, "acl!") && t.Child(k, "ccomp") >= 0 {
			continue // "a declaration stating that": told apart
		}
		if (annotate.Human(t.Lemma(n)) || annotate.Group(t.Lemma(n))) && t.Preposition(k) != "" && t.Preposition(k) != "to" && t.Is(k, "acl!") {
			continue // "blames the group of being behind it"
		}
		if k > n && first > n && t.Pos(first) != "PUNCT" && t.Pos(first-1) != "PUNCT" && !asPreposition(t.Low(k)) {
			return k
		}
	}
	return -1
}

// asPreposition says whether the participle stands for a preposition.
func asPreposition(low string) bool {
	switch low {
	case "depending", "including", "following", "regarding", "concerning", "according", "given", "compared", "based", "pending":
		return true
	}
	return false
}

// needsRestrictor says whether noun n of the phrase means too little, or more than
// is meant, without its clause k: a general noun, a bare plural, or one with "the"
// or "any" and nothing else that tells it from others of its kind.
func (x *extractor) needsRestrictor(n, k int, p Phrase) bool {
	t := x.t
	if t.Child(n, "nummod") >= 0 {
		return false // those counted are certain ones
	}
	if x.freeRelative(n) {
		return true
	}
	if general(t.Lemma(n)) && x.contentWords(p.Words) <= 2 {
		return true
	}
	own := 0
	for _, w := range p.Words {
		if w != n && t.Head(w) == n && (t.Pos(w) == "NOUN" || t.Pos(w) == "PROPN" || t.Pos(w) == "ADJ" || t.Pos(w) == "VERB") {
			own++
		}
	}
	if own > 0 {
		return false
	}
	if t.Is(k, "acl!") && (t.Low(t.Child(k, "mark")) == "that" || t.Preposition(k) != "" && t.Preposition(k) != "to") {
		return false // what it is about, not which it is
	}
	switch t.Low(t.Child(n, "det")) {
	case "a", "an":
		return n == p.Head && t.Is(n, "nsubj") && t.Is(k, "acl:relcl") // "a business that focuses on one product": any such
	case "the", "that", "those", "these", "this", "any", "every", "each", "no", "all":
		return true
	case "":
		return t.Child(n, "nmod:poss") < 0 && (t.Tag(n) == "NNS" || t.Tag(n) == "NN" && t.Is(n, "nsubj"))
	}
	return false
}

// general are nouns that name nothing without what is said of them.
func general(lemma string) bool { return generalNouns[lemma] }

var generalNouns = map[string]bool{"way": true, "role": true, "reason": true, "process": true, "point": true, "level": true, "thing": true,
	"area": true, "place": true, "people": true, "person": true, "man": true, "woman": true, "one": true, "class": true, "kind": true, "type": true,
	"case": true, "part": true, "event": true, "phenomenon": true, "fact": true, "idea": true, "time": true, "situation": true, "state": true,
	"country": true, "group": true, "wish": true, "desire": true, "need": true, "ability": true, "chance": true, "opportunity": true,
	"right": true, "attempt": true, "effort": true, "evidence": true, "condition": true, "something": true, "anything": true, "those": true,
	"someone": true, "anyone": true, "everyone": true, "everything": true, "nothing": true, "mean": true, "step": true, "position": true,
	"choice": true, "decision": true, "question": true, "problem": true, "form": true, "aspect": true, "element": true, "member": true}

// upTo are the words of the phrase as far as the end of clause k of noun n, or of
// what that clause cannot do without, nil where they are too many.
func (x *extractor) upTo(p Phrase, n, k int) []int {
	t := x.t
	for _, e := range x.restEnds(k) {
		if x.beyond(k, e) {
			break
		}
		words := make([]int, 0, maxRestricted)
		for _, w := range p.Full {
			switch {
			case w <= p.Head && !slices.Contains(p.Words, w), w > e:
			case w > n && !t.Within(w, k) && x.besides(w, n):
			default:
				words = append(words, w)
			}
		}
		words = x.trim(words)
		if len(words) <= maxRestricted && len(words) > 0 && words[len(words)-1] >= k {
			return words
		}
	}
	return nil
}

// besides says whether word w belongs to what is coordinated with noun n or an
// example of it.
func (x *extractor) besides(w, n int) bool {
	for t := x.t; w >= 0 && w != n; w = t.Head(w) {
		if t.Head(w) == n && (t.Is(w, "conj", "appos", "parataxis") || t.Is(w, "nmod") && exemplifies(t.Preposition(w))) {
			return true
		}
	}
	return false
}

// restEnds are the last words that clause k may be cut at, the longest first: before
// what is told besides, and before the last of its adverbials.
func (x *extractor) restEnds(k int) []int {
	t := x.t
	sub := t.Subtree(k, nil)
	last := len(sub) - 1
	for n := 1; n < len(sub); n++ { // what is told besides is never part of it
		w := sub[n]
		if w > k && (t.Low(w) == "," && !x.listComma(w) || t.Low(w) == ";" || t.Low(w) == "(" || t.Is(t.Head(w), "advcl") && t.Is(w, "mark") && t.Low(w) != "to" && t.Head(t.Head(w)) >= k) {
			last = n - 1
			break
		}
	}
	ends := []int{sub[last]}
	for n := last; n > 0; n-- {
		w := sub[n]
		for d := w; d > k; d = t.Head(d) {
			up := t.Head(d)
			if up < k || up > w || t.Subtree(d, nil)[0] != w {
				break
			}
			if t.Is(d, "obl", "advcl", "conj", "cc", "parataxis", "appos", "acl", "acl:relcl", "advmod") && !x.tied(w) {
				ends = append(ends, w-1)
				break
			}
		}
	}
	return ends
}

// tied says whether a hyphen or dash joins word w to the one before it.
func (x *extractor) tied(w int) bool {
	for _, i := range [2]int{w, w - 1} {
		switch x.t.Low(i) {
		case "-", "–", "/":
			return true
		}
	}
	return false
}

// listComma says whether the comma stands between the members of a list.
func (x *extractor) listComma(i int) bool {
	h := x.t.Head(i)
	return h > i && x.t.Is(h, "conj")
}

// beyond says whether clause k ends after word e at the earliest: what it cannot
// do without stands behind.
func (x *extractor) beyond(k, e int) bool {
	t := x.t
	if e < k || x.childAfter(k, "obj", "iobj", "xcomp", "ccomp") > e {
		return true
	}
	return x.childAfter(k, "obl", "advcl") > e && t.Child(k, "obj", "nsubj", "nsubj:pass") < 0
}

// freeRelative says whether word k is the "what" of a clause that stands for a thing
// ("released what they call proof").
func (x *extractor) freeRelative(k int) bool {
	t := x.t
	return x.o.Modifiers && t.Low(k) == "what" && t.Is(k, "obj") && t.Child(k, "acl:relcl") > k
}

// apparent is the noun of "what appears to be a missile", the object k, -1 for none.
func (x *extractor) apparent(k int) int {
	t := x.t
	if !x.freeRelative(k) {
		return -1
	}
	v := t.Child(k, "acl:relcl")
	if l := t.Lemma(v); l != "appear" && l != "seem" && l != "look" {
		return -1
	}
	if j := x.childAfter(v, "xcomp", "obl"); j >= 0 && t.Pos(j) == "NOUN" {
		return j
	}
	return -1
}
