package net

import "kgraph/internal/lang/nn"

// Tags, Feats and Names score the classes of their head: T rows of the head's
// number of classes. Encode must have run.
func (n *Net) TagScores(w *Work) []float32  { return n.linear(w, &n.tag) }
func (n *Net) FeatScores(w *Work) []float32 { return n.linear(w, &n.feat) }
func (n *Net) NameScores(w *Work) []float32 { return n.linear(w, &n.name) }

func (n *Net) linear(w *Work, m *Mat) []float32 {
	y := w.arena.take(w.t * m.Out)
	m.apply(y, w.H, w.t)
	return y
}

// relu clips x at zero, with dropout in training.
func (w *Work) relu(x []float32) []float32 {
	if w.drop == nil || w.drop.rates.Head == 0 {
		for i, v := range x {
			if v < 0 {
				x[i] = 0
			}
		}
		return x
	}
	rate := w.drop.rates.Head
	scale := 1 / (1 - rate)
	for i, v := range x {
		if v <= 0 || w.drop.hit(rate) {
			x[i] = 0
		} else {
			x[i] = v * scale
		}
	}
	return x
}

// ArcScores scores every arc of every sentence: for a sentence of m positions an
// m×m matrix, element (i,j) for position j being the head of position i. Row 0
// (ROOT's) has no meaning. Encode must have run.
func (n *Net) ArcScores(w *Work, b *Batch) [][]float32 {
	t, a := w.t, n.Arc
	w.dep = w.relu(n.linear(w, &n.dep))
	w.head = w.relu(n.linear(w, &n.head))
	w.bi, w.dist = w.arena.take(t*a), w.arena.take(t*buckets)
	n.bi.apply(w.bi, w.dep, t)
	n.dist.apply(w.dist, w.dep, t)
	w.scores = w.scores[:0]
	for s := range b.Len() {
		lo, m := b.Start[s], b.Start[s+1]-b.Start[s]
		packed := w.arena.take(nn.PackedLen(a, m))
		nn.Pack(packed, w.head[lo*a:], a, m, 1, a)
		sc := w.arena.take(m * m)
		for i := 0; i < m; i++ {
			row, far := sc[i*m:(i+1)*m], w.dist[(lo+i)*buckets:(lo+i+1)*buckets]
			for j := range row {
				row[j] = far[bucket(i, j)]
			}
		}
		nn.Gemm(sc, m, w.bi[lo*a:], a, 1, packed, m, m, a)
		w.scores = append(w.scores, sc)
	}
	return w.scores
}

// bucket numbers the signed distance from dependent i to head j: ROOT apart, one
// by one up to 16, then in steps that double.
func bucket(i, j int) int {
	if j == 0 {
		return 0
	}
	d := j - i
	side := 1
	if d < 0 {
		d, side = -d, 32
	}
	if d > 16 {
		e := 16
		for step := 20; d > step && e < 30; step += step / 4 {
			e++
		}
		d = e + 1
	}
	return side + min(d, 31)
}

// LabelScores scores the labels of one arc a position: heads[p] is the position
// (counted over the batch) of p's head. The result has T rows of Labels classes.
func (n *Net) LabelScores(w *Work, heads []int32) []float32 {
	t, l := w.t, n.Label
	w.labDep, w.labHead = n.linear(w, &n.labDep), n.linear(w, &n.labHead)
	w.hidden = w.arena.take(t * l)
	for p := 0; p < t; p++ {
		h := int(heads[p])
		x, y, z := w.hidden[p*l:(p+1)*l], w.labDep[p*l:(p+1)*l], w.labHead[h*l:(h+1)*l]
		for j := range x {
			x[j] = y[j] + z[j]
		}
	}
	w.relu(w.hidden)
	w.labels = w.arena.take(t * n.Labels)
	n.lab.apply(w.labels, w.hidden, t)
	return w.labels
}
