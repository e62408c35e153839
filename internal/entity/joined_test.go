package entity

import "testing"

// TestJoinedNames holds names that stand apart in the sentence.
func TestJoinedNames(t *testing.T) {
	for _, c := range []struct {
		text, name string // a name among those found
	}{
		{`Dwayne "The Rock" Johnson met Joe Biden in Texas.`, "Dwayne Johnson"},
		{`The bill was introduced by Sen. J.E. "Buster" Brown of Lake Jackson.`, "J.E. Brown"},
		{"Blagoja 'Billy' Celeski is an Australian footballer.", "Blagoja Celeski"},
		{"Frankenberry, Laughlin & Constable won the contract from Chrysler.", "Frankenberry, Laughlin & Constable"},
		{"The Prahran and Malvern Tramways Trust opened the line in 1910.", "Prahran and Malvern Tramways Trust"},
		{"Lord Byron wrote to the Earl of Clare.", "Earl of Clare"},
		{"US 64 crosses the river near Tulsa.", "US 64"},
		// and what stays apart
		{"France, Johnson & Johnson and Pfizer signed the deal.", "France"},
		{`Anna said "No" and Berg left.`, "Berg"},
		{"The US 20 years ago was another country.", "United States"},
	} {
		res, _ := resolveText(t, c.text)
		found := false
		var all []string
		for k := range res.Entities {
			found = found || res.Entities[k].Name() == c.name
			all = append(all, res.Entities[k].Name())
		}
		if !found {
			t.Errorf("%q: no %q among %q", c.text, c.name, all)
		}
	}
}
