//go:build !race

package lang

const slower = 1
