// Package clause owns open information extraction: from one parsed sentence to
// its claims, after ClausIE (Del Corro and Gemulla 2013) and MinIE (Gashteovski
// et al. 2017).
//
// Invariant: every word index in a Claim points into the Parse it came from,
// and index lists ascend. The package never sees the store, the schema or
// another sentence of the document: who "it" is, is decided by internal/entity.
package clause

import "kgraph/internal/clause/annotate"

// Claim is one proposition of a sentence with its qualifiers. Slots are lists
// of word indices so that later stages can find what they name.
type Claim struct {
	Kind       Kind
	Pattern    string // SV, SVC, SVO, SVOO, SVA, SVOC, SVOA; "" for nominal kinds
	Rule       string // name of the rule that made it, for explain
	Subject    Phrase // empty for a passive without agent
	Predicate  Predicate
	Object     Phrase // empty for an intransitive
	Args       []Arg
	Content    int // index in the sentence's claims of the claim that is the object, or -1
	Polarity   Polarity
	Modality   Modality
	Speakers   []Speaker // outermost first
	Confidence float64   // 0..1

	split bool // some slot is a later member of a coordination
}

// Phrase is an argument: a head and the words that belong to it.
type Phrase struct {
	Head  int     // index of the head word, -1 when the phrase is empty
	Words []int   // the shortest argument that stays true
	Full  []int   // with all its modifiers
	Means *Phrase // what a pronoun stands for by grammar alone, nil where it says nothing

	Doubtful bool // a pronoun that may mean one of several things of the clause around it
	Named    bool // a pronoun that names may explain, descriptions hardly: in an adverbial or relative clause
	Not      int  // one more than the head of what a pronoun cannot mean, its clause's subject; 0 for none

	lost  bool  // the clause that says which is meant is needed, and too long to be given
	shown int   // one more than the head of the description that the name stands for, 0 for none
	omit  []int // modifiers that belong to its fellow conjuncts ("Italian and Spanish navies")
}

// head is the head of the phrase as the sentence has it in this place.
func (p Phrase) head() int {
	if p.shown > 0 {
		return p.shown - 1
	}
	return p.Head
}

// Empty says whether the slot has no words.
func (p Phrase) Empty() bool { return p.Head < 0 }

// Predicate is the relation phrase.
type Predicate struct {
	Head     int    // the verb (or the noun or adjective of a nominal claim), -1 when implied
	Words    []int  // as written, auxiliaries included; may be empty for an implied "is" or "has"
	Lemma    string // head verb's lemma with light-verb noun: "outrank", "cast doubt"
	Particle string // "up", "out", or ""
	Prep     string // preposition that belongs to the relation: "on", "to", or ""
	PrepAt   []int  // the preposition's words, which are not in Words; may be empty
	Passive  bool   // written in the passive voice; Subject is the agent (or empty), Object the patient
}

// Arg is a further argument or adjunct.
type Arg struct {
	Role   string // time place amount manner purpose cause with as from to of ...
	Prep   string // the preposition as a lemma, or ""
	PrepAt []int  // the preposition's words
	Phrase Phrase
}

// Speaker is who says, thinks or reports the claim.
type Speaker struct {
	Phrase Phrase // the speaker; empty when only a verb in the passive says so ("it is said")
	Verb   int    // index of the reporting verb or noun, -1 if none
	Quoted bool   // direct speech
}

// Kind is what sort of construction a claim comes from.
type Kind string

// The kinds of claim.
const (
	Verb       Kind = "verb"
	Copula     Kind = "copula"
	Apposition Kind = "apposition"
	Possessive Kind = "possessive"
	Title      Kind = "title"
	Noun       Kind = "noun"
	Report     Kind = "report" // "X said that ...": only with Options.Reports; its Content is the claim reported
)

// Polarity says whether the claim is stated or denied.
type Polarity = annotate.Polarity

// The polarities. Partial is "not all", "hardly".
const (
	Positive = annotate.Positive
	Negative = annotate.Negative
	Partial  = annotate.Partial
)

// Modality says how the claim is put forward.
type Modality = annotate.Modality

// The modalities.
const (
	Factual     = annotate.Factual
	Possible    = annotate.Possible
	Necessary   = annotate.Necessary
	Predicted   = annotate.Predicted
	Conditional = annotate.Conditional
	Asked       = annotate.Asked
	Wished      = annotate.Wished
)
