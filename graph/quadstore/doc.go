// Package quadstore owns the quads of a store: Cayley's graph.QuadStore over
// Pebble. A term is known by a 128-bit hash of its value, so that writing a
// quad reads nothing; four covering orders answer every direction.
//
// Invariant: a quad stands in all four orders or in none, and its terms are in
// the term table before it is. A term lives as long as any order holds it.
//
// The package does not know what the quads mean (package graph does), and it
// does not open or close the database it is given.
package quadstore
