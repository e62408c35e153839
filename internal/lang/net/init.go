package net

import (
	"math"
	"math/rand/v2"
)

// Init draws the first weights from a seed: linear layers by Glorot & Bengio
// (2010), embeddings small, gains one, ROOT's hashed rows included.
func (n *Net) Init(seed uint64) {
	r := rand.New(rand.NewPCG(seed, 0x6b67726170680001))
	for _, m := range n.mats {
		limit := float32(math.Sqrt(6 / float64(m.In+m.Out)))
		if m == &n.bi {
			limit *= 0.5
		}
		for i := range m.W {
			m.W[i] = (2*r.Float32() - 1) * limit
		}
		clear(m.B)
	}
	for i, dilation := range n.Blocks {
		if dilation == recurrent { // forget gates begin open: a longer memory
			for j := n.Width; j < 2*n.Width; j++ {
				n.conv[i].B[j] = 1
			}
		}
	}
	for _, g := range n.norms {
		for i := range g.Gain {
			g.Gain[i], g.Bias[i] = 1, 0
		}
	}
	for t := range n.Tables {
		for i := range n.Tables[t] {
			n.Tables[t][i] = float32(r.NormFloat64()) * 0.1
		}
	}
}
