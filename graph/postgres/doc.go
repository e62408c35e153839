// Package postgres owns the store's keys in a PostgreSQL database, for graphs
// that several people share or that outgrow one machine: one table of keys and
// values under the same layout as the embedded store has.
//
// Invariant: a batch is one transaction; a snapshot is one read-only
// transaction; a writer holds an advisory lock of the database from its first
// read to its commit, so that writers on any machine follow one another.
//
// The package does not know what keys and values mean, and does not manage the
// server.
package postgres
