// Package net owns the parser's network: what it sees of a word, its weights,
// the forward pass that inference and training share, and the backward pass.
//
// The network: a word is the sum of embeddings of its form, affixes and shape and
// of a projection of its frozen word vector; residual blocks follow, each with
// layer normalisation before it, of two kinds: convolutions of window three with
// a dilation and maxout, and simple recurrent units in both directions (Lei et
// al. 2018), which see the whole sentence at the price of half a convolution. On
// top stand linear heads for the tag (UPOS|XPOS), the features and the name tag,
// a biaffine head for arcs with a relative distance term and a head for labels
// (Dozat & Manning 2017, made small).
//
// A network may leave heads out, see clues besides the words, and score names as
// a chain: so are those made that find names alone.
//
// Shapes: a batch holds T positions, the sentences laid end to end, each led by
// a ROOT position. Matrices are row-major, one row a position.
//
// Invariant: a sentence's outputs do not depend on the other sentences of its
// batch. A Net may be read by many goroutines at once, each with a Work of its
// own; training alone writes to it.
package net
