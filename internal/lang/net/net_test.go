package net

import (
	"math"
	"math/rand/v2"
	"testing"

	"kgraph/internal/lang/table"
)

// tiny is a small network with a batch of two sentences and its gold.
func tiny() (*Net, *Batch, *Gold) {
	vec := Vectors{Dim: 6, Data: make([]byte, 4*6), Scale: []float32{0.01, 0.02, 0.01, 0.01},
		Index: table.New([]string{"the", "cat", "sat", "2003"})}
	for i := range vec.Data {
		vec.Data[i] = byte(int8(i*37%255 - 127))
	}
	n := New(Config{Hashed: Hashed, Width: 16, Arc: 16, Label: 16, Blocks: []int{1, recurrent, 2}, Tags: 5, Feats: 4, Names: 3, Labels: 6},
		table.New([]string{"the", "cat", "0000"}), vec)
	n.Init(7)
	n.PackAll(true)
	b, g := new(Batch), new(Gold)
	b.Reset()
	for _, s := range [][]string{{"The", "cat", "sat", "in", "2003"}, {"Sat", "CATS"}} {
		lo := int32(len(b.Words))
		var ws []Word
		g.Tag, g.Feat, g.Label = append(g.Tag, -1), append(g.Feat, -1), append(g.Label, -1)
		g.Head, g.Names = append(g.Head, lo), append(g.Names, 0)
		for i, f := range s {
			ws = append(ws, n.See(f))
			g.Tag, g.Feat, g.Label = append(g.Tag, int32(i)), append(g.Feat, int32(i%4)), append(g.Label, int32(i))
			g.Head, g.Names = append(g.Head, lo+int32((i+2)%(len(s)+1))), append(g.Names, uint32(1+i%6))
		}
		g.Head[lo+int32(len(s))] = lo // no word is its own head
		b.Add(ws)
	}
	return n, b, g
}

func total(l Loss, w Weights) float64 {
	return l.Tag*float64(w.Tag) + l.Feat*float64(w.Feat) + l.Name*float64(w.Name) +
		l.Arc*float64(w.Arc) + l.Label*float64(w.Label)
}

// TestGradient compares backpropagation with differences, weight by weight.
func TestGradient(t *testing.T) {
	n, b, gold := tiny()
	checkGradient(t, n, b, gold)
}

func checkGradient(t *testing.T, n *Net, b *Batch, gold *Gold) {
	w, g := new(Work), n.NewGrad()
	weights := Weights{0.5, 0.3, 0.7, 1, 0.9}
	learn := func() float64 {
		w.Training(Rates{}, 1, 1)
		return total(n.Learn(w, g, b, gold, weights, 1), weights)
	}
	learn()
	dense := append([]float32(nil), g.Dense...)
	dx := append([]float32(nil), g.X...)
	check := func(what string, i int, p *float32, want float32) {
		t.Helper()
		old, h := *p, float32(5e-4)
		*p = old + h
		n.PackAll(true)
		up := learn()
		*p = old - h
		n.PackAll(true)
		down := learn()
		*p = old
		got := (up - down) / float64(2*h)
		if math.Abs(got-float64(want)) > 4e-2*math.Max(0.5, math.Abs(got)) {
			t.Errorf("%s[%d]: difference %.4f, backpropagation %.4f", what, i, got, want)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 400 {
		i := r.IntN(len(n.Dense))
		check("dense", i, &n.Dense[i], dense[i])
	}
	for p, word := range b.Words {
		for range 3 {
			j := r.IntN(n.Width)
			k := 1 + r.IntN(numTables-1)
			if n.Rows(k) == 0 {
				continue
			}
			var want float32
			for q, other := range b.Words {
				if other.Row[k] == word.Row[k] {
					want += dx[q*n.Width+j]
				}
			}
			check("table", p, &n.Tables[k][int(word.Row[k])*n.Width+j], want)
		}
	}
}

// TestGradientTaught does the same where a teacher's opinion stands for the gold.
func TestGradientTaught(t *testing.T) {
	n, b, gold := tiny()
	gold.Taught = make([]*Taught, b.Positions())
	for p := b.Start[1] + 1; p < b.Positions(); p++ {
		gold.Tag[p], gold.Feat[p], gold.Label[p], gold.Names[p] = -1, -1, -1, 0
		other := int32(3 - (p - b.Start[1])) // the sentence's other word
		gold.Taught[p] = &Taught{
			Tag: []Likely{{0, 0.75}, {3, 0.25}}, Feat: []Likely{{2, 1}}, Name: []Likely{{1, 0.5}, {0, 0.5}},
			Arc: []Likely{{0, 0.4}, {other, 0.6}}, Label: []Likely{{5, 0.9}, {1, 0.1}},
		}
		gold.Head[p] = int32(b.Start[1])
	}
	checkGradient(t, n, b, gold)
}

// TestBatchApart says a sentence's scores are the same alone and among others.
func TestBatchApart(t *testing.T) {
	n, b, _ := tiny()
	w := new(Work)
	n.Encode(w, b)
	arcs := append([]float32(nil), n.ArcScores(w, b)[1]...)
	tags := append([]float32(nil), n.TagScores(w)[b.Start[1]*n.Config.Tags:]...)
	alone := new(Batch)
	alone.Add(b.Words[b.Start[1]+1:])
	v := new(Work)
	n.Encode(v, alone)
	for i, x := range n.ArcScores(v, alone)[0] {
		if x != arcs[i] {
			t.Fatal("arc scores differ")
		}
	}
	for i, x := range n.TagScores(v) {
		if x != tags[i] {
			t.Fatal("tag scores differ")
		}
	}
}

func TestWordShapes(t *testing.T) {
	for _, c := range [][3]string{
		{"iPhone", "xXxx", "iphone"}, {"2003", "dd", "0000"}, {"U.S.", "X.X.", "u.s."}, {"Zürich", "Xxx", "zürich"}, {"...", "..", "..."},
	} {
		if got := Shape(c[0]); got != c[1] {
			t.Errorf("Shape(%q) = %q, want %q", c[0], got, c[1])
		}
		if got := Fold(c[0]); got != c[2] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[2])
		}
	}
	if suffix("at", 3) != "^at" || suffix("übel", 2) != "el" || prefix("é", 2) != "é$" || prefix("übel", 2) != "üb" {
		t.Error("affixes")
	}
}
