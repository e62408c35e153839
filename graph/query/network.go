package query

import (
	"cmp"
	"context"
	"hash/fnv"
	"iter"
	"slices"
	"strconv"

	"kgraph/graph"
)

// ClaimSource is where paths are looked for: *graph.Store is one.
type ClaimSource interface {
	Documents(ctx context.Context) iter.Seq2[graph.DocumentInfo, error]
	Claims(ctx context.Context, f graph.Filter) iter.Seq2[*graph.Claim, error]
}

// network is what connects nodes: what claims say that stand, of their objects
// and of their further arguments. Of the claims it holds what they weigh.
type network struct {
	at    map[linkKey]*link
	links map[string][]*link // by either end
	docs  []graph.DocumentInfo
}

// linkKey is what a step says: a relation, and the role of the argument that it
// leads to, "" for the object.
type linkKey struct{ from, relation, role, to string }

type link struct {
	linkKey
	said       []saying
	standing   int // of the surest: 0 asserted, 1 reported, 2 hedged
	order      int // of being found
	support    int
	confidence float64
}

// saying is one claim behind a link.
type saying struct {
	doc        int    // index into network.docs
	sentence   uint64 // a hash of its words
	confidence float64
}

// other is the end of the link that is not n.
func (l *link) other(n string) string {
	if l.from == n {
		return l.to
	}
	return l.from
}

// standing is how surely a claim connects nodes: what is denied, asked, wished
// or conditional does not.
func standing(c *graph.Claim) (n int, ok bool) {
	if c.Polarity != "" && c.Polarity != "positive" {
		return 0, false
	}
	switch c.Modality {
	case "possible", "predicted":
		return 2, true
	case "", "fact":
	default:
		return 0, false
	}
	if len(c.Speakers) > 0 {
		return 1, true
	}
	return 0, true
}

// eachLink yields what a claim connects.
func eachLink(c *graph.Claim, yield func(linkKey)) {
	if c.SubjectNode == "" {
		return
	}
	if c.ObjectNode != "" && c.ObjectNode != c.SubjectNode {
		yield(linkKey{c.SubjectNode, c.Edge(), "", c.ObjectNode})
	}
	for i := range c.Args {
		if a := &c.Args[i]; a.Entity != "" && a.Entity != c.SubjectNode && a.Entity != c.ObjectNode {
			yield(linkKey{c.SubjectNode, c.Edge(), a.Role, a.Entity})
		}
	}
}

func readNetwork(ctx context.Context, src ClaimSource) (*network, error) {
	n := &network{at: map[linkKey]*link{}, links: map[string][]*link{}}
	doc := map[string]int{}
	for d, err := range src.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		doc[d.ID] = len(n.docs)
		n.docs = append(n.docs, graph.DocumentInfo{ID: d.ID, Source: d.Source})
	}
	for c, err := range src.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return nil, err
		}
		from, known := doc[c.DocumentID]
		if st, ok := standing(c); ok && known {
			n.add(c, st, from)
		}
	}
	for _, l := range n.at {
		l.weigh(n.docs)
		n.links[l.from] = append(n.links[l.from], l)
		n.links[l.to] = append(n.links[l.to], l)
	}
	for node, all := range n.links {
		slices.SortFunc(all, func(a, b *link) int {
			return cmp.Or(cmp.Compare(a.other(node), b.other(node)), cmp.Compare(b.confidence, a.confidence),
				cmp.Compare(b.support, a.support), cmp.Compare(a.standing, b.standing), cmp.Compare(a.order, b.order))
		})
	}
	return n, nil
}

func (n *network) add(c *graph.Claim, standing, doc int) {
	h := fnv.New64a()
	_, _ = h.Write([]byte(c.Sentence))
	s := saying{doc, h.Sum64(), c.Confidence}
	eachLink(c, func(k linkKey) {
		l := n.at[k]
		if l == nil {
			l = &link{linkKey: k, standing: standing, order: len(n.at)}
			n.at[k] = l
		}
		l.standing = min(l.standing, standing)
		l.said = append(l.said, s)
	})
}

// weigh works out support and confidence as the graph does for its facts.
func (l *link) weigh(docs []graph.DocumentInfo) {
	all := make([]graph.Evidence, len(l.said))
	for i, s := range l.said {
		d := &docs[s.doc]
		all[i] = graph.Evidence{Source: d.Source, Document: d.ID, Sentence: strconv.FormatUint(s.sentence, 36), Confidence: s.confidence}
	}
	l.support, l.confidence = graph.Weigh(all)
}
