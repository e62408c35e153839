package lemma

import "testing"

func TestIrregular(t *testing.T) {
	var none Learner
	none.Add("fled", "VBD", "flead") // a typing error of a treebank
	none.Add("bases", "NNS", "base")
	l := none.Learn()
	for _, c := range [][3]string{
		{"fled", "VBD", "flee"}, {"Fled", "VBN", "flee"}, {"FLED", "VBD", "flee"}, {"bred", "VBN", "breed"},
		{"abetting", "VBG", "abet"}, {"bases", "NNS", "base"}, {"oxen", "NNS", "ox"}, {"wolves", "NNS", "wolf"},
		{"airiest", "JJS", "airy"},
	} {
		if got := l.Lemma(c[0], c[1]); got != c[2] {
			t.Errorf("%s/%s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
	if n := len(irregulars()); n < 5000 {
		t.Errorf("%d irregular forms", n)
	}
}
