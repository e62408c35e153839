package cli

import (
	"os"
	"testing"
)

// TestNewsClaims holds what every claim of the news promises: no slot is a
// pronoun, a bare function word or too long; and most sentences say something.
func TestNewsClaims(t *testing.T) {
	data := os.Getenv("KGRAPH_DATA")
	if data == "" || testing.Short() {
		t.Skip("KGRAPH_DATA names no folder of development data, or -short")
	}
	e, err := newEngine(1)
	if err != nil {
		t.Fatal(err)
	}
	table, err := e.NewsClaims(t.Context(), data, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range table.Rows {
		for _, name := range []string{"pronouns", "long"} {
			if n := r.Scores[name]; n != 0 {
				t.Errorf("%s %s: %.0f claims have %s in a slot", r.Data, r.Input, n, name)
			}
		}
		if share := r.Scores["with a claim"]; share < .9 {
			t.Errorf("%s %s: %.3f of the sentences with a finite verb have a claim", r.Data, r.Input, share)
		}
		t.Log(r.Input, r.Scores)
	}
}
