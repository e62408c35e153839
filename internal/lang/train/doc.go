// Package train owns the fitting and measuring of the language model: treebanks
// and names in, a model file and a table of figures out.
//
// Invariant: the same data, options and seed give the same file, byte for byte,
// whatever the number of workers: a batch is cut into fixed parts whose
// gradients are summed in their order, and every random choice comes from a
// stream numbered by epoch, step and part.
//
// It is for cmd/kgraph-train alone and is never linked into kgraph.
package train
