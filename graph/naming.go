package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// node is what all records together say of one entity key: sums that adding
// and taking away a record change by the same amount, so that they do not
// depend on the order of either.
type node struct {
	IRI     string         `json:"iri"` // as assigned among those of the same name
	Votes   int            `json:"n"`   // local entities with this key
	Kinds   map[string]int `json:"k"`
	Types   map[string]int `json:"t"`
	Fixed   map[string]int `json:"x,omitempty"`
	Forms   map[string]int `json:"f"`
	Of      map[string]int `json:"o,omitempty"`
	Broader map[string]int `json:"b,omitempty"`
	SameAs  map[string]int `json:"sa,omitempty"`

	Named string `json:"dn,omitempty"` // the name by decision
	Typed string `json:"dt,omitempty"` // the type by decision
}

func newNode() *node {
	return &node{
		Kinds: map[string]int{}, Types: map[string]int{}, Fixed: map[string]int{},
		Forms: map[string]int{}, Of: map[string]int{}, Broader: map[string]int{}, SameAs: map[string]int{},
	}
}

func (n *node) clone() *node {
	if n == nil {
		return nil
	}
	c := *n
	c.Kinds, c.Types, c.Fixed = maps.Clone(n.Kinds), maps.Clone(n.Types), maps.Clone(n.Fixed)
	c.Forms, c.Of, c.Broader, c.SameAs = maps.Clone(n.Forms), maps.Clone(n.Of), maps.Clone(n.Broader), maps.Clone(n.SameAs)
	return &c
}

// count adds an entity of a record to the sums, or takes it away (by = -1).
// Of and Broader count only if the record has entities with these keys.
func (n *node) count(e *Entity, has map[string]bool, by int) {
	n.Votes += by
	tally(n.Kinds, string(e.Kind), by)
	tally(n.Types, e.Type, by)
	tally(n.Fixed, e.Fixed, by)
	for _, f := range e.Forms {
		if strings.TrimSpace(f.Text) != "" {
			tally(n.Forms, f.Text, by*max(f.Count, 1))
		}
	}
	tally(n.SameAs, e.SameAs, by)
	if e.Of != e.Key && has[e.Of] {
		tally(n.Of, e.Of, by)
	}
	if e.Broader != e.Key && has[e.Broader] {
		tally(n.Broader, e.Broader, by)
	}
}

func tally(m map[string]int, k string, by int) {
	if k == "" {
		return
	}
	if m[k] += by; m[k] == 0 {
		delete(m, k)
	}
}

// most returns the key with the highest count, ties by alphabet.
func most(m map[string]int) string {
	best := ""
	for k, c := range m {
		if best == "" || c > m[best] || c == m[best] && k < best {
			best = k
		}
	}
	return best
}

// only is the one key of a map, "" where there is none or several: documents
// that disagree about what a node is link it to nothing.
func only(m map[string]int) string {
	if len(m) != 1 {
		return ""
	}
	return most(m)
}

// rare is the share of all uses below which a longer form of a name is taken
// for an accident: one headline does not rename what thousands write.
const rare = 0.02

// name is the canonical name: a decision's, the gazetteer's if it has one; for a concept its
// most usual form; for a name the fullest, that is, the form with the most
// words, ties by count, then by alphabet. A node without forms has its key.
func (n *node) name(key string) string {
	if n.Named != "" {
		return n.Named
	}
	if f := most(n.Fixed); f != "" {
		return f
	}
	total := 0
	for _, c := range n.Forms {
		total += c
	}
	best, concept := "", n.kind() == Concept
	for f, c := range n.Forms {
		if !concept && float64(c) < rare*float64(total) {
			continue
		}
		if best == "" || fuller(f, best, n.Forms, concept) {
			best = f
		}
	}
	if best == "" {
		return key
	}
	return best
}

func fuller(a, b string, count map[string]int, concept bool) bool {
	order := []int{words(b) - words(a), count[b] - count[a]}
	if concept {
		order = []int{count[b] - count[a], capitals(a) - capitals(b)}
	}
	for _, d := range order {
		if d != 0 {
			return d < 0
		}
	}
	return a < b
}

func words(s string) int { return len(strings.Fields(s)) }

func capitals(s string) (n int) {
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

// aliases are the written forms other than the name, in order of the alphabet.
func (n *node) aliases(name string) []string {
	var out []string
	for f := range n.Forms {
		if f != name {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return out
}

func (n *node) kind() EntityKind {
	if n.Kinds[string(Concept)] > n.Kinds[string(Named)] {
		return Concept
	}
	return Named
}

// typ is the type by vote. Other has a say only where it stands alone; ties
// are decided by the order of types, then by alphabet.
func (n *node) typ() string {
	if n.Typed != "" {
		return n.Typed
	}
	best := ""
	for t, c := range n.Types {
		if t == "Other" {
			continue
		}
		if best == "" || c > n.Types[best] || c == n.Types[best] && typeBefore(t, best) {
			best = t
		}
	}
	if best != "" {
		return best
	}
	return "Other"
}

func typeBefore(a, b string) bool {
	ia, ib := slices.Index(types, a), slices.Index(types, b)
	if ia < 0 {
		ia = len(types)
	}
	if ib < 0 {
		ib = len(types)
	}
	return cmp.Or(cmp.Compare(ia, ib), cmp.Compare(a, b)) < 0
}

// stem is the name that clashes are settled among: the IRI without any
// "_(Type)" at its end, so that a name somebody really writes in that way is
// settled together with those who may be given it.
func stem(iri string) string {
	for strings.HasSuffix(iri, ")") {
		i := strings.LastIndex(iri, "_(")
		if i <= 0 {
			break
		}
		iri = iri[:i]
	}
	return iri
}

// claimant is a node that wants an IRI.
type claimant struct {
	key string
	n   *node
}

// assign settles who of those with one stem gets which IRI: the gazetteer's
// first, then the one more records know, then by key. The others add their
// type, and a number where that is taken too.
func assign(all []claimant) map[string]string {
	slices.SortFunc(all, func(a, b claimant) int {
		return cmp.Or(
			cmp.Compare(min(len(b.n.Fixed), 1), min(len(a.n.Fixed), 1)),
			cmp.Compare(b.n.Votes, a.n.Votes),
			cmp.Compare(a.key, b.key))
	})
	out, used := map[string]string{}, map[string]bool{}
	for _, t := range types {
		used[t] = true
	}
	for _, c := range all {
		iri := nodeIRI(c.n.name(c.key))
		plain, typ := iri, string(NameIRI(c.n.typ()))
		for i := 1; used[iri]; i++ {
			if iri = plain + "_(" + typ + ")"; i > 1 {
				iri = plain + "_(" + typ + "_" + itoa(i) + ")"
			}
		}
		used[iri] = true
		out[c.key] = iri
	}
	return out
}
