// Package annotate owns what a clause says about its own standing: polarity,
// modality, who says it, and the kind of its adverbials. One file each.
//
// Invariant: every answer depends on the tree alone; word lists are closed
// classes of English grammar or classes of verbs by meaning, never names.
// The package does not find clauses (package clause does).
package annotate

import "strings"

// set is a set of lower-case words.
type set map[string]bool

func words(s string) set {
	m := set{}
	for _, w := range strings.Fields(s) {
		m[strings.ReplaceAll(w, "_", " ")] = true
	}
	return m
}
