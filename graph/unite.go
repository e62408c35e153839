package graph

import (
	"cmp"
	"strings"
)

// unite works out which ends of links the decisions make one. Of several one
// with the gazetteer's sense stands for all, else the first.
func (l *linker) unite() {
	l.united = map[string]string{}
	find := func(k string) string {
		for l.united[k] != "" && l.united[k] != k {
			k = l.united[k]
		}
		return k
	}
	for _, m := range l.dec.merges {
		a, b := find(l.linked(m[0])), find(l.linked(m[1]))
		if standsBefore(b, a) {
			a, b = b, a
		}
		l.united[b], l.united[a] = a, a
	}
	for k := range l.united {
		l.united[k] = find(k)
	}
}

// standsBefore orders the keys of one thing: the gazetteer's senses, names,
// nodes that a decision split off, concepts; then by alphabet.
func standsBefore(a, b string) bool {
	rank := func(k string) int {
		switch {
		case strings.HasPrefix(k, namePrefix):
			return 1
		case strings.HasPrefix(k, splitPrefix):
			return 2
		case strings.HasPrefix(k, conceptPrefix):
			return 3
		}
		return 0
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b)) < 0
}
