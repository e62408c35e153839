package graph

import (
	"errors"

	"kgraph/graph/quadstore"
)

// Errors of this package. They are wrapped with what was being done to which
// store or document; test for them with errors.Is.
var (
	// ErrLocked: another process (or this one, by another Open) holds the store.
	ErrLocked = errors.New("the store is in use by another process: wait until it has ended; if it is kgraph serve, ask through it: query, repl and dump take --server http://127.0.0.1:64210")
	// ErrForeign: the path is not a store of kgraph, and is left untouched.
	ErrForeign = errors.New("this is not a kgraph store: give a new or empty folder, or one that kgraph made")
	// ErrOlder: the store was written by an older kgraph in a form no longer read.
	ErrOlder = errors.New("the store has an older format: build it again from the articles, or dump it with the kgraph that made it and load the dump")
	// ErrNewer: the store was written by a newer kgraph.
	ErrNewer = errors.New("the store has a newer format than this kgraph knows: use a newer kgraph")
	// ErrNoStore: a store to be read is not there.
	ErrNoStore = errors.New("there is no store here: make one with kgraph build")
	// ErrDamaged: the store's files do not hold what they should.
	ErrDamaged = errors.New("the store is damaged: build it again from the articles")
	// ErrClosed: the store or view was used after Close.
	ErrClosed = quadstore.ErrClosed
	// ErrReadOnly: a write to a store opened read-only.
	ErrReadOnly = errors.New("the store was opened read-only")
	// ErrNoDocument: no record has the id.
	ErrNoDocument = errors.New("no such document in the store")
	// ErrDerived: a quad to be deleted follows from documents.
	ErrDerived = quadstore.ErrDerived
	// ErrNoQuad: a quad to be deleted is not there.
	ErrNoQuad = errors.New("no such quad in the store")
	// ErrNoMention: no mention of a document lies at the place.
	ErrNoMention = errors.New("no mention has this place: see the places with kgraph why NAME")
	// ErrDecision: a line of the file of decisions does not say what it should.
	ErrDecision = errors.New("not a decision")
	// ErrRecord: a record contradicts itself and was not added.
	ErrRecord = errors.New("the record cannot be stored")
)
