package clause

import "slices"

// furnish gives a claim's subject and object the words without which they would
// say something else than the sentence.
func (x *extractor) furnish(c *Claim) {
	if !x.o.Modifiers || c.Subject.Head == c.Object.Head {
		return
	}
	object := c.Kind == Verb || c.Kind == Copula
	if slices.Contains(c.Subject.Full, c.Object.Head) {
		return // "there is a hole in the wall"
	}
	c.Subject, c.Subject.lost = x.narrowed(c.Subject, c.Predicate.Head, false)
	c.Object, c.Object.lost = x.narrowed(c.Object, c.Predicate.Head, object)
}
