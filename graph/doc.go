// Package graph owns the store that people trust with their work: the records
// of documents, the quads derived from them, and the way to open, add, remove,
// read and query both. It is a public library over Cayley.
//
// Invariant: the quads are a function of the set of records, the schema and the
// decisions, whatever the order and history of adds and removes; a document is
// in the store whole or not at all.
//
// The common things need no other package's types: Open and OpenMemory; Add and
// Remove; Find, Nodes, Entities, Facts, Claims, Records and Quads to read, one
// state of the store each, in a stable order, a part in memory at a time. What
// asks in a language, query.Run, and what follows edges, query.Neighbours and
// query.Paths, is in package query, so that who only reads does not link a
// script engine; export.Write writes the graph for other programs. View and
// QuadStore give the Cayley store, on which all of Cayley works.
//
// The package never sees a parse: evidence crosses as document, span and text.
package graph
