package graph

import "maps"

// sums are what all records say of one entity key before it is resolved. Like
// node, a sum does not depend on the order of what is added and taken away.
type sums struct {
	Votes int            `json:"n"` // local entities with this key
	Types map[string]int `json:"t,omitempty"`
	Forms map[string]int `json:"f,omitempty"`
}

// resolvable says whether resolution may give the key another root, or give
// its node to another key.
func resolvable(key string) bool {
	if len(key) > len(namePrefix) && key[:len(namePrefix)] == namePrefix {
		return true
	}
	_, _, ok := narrowed(key)
	return ok
}

func (n *sums) clone() *sums {
	if n == nil {
		return &sums{Types: map[string]int{}, Forms: map[string]int{}}
	}
	c := sums{n.Votes, maps.Clone(n.Types), maps.Clone(n.Forms)}
	if c.Types == nil {
		c.Types = map[string]int{}
	}
	if c.Forms == nil {
		c.Forms = map[string]int{}
	}
	return &c
}

func (n *sums) count(e *Entity, by int) {
	n.Votes += by
	tally(n.Types, e.Type, by)
	for _, f := range e.Forms {
		tally(n.Forms, f.Text, by*max(f.Count, 1))
	}
}

// share is the part of all votes for a type.
func (n *sums) share(typ string) float64 {
	if n == nil || n.Votes == 0 {
		return 0
	}
	return float64(n.Types[typ]) / float64(n.Votes)
}

// known is the part of the votes for a type among those for any but Other.
func (n *sums) known(typ string) float64 {
	if n == nil || n.Votes == n.Types["Other"] {
		return 0
	}
	return float64(n.Types[typ]) / float64(n.Votes-n.Types["Other"])
}

// writes counts the uses of a form, compared as plain, short names.
func (n *sums) writes(form string) (count int) {
	for f, c := range n.Forms {
		if short(plain(f)) == form {
			count += c
		}
	}
	return count
}
