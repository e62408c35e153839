package clue

import (
	"strings"
	"testing"
)

func TestAppend(t *testing.T) {
	names := "smtfcu" // by clue
	for _, c := range []struct{ in, want string }{
		{"Anna met BBC staff .", "f - cu - -"}, // too few long words for a title
		{"BREAKING NEWS", "sfu scu"},
		{"in new york", "mf m m"},
		{"Big Banks Cut Their Rates", "tf tc tc tc tc"},
		{"2024 : 5", "f - -"},
		{"iPhone A É", "f c c"},
		{"", ""},
	} {
		forms := strings.Fields(c.in)
		x := Append(nil, forms)
		if len(x) != Width*len(forms) {
			t.Fatalf("%q: %d numbers", c.in, len(x))
		}
		var got []string
		for i := range forms {
			s := ""
			for k, v := range x[i*Width : (i+1)*Width] {
				if v == 1 {
					s += names[k : k+1]
				}
			}
			if s == "" {
				s = "-"
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q: %s, want %s", c.in, g, c.want)
		}
	}
}
