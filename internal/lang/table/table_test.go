package table

import "testing"

func TestStrings(t *testing.T) {
	words := []string{"a", "", "the", "ü"}
	s := New(words)
	for i, w := range words {
		if s.Find(w) != int32(i) {
			t.Errorf("Find(%q) = %d", w, s.Find(w))
		}
	}
	if s.Find("x") != -1 {
		t.Error("found what is not there")
	}
}
