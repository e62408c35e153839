package text

import (
	"bytes"
	"testing"
)

func TestModelFile(t *testing.T) {
	if _, err := decodeBoundary(boundaryFile); err != nil {
		t.Fatal(err)
	}
	for _, b := range [][]byte{nil, boundaryFile[:100], append(bytes.Clone(boundaryFile), 0), append([]byte("XXXXXX"), boundaryFile[6:]...)} {
		if _, err := decodeBoundary(b); err == nil {
			t.Errorf("a damaged model of %d bytes is accepted", len(b))
		}
	}
}

// Training is deterministic and learns what is there to learn.
func TestTrainBoundaries(t *testing.T) {
	texts := []Labelled{{Text: "One firm sued. Another lost. Mr. Smith won.", Ends: []int{14, 28, 43}}, {Text: "It paid. It left. Mr. Lee went.", Ends: []int{8, 17, 31}}}
	a := TrainBoundaries(texts, 10, 1)
	if !bytes.Equal(a, TrainBoundaries(texts, 10, 1)) {
		t.Error("two models from the same texts")
	}
	m, err := decodeBoundary(a)
	if err != nil {
		t.Fatal(err)
	}
	var s segmenter
	got := s.paragraph(m, nil, "They sued. Mr. Poe lost.", 0, 0)
	if len(got) != 2 || got[0].Text != "They sued." {
		t.Errorf("%d sentences", len(got))
	}
}
