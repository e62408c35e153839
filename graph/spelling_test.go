package graph

import (
	"strings"
	"testing"
)

// TestPlain: names that are spelt alike for resolution, and those that are not.
func TestPlain(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"K. P. Sharma Oli", "K.P. Sharma Oli", true},
		{"J. D. Vance", "JD Vance", true},
		{"Stabilisation Mission", "Stabilization Mission", true},
		{"Ministry of Defence", "Ministry of Defense", true},
		{"Volodymyr Zelenskyy", "Volodymyr Zelensky", true},
		{"Harry S. Truman", "Harry Truman", false},
		{"Labour Party", "Labor Party", false},
	} {
		if got := plain(c.a) == plain(c.b); got != c.same {
			t.Errorf("%q and %q alike: %v", c.a, c.b, got)
		}
	}
}

// TestLeavesOut: short forms of Iberian names, and what is none.
func TestLeavesOut(t *testing.T) {
	for _, c := range []struct {
		name, full string
		want       bool
	}{
		{"lula da silva", "luiz inácio lula da silva", true},
		{"américo ramos", "américo doliveira dos ramos", true},
		{"reza pahlavi", "mohammad reza pahlavi", false},
		{"da silva", "lula da silva", false},
		{"ana ramos", "américo doliveira dos ramos", false},
	} {
		if got := leavesOut(strings.Fields(c.name), strings.Fields(c.full)); got != c.want {
			t.Errorf("%q of %q: %v", c.name, c.full, got)
		}
	}
}
