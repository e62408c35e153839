package schema

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// index builds the lookups and checks what only the whole can tell. r gives the
// lines for errors and may be nil.
func (s *Schema) index(r *reader) error {
	if r == nil {
		r = &reader{file: "schema"}
	}
	r.schema = s
	s.types, s.relations = map[string]int{}, map[string]int{}
	s.phrases, s.nouns, s.verbs = map[string][]entry{}, map[string]int{}, map[string]bool{}
	for i, t := range s.Types {
		if _, dup := s.types[t.Name]; dup {
			r.fail(r.lines["type "+t.Name], "type %s was declared before", t.Name)
		}
		s.types[t.Name] = i
	}
	r.checkTypes()
	for i, rel := range s.Relations {
		s.relations[rel.Name] = i
	}
	for i := range s.Relations {
		r.indexRelation(i)
	}
	for _, list := range s.phrases { // conditional entries first, in order
		slices.SortStableFunc(list, func(a, b entry) int { return boolInt(a.cond < 0) - boolInt(b.cond < 0) })
	}
	return r.err()
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// checkTypes makes sure that every type descends from the fixed list.
func (r *reader) checkTypes() {
	for _, t := range r.schema.Types {
		if t.Parent == "" {
			continue
		}
		line := r.lines["type "+t.Name]
		if _, ok := r.schema.types[t.Parent]; !ok {
			r.fail(line, "type %s: its parent %q is not a type: declare it or use one of %s", t.Name, t.Parent, strings.Join(FixedTypes[:], " "))
			continue
		}
		if !slices.ContainsFunc(FixedTypes[:], func(f string) bool { return r.schema.IsA(t.Name, f) }) {
			r.fail(line, "type %s is its own ancestor: give one of the ring a parent from %s", t.Name, strings.Join(FixedTypes[:], " "))
		}
	}
}

func (r *reader) indexRelation(i int) {
	s := r.schema
	rel := &s.Relations[i]
	line := r.lines["relation "+rel.Name]
	types := slices.Concat(rel.Domain, rel.Range)
	for _, c := range rel.If {
		types = slices.Concat(types, c.ObjectTypes, c.SubjectType)
	}
	for _, t := range types {
		if _, ok := s.types[t]; !ok {
			r.fail(line, "relation %s: %q is not a type: declare it under types or use one of %s", rel.Name, t, strings.Join(FixedTypes[:], " "))
		}
	}
	if rel.Parent != "" {
		if _, ok := s.relations[rel.Parent]; !ok || rel.Parent == rel.Name {
			r.fail(line, "relation %s: its parent %q is not another relation", rel.Name, rel.Parent)
		}
	}
	for _, p := range rel.Phrases {
		r.addPhrase(p, entry{i, -1, false})
	}
	for _, p := range rel.Reversed {
		r.addPhrase(p, entry{i, -1, true})
	}
	for ci, c := range rel.If {
		for _, p := range c.Phrases {
			r.addPhrase(p, entry{i, ci, false})
		}
	}
	for _, noun := range rel.Nouns {
		key := strings.Join(strings.Fields(strings.ToLower(noun)), " ")
		if other, dup := s.nouns[key]; dup {
			r.fail(line, "the noun %q stands for %s and for %s: remove one", noun, s.Relations[other].Name, rel.Name)
		}
		s.nouns[key] = i
	}
}

// addPhrase enters a phrase; one without a condition may stand for one relation only.
func (r *reader) addPhrase(phrase string, e entry) {
	s, key := r.schema, phraseKey(phrase)
	for _, old := range s.phrases[key] {
		if old.cond < 0 && e.cond < 0 {
			r.fail(r.lines["phrase "+phrase], "the phrase %q stands for %s and for %s: remove one, or give one a condition (if)",
				phrase, s.Relations[old.relation].Name, s.Relations[e.relation].Name)
			return
		}
	}
	s.phrases[key] = append(s.phrases[key], e)
	first, _, _ := strings.Cut(key, " ")
	s.verbs[first] = true
}

func sortedKeys(m map[string]func(*yaml.Node)) string {
	return fmt.Sprint(strings.Join(slices.Sorted(maps.Keys(m)), ", "))
}
