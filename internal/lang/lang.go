// Package lang owns the analysis of a sentence: tags, lemmas, morphological
// features, a Universal Dependencies tree and name spans, as the embedded model
// predicts them.
//
// Invariant: every Parse has as many Words as its Sentence has Tokens, exactly
// one root, and heads that form a tree. The parse of a sentence depends on that
// sentence alone: not on its neighbours, on the number of workers or on the CPU.
//
// The package does not segment text (internal/text does), and knows nothing of
// claims or entities.
package lang

import "kgraph/internal/text"

// Root is the Head of the word that has no head.
const Root = -1

// Parse is one analysed sentence. It is not changed once made and may be
// shared between goroutines.
type Parse struct {
	Sentence *text.Sentence
	Words    []Word // same length and order as Sentence.Tokens
	Names    []Name // in order, not overlapping
}

// Word is the analysis of one token.
type Word struct {
	Form   string  // as written
	Lemma  string  // dictionary form, as UD English writes it
	UPOS   string  // universal part of speech
	XPOS   string  // Penn Treebank tag
	Feats  string  // CoNLL-U features, "Number=Sing|Person=3", "" for none
	Head   int     // index into Words, or Root
	Deprel string  // UD relation with subtype: "nsubj:pass"
	Prob   float32 // probability 0..1 that head and relation are right
}

// Name is a named entity's span of words [Start, End).
type Name struct {
	Start, End int
	Type       string  // one of design §3's types: Person, Organization, Place, ...
	Score      float32 // probability 0..1
}
