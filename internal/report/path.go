package report

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

// ErrNoPath says that two nodes are not connected within the length looked at.
var ErrNoPath = errors.New("no path")

// MaxPathLength is the number of steps beyond which a path says nothing.
const MaxPathLength = 6

// Path is a way from one node to another along what statements say.
type Path struct {
	Steps      []Step  `json:"steps"`
	Confidence float64 `json:"confidence"` // that every step is right
}

// Step is one link: a fact between two nodes, either way round, or a
// statement's subject and a further argument of it.
type Step struct {
	From    string `json:"from"`
	To      string `json:"to"`
	Forward bool   `json:"forward"` // the statements have From first
	Line
}

// link is a step by node names.
type link struct {
	to      string
	forward bool
	line    int
}

// Paths finds up to k paths between the nodes that go by two names: the
// shortest first, of equal length the one that is most sure. The errors are
// ErrNoNode and ErrNoPath. Two runs on one graph find the same.
func Paths(ctx context.Context, g Graph, from, to string, k int) ([]Path, error) {
	a, _, err := FindNode(ctx, g, from)
	if err != nil {
		return nil, err
	}
	b, _, err := FindNode(ctx, g, to)
	if err != nil {
		return nil, err
	}
	all, err := Statements(ctx, g, graph.Filter{})
	if err != nil {
		return nil, err
	}
	lines, links := network(all)
	start, end := string(a.IRI), string(b.IRI)
	if start == end {
		return nil, fmt.Errorf("%w: %q and %q are one node", ErrNoPath, from, to)
	}
	routes := walk(lines, links, start, end, k)
	if len(routes) == 0 {
		return nil, fmt.Errorf("%w from %q to %q within %d steps", ErrNoPath, a.Name, b.Name, MaxPathLength)
	}
	names := namesOf(all)
	out := make([]Path, len(routes))
	for i, r := range routes {
		p := Path{Confidence: 1}
		at := start
		for _, l := range r.links {
			p.Steps = append(p.Steps, Step{cmp.Or(names[at], at), cmp.Or(names[l.to], l.to), l.forward, lines[l.line]})
			p.Confidence *= lines[l.line].Confidence
			at = l.to
		}
		p.Confidence = math.Round(p.Confidence*1e4) / 1e4
		out[i] = p
	}
	return out, nil
}

// network is what connects nodes: facts that stand, and the statements whose
// argument is a node, under the relation and the argument's preposition.
func network(all []Statement) ([]Line, map[string][]link) {
	var edges []Statement
	for _, s := range all {
		if r := rank[s.Standing()]; r > rank["hedged"] || s.SubjectNode == "" {
			continue
		}
		if s.ObjectNode != "" && s.ObjectNode != s.SubjectNode {
			edges = append(edges, s)
		}
		for _, arg := range s.Args {
			if arg.Entity == "" || arg.Entity == s.SubjectNode || arg.Entity == s.ObjectNode {
				continue
			}
			along := s
			along.whole = &s
			along.Relation += " … " + arg.Role
			along.Object, along.ObjectNode = arg.Text, arg.Entity
			edges = append(edges, along)
		}
	}
	lines := group(edges)
	links := map[string][]link{}
	for i := range lines {
		s := &lines[i].Evidence[0]
		links[s.SubjectNode] = append(links[s.SubjectNode], link{s.ObjectNode, true, i})
		links[s.ObjectNode] = append(links[s.ObjectNode], link{s.SubjectNode, false, i})
		for k, e := range lines[i].Evidence { // shown as they were said
			if e.whole != nil {
				lines[i].Evidence[k] = *e.whole
			}
		}
	}
	for _, l := range links {
		slices.SortStableFunc(l, func(a, b link) int {
			return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(lines[b.line].Confidence, lines[a.line].Confidence))
		})
	}
	return lines, links
}

func namesOf(all []Statement) map[string]string {
	names := map[string]string{}
	for _, s := range all {
		if s.SubjectNode != "" && names[s.SubjectNode] == "" {
			names[s.SubjectNode] = s.Subject
		}
		if s.ObjectNode != "" && names[s.ObjectNode] == "" {
			names[s.ObjectNode] = s.Object
		}
	}
	return names
}

// route is a path while it is looked for.
type route struct {
	at    string
	links []link
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
func walk(lines []Line, links map[string][]link, start, end string, k int) (found []*route) {
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
		for _, l := range links[r.at] {
			if l.to == last || visited(r, start, l.to) { // the surest of several links is first
				continue
			}
			last = l.to
			order++
			heap.Push(open, &route{l.to, append(slices.Clone(r.links), l), r.doubt - math.Log(max(lines[l.line].Confidence, 1e-6)), order})
		}
	}
	return found
}

func visited(r *route, start, node string) bool {
	return node == start || slices.ContainsFunc(r.links, func(l link) bool { return l.to == node })
}
