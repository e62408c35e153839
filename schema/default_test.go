package schema

import "testing"

func TestDefaultParses(t *testing.T) {
	s, err := parse("news.yaml", []byte(newsYAML))
	if err != nil {
		t.Fatal(err)
	}
	phrases, nouns := 0, 0
	for _, l := range s.phrases {
		phrases += len(l)
	}
	nouns = len(s.nouns)
	t.Logf("%d relations, %d phrases, %d nouns", len(s.Relations), phrases, nouns)
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parse("news.yaml", []byte(newsYAML)); err != nil {
			b.Fatal(err)
		}
	}
}
