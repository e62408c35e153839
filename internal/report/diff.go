package report

import (
	"cmp"
	"slices"
	"strings"

	"kgraph/graph"
)

// Diff is what one side says and the other does not, by document.
type Diff struct {
	Documents []DocumentDiff `json:"documents"` // those that differ, by id
}

// DocumentDiff is what changed in one document.
type DocumentDiff struct {
	Document string      `json:"document"`
	Status   string      `json:"status"` // "added", "removed" or "changed"
	Added    []Statement `json:"added"`
	Removed  []Statement `json:"removed"`
	Changed  []Change    `json:"changed"`
}

// Change is a statement that says something else of the same: another object,
// polarity, modality or speaker.
type Change struct {
	Old Statement `json:"old"`
	New Statement `json:"new"`
}

// Snapshot are the statements of one side, by document.
type Snapshot map[string][]Statement

// NewSnapshot sorts claims, as graph.Statements reads them, by document; a
// document without claims is one, too.
func NewSnapshot(claims []*graph.Claim, documents []string) Snapshot {
	s := Snapshot{}
	for _, id := range documents {
		s[id] = nil
	}
	for _, c := range claims {
		s[c.DocumentID] = append(s[c.DocumentID], statement(c, graph.DocumentInfo{}))
	}
	return s
}

// Compare says what changed from one snapshot to another. Where both hold one
// document, it is the same article whatever its id.
func Compare(old, new Snapshot) Diff {
	if len(old) == 1 && len(new) == 1 {
		for id, all := range old {
			if _, same := new[id]; !same {
				for other := range new {
					old = Snapshot{other: all}
				}
			}
			break
		}
	}
	ids := map[string]bool{}
	for id := range old {
		ids[id] = true
	}
	for id := range new {
		ids[id] = true
	}
	d := Diff{Documents: []DocumentDiff{}}
	for _, id := range sortedKeys(ids) {
		before, had := old[id]
		after, has := new[id]
		one := DocumentDiff{Document: id, Status: "changed"}
		one.Removed, one.Added = without(before, after), without(after, before)
		switch {
		case !had:
			one.Status = "added"
		case !has:
			one.Status = "removed"
		case len(one.Added)+len(one.Removed) == 0:
			continue
		}
		one.pair()
		d.Documents = append(d.Documents, one)
	}
	return d
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// saying is what a statement says, wherever in its document it stands.
func saying(s *Statement) string {
	parts := []string{s.Subject, s.Relation, s.Phrase, s.Object, s.Polarity, s.Modality, strings.Join(s.Speakers, ">")}
	for _, a := range s.Args {
		parts = append(parts, a.Role, a.Text)
	}
	return strings.Join(parts, "\x00")
}

// without are the statements of a that b does not make, as often as it does
// not.
func without(a, b []Statement) []Statement {
	n := map[string]int{}
	for i := range b {
		n[saying(&b[i])]++
	}
	out := []Statement{}
	for _, s := range a {
		if k := saying(&s); n[k] > 0 {
			n[k]--
		} else {
			out = append(out, s)
		}
	}
	return out
}

// pair finds what was removed and added again in other words: the same
// subject and relation, or else the same subject and object.
func (d *DocumentDiff) pair() {
	d.Changed = []Change{}
	for _, like := range []func(a, b *Statement) bool{
		func(a, b *Statement) bool { return a.Subject == b.Subject && a.Relation == b.Relation },
		func(a, b *Statement) bool { return a.Subject == b.Subject && a.Object == b.Object && a.Object != "" },
		func(a, b *Statement) bool { return a.Relation == b.Relation && a.Object == b.Object && a.Object != "" },
	} {
		d.Removed = slices.DeleteFunc(d.Removed, func(old Statement) bool {
			i := slices.IndexFunc(d.Added, func(s Statement) bool { return like(&old, &s) })
			if i < 0 {
				return false
			}
			d.Changed = append(d.Changed, Change{old, d.Added[i]})
			d.Added = slices.Delete(d.Added, i, i+1)
			return true
		})
	}
	slices.SortStableFunc(d.Changed, func(a, b Change) int { return cmp.Compare(a.Old.Start, b.Old.Start) })
}
