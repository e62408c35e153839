package lemma

import "testing"

func TestLemma(t *testing.T) {
	var l Learner
	for _, x := range [][3]string{
		{"cats", "NNS", "cat"}, {"dogs", "NNS", "dog"}, {"Dogs", "NNS", "dog"}, {"Cows", "NNS", "cow"}, {"boxes", "NNS", "box"},
		{"foxes", "NNS", "fox"}, {"children", "NNS", "child"}, {"went", "VBD", "go"}, {"walked", "VBD", "walk"},
		{"talked", "VBD", "talk"}, {"The", "DT", "the"}, {"DVDs", "NNS", "DVD"}, {"CDs", "NNS", "CD"},
		{"Paris", "NNP", "Paris"}, {"London", "NNP", "London"}, {"is", "VBZ", "be"}, {"'s", "VBZ", "be"},
	} {
		l.Add(x[0], x[1], x[2])
	}
	m := l.Learn()
	for _, x := range [][3]string{
		{"children", "NNS", "child"}, {"went", "VBD", "go"}, {"pigs", "NNS", "pig"}, {"Pigs", "NNS", "pig"}, {"taxes", "NNS", "tax"},
		{"TVs", "NNS", "TV"}, {"Berlin", "NNP", "Berlin"}, {"Zoo", "XX", "zoo"}, {"Went", "VBD", "go"}, {"'s", "VBZ", "be"}, {"", "NN", ""},
	} {
		if got := m.Lemma(x[0], x[1]); got != x[2] {
			t.Errorf("Lemma(%q, %s) = %q, want %q", x[0], x[1], got, x[2])
		}
	}
}

func FuzzLemma(f *testing.F) {
	f.Add("Über", "NN")
	f.Add("\xff\xfe", "NNS")
	f.Add("s", "VBZ")
	var l Learner
	l.Add("cats", "NNS", "cat")
	l.Add("dogs", "NNS", "dog")
	l.Add("went", "VBD", "go")
	m := l.Learn()
	f.Fuzz(func(t *testing.T, form, tag string) {
		if m.Lemma(form, tag) == "" && form != "" {
			t.Errorf("no lemma for %q", form)
		}
	})
}

func TestKnown(t *testing.T) {
	var l Learner
	for _, x := range [][3]string{{"walked", "VBD", "walk"}, {"talked", "VBD", "talk"}, {"cats", "NNS", "cat"}, {"dogs", "NNS", "dog"}, {"eating", "VBG", "eat"}, {"going", "VBG", "go"}} {
		l.Add(x[0], x[1], x[2])
	}
	m := l.Learn()
	words := map[string]bool{"evolve": true, "stop": true, "smell": true, "city": true, "movie": true, "box": true, "horse": true}
	m.Known = func(w string) bool { return words[w] }
	for _, x := range [][3]string{
		{"evolved", "VBD", "evolve"}, {"stopping", "VBG", "stop"}, {"smelled", "VBD", "smell"}, {"cities", "NNS", "city"},
		{"movies", "NNS", "movie"}, {"boxes", "NNS", "box"}, {"horses", "NNS", "horse"}, {"blurked", "VBD", "blurk"},
	} {
		if got := m.Lemma(x[0], x[1]); got != x[2] {
			t.Errorf("Lemma(%q, %s) = %q, want %q", x[0], x[1], got, x[2])
		}
	}
}
