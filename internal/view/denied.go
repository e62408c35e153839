package view

import (
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/graph/export"
)

// denied is the standing of what a claim says is not so. The store puts no
// edge for it.
const denied = "denied"

// denial is a claim that would be an edge if it were not denied.
type denial struct {
	from, to int
	claim    int
	Fact
}

// deny keeps a negative claim about two nodes. Like an edge it must hold
// without its sentence.
func (b *builder) deny(c *graph.Claim, at int) bool {
	if c.Polarity != "negative" || c.Modality != "" && c.Modality != "fact" || b.opts.Asserted && c.Cites() ||
		c.StatementOnly != "" || c.SubjectAspect != "" || c.ObjectAspect != "" || c.Edge() == "" {
		return false
	}
	from, fromFound := b.nodeN[c.SubjectNode]
	to, toFound := b.nodeN[c.ObjectNode]
	if !fromFound || !toFound || from == to {
		return false
	}
	f := graph.Fact{Relation: c.Edge(), Evidence: []graph.Evidence{evidenceOf(c)}}
	words := export.WordingOf(f, maxWords)
	if words.Backwards {
		from, to = to, from
	}
	label := labelOf(f, words)
	if !negated(label) { // a picture of it must not read as if it were so
		label = "not: " + label
	}
	b.denials = append(b.denials, denial{from: from, to: to, claim: at,
		Fact: Fact{Relation: c.Edge(), Label: label, Standing: denied, Support: 1, Claims: []int{at}, Backwards: words.Backwards}})
	return true
}

// negated says whether words carry their negation.
func negated(words string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool {
		return slices.Contains([]string{"not", "cannot", "never", "no", "neither", "nor", "without"}, w) ||
			strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")
	})
}

// bundleDenied gathers denied claims of eligible nodes into edges of their
// own. They count neither for importance nor for the layout: what is said not
// to be must not draw things together.
func (b *builder) bundleDenied() {
	bundles := map[[2]int]int{}
	for _, d := range b.denials {
		if !b.nodes[d.from].eligible() || !b.nodes[d.to].eligible() {
			b.loosen(&fact{Fact: d.Fact, from: d.from, to: d.to})
			continue
		}
		pair := [2]int{d.from, d.to}
		i, found := bundles[pair]
		if !found {
			i = len(b.denied)
			bundles[pair] = i
			b.denied = append(b.denied, Edge{Source: d.from, Target: d.to, Label: d.Label, Standing: denied})
		}
		e := &b.denied[i]
		e.Support++
		if at := slices.IndexFunc(e.Facts, func(f Fact) bool { return f.Label == d.Label }); at >= 0 {
			e.Facts[at].Support++
			e.Facts[at].Claims = append(e.Facts[at].Claims, d.claim)
		} else {
			e.Facts = append(e.Facts, d.Fact)
		}
		e.Speakers = b.speakers(e.Facts[0])
	}
}
