package entity

import "testing"

// TestFirstPerson: "I" is who says the quotation, which may span sentences; "he"
// in it is somebody else.
func TestFirstPerson(t *testing.T) {
	for _, c := range []struct{ name, text, pronoun, want, not string }{
		{"the speaker after two sentences", `"I founded the company. I left it in 1999," said Angela Merkel.`, "I", "Angela Merkel", ""},
		{"the speaker two sentences before", `"The company is dead," Angela Merkel said. "The banks lost money. I left it in 1999."`, "I", "Angela Merkel", ""},
		{"he is not the one who speaks", `John Smith met Tom Brown. "He left the company in 1999," Tom Brown said.`, "He", "", "Tom Brown"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := whoIs(t, c.text, c.pronoun)
			if c.want != "" && got != c.want || c.not != "" && got == c.not {
				t.Errorf("%s is %q, want %q, not %q", c.pronoun, got, c.want, c.not)
			}
		})
	}
}

// whoIs is the name of the entity that the first such word of the text means.
func whoIs(t *testing.T, text, form string) string {
	t.Helper()
	res, parses := resolveText(t, text)
	for k, p := range parses {
		for i, w := range p.Words {
			if w.Form != form {
				continue
			}
			if ref := res.At(k, i, []int{i}); ref.Entity >= 0 {
				return res.Entities[ref.Entity].Name()
			}
			return ""
		}
	}
	t.Fatalf("no word %q", form)
	return ""
}
