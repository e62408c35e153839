package clause

import (
	"fmt"
	"strings"

	"kgraph/internal/lang"
)

// Format writes a claim on one line for people: the slots, what qualifies
// them, the rule and the confidence.
func Format(p *lang.Parse, c *Claim) string {
	text := func(words []int) string {
		forms := make([]string, len(words))
		for i, w := range words {
			forms[i] = p.Words[w].Form
		}
		return strings.Join(forms, " ")
	}
	var b strings.Builder
	pred := c.Predicate.Lemma
	if c.Predicate.Particle != "" {
		pred += " " + c.Predicate.Particle
	}
	if c.Predicate.Prep != "" {
		pred += " " + c.Predicate.Prep
	}
	slot := func(ph *Phrase) string {
		s := text(ph.Words)
		if ph.Means != nil {
			s += "=" + text(ph.Means.Words)
		}
		if ph.Doubtful {
			s += "?"
		}
		return s
	}
	fmt.Fprintf(&b, "(%s; %s; %s)", slot(&c.Subject), pred, slot(&c.Object))
	for _, a := range c.Args {
		role := a.Role
		if a.Prep != "" && a.Prep != role {
			role += "/" + a.Prep
		}
		fmt.Fprintf(&b, " %s:[%s]", role, text(a.Phrase.Words))
	}
	if c.Polarity != Positive {
		fmt.Fprintf(&b, " %s", c.Polarity)
	}
	if c.Modality != Factual {
		fmt.Fprintf(&b, " %s", c.Modality)
	}
	for _, s := range c.Speakers {
		who := text(s.Phrase.Words)
		if s.Quoted {
			who = "\"" + who + "\""
		}
		fmt.Fprintf(&b, " by:%s", who)
	}
	if c.Predicate.Passive {
		b.WriteString(" passive")
	}
	fmt.Fprintf(&b, " {%s %s %s %.2f}", c.Kind, c.Pattern, c.Rule, c.Confidence)
	return b.String()
}
