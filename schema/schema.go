// Package schema owns the vocabulary: prefixes, entity types, and the
// catalogue of relations with the phrases that express them; the embedded
// default (news.yaml) and the user's own file; and the rule by which a relation
// that no vocabulary knows is named.
//
// Invariant: a Schema never changes once made, every type has an ancestor in
// the fixed list, no unconditional phrase belongs to two relations, and the
// answer to a Phrase depends on the Phrase and the Schema alone. A phrase the
// vocabulary does not know keeps its own verb: nothing is forced into a
// relation it does not mean.
//
// The package imports nothing of the project but its own sub-package derive; it
// sees no parse, no entity and no store.
package schema

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"kgraph/schema/derive"
)

// Schema is a vocabulary. It is safe for concurrent use.
type Schema struct {
	Prefixes  map[string]string // "schema" -> "https://schema.org/"
	Types     []Type            // the fixed list first, then as declared
	Relations []Relation        // as declared

	types     map[string]int     // name -> index into Types
	relations map[string]int     // name -> index into Relations
	phrases   map[string][]entry // phrase key -> relations, conditional ones first
	verbs     map[string]bool    // first words of phrases
	nouns     map[string]int     // role noun -> index into Relations
}

// Type is a type of entity.
type Type struct {
	Name       string // "Person"
	Definition string
	Parent     string // "" for the types of the fixed list
	External   string // prefixed name in another vocabulary, or ""
	Declared   bool   // the file has it; the fixed types are there without
}

// Relation is a canonical relation.
type Relation struct {
	Name       string   // "acquired": simple past, particle and preposition joined by _
	Group      string   // "deals": for reading only
	Definition string   // what is true when it holds
	Phrases    []string // what expresses it: "buy", "force ... to", "be based in"
	Reversed   []string // phrases that express it with subject and object exchanged
	Nouns      []string // X is the NOUN of Y: "founder"
	If         []Cond   // phrases that express it on a condition only
	Domain     []string // types of the subject; empty for any
	Range      []string // types of the object; empty for any
	Inverse    string   // the relation read backwards, or ""
	Parent     string   // a wider relation that holds too, or ""
	External   string   // property in another vocabulary, "schema:founder"; or ""
	Symmetric  bool
	Functional bool // a subject has one object at a time
	Statement  bool // says too little without its sentence: claims have it, the graph no edge
	Effect     bool // the object is what was brought about (see derive.ConceptOf)
}

// Cond is a set of phrases that express a relation only with such an object or
// subject. Every list that is not empty must be met.
type Cond struct {
	Objects     []string // lemmas of the object's head
	ObjectTypes []string // entity types
	ObjectClass []string // "abstract" or "concrete": WordNet's class of the object's head
	SubjectType []string
	Phrases     []string
}

// entry is one relation that a phrase key may stand for.
type entry struct {
	relation int
	cond     int // index into If, or -1
	reversed bool
}

// FixedTypes are the entity types that every schema has, in this order.
var FixedTypes = [...]string{
	"Person", "Organization", "Country", "City", "Place", "Product", "Work", "Event", "Law", "Group", "Concept", "Other",
}

//go:embed news.yaml
var newsYAML string

// News is the text of the default vocabulary, a starting point for one's own.
func News() string { return newsYAML }

// Default is the vocabulary for news that comes with the program. It is parsed
// on the first call (some milliseconds) and shared.
var Default = sync.OnceValue(func() *Schema {
	s, err := parse("news.yaml", []byte(newsYAML))
	if err != nil {
		// Held by a test; a program without its vocabulary still names relations by rule.
		s, _ = parse("empty", nil)
	}
	return s
})

// Type finds a type by name.
func (s *Schema) Type(name string) (Type, bool) {
	if i, ok := s.types[name]; ok {
		return s.Types[i], true
	}
	return Type{}, false
}

// IsA says whether a type is the other or descends from it.
func (s *Schema) IsA(name, ancestor string) bool {
	for range len(s.Types) + 1 {
		if name == ancestor {
			return true
		}
		t, ok := s.Type(name)
		if !ok || t.Parent == "" {
			return false
		}
		name = t.Parent
	}
	return false
}

// Named finds a relation by its canonical name.
func (s *Schema) Named(name string) (*Relation, bool) {
	if i, ok := s.relations[name]; ok {
		return &s.Relations[i], true
	}
	return nil, false
}

// Covers says whether the vocabulary has a relation, or the relation that its name
// begins with: exposed_vulnerability_in is a way of exposing.
func (s *Schema) Covers(name string) bool {
	if strings.HasPrefix(name, "is_") && strings.Count(name, "_") > 1 {
		return true // is_mayor_of
	}
	for end := len(name); end > 0; end = strings.LastIndexByte(name[:end], '_') {
		if _, ok := s.relations[name[:end]]; ok && (end == len(name) || strings.Count(name[end:], "_") > 1) {
			return true
		}
	}
	return false
}

// With is the vocabulary of s with that of over added: a phrase, noun, type or
// relation that both have is over's.
func (s *Schema) With(over *Schema) (*Schema, error) {
	n := &Schema{Prefixes: map[string]string{}}
	for _, from := range []*Schema{s, over} {
		for k, v := range from.Prefixes {
			n.Prefixes[k] = v
		}
	}
	taken := over.allPhrases()
	for _, r := range s.Relations {
		if _, replaced := over.relations[r.Name]; replaced {
			continue
		}
		r.Phrases, r.Reversed, r.Nouns = without(r.Phrases, taken), without(r.Reversed, taken), without(r.Nouns, taken)
		r.If = slices.Clone(r.If)
		for i := range r.If {
			r.If[i].Phrases = without(r.If[i].Phrases, taken)
		}
		n.Relations = append(n.Relations, r)
	}
	n.Relations = append(n.Relations, over.Relations...)
	for _, t := range s.Types {
		if _, replaced := over.types[t.Name]; !replaced || slices.Contains(FixedTypes[:], t.Name) {
			n.Types = append(n.Types, t)
		}
	}
	for _, t := range over.Types {
		if !slices.Contains(FixedTypes[:], t.Name) {
			n.Types = append(n.Types, t)
		}
	}
	if err := n.index(nil); err != nil {
		return nil, fmt.Errorf("joining two schemas: %w", err)
	}
	return n, nil
}

// allPhrases is every phrase key and noun that the schema uses.
func (s *Schema) allPhrases() map[string]bool {
	all := map[string]bool{}
	for k := range s.phrases {
		all[k] = true
	}
	for k := range s.nouns {
		all[k] = true
	}
	return all
}

func without(list []string, taken map[string]bool) []string {
	var kept []string
	for _, p := range list {
		if !taken[phraseKey(p)] {
			kept = append(kept, p)
		}
	}
	return kept
}

// allows says whether a type fits a list of types. Unknown and open types
// ("", Concept, Other) fit every list: only a clear clash speaks against.
func (s *Schema) allows(list []string, name string) bool {
	if len(list) == 0 || name == "" || name == "Concept" || name == "Other" {
		return true
	}
	return slices.ContainsFunc(list, func(t string) bool { return s.IsA(name, t) })
}

// phraseKey brings a phrase to the key it is found by: lower case, its nouns in
// the singular, one form of each preposition.
func phraseKey(phrase string) string {
	fields := strings.Fields(strings.ReplaceAll(strings.ToLower(phrase), "…", " ... "))
	for i, f := range fields {
		if i > 0 {
			fields[i] = derive.Singular(preposition(f))
		}
	}
	return strings.Join(fields, " ")
}
