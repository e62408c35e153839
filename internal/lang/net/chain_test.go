package net

import (
	"math"
	"testing"

	"kgraph/internal/lang/table"
)

// chained is a small network that scores names as chains, with clues.
func chained() (*Net, *Batch, *Gold) {
	n, b, gold := tiny()
	c := n.Config
	c.Tags, c.Feats, c.Arc, c.Label, c.Labels = 0, 0, 0, 0, 0
	c.Names, c.Chain, c.Clues, c.Skip = 5, true, 3, 1<<tabForm|1<<tabPrefix2
	m := New(c, table.New([]string{"the", "cat", "0000"}), n.Vectors)
	m.Init(3)
	m.PackAll(true)
	for i := range b.Positions() * c.Clues {
		b.Clues = append(b.Clues, float32(i%4)/4)
	}
	copy(gold.Names, []uint32{0, 1, 2, 4, 1 | 8, 0}) // O B I, then O or B of the other type, then anything
	return m, b, gold
}

func TestGradientChain(t *testing.T) {
	n, b, gold := chained()
	checkGradient(t, n, b, gold)
}

// TestChain compares the sums over sequences with those over a list of all.
func TestChain(t *testing.T) {
	n, _, _ := chained()
	rows := []float32{0.5, -1, 3, 0.2, 1, 0, 2, 1.5, -0.3, 2, 0.1, 0.2, 2.5, 0.4, 1}
	c, m := n.Names, 3
	want := make([]float64, len(rows))
	follow := n.Follow()
	var all float64
	for code := range c * c * c {
		seq := []int{code % c, code / c % c, code / c / c}
		score, before := 0.0, 0
		for i, k := range seq {
			score += float64(follow[before*c+k]) + float64(rows[i*c+k])
			before = k
		}
		w := math.Exp(score)
		all += w
		for i, k := range seq {
			want[i*c+k] += w
		}
	}
	var h Chain
	h.Prepare(n.Follow(), c)
	got := make([]float32, len(rows))
	h.Probabilities(got, rows)
	for i := range got {
		if math.Abs(float64(got[i])-want[i]/all) > 1e-5 {
			t.Errorf("word %d class %d: %f, want %f", i/c, i%c, got[i], want[i]/all)
		}
	}
	if log := h.sum(rows, nil); math.Abs(log-math.Log(all)) > 1e-4 {
		t.Errorf("sum %f, want %f", log, math.Log(all))
	}
	for i := range m {
		if i == 0 && (got[2] != 0 || got[4] != 0) {
			t.Error("a name continues before it has begun")
		}
	}
}
