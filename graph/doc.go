// Package graph owns the store that people trust with their work: the records
// of documents, the quads derived from them, and the way to open, add, remove,
// read and query both. It is a public library over Cayley.
//
// Invariant: the quads are a function of the set of records, the schema and the
// decisions, whatever the order and history of adds and removes; a document is
// in the store whole or not at all.
//
// The package never sees a parse: evidence crosses as document, span and text.
package graph
