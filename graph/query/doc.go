// Package query owns asking the graph: sessions of Cayley's query languages
// (Gizmo, MQL, GraphQL) under limits of time, results and memory, and the
// ready-made questions that need no language.
//
// Invariant: a query sees one state of the store, ends soon after its limit,
// and no query, however hostile, takes the process down.
//
// The package does not write, and does not print: rows are for its callers.
package query
