package kv

import "io"

// Loader is a DB that takes many sorted keys faster than in batches.
type Loader interface {
	NewLoad() (Load, error)
}

// Load brings many keys into a database, all or none. Whoever commits it holds
// the database's lock. It must be closed.
type Load interface {
	// Range begins a range of keys that overlaps no other of the load. Many
	// ranges may be written at once.
	Range() (Range, error)
	// Scratch makes a file for what has to be put in order first.
	Scratch() (Scratch, error)
	// Commit puts the keys of all closed ranges into the database; they
	// outlast a crash.
	Commit() error
	// Close gives back what the load held.
	Close() error
}

// Range takes keys in strictly ascending order. It is for one goroutine.
type Range interface {
	Set(key, value []byte) error
	Close() error
}

// Scratch is a file that is written, then read from its beginning, once.
type Scratch interface {
	io.Writer
	// Open ends the writing.
	Open() (io.ReadCloser, error)
}
