// Package quadstore owns the quads of a store: Cayley's graph.QuadStore over
// sorted keys. A term is known by a 64-bit hash of its value, so that writing a
// quad reads nothing but whether a term not met before is new; four covering
// orders answer every direction.
//
// Invariant: a quad stands in all four orders or in none, and its terms are in
// the term table before it is. A term lives as long as any order holds it.
//
// The package does not know what the quads mean (package graph does), and it
// does not open or close the database it is given.
package quadstore
