package net

import "kgraph/internal/lang/nn"

// learnSome fits the tag head where few positions have a class: their rows alone
// are scored, so that a head of many classes costs little.
func (n *Net) learnSome(w *Work, g *Grad, dH []float32, gold []int32, scale float32) float64 {
	w.known = w.known[:0]
	for p, class := range gold {
		if class >= 0 {
			w.known = append(w.known, p)
		}
	}
	m, d, k := &n.tag, n.Width, len(w.known)
	if k == 0 {
		return 0
	}
	x, y, dx := w.arena.take(k*d), w.arena.take(k*m.Out), w.arena.zero(k*d)
	for i, p := range w.known {
		copy(x[i*d:(i+1)*d], w.H[p*d:(p+1)*d])
	}
	m.apply(y, x, k)
	var loss float64
	for i, p := range w.known {
		loss += crossEntropy(y[i*m.Out:(i+1)*m.Out], gold[p], scale)
	}
	m.back(&g.at.tag, dx, y, x, k, w)
	for i, p := range w.known {
		nn.Add(dH[p*d:(p+1)*d], dx[i*d:(i+1)*d])
	}
	return loss
}
