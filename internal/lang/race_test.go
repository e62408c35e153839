//go:build race

package lang

// slower is how much the race detector may slow the kernels' bounds down.
const slower = 10
