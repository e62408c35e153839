// Package model owns the model file: the network, its vocabularies and the
// lemmatiser in one file, and the English one embedded in the program.
//
// The file is a header (magic, version, checksum, length) and a payload of
// length-prefixed parts in a fixed order, little-endian. Weight matrices are int8
// with one float32 scale a row; word vectors stay so in memory, the rest is
// widened to float32 when read. Words lie end to end, so that nothing is parsed.
package model

import (
	"errors"

	"kgraph/internal/lang/lemma"
	"kgraph/internal/lang/net"
)

// ErrModel is wrapped by every error about a model file's content.
var ErrModel = errors.New("not a usable kgraph model")

// The versions of the file's layout: the second has a name finder at its end.
const (
	plain      = 1
	withFinder = 2
)

// Model is a parser with all it needs. It is read only once made.
type Model struct {
	Net    *net.Net
	Lemmas *lemma.Lemmatizer

	Tags     []string  // "UPOS|XPOS", the classes of the tag head
	Feats    []string  // FEATS columns, "" for none
	TagFeats [][]int32 // by tag, the features seen with it in training, rising
	Labels   []string  // dependency relations with subtypes; Labels[0] is "root"
	Names    []string  // name types; class 0 is O, 1+2i begins type i, 2+2i continues it

	Finder *Finder // nil if the model has none
}

// Finder is some smaller networks that find names alone, each scoring them as a
// chain; what they say together is the mean of their scores. They see words as
// the parser's network does, in the same rows of tables of their own, and clues.
type Finder struct {
	Nets  []*net.Net // of one shape
	Types []string   // their name types, numbered as in Model.Names
}
