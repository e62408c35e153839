// Package entity owns who and what a document speaks of: mentions (names, plain
// descriptions, pronouns), the entities they belong to, and what each phrase of
// a claim denotes.
//
// Invariant: every mention lies within one sentence; no pronoun, function word,
// date or bare number is ever an entity; names of different type, number or
// gender are never joined; the result is a function of the document and its
// parses alone.
//
// The package resolves within one document. It does not read claims, and it
// does not compare documents: it only builds keys on which they agree.
package entity

// Kind tells names from concepts.
type Kind string

// The kinds of entity: a named thing, or something unnamed but worth a node.
const (
	Named   Kind = "name"
	Concept Kind = "concept"
)

// MentionKind is how a mention refers.
type MentionKind string

// The kinds of mention.
const (
	ByName        MentionKind = "name"
	ByDescription MentionKind = "description"
	ByPronoun     MentionKind = "pronoun"
)

// The types of entities, as in the design's list.
const (
	Person       = "Person"
	Organization = "Organization"
	Country      = "Country"
	City         = "City"
	Place        = "Place"
	Product      = "Product"
	Work         = "Work"
	Event        = "Event"
	Law          = "Law"
	Group        = "Group"
	ConceptType  = "Concept"
	Other        = "Other"
)

// Form is one written form of an entity with its count.
type Form struct {
	Text  string
	Count int
}

// Entity is a named thing or a concept as this document knows it.
type Entity struct {
	Key     string // matches across documents: "country:united states", "name:deepseek", "concept:export control"
	Kind    Kind
	Type    string
	Fixed   string // the gazetteer's canonical name, or ""
	Forms   []Form // most frequent first, ties by alphabet; proper forms only
	Of      string // key of the named entity that narrows this concept, or ""
	Broader string // key of the concept without that name, or ""
	Met     bool   // some phrase is a mention of it though it means no node for claims: "a federal judge"
}

// Name is the entity's canonical name within its document: the gazetteer's, for
// other names the fullest form, for concepts the most frequent one.
func (e *Entity) Name() string {
	if e.Fixed != "" {
		return e.Fixed
	}
	if len(e.Forms) == 0 {
		return ""
	}
	if e.Kind == Concept {
		return e.Forms[0].Text
	}
	return fullest(e.Forms)
}

// Mention is a range of words that refers to an entity.
type Mention struct {
	Entity     int // index into Resolution.Entities
	Sentence   int
	Start, End int // half-open range of words
	Head       int
	Kind       MentionKind
	Rule       string // why it was joined to its entity
}

// Resolution is what Resolve found. It is not changed once made and may be
// shared between goroutines.
type Resolution struct {
	Entities []Entity
	Mentions []Mention // by sentence, start, end

	sents []sentence
	refs  [][]reference // by sentence and word: what the phrase headed there denotes

	described map[[2]int]reference // what a phrase that means a name says of it
}

// Referent is what a phrase of a claim denotes.
type Referent struct {
	Entity  int    // index into Resolution.Entities, or -1
	Aspect  string // "rise" of "DeepSeek's rise", or ""
	Text    string // the phrase with pronouns and aliases replaced by names
	Value   bool   // a date, an amount of money, a number or quantity
	Pronoun bool   // a pronoun that could not be resolved
	Rule    string
	Sure    float64 // the probability that a pronoun means this, 1 where nothing was weighed
}
