// Package export owns the syntaxes that a graph leaves kgraph in, one file
// each: N-Quads and its family, GraphML, GEXF, DOT, node and edge tables, JSON.
//
// Invariant: a writer streams (it holds names, never the whole graph), writes
// in a stable order, and what it writes is well formed whatever the names
// hold: quotes, line ends, angle brackets, control characters.
//
// The package does not choose what is in the graph and does not lay out
// pictures (internal/view does).
package export
