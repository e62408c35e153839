package fact

import (
	"slices"

	"kgraph/internal/clause"
)

// promoted is a claim without an object whose first oblique stands for it: that
// the accident occurred says little, that it occurred on Friday is the fact.
// The argument is that oblique, nil where the claim stays as it is.
func promoted(c *clause.Claim) (*clause.Claim, *clause.Arg) {
	if c.Kind != clause.Verb || !c.Object.Empty() || c.Subject.Empty() || c.Content >= 0 || c.Predicate.Prep != "" {
		return c, nil
	}
	i := slices.IndexFunc(c.Args, func(a clause.Arg) bool {
		return a.Role != "manner" && a.Role != "amount" && a.Role != "purpose" && a.Prep != "while"
	})
	if i < 0 {
		return c, nil
	}
	out := *c
	out.Object, out.Predicate.Prep = c.Args[i].Phrase, c.Args[i].Prep
	out.Args = slices.Delete(slices.Clone(c.Args), i, i+1)
	return &out, &c.Args[i]
}
