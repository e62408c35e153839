package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"kgraph/graph/kv"
)

// Bounds of what is read before it is handed on; variables for the tests' sake.
var (
	// pieceNodes is how many nodes are asked for at once.
	pieceNodes = 512
	// heldMentions is how many mentions, or claims behind facts, are held in
	// memory at once.
	heldMentions = 1 << 16
)

// inOrder calls f for every node, in the order of their IRIs, until f says that
// it has enough. Nodes are found by the stems of their IRIs, which nothing but
// a type follows: the few whose IRI is longer than its stem wait for the stems
// that come before it.
func inOrder(r kv.Reader, f func(key string, n *node) (bool, error)) error {
	o := orderer{r: r, f: f}
	more := true
	err := scan(r, []byte{tagStem}, func(k, _ []byte) (_ bool, err error) {
		st, key, _ := strings.Cut(string(k[1:]), sep)
		if o.piece = append(o.piece, claimant{key: key}); len(o.piece) < pieceNodes {
			return true, nil
		}
		more, err = o.read(st)
		return more, err
	})
	if err == nil && more {
		_, err = o.read("")
	}
	return err
}

type orderer struct {
	r       kv.Reader
	f       func(key string, n *node) (bool, error)
	piece   []claimant // found, not yet read
	waiting []claimant // read
}

// read reads the piece and hands on the nodes that come before all that have
// the stem until, or one after it; all of them if it is "".
func (o *orderer) read(until string) (more bool, err error) {
	keys := make([][]byte, len(o.piece))
	for i := range o.piece {
		keys[i] = nodeKey(o.piece[i].key)
	}
	if err := kv.Prefetch(o.r, keys); err != nil {
		return false, err
	}
	for i, c := range o.piece {
		c.n = new(node)
		found, err := getJSON(o.r, keys[i], c.n)
		if err != nil {
			return false, err
		}
		if found {
			o.waiting = append(o.waiting, c)
		}
	}
	o.piece = o.piece[:0]
	slices.SortFunc(o.waiting, func(a, b claimant) int { return cmp.Compare(a.n.IRI, b.n.IRI) })
	done := 0
	defer func() { o.waiting = slices.Delete(o.waiting, 0, done) }()
	for ; done < len(o.waiting); done++ {
		c := o.waiting[done]
		if until != "" && c.n.IRI >= until {
			break
		}
		if more, err := o.f(c.key, c.n); err != nil || !more {
			return false, err
		}
	}
	return true, nil
}

// eachNaming calls f for every record that names one of the keys, as the graph
// is derived from it, in the order of documents, until f says that it has
// enough.
func eachNaming(r kv.Reader, show *resolver, keys []string, f func(*Record) bool) error {
	ids := map[string]bool{}
	for _, key := range keys {
		err := suffixes(r, memberKey(key, ""), func(id string) error { ids[id] = true; return nil })
		if err != nil {
			return err
		}
	}
	for piece := range slices.Chunk(slices.Sorted(maps.Keys(ids)), 64) {
		wanted := make([][]byte, len(piece))
		for i, id := range piece {
			wanted[i] = recordKey(id)
		}
		if err := kv.Prefetch(r, wanted); err != nil {
			return err
		}
		for _, id := range piece {
			rec, err := getRecord(r, id)
			if err != nil {
				return err
			}
			if rec == nil {
				continue
			}
			if rec, err = show.resolve(rec); err != nil {
				return err
			}
			if !f(rec) {
				return nil
			}
		}
	}
	return nil
}
