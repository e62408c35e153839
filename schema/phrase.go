package schema

import (
	"slices"
	"strings"

	"kgraph/schema/derive"
)

// Phrase is a relation phrase as a claim has it. All words are lower-case
// lemmas; only Lemma must be given.
type Phrase struct {
	Lemma    string // head verb, with its light-verb noun: "outrank", "cast doubt", "be"
	Particle string // "up", "out", or ""
	Prep     string // preposition that belongs to the relation, or "to" of an infinitive
	// Causee says that somebody stands between the verb and Prep who is made to
	// do, or brought to, the object: "force X to innovate", "push X toward Y",
	// "prevent X from leaving", "accuse X of Y". The object of the relation is then what
	// follows Prep.
	Causee bool
	// Patient says that the subject of the relation is the patient of a passive
	// without its agent: "X was based in Y", "X was named Y".
	Patient bool

	Object      string // lemma of the object's head, or ""
	SubjectType string // entity types, or ""
	ObjectType  string
}

// Match is the canonical relation of a phrase.
type Match struct {
	Name     string    // "spurred"; by rule for an unknown phrase ("looked_for")
	Relation *Relation // nil when the vocabulary does not know the phrase
	// Reversed says that subject and object change places: "X belongs to Y" is
	// "Y owned X".
	Reversed bool
	// Clash says that the vocabulary knows the phrase, but not for such types
	// of subject and object.
	Clash bool
}

// Known says whether the vocabulary knew the phrase.
func (m Match) Known() bool { return m.Relation != nil }

// Effect says whether the object is something brought about, so that
// derive.ConceptOf may name it.
func (m Match) Effect() bool { return m.Relation != nil && m.Relation.Effect }

// Relation gives the canonical relation of a phrase. A phrase that the
// vocabulary does not know, or knows only for other types of subject or
// object, is named by its own words (see Name).
func (s *Schema) Relation(p Phrase) Match {
	clash := false
	for _, key := range p.keys() {
		for _, e := range s.phrases[key] {
			r := &s.Relations[e.relation]
			if e.cond >= 0 && !s.meets(p, r.If[e.cond]) {
				continue
			}
			if s.typesFit(p, r, e.reversed) {
				return Match{Name: r.Name, Relation: r, Reversed: e.reversed}
			}
			clash = true
		}
	}
	return Match{Name: Name(p), Clash: clash}
}

// Role gives the relation that a noun of role expresses: "X is the founder of
// Y" is "X founded Y". The noun may be of several words; its first words are
// dropped until one is known ("former vice president", "co-founder").
func (s *Schema) Role(noun string) (Match, bool) {
	words := strings.Fields(strings.ToLower(noun))
	for i := range words {
		if at, ok := s.nouns[strings.Join(words[i:], " ")]; ok {
			return Match{Name: s.Relations[at].Name, Relation: &s.Relations[at]}, true
		}
	}
	return Match{}, false
}

// typesFit says whether a phrase's subject and object may have the relation.
func (s *Schema) typesFit(p Phrase, r *Relation, reversed bool) bool {
	subject, object := p.SubjectType, p.ObjectType
	if reversed {
		subject, object = object, subject
	}
	return s.allows(r.Domain, subject) && s.allows(r.Range, object)
}

// meets says whether a condition is met. An unknown object or type meets none.
func (s *Schema) meets(p Phrase, c Cond) bool {
	isA := func(types []string, name string) bool {
		return slices.ContainsFunc(types, func(t string) bool { return s.IsA(name, t) })
	}
	if len(c.Objects) > 0 && !slices.Contains(c.Objects, p.Object) ||
		len(c.ObjectTypes) > 0 && !isA(c.ObjectTypes, p.ObjectType) ||
		len(c.SubjectType) > 0 && !isA(c.SubjectType, p.SubjectType) {
		return false
	}
	if len(c.ObjectClass) == 0 {
		return true
	}
	switch p.ObjectType {
	case "", "Concept", "Event", "Other":
	default:
		return slices.Contains(c.ObjectClass, "concrete")
	}
	noun, ok := derive.NounOf(p.Object)
	if !ok {
		return false
	}
	class := "concrete"
	if noun.Class.Abstract() || noun.Verb != "" && noun.Class == derive.Artifact && strings.HasSuffix(p.Object, "ion") {
		class = "abstract"
	}
	return slices.Contains(c.ObjectClass, class)
}

// keys are the phrase keys to look for, the most exact first.
func (p Phrase) keys() []string {
	lemma := normalVerb(p.Lemma)
	tail := join(strings.ToLower(p.Particle), preposition(p.Prep))
	if p.Causee {
		return []string{join(lemma, strings.ToLower(p.Particle), "...", preposition(p.Prep))}
	}
	if p.Patient {
		first, rest, _ := strings.Cut(lemma, " ")
		return []string{join("be", Participle(first), rest, tail)}
	}
	keys := []string{join(lemma, tail)}
	if raw := phraseKey(p.Lemma); raw != lemma {
		keys = append(keys, join(raw, tail))
	}
	if inner, ok := chained(lemma); ok {
		keys = append(keys, join(inner, tail))
	}
	return keys
}

// chained takes the first verb of a chain away when what follows it happened
// all the same: "continue to support", "begin attack", "help maintain".
func chained(lemma string) (string, bool) {
	first, rest, ok := strings.Cut(lemma, " ")
	if !ok {
		return "", false
	}
	switch first {
	case "begin", "start", "continue", "help", "manage", "proceed", "keep":
		inner := strings.TrimPrefix(rest, "to ")
		return inner, inner != ""
	}
	return "", false
}

// normalVerb is a verb phrase as phrase keys have it, the verb in American
// spelling.
func normalVerb(lemma string) string {
	first, rest, more := strings.Cut(phraseKey(lemma), " ")
	if us := derive.American(first); us != first {
		if _, ok := derive.EventNoun(us); ok {
			first = us
		}
	}
	if more {
		return first + " " + rest
	}
	return first
}

// preposition folds the prepositions that are the same word.
func preposition(p string) string {
	switch p = strings.ToLower(p); p {
	case "towards":
		return "toward"
	case "upon":
		return "on"
	case "amongst":
		return "among"
	}
	return p
}

// join puts the words that are not empty one space apart.
func join(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}
