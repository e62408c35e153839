package train

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kgraph/internal/lang"
)

// TestEnglishFigures holds the embedded model to its figures on the development
// data, gold tokens and sentences; a tenth of a point is left for a change of
// the decoder.
func TestEnglishFigures(t *testing.T) {
	data := os.Getenv("KGRAPH_DATA")
	if data == "" {
		t.Skip("KGRAPH_DATA is not set: no treebanks to read")
	}
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	c, err := ReadCorpus(filepath.Join(data, "treebanks"), filepath.Join(data, "benchmarks", "ner"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	all := MeasureAll(a, c.Dev, 2)
	var table strings.Builder
	all.Write(&table)
	t.Logf("\n%s", table.String())
	s := all.Main()
	for _, f := range []struct {
		name       string
		got, floor float64
	}{
		{"LAS", s.LAS(), 87.4},
		{"UAS", s.UAS(), 89.9},
		{"UPOS", s.UPOS(), 96.8},
		{"lemmas", s.Lemma(), 97.6},
		{"names of EWT", all[0].Score.NameF1(), 75.2},
	} {
		if f.got < f.floor {
			t.Errorf("%s %.2f, was at least %.2f", f.name, f.got, f.floor)
		}
	}
}
