package net

import "kgraph/internal/lang/nn"

// recurrent stands in Config.Blocks, in place of a dilation, for a recurrent
// block: a simple recurrent unit (Lei et al. 2018), the first half of its
// channels running forwards over the sentence and the second half backwards.
// So every position can know of every other, however far.
//
// A row of the block's layer holds candidates u, forget gates f and output gates
// r, Width of each; the state is c = f·c' + (1-f)·u, c' being that of the
// position before, and the block adds r·c to its input.
const recurrent = 0

// recur runs block i on its normalised input y.
func (n *Net) recur(w *Work, b *Batch, i int, y []float32) {
	d, t := n.Width, w.t
	z := w.arena.take(t * 3 * d)
	w.cell[i], w.gate[i] = w.arena.take(t*d), z
	if w.drop != nil {
		w.col[i] = w.arena.take(t * d)
		copy(w.col[i], y)
	}
	n.conv[i].apply(z, y, t)
	for p := 0; p < t; p++ {
		nn.Sigmoids(z[p*3*d+d : (p+1)*3*d])
	}
	zero := w.arena.zero(d)
	for s := range b.Len() {
		lo, hi := b.Start[s], b.Start[s+1]
		before := zero
		for p := lo; p < hi; p++ {
			before = w.state(i, p, 0, d/2, d, before)
		}
		before = zero
		for p := hi - 1; p >= lo; p-- {
			before = w.state(i, p, d/2, d, d, before)
		}
	}
	w.leave(i, d)
}

// state computes channels lo..hi-1 of the state of position p.
func (w *Work) state(i, p, lo, hi, d int, before []float32) []float32 {
	c := w.cell[i][p*d : (p+1)*d]
	u, f := w.gate[i][p*3*d:p*3*d+d], w.gate[i][p*3*d+d:p*3*d+2*d]
	nn.Mix(c[lo:hi], u[lo:hi], before[lo:hi], f[lo:hi])
	return c
}

// leave adds the gated state to the block's input.
func (w *Work) leave(i, d int) {
	rate, scale := float32(0), float32(1)
	if w.drop != nil {
		rate = w.drop.rates.Block
		scale = 1 / (1 - rate)
	}
	for p := 0; p < w.t; p++ {
		out, x, c := w.x[i+1][p*d:(p+1)*d], w.x[i][p*d:(p+1)*d], w.cell[i][p*d:(p+1)*d]
		r := w.gate[i][p*3*d+2*d : (p+1)*3*d]
		if w.drop == nil {
			nn.AddMul(out, x, r, c)
			continue
		}
		kept := w.won[i][p*d : (p+1)*d]
		for j := range out {
			out[j], kept[j] = x[j], 0
			if rate == 0 || !w.drop.hit(rate) {
				out[j], kept[j] = x[j]+float32(scale*float32(r[j]*c[j])), 1
			}
		}
	}
}

// unrecur adds to dy the gradient of block i's normalised input, given that of
// its output.
func (n *Net) unrecur(w *Work, g *Grad, b *Batch, i int, dy, dout []float32) {
	d, t := n.Width, w.t
	dz, carry := w.arena.take(t*3*d), w.arena.take(d)
	zero := w.arena.zero(d)
	scale := 1 / (1 - w.drop.rates.Block)
	one := func(p, before, lo, hi int) {
		c, u := w.cell[i][p*d:(p+1)*d], w.gate[i][p*3*d:p*3*d+d]
		f, r := w.gate[i][p*3*d+d:p*3*d+2*d], w.gate[i][p*3*d+2*d:(p+1)*3*d]
		prev := zero
		if before >= 0 {
			prev = w.cell[i][before*d : (before+1)*d]
		}
		kept, out, row := w.won[i][p*d:(p+1)*d], dout[p*d:(p+1)*d], dz[p*3*d:(p+1)*3*d]
		for j := lo; j < hi; j++ {
			v := float32(0)
			if kept[j] == 1 {
				v = out[j] * scale
			}
			dc := carry[j] + v*r[j]
			row[j] = dc * (1 - f[j])
			row[d+j] = dc * (prev[j] - u[j]) * f[j] * (1 - f[j])
			row[2*d+j] = v * c[j] * r[j] * (1 - r[j])
			carry[j] = dc * f[j]
		}
	}
	for s := range b.Len() {
		lo, hi := b.Start[s], b.Start[s+1]
		clear(carry)
		for p := hi - 1; p >= lo; p-- {
			before := p - 1
			if p == lo {
				before = -1
			}
			one(p, before, 0, d/2)
		}
		for p := lo; p < hi; p++ {
			before := p + 1
			if before == hi {
				before = -1
			}
			one(p, before, d/2, d)
		}
	}
	n.conv[i].back(&g.at.conv[i], dy, dz, w.col[i], t, w)
}
