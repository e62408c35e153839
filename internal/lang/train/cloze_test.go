package train

import (
	"math/rand/v2"
	"slices"
	"testing"

	"kgraph/internal/lang/clue"
	"kgraph/internal/lang/net"
	"kgraph/internal/lang/table"
)

// TestClusters finds two directions, whatever the vectors' lengths.
func TestClusters(t *testing.T) {
	list := []string{"a", "b", "c", "d", "e", "f"}
	v := net.Vectors{Dim: 4, Scale: []float32{1, 0.1, 2, 1, 0.5, 1}, Index: table.New(list)}
	for i := range list {
		row := []byte{100, 3, byte(i), 0}
		if i%2 == 1 {
			row = []byte{2, 90, 0, byte(i)}
		}
		v.Data = append(v.Data, row...)
	}
	if got := clusters(v, 2); got[0] == got[1] || !slices.Equal(got, []int32{got[0], got[1], got[0], got[1], got[0], got[1]}) {
		t.Errorf("clusters %v", got)
	}
}

// TestClozeHides says that of a hidden word its shape alone is left, that runs of
// capitals are hidden whole, and that only words with a vector are asked for.
func TestClozeHides(t *testing.T) {
	parser := net.New(net.Config{Hashed: net.Hashed, Width: 16, Names: 3}, table.New(nil),
		net.Vectors{Dim: 1, Data: make([]byte, 4), Scale: make([]float32, 4), Index: table.New([]string{"we", "met", "ann", "there"})})
	forms := []string{"We", "met", "Ann", "Zyx", "there"}
	p := prepareFinder(parser, []Example{plain(forms)})[0]
	likeness := []int32{7, 8, 9, 10}
	z := Cloze{Words: 1, Frequent: 0.5, Runs: 0.5}
	draw := rand.New(rand.NewPCG(1, 2))
	asked := map[int]int{}
	for range 200 {
		h := z.hide(&p, likeness, draw)
		if (h.words[2] != p.words[2]) != (h.words[3] != p.words[3]) {
			t.Fatal("a run of capitals is hidden in part")
		}
		for i, w := range h.words {
			want := int32(-1)
			if w != p.words[i] {
				if w != p.words[i].Hidden() {
					t.Fatalf("%q: %v is left", forms[i], w)
				}
				if v := p.words[i].Vector; v >= 0 {
					want = likeness[v]
				}
				asked[i]++
			}
			if got := h.gold.Tag[i+1]; got != want {
				t.Fatalf("%q: asked for %d, want %d", forms[i], got, want)
			}
		}
		if h.gold.Tag[0] != -1 || slices.Max(h.gold.Names) != 0 || len(h.clues) != 6*clue.Width {
			t.Fatal("ROOT or names")
		}
	}
	for i := range forms {
		if asked[i] < 70 || asked[i] > 130 {
			t.Errorf("%q hidden %d of 200 times, want about half", forms[i], asked[i])
		}
	}
}
