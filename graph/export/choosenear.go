package export

import (
	"cmp"
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// readLinks notes which nodes the chosen facts, and claims that join a subject
// to a further argument, put side by side.
func (c *chooser) readLinks(ctx context.Context, from Source) error {
	if len(c.Entities) == 0 && c.MaxNodes == 0 {
		return nil
	}
	link := func(a, b quad.IRI) {
		c.links[a] = append(c.links[a], b)
		c.links[b] = append(c.links[b], a)
	}
	for k, label := range c.facts {
		if label != graph.General {
			link(k.subject, k.object)
		}
	}
	if len(c.Entities) == 0 {
		return nil
	}
	for claim, err := range from.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		subject := quad.IRI(claim.SubjectNode)
		if !c.chooses(claim) || claim.SubjectEntity < 0 || !c.typed(subject) {
			continue
		}
		for _, a := range claim.Args {
			if other := quad.IRI(a.Entity); a.EntityRef >= 0 && other != "" && c.typed(other) {
				link(subject, other)
			}
		}
	}
	return nil
}

// around are the nodes within Depth steps of the roots, or nil for all nodes.
func (c *chooser) around(roots []quad.IRI) map[quad.IRI]bool {
	if len(c.Entities) == 0 {
		return nil
	}
	within := map[quad.IRI]bool{}
	for _, r := range roots {
		within[r] = true
	}
	edge := roots
	for range c.Depth {
		var next []quad.IRI
		for _, n := range edge {
			for _, other := range c.links[n] {
				if !within[other] {
					within[other] = true
					next = append(next, other)
				}
			}
		}
		edge = next
	}
	return within
}

// mostNamed cuts nodes down to MaxNodes: those with most facts among them, ties
// by mentions, then name.
func (c *chooser) mostNamed(within map[quad.IRI]bool) map[quad.IRI]bool {
	if c.MaxNodes <= 0 {
		return within
	}
	degree := map[quad.IRI]int{}
	for k, label := range c.facts {
		if label != graph.General && (within == nil || within[k.subject] && within[k.object]) {
			degree[k.subject]++
			degree[k.object]++
		}
	}
	var all []quad.IRI
	for n := range c.known {
		if c.typed(n) && (within == nil || within[n]) {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b quad.IRI) int {
		return cmp.Or(cmp.Compare(degree[b], degree[a]), cmp.Compare(c.known[b].mentions, c.known[a].mentions), cmp.Compare(a, b))
	})
	kept := map[quad.IRI]bool{}
	for _, n := range all[:min(c.MaxNodes, len(all))] {
		kept[n] = true
	}
	return kept
}
