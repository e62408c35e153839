package lemma

import "testing"

// bent makes rules that suffixes of irregular words have spoilt.
func bent() *Lemmatizer {
	var l Learner
	for _, x := range [][3]string{
		{"paid", "VBD", "pay"}, {"laid", "VBD", "lay"}, {"refined", "VBD", "refin"}, {"defined", "VBD", "defin"}, {"walked", "VBD", "walk"},
		{"talked", "VBD", "talk"}, {"is", "VBZ", "be"}, {"'s", "VBZ", "be"}, {"freed", "VBN", "fre"}, {"children", "NNS", "child"}, {"tacos", "NNS", "taco"},
		{"foci", "NNS", "focus"}, {"loci", "NNS", "locus"}, {"Polic", "NNPS", "Poli"}, {"Metric", "NNPS", "Metri"}, {"da", "NNP", "Danish"},
		{"eating", "VBG", "eat"}, {"going", "VBG", "go"},
	} {
		l.Add(x[0], x[1], x[2])
	}
	m := l.Learn()
	words := map[string]bool{"focus": true, "locus": true, "telecommunication": true, "gunman": true}
	m.Known = func(w string) bool { return words[w] }
	return m
}

func TestRegular(t *testing.T) {
	m := bent()
	for _, x := range [][3]string{
		{"raid", "VBD", "raid"}, {"Raid", "VBD", "raid"}, {"fined", "VBD", "fine"}, {"freed", "VBN", "free"}, {"hoped", "VBD", "hope"},
		{"hopped", "VBD", "hop"}, {"suffered", "VBD", "suffer"}, {"agreed", "VBD", "agree"}, {"quitting", "VBG", "quit"}, {"quoted", "VBD", "quote"},
		{"re-elected", "VBN", "re-elect"}, {"outscoring", "VBG", "outscore"}, {"mistreated", "VBN", "mistreat"}, {"redrawn", "VBN", "redraw"},
		{"died", "VBD", "die"}, {"goin'", "VBG", "go"}, {"fines", "VBZ", "fine"}, {"vetoes", "VBZ", "veto"}, {"'s", "VBZ", "be"},
		{"close", "VBD", "close"}, {"wing", "VBG", "wing"}, {"mi", "NNS", "mi"}, {"foci", "NNS", "focus"}, {"Police", "NNPS", "Police"},
		{"telecommunications", "NNS", "telecommunication"}, {"da", "NNP", "da"},
	} {
		if got := m.Lemma(x[0], x[1]); got != x[2] {
			t.Errorf("Lemma(%q, %s) = %q, want %q", x[0], x[1], got, x[2])
		}
	}
}

func TestDoubles(t *testing.T) {
	for s, want := range map[string]bool{"hop": true, "fin": true, "quit": true, "us": true, "suffer": false, "play": false, "fix": false, "aid": false, "visit": false, "walk": false, "": false, "a": false} {
		if doubles(s) != want {
			t.Errorf("doubles(%q) = %v", s, !want)
		}
	}
}
