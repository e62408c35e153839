package graph

// Record is everything kgraph knows from one document: the truth of the store.
// It is a function of the document and of kgraph's version alone; quads are
// derived from the set of records. Every offset counts code points of
// Document.Text.
type Record struct {
	Document  Document   `json:"document"`
	Sentences []Sentence `json:"sentences"`
	Entities  []Entity   `json:"entities"` // document-local; Claim and Mention refer by index
	Mentions  []Mention  `json:"mentions"` // ordered by Start, then End
	Claims    []Claim    `json:"claims"`   // ordered by sentence, then as found
}

// Document is an article: its text and where it came from.
type Document struct {
	ID        string   `json:"id"`
	Title     string   `json:"title,omitempty"`
	Published string   `json:"published,omitempty"` // ISO 8601
	URL       string   `json:"url,omitempty"`
	Source    string   `json:"source,omitempty"` // outlet
	Authors   []string `json:"authors,omitempty"`
	Language  string   `json:"language,omitempty"`
	Keywords  []string `json:"keywords,omitempty"`
	Hash      string   `json:"hash"` // hex SHA-256 of the text and the fields above
	Text      string   `json:"text"`
}

// Span is a half-open range [Start, End) of code points of a document's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Sentence is the place of a sentence in its document's text.
type Sentence struct {
	Span
}

// EntityKind tells names from concepts.
type EntityKind string

// The kinds of node: a named thing, or a concept.
const (
	Named   EntityKind = "name"
	Concept EntityKind = "concept"
)

// Entity is a named thing or a concept as one document knows it. Entities of
// different documents with the same Key are one node of the graph.
type Entity struct {
	// Key is what entities are matched by: a normalised form (case, number,
	// nominalisation folded), with a sense where the gazetteer knows one.
	Key  string     `json:"key"`
	Kind EntityKind `json:"kind"`
	Type string     `json:"type"` // schema type: Person, Country, Concept, ...
	// Fixed is the gazetteer's canonical name, or "". It wins over Forms.
	Fixed string `json:"fixed,omitempty"`
	// Forms are the written forms with their counts, most frequent first, ties
	// by alphabet. For a name the proper ones only (no descriptions, no pronouns).
	Forms []Form `json:"forms"`
	// Of is the Key of the named entity that narrows this concept
	// ("U.S. export controls" -> United States), Broader the Key of the concept
	// without it (export controls). Both "" for others. Entities with these
	// keys are in the record too.
	Of      string `json:"of,omitempty"`
	Broader string `json:"broader,omitempty"`
	// SameAs is the IRI of this thing in a table of known things, or "".
	SameAs string `json:"same_as,omitempty"`
}

// Form is one written form of an entity's name.
type Form struct {
	Text  string `json:"text"`
	Count int    `json:"count"`
}

// MentionKind is how a mention refers.
type MentionKind string

// The kinds of mention.
const (
	ByName        MentionKind = "name"
	ByDescription MentionKind = "description"
	ByPronoun     MentionKind = "pronoun"
)

// Mention is a span of the text that refers to an entity.
type Mention struct {
	Entity int         `json:"entity"` // index into Record.Entities
	Span               // in code points
	Kind   MentionKind `json:"kind"`
	Rule   string      `json:"rule,omitempty"` // why it was joined to its entity
}

// Claim is one proposition of one sentence. Its JSON keys are the interface of
// `kgraph extract -f jsonl`.
type Claim struct {
	ID            string `json:"id"`
	Subject       string `json:"subject"`
	Predicate     string `json:"predicate"`
	Object        string `json:"object"`
	SubjectNode   string `json:"subject_node"` // the entity's name within its document
	ObjectNode    string `json:"object_node"`
	SubjectText   string `json:"subject_text"`
	PredicateText string `json:"predicate_text"`
	ObjectText    string `json:"object_text"`
	SubjectType   string `json:"subject_type"`
	ObjectType    string `json:"object_type"`

	// Relation is the vocabulary's canonical relation, the edge's name in the
	// graph ("spurred" for "forced ... to"). "" means the Predicate.
	Relation string `json:"relation,omitempty"`
	// Reversed says that the relation runs from object to subject: "X belongs
	// to Y" has the edge "Y owned X". The claim itself stays as said.
	Reversed bool `json:"reversed,omitempty"`
	// StatementOnly says why the claim puts no edge beside its statement, ""
	// for one that may: without the sentence the edge would say too little or
	// something else ("killed a member of X" is not "killed X").
	StatementOnly string `json:"statement_only,omitempty"`

	SubjectEntity int `json:"subject_entity"` // index into Record.Entities, or -1
	ObjectEntity  int `json:"object_entity"`  // or -1

	SubjectAspect string `json:"subject_aspect,omitempty"` // "rise" of "DeepSeek's rise"
	ObjectAspect  string `json:"object_aspect,omitempty"`
	ObjectValue   string `json:"object_value,omitempty"` // of a time or quantity: "~6e11 USD"

	Args       []Arg   `json:"args"`
	Kind       string  `json:"kind"`     // verb copula apposition possessive title noun
	Voice      string  `json:"voice"`    // active or passive, as written
	Polarity   string  `json:"polarity"` // positive negative partial
	Modality   string  `json:"modality"` // fact possible necessary predicted conditional asked wished
	Quoted     bool    `json:"quoted,omitempty"`
	Hearsay    bool    `json:"hearsay,omitempty"` // somebody is cited who is not named: "is said to have …"
	Confidence float64 `json:"confidence"`        // 0..1

	AttributedTo  string   `json:"attributed_to"`            // innermost speaker
	Speakers      []string `json:"speakers,omitempty"`       // outermost first
	SpeakerEntity []int    `json:"speaker_entity,omitempty"` // parallel to Speakers; -1 for an unnamed one

	DocumentID string `json:"document"`
	Sentence   string `json:"sentence"` // the sentence's text
	Span              // the sentence's span
	SentenceNo int    `json:"sentence_index"` // index into Record.Sentences
	Spans      Spans  `json:"spans"`
	Rule       string `json:"rule,omitempty"`
	ContentOf  string `json:"content,omitempty"` // id of the claim that is the object, or ""
}

// Edge is the name of the claim's relation in the graph.
func (c *Claim) Edge() string {
	if c.Relation != "" {
		return c.Relation
	}
	return c.Predicate
}

// Spans are the places of a claim's slots; nil when a slot has no words.
type Spans struct {
	Subject   *[2]int `json:"subject"`
	Predicate *[2]int `json:"predicate"`
	Object    *[2]int `json:"object"`
}

// Arg is a further argument of a claim.
type Arg struct {
	Role      string `json:"role"`             // time place amount manner purpose cause with as from to of ...
	Text      string `json:"text"`             // as written
	Prep      string `json:"prep,omitempty"`   // its preposition as a lemma
	Entity    string `json:"entity,omitempty"` // the node's name within its document
	Aspect    string `json:"aspect,omitempty"` // "rise" of "after DeepSeek's rise"
	Value     string `json:"value,omitempty"`  // "2025-01-27", "6e11 USD"
	EntityRef int    `json:"entity_ref"`       // index into Record.Entities, or -1
}

// NoEntity is the index of a slot that names no entity.
const NoEntity = -1
