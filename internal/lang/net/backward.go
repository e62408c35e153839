package net

import "kgraph/internal/lang/nn"

// learnEncoder carries dH down the blocks to the embeddings.
func (n *Net) learnEncoder(w *Work, g *Grad, b *Batch, dH []float32) {
	t, d := w.t, n.Width
	dx := w.arena.zero(t * d)
	k := len(n.Blocks)
	n.unnormalise(w, g, k, dx, dH)
	dz, dcol, dy := w.arena.take(t*2*d), w.arena.take(t*3*d), w.arena.take(t*d)
	scale := 1 / (1 - w.drop.rates.Block)
	for i := k - 1; i >= 0; i-- {
		if n.Blocks[i] == recurrent {
			clear(dy)
			n.unrecur(w, g, b, i, dy, dx)
			n.unnormalise(w, g, i, dx, dy)
			continue
		}
		clear(dz)
		for p := 0; p < t; p++ {
			z, won, from := dz[p*2*d:(p+1)*2*d], w.won[i][p*d:(p+1)*d], dx[p*d:(p+1)*d]
			for j, v := range from {
				switch won[j] {
				case 1:
					z[j] = v * scale
				case 2:
					z[d+j] = v * scale
				}
			}
		}
		clear(dcol)
		n.conv[i].back(&g.at.conv[i], dcol, dz, w.col[i], t, w)
		clear(dy)
		scatter(dy, dcol, b.Start, d, n.Blocks[i])
		n.unnormalise(w, g, i, dx, dy)
	}
	for i, m := range w.embed {
		dx[i] *= m
	}
	m := &n.vector
	m.back(&g.at.vector, nil, dx, w.input, t, w)
	if n.Clues > 0 {
		n.clue.back(&g.at.clue, nil, dx, b.Clues, t, w)
	}
	g.X = append(g.X[:0], dx...)
}

// scatter is the transpose of gather.
func scatter(dy, dcol []float32, start []int, d, dilation int) {
	for s := 0; s+1 < len(start); s++ {
		lo, hi := start[s], start[s+1]
		for p := lo; p < hi; p++ {
			row := dcol[p*3*d : (p+1)*3*d]
			if q := p - dilation; q >= lo {
				nn.Add(dy[q*d:(q+1)*d], row[:d])
			}
			nn.Add(dy[p*d:(p+1)*d], row[d:2*d])
			if q := p + dilation; q < hi {
				nn.Add(dy[q*d:(q+1)*d], row[2*d:])
			}
		}
	}
}

// unnormalise adds to dx the gradient of the input of norm i, given that of its
// output.
func (n *Net) unnormalise(w *Work, g *Grad, i int, dx, dy []float32) {
	d := n.Width
	gain, gg := n.norms[i].Gain, g.at.norms[i]
	inv := 1 / float32(d)
	for p := 0; p < w.t; p++ {
		hat, out, in := w.hat[i][p*d:(p+1)*d], dy[p*d:(p+1)*d], dx[p*d:(p+1)*d]
		var sum, dot float32
		for j, v := range out {
			gg.Gain[j] += v * hat[j]
			gg.Bias[j] += v
			v *= gain[j]
			sum += v
			dot += v * hat[j]
		}
		sum *= inv
		dot *= inv
		r := w.rstd[i][p]
		for j, v := range out {
			in[j] += r * (v*gain[j] - sum - hat[j]*dot)
		}
	}
}

// unrelu turns the gradient of relu's output y into that of its input.
func (w *Work) unrelu(dy, y []float32) {
	scale := 1 / (1 - w.drop.rates.Head)
	for i, v := range y {
		if v > 0 {
			dy[i] *= scale
		} else {
			dy[i] = 0
		}
	}
}

// back adds the gradients of a linear layer: of W and B to gm, of its input to
// dx (unless nil), given that of its output.
func (m *Mat) back(gm *Mat, dx, dy, x []float32, rows int, w *Work) {
	packed := w.arena.take(nn.PackedLen(rows, m.Out))
	nn.Pack(packed, dy, rows, m.Out, m.Out, 1)
	nn.Gemm(gm.W, m.Out, x, 1, m.In, packed, m.In, m.Out, rows)
	if len(gm.B) > 0 {
		for p := 0; p < rows; p++ {
			nn.Add(gm.B, dy[p*m.Out:(p+1)*m.Out])
		}
	}
	if dx != nil {
		nn.Gemm(dx, m.In, dy, m.Out, 1, m.backward, rows, m.In, m.Out)
	}
}
