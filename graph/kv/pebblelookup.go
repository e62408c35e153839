package kv

import (
	"bytes"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
)

// NewLookup returns a Lookup that asks the tables' filters first, those of the
// last level too, which Get does not.
func (p pebbleReader) NewLookup() (Lookup, error) {
	it, err := p.r.NewIter(&pebble.IterOptions{UseL6Filters: true})
	if err != nil {
		return nil, err
	}
	return &pebbleLookup{it}, nil
}

type pebbleLookup struct{ it *pebble.Iterator }

func (l *pebbleLookup) Get(key []byte) ([]byte, error) {
	if !l.it.SeekPrefixGE(key) || !bytes.Equal(l.it.Key(), key) {
		return nil, l.it.Error()
	}
	v, err := l.it.ValueAndErr()
	if v == nil && err == nil {
		v = []byte{}
	}
	return v, err
}

func (l *pebbleLookup) Close() error { return l.it.Close() }

// filter is a Bloom filter over the keys of one tag: those that are looked up
// without being there. The others are only ever scanned.
type filter struct {
	bloom.FilterPolicy
	tag byte
}

// filterOf returns a filter, 10 bits a key, for the keys that begin with tag.
func filterOf(tag byte) pebble.FilterPolicy { return filter{10, tag} }

func (f filter) Name() string { return "kgraph.terms" }

func (f filter) MayContain(t pebble.FilterType, data, key []byte) bool {
	if len(key) == 0 || key[0] != f.tag {
		return true
	}
	return f.FilterPolicy.MayContain(t, data, key)
}

func (f filter) NewWriter(t pebble.FilterType) pebble.FilterWriter {
	return filterWriter{f.FilterPolicy.NewWriter(t), f.tag}
}

type filterWriter struct {
	pebble.FilterWriter
	tag byte
}

func (w filterWriter) AddKey(key []byte) {
	if len(key) > 0 && key[0] == w.tag {
		w.FilterWriter.AddKey(key)
	}
}
