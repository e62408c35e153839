// Package derive owns the ties between words of one family: the noun that
// names what a verb says (innovate, innovation), the quality that an adjective
// names (efficient, efficiency), the key under which such words are one, and
// the gated way from a phrase to the concept it amounts to.
//
// Invariant: every answer is a function of the arguments and of three embedded
// tables, made from WordNet 3.1 by the program in gen. Nothing is loaded or
// parsed at start: the tables are sorted text that is searched in place, the
// nouns unpacked on first use. All
// functions are safe for concurrent use.
//
// The package does not parse, knows no entities and decides nothing about
// relations: whether a phrase stands in an effect slot is the caller's to say.
//
// The tables are derived from WordNet (Fellbaum 1998), Copyright 2011
// Princeton University; see NOTICE.
package derive

//go:generate go run ./gen -wordnet $WORDNET -words $WORDS -o .
