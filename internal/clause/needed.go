package clause

import (
	"slices"

	"kgraph/internal/clause/annotate"
)

// furnish gives a claim's subject and object the words without which they would
// say something else than the sentence.
func (x *extractor) furnish(c *Claim) {
	if !x.o.Modifiers || c.Subject.Head == c.Object.Head {
		return
	}
	object := c.Kind == Verb || c.Kind == Copula
	x.withInfinitive(c)
	x.quotedTitle(c)
	c.Args = slices.DeleteFunc(slices.Clone(c.Args), func(a Arg) bool {
		return a.Phrase.Head >= 0 && len(a.Phrase.omit) == 0 && a.Phrase.Head != c.Object.Head && (slices.Contains(c.Object.Words, a.Phrase.Head) || slices.Contains(c.Subject.Words, a.Phrase.Head) && c.Subject.Head < a.Phrase.Head)
	})
	if slices.Contains(c.Subject.Full, c.Object.Head) {
		return // "there is a hole in the wall"
	}
	c.Subject, c.Subject.lost = x.narrowed(c.Subject, c.Predicate.Head, false)
	c.Object, c.Object.lost = x.narrowed(c.Object, c.Predicate.Head, object)
}

// withInfinitive gives an adjective said of the subject the infinitive that says of
// what it is so ("is sufficient to cover the costs"), within the limit.
func (x *extractor) withInfinitive(c *Claim) {
	t, h := x.t, c.Object.Head
	if c.Kind != Copula || h < 0 || t.Pos(h) != "ADJ" || t.Child(h, "cop") < 0 {
		return
	}
	k := x.infinitiveOf(h)
	if k < 0 || slices.Contains(c.Object.Words, k) {
		return
	}
	if words := x.upTo(c.Object, h, k); words != nil {
		c.Object.Words = words
		c.Args = slices.DeleteFunc(slices.Clone(c.Args), func(a Arg) bool { return a.Phrase.Head == k })
	}
}

// infinitiveOf is the infinitive of the adjective h which is not what its subject
// does or may do ("is difficult to meet"), -1 for none.
func (x *extractor) infinitiveOf(h int) int {
	t := x.t
	if _, ok := annotate.AdjectiveEffect(t.Lemma(h)); ok {
		return -1
	}
	for _, a := range t.Children(h, "advmod") {
		if t.Low(a) == "too" || t.Low(a) == "enough" {
			return -1 // "too ill to work"
		}
	}
	k := x.childAfter(h, "xcomp", "advcl")
	if k < 0 || t.Low(t.Child(k, "mark")) != "to" || t.Child(k, "nsubj") >= 0 || t.Low(t.Subtree(k, nil)[0]-1) == "," {
		return -1
	}
	return k
}
