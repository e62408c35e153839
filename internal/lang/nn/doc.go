// Package nn owns the float32 kernels of the parser: matrix product, exponential,
// softmax and layer normalisation.
//
// Invariant: every function gives the same bits on every processor. Each output
// of a product is the sum over k in ascending order in one accumulator, with the
// multiplication and the addition rounded apart (no fused multiply-add); lanes
// run over output columns, so neither lane width nor the number of rows changes
// a result. The assembly and the plain Go twin are held to that by a test.
//
// Nothing here allocates after warm-up, starts goroutines or keeps state beyond
// the processor check made when the package is loaded.
package nn
