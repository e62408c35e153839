package graph

import (
	"cmp"
	"slices"
	"strings"

	"kgraph/graph/kv"
)

// Merging sure, listing doubtful.
const (
	// SureMerge is the confidence from which two keys become one node.
	SureMerge = 0.85
	// DoubtfulMerge is the confidence from which a pair is listed for review.
	DoubtfulMerge = 0.35
)

// Link is what speaks for two keys being one thing.
type Link struct {
	Key        string   `json:"key"`        // the key that is given to the other
	To         string   `json:"to"`         // the key that it is given to
	Rule       string   `json:"rule"`       // spelling, company, surname, short form, acronym, narrowed concept, decision
	Confidence float64  `json:"confidence"` // 0..1
	Evidence   []string `json:"evidence"`   // in words, for a person to weigh
}

// linker finds for each key the one it belongs to. It looks at nothing but the
// sums of keys that share a block with it, and at the documents that name them:
// so its result is a function of the set of records, and a changed record can
// change it for keys in the record's blocks only.
type linker struct {
	r   kv.Reader
	dec *verdicts

	sums   map[string]*sums           // read so far, or changed; nil for none
	blocks map[string]map[string]bool // likewise: the keys in a block
	docs   map[string][]string        // keys of changed documents; nil for removed ones
	read   map[string][]string        // keys of some of the others
	links  map[string]Link            // found so far
	united map[string]string          // root by spelling and evidence -> root by decisions too
	named  map[string][]string        // documents that name a key
	err    error
}

func newLinker(r kv.Reader, dec *verdicts) *linker {
	return &linker{
		r: r, dec: dec, sums: map[string]*sums{}, blocks: map[string]map[string]bool{},
		docs: map[string][]string{}, read: map[string][]string{}, links: map[string]Link{}, named: map[string][]string{},
	}
}

func (l *linker) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

func (l *linker) sum(key string) *sums {
	if n, ok := l.sums[key]; ok {
		return n
	}
	n := new(sums)
	found, err := getJSON(l.r, sumsKey(key), n)
	if err != nil {
		l.fail(err)
	}
	if !found {
		n = nil
	}
	l.sums[key] = n
	return n
}

// block is the set of keys in a block.
func (l *linker) block(name string) map[string]bool {
	if b, ok := l.blocks[name]; ok {
		return b
	}
	b := map[string]bool{}
	if err := suffixes(l.r, blockKey(name, ""), func(k string) error { b[k] = true; return nil }); err != nil {
		l.fail(err)
	}
	l.blocks[name] = b
	return b
}

func (l *linker) members(block string) []string {
	b := l.block(block)
	out := make([]string, 0, len(b))
	for k := range b {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// link is the key that k is surely part of; Link.To is "" if there is none.
func (l *linker) link(k string) Link {
	if v, ok := l.links[k]; ok {
		return v
	}
	var best Link
	for _, c := range l.candidates(k) {
		if c.Confidence >= SureMerge && c.Confidence > best.Confidence {
			best = c
		}
	}
	l.links[k] = best
	return best
}

// candidates are the keys that k may be part of, with what speaks for each,
// the likeliest first. Each has a name of more words than k, or the same name
// and an earlier key: so links never go in a circle.
func (l *linker) candidates(k string) []Link {
	n := l.sum(k)
	if n == nil {
		return nil
	}
	var out []Link
	if _, _, ok := narrowed(k); ok {
		out = l.asName(k, n)
	} else if name, ok := strings.CutPrefix(k, namePrefix); ok {
		p := plain(name)
		if p == "" {
			return nil
		}
		if out = l.spelling(k, p, n); len(out) == 0 {
			out = l.fuller(k, p, n)
		}
	}
	out = slices.DeleteFunc(out, func(c Link) bool { return l.dec.apart[pair(c.Key, c.To)] })
	slices.SortFunc(out, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.To, b.To))
	})
	return out
}

func (l *linker) votes(key string) int {
	if n := l.sum(key); n != nil {
		return n.Votes
	}
	return 0
}

// root is the key that stands for k: what the links lead to, united by the
// decisions; for a narrowed concept, with the root of its name.
func (l *linker) root(k string) string {
	if l.united == nil {
		l.unite()
	}
	r := l.linked(k)
	if to, ok := l.united[r]; ok {
		return to
	}
	if of, rest, ok := narrowed(k); ok && l.link(k).To == "" {
		return conceptPrefix + l.root(of) + "|" + rest
	}
	return r
}

// linked is where the links from k end.
func (l *linker) linked(k string) string {
	for {
		c := l.link(k)
		if c.To == "" {
			break
		}
		k = c.To
	}
	if of, rest, ok := narrowed(k); ok {
		return conceptPrefix + l.linked(of) + "|" + rest
	}
	return k
}
