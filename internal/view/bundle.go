package view

import (
	"cmp"
	"slices"
	"strings"

	"kgraph/graph"
)

// The standings that are drawn, as the store labels them.
const (
	asserted = string(graph.Asserted)
	reported = string(graph.Reported)
	hedged   = string(graph.Hedged)
)

// standingOrder is zero for the best standing.
func standingOrder(standing string) int {
	switch standing {
	case asserted:
		return 0
	case reported:
		return 1
	case hedged:
		return 2
	}
	return 3
}

// eligible says whether a node may be drawn at all.
func (c *candidate) eligible() bool { return !c.concept || c.known || len(c.joins) >= 2 }

// bundle gathers the facts of eligible nodes into edges, one for each pair and
// direction.
func (b *builder) bundle() {
	bundles := map[[2]int]int{}
	for _, f := range b.facts {
		if f.from == f.to || !b.nodes[f.from].eligible() || !b.nodes[f.to].eligible() {
			b.loosen(f)
			continue
		}
		pair := [2]int{f.from, f.to}
		i, found := bundles[pair]
		if !found {
			i = len(b.edges)
			bundles[pair] = i
			b.edges = append(b.edges, Edge{Source: f.from, Target: f.to})
		}
		b.edges[i].Facts = append(b.edges[i].Facts, f.Fact)
	}
	for i := range b.edges {
		e := &b.edges[i]
		e.Facts = b.repeats(e.Facts)
		for _, f := range e.Facts {
			e.Support += f.Support
		}
		slices.SortStableFunc(e.Facts, func(x, y Fact) int {
			return cmp.Or(cmp.Compare(standingOrder(x.Standing), standingOrder(y.Standing)),
				-cmp.Compare(x.Support, y.Support), compareBool(ours(x.Label), ours(y.Label)), cmp.Compare(x.Label, y.Label))
		})
		best := e.Facts[0]
		e.Label, e.Standing = best.Label, best.Standing
		if best.Standing != asserted {
			e.Speakers = b.speakers(best)
			e.Own = len(e.Speakers) == 1 && e.Speakers[0] == b.nodes[e.Source].Name
		}
		b.nodes[e.Source].degree++
		b.nodes[e.Target].degree++
	}
}

// ours says whether a label begins with a word that is not the source's.
func ours(label string) bool { return strings.HasPrefix(label, "(") }

// compareBool sorts what is not before what is.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// loosen puts a fact that is not drawn on the cards of its ends.
func (b *builder) loosen(f *fact) {
	for _, end := range slices.Compact([]int{f.from, f.to}) {
		n := b.nodes[end]
		for _, c := range f.Claims {
			if !slices.Contains(n.Loose, c) {
				n.Loose = append(n.Loose, c)
			}
		}
	}
}

// speakers lists who is quoted for a fact.
func (b *builder) speakers(f Fact) []string {
	var list []string
	for _, c := range f.Claims {
		if who := b.claims[c].Speaker; who != "" && !slices.Contains(list, who) {
			list = append(list, who)
		}
	}
	return list
}
