package entity

import (
	"strings"
	"testing"
)

// TestPronounsWeighed resolves pronouns by the clauses around them; the
// probability that goes with each says how far to trust it.
func TestPronounsWeighed(t *testing.T) {
	for _, c := range []struct {
		text, pronoun, want string
		sure                float64 // at least
	}{
		{"Alan Turner fell in love with Mary Poole, whom he met while at school.", "he", "Alan Turner", 0.9},
		{"Alan Turner fell in love with Mary Poole, and she left her home in Norwich.", "she", "Mary Poole", 0.9},
		{"Intel said it was closing a plant in Ohio that belongs to AMD.", "it", "Intel", 0.4},
		{"Chile sued Peru. Chile beat it in court.", "it", "Peru", 0.1},
	} {
		res, parses := resolveText(t, c.text)
		found := false
		for k, p := range parses {
			for i, w := range p.Words {
				if strings.ToLower(w.Form) != c.pronoun {
					continue
				}
				found = true
				if x := res.At(k, i, []int{i}); x.Text != c.want || x.Sure < c.sure {
					t.Errorf("%q: %s means %s (%.2f), want %s", c.text, c.pronoun, x.Text, x.Sure, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%q: no %q", c.text, c.pronoun)
		}
	}
}
