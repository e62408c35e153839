package eval

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/text"
)

// PairDraw says which pairs of names are drawn for a person to judge.
type PairDraw struct {
	Seed          uint64
	Size          int    // of each kind
	Since, Before string // dates of the news items, ISO 8601; "" for no bound
	Limit         int    // news items at most, 0 for all
}

// Pair is two spellings that became one node, or two nodes that share a head
// word and did not.
type Pair struct {
	Merged bool   `json:"merged"`
	Name   string `json:"name"`
	Type   string `json:"type"`
	Other  string `json:"other"` // alias, or the other node's name
	Kind   string `json:"other_type,omitempty"`
	First  string `json:"document"` // where each is named first
	Second string `json:"other_document"`
}

// Pairs builds the news items of the data folder in memory and draws merged
// and unmerged pairs, the same ones for the same seed and graph: of the merged,
// a name with one of its aliases, all alike; of the unmerged, head words alike
// and then one pair of names for each, so that "party" is not half of them.
func (e *Engine) Pairs(ctx context.Context, dir string, d PairDraw) (pairs []Pair, err error) {
	files, err := find(dir, "news", "*.jsonl.gz")
	if err != nil {
		return nil, err
	}
	docs := between(e.Read(ctx, files[0]), d.Since, d.Before)
	if d.Limit > 0 {
		docs = first(docs, d.Limit)
	}
	store, err := e.store(ctx, docs)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	var nodes []graph.Node
	for n, err := range store.Entities(ctx) {
		if err != nil {
			return nil, err
		}
		if n.Kind == graph.Named {
			nodes = append(nodes, n)
		}
	}
	random := rand.New(rand.NewPCG(d.Seed, 0))
	return append(mergedPairs(nodes, random, d.Size), apartPairs(nodes, random, d.Size)...), nil
}

// store builds documents into a store in memory.
func (e *Engine) store(ctx context.Context, docs iter.Seq2[*text.Document, error]) (*graph.Store, error) {
	store, err := graph.OpenMemory()
	if err != nil {
		return nil, err
	}
	if err := e.fill(ctx, store, docs); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// between yields the documents published from since on and before before.
func between(docs iter.Seq2[*text.Document, error], since, before string) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		for d, err := range docs {
			if err == nil && (d.Published < since || before != "" && d.Published >= before) {
				continue
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func mergedPairs(nodes []graph.Node, random *rand.Rand, size int) []Pair {
	var all []Pair
	for i := range nodes {
		n := &nodes[i]
		for _, a := range n.Aliases {
			all = append(all, Pair{Merged: true, Name: n.Name, Type: n.Type, Other: a, First: where(n, n.Name), Second: where(n, a)})
		}
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(size, len(all))]
}

func apartPairs(nodes []graph.Node, random *rand.Rand, size int) []Pair {
	byHead := map[string][]*graph.Node{}
	for i := range nodes {
		if h := headWord(nodes[i].Name); h != "" {
			byHead[h] = append(byHead[h], &nodes[i])
		}
	}
	var heads []string
	for h, ns := range byHead {
		if len(ns) > 1 {
			heads = append(heads, h)
		}
	}
	slices.Sort(heads)
	random.Shuffle(len(heads), func(i, j int) { heads[i], heads[j] = heads[j], heads[i] })
	var out []Pair
	for _, h := range heads[:min(size, len(heads))] {
		ns := byHead[h]
		slices.SortFunc(ns, func(a, b *graph.Node) int { return cmp.Compare(a.IRI, b.IRI) })
		i := random.IntN(len(ns))
		j := random.IntN(len(ns) - 1)
		if j >= i {
			j++
		}
		a, b := ns[min(i, j)], ns[max(i, j)]
		out = append(out, Pair{Name: a.Name, Type: a.Type, Other: b.Name, Kind: b.Type, First: where(a, a.Name), Second: where(b, b.Name)})
	}
	return out
}

// headWord is the last word of a name before an of-phrase, in lower case.
func headWord(name string) string {
	name, _, _ = strings.Cut(name, " (")
	name, _, _ = strings.Cut(name, " of ")
	f := strings.Fields(name)
	if len(f) == 0 {
		return ""
	}
	return strings.ToLower(f[len(f)-1])
}

// where is the document that first names a node so, or at all.
func where(n *graph.Node, form string) string {
	for _, m := range n.Mentions {
		if m.Text == form {
			return m.Document
		}
	}
	if len(n.Mentions) > 0 {
		return n.Mentions[0].Document
	}
	return ""
}

// TSV is the pair as a line of a sheet to be judged: merged or apart, both
// names with their types and documents, and an empty verdict.
func (p Pair) TSV() string {
	kind, typ := "merged", p.Type
	if !p.Merged {
		kind = "apart"
	} else {
		p.Kind = typ
	}
	return fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t", kind, p.Name, typ, p.Other, p.Kind, p.First, p.Second)
}
