package query

import (
	"cmp"
	"container/heap"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"kgraph/graph"
)

// MaxPathLength is the number of steps beyond which a path says nothing.
const MaxPathLength = 6

// Path is a way from one node to another along what claims say.
type Path struct {
	Steps      []Step  `json:"steps"`
	Confidence float64 `json:"confidence"` // that every step is right
}

// Step is one link of a path: a fact between two nodes, or a claim's subject
// and a further argument of it, either way round.
type Step struct {
	From       graph.IRI      `json:"from"`
	To         graph.IRI      `json:"to"`
	Forward    bool           `json:"forward"` // the claims have From first
	Relation   string         `json:"relation"`
	Role       string         `json:"role,omitempty"` // of the argument that the step leads to or comes from
	Confidence float64        `json:"confidence"`
	Claims     []*graph.Claim `json:"claims"` // that say so, in the order of documents
}

// Paths finds up to k paths from one node to another: the shortest first, of
// equal length the one that is most sure. What is denied, asked or wished
// connects nothing. ErrNoPath if there is none of at most MaxPathLength steps.
// The same graph gives the same paths. It reads every claim, and holds of each
// what it weighs.
func Paths(ctx context.Context, src ClaimSource, from, to graph.IRI, k int) ([]Path, error) {
	if from == to {
		return nil, fmt.Errorf("%w: both ends are the node %s", ErrNoPath, string(from))
	}
	n, err := readNetwork(ctx, src)
	if err != nil {
		return nil, err
	}
	routes := n.walk(string(from), string(to), k)
	if len(routes) == 0 {
		return nil, fmt.Errorf("%w from %s to %s within %d steps", ErrNoPath, string(from), string(to), MaxPathLength)
	}
	claims, err := n.claims(ctx, src, routes)
	if err != nil {
		return nil, err
	}
	out := make([]Path, len(routes))
	for i, r := range routes {
		p, at := Path{Confidence: 1}, string(from)
		for _, l := range r.links {
			next := l.other(at)
			p.Steps = append(p.Steps, Step{
				From: graph.IRI(at), To: graph.IRI(next), Forward: l.from == at,
				Relation: l.relation, Role: l.role, Confidence: l.confidence, Claims: claims[l.linkKey],
			})
			p.Confidence *= l.confidence
			at = next
		}
		p.Confidence = math.Round(p.Confidence*1e4) / 1e4
		out[i] = p
	}
	return out, nil
}

var errChanged = errors.New("the graph changed while paths were looked for: ask again")

// claims reads the claims behind the links of routes.
func (n *network) claims(ctx context.Context, src ClaimSource, routes []*route) (map[linkKey][]*graph.Claim, error) {
	out, docs := map[linkKey][]*graph.Claim{}, map[int]bool{}
	for _, r := range routes {
		for _, l := range r.links {
			out[l.linkKey] = nil
			for _, s := range l.said {
				docs[s.doc] = true
			}
		}
	}
	for i := range n.docs {
		if !docs[i] {
			continue
		}
		for c, err := range src.Claims(ctx, graph.Filter{Document: n.docs[i].ID}) {
			if errors.Is(err, graph.ErrNoDocument) {
				return nil, errChanged
			}
			if err != nil {
				return nil, err
			}
			if _, ok := standing(c); ok {
				eachLink(c, func(k linkKey) {
					if all, wanted := out[k]; wanted && (len(all) == 0 || all[len(all)-1] != c) {
						out[k] = append(all, c)
					}
				})
			}
		}
	}
	for _, all := range out {
		if len(all) == 0 {
			return nil, errChanged
		}
	}
	return out, nil
}

// route is a path while it is looked for.
type route struct {
	at    string
	links []*link
	doubt float64 // sum of -log confidence
	order int     // of being found, which settles ties
}

type routes []*route

func (r routes) Len() int { return len(r) }
func (r routes) Less(i, j int) bool {
	a, b := r[i], r[j]
	return cmp.Or(cmp.Compare(len(a.links), len(b.links)), cmp.Compare(a.doubt, b.doubt), cmp.Compare(a.order, b.order)) < 0
}
func (r routes) Swap(i, j int) { r[i], r[j] = r[j], r[i] }
func (r *routes) Push(x any)   { *r = append(*r, x.(*route)) }
func (r *routes) Pop() any {
	last := (*r)[len(*r)-1]
	*r = (*r)[:len(*r)-1]
	return last
}

// walk takes the best route found so far on by one step, until k have
// arrived. No node is left more than k times, so the work is bounded.
func (n *network) walk(start, end string, k int) (found []*route) {
	open := &routes{{at: start}}
	left := map[string]int{}
	order := 0
	for open.Len() > 0 && len(found) < k {
		r := heap.Pop(open).(*route)
		if r.at == end {
			found = append(found, r)
			continue
		}
		if left[r.at]++; left[r.at] > k || len(r.links) == MaxPathLength {
			continue
		}
		last := ""
		for _, l := range n.links[r.at] {
			to := l.other(r.at)
			if to == last || r.visited(start, to) { // the surest of several links is first
				continue
			}
			last = to
			order++
			heap.Push(open, &route{to, append(slices.Clone(r.links), l), r.doubt - math.Log(max(l.confidence, 1e-6)), order})
		}
	}
	return found
}

func (r *route) visited(start, node string) bool {
	return node == start || slices.ContainsFunc(r.links, func(l *link) bool { return l.from == node || l.to == node })
}
