package query

import (
	"strings"
	"testing"

	"kgraph/graph"
)

// TestGizmoNames: every name that is offered exists.
func TestGizmoNames(t *testing.T) {
	db, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var exprs []string
	for _, m := range pathMethods {
		exprs = append(exprs, "g.V()."+m, "g.V()."+strings.ToLower(m[:1])+m[1:])
	}
	for _, m := range graphMethods {
		exprs = append(exprs, "g."+m)
	}
	for _, b := range gizmoBuiltins {
		if name, call := strings.CutSuffix(b, "("); call {
			exprs = append(exprs, name)
		}
	}
	for _, e := range exprs {
		for row, err := range Gizmo(t.Context(), db, `g.emit(typeof `+e+`)`, Options{}) {
			if err != nil || row.Text() != "function" {
				t.Errorf("%s: %s %v", e, row.Text(), err)
			}
		}
	}
}
