package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"

	"kgraph/graph/kv"
)

// First bytes of this package's keys; quadstore has 0x01 and 0x10 to 0x14.
const (
	tagRecord = 0x20 // id -> the record, packed
	tagHeader = 0x21 // id -> its header, packed
	tagNode   = 0x22 // entity key -> JSON of node
	tagMember = 0x23 // entity key 00 document id -> nothing
	tagStem   = 0x24 // stem 00 entity key -> nothing
	tagFact   = 0x25 // subject key 00 relation 00 object key -> standings

	// What resolution looks at and finds: see link.go.
	tagSums    = 0x26 // entity key -> JSON of sums
	tagBlock   = 0x27 // block 00 entity key -> nothing
	tagKeys    = 0x28 // document id -> its entity keys before resolution, 00 between
	tagRoot    = 0x29 // entity key -> the key that stands for it, if another one does
	tagUnder   = 0x2a // root 00 entity key -> nothing
	tagDecided = 0x2b // -> JSON of decided
)

const sep = "\x00"

func recordKey(id string) []byte { return append([]byte{tagRecord}, id...) }
func headerKey(id string) []byte { return append([]byte{tagHeader}, id...) }
func nodeKey(key string) []byte  { return append([]byte{tagNode}, key...) }

func memberKey(key, id string) []byte {
	return append([]byte{tagMember}, key+sep+id...)
}

func stemKey(stem, key string) []byte {
	return append([]byte{tagStem}, stem+sep+key...)
}

func sumsKey(key string) []byte { return append([]byte{tagSums}, key...) }
func keysKey(id string) []byte  { return append([]byte{tagKeys}, id...) }
func rootKey(key string) []byte { return append([]byte{tagRoot}, key...) }

func blockKey(block, key string) []byte {
	return append([]byte{tagBlock}, block+sep+key...)
}

func underKey(root, key string) []byte {
	return append([]byte{tagUnder}, root+sep+key...)
}

func (k factKey) bytes() []byte {
	return append([]byte{tagFact}, k.subject+sep+k.relation+sep+k.object...)
}

func parseFactKey(b []byte) (k factKey, ok bool) {
	p := strings.Split(string(b[1:]), sep)
	if len(p) != 3 {
		return k, false
	}
	return factKey{p[0], p[1], p[2]}, true
}

// get reads a key and hands its value to f, which must not keep it; found is
// false if there is none.
func get(r kv.Reader, key []byte, f func([]byte) error) (found bool, err error) {
	b, closer, err := r.Get(key)
	if errors.Is(err, kv.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer closer.Close()
	return true, f(b)
}

func getJSON(r kv.Reader, key []byte, v any) (found bool, err error) {
	return get(r, key, func(b []byte) error {
		if err := json.Unmarshal(b, v); err != nil {
			return fmt.Errorf("%w: %v", ErrDamaged, err)
		}
		return nil
	})
}

// suffixes calls f with what follows the prefix in every key that has it.
func suffixes(r kv.Reader, prefix []byte, f func(string) error) error {
	return scan(r, prefix, func(k, _ []byte) (bool, error) {
		return true, f(string(k[len(prefix):]))
	})
}

// scan calls f for every key with the prefix, in order, until it returns false.
func scan(r kv.Reader, prefix []byte, f func(key, value []byte) (bool, error)) error {
	end := bytes.Clone(prefix)
	end[len(end)-1]++ // the last byte of every prefix used is a tag or a zero
	it, err := r.NewIter(prefix, end)
	if err != nil {
		return err
	}
	defer it.Close()
	for ok := it.First(); ok; ok = it.Next() {
		more, err := f(it.Key(), it.Value())
		if err != nil || !more {
			return err
		}
	}
	return it.Error()
}

// valid says what is wrong with a record, if anything is.
func valid(r *Record) error {
	bad := func(format string, args ...any) error {
		return fmt.Errorf("%w: document %q: %s", ErrRecord, r.Document.ID, fmt.Sprintf(format, args...))
	}
	if r.Document.ID == "" || strings.Contains(r.Document.ID, sep) || len(r.Document.ID) > 4096 {
		return bad("its id must have 1 to 4096 bytes and no NUL")
	}
	for i := range r.Entities {
		if k := r.Entities[i].Key; k == "" || strings.Contains(k, sep) {
			return bad("entity %d has key %q: want at least one character and no NUL", i, k)
		}
	}
	within := func(i int) bool { return i >= NoEntity && i < len(r.Entities) }
	for i := range r.Mentions {
		if e := r.Mentions[i].Entity; e < 0 || !within(e) {
			return bad("mention %d refers to entity %d of %d", i, e, len(r.Entities))
		}
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.ID == "" {
			return bad("claim %d has no id", i)
		}
		if math.IsNaN(c.Confidence) || math.IsInf(c.Confidence, 0) {
			return bad("claim %s has confidence %v: want 0 to 1", c.ID, c.Confidence)
		}
		refs := append([]int{c.SubjectEntity, c.ObjectEntity}, c.SpeakerEntity...)
		for j := range c.Args {
			refs = append(refs, c.Args[j].EntityRef)
		}
		for _, e := range refs {
			if !within(e) {
				return bad("claim %s refers to entity %d of %d", c.ID, e, len(r.Entities))
			}
		}
	}
	return nil
}
