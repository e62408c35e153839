package net

import "kgraph/internal/lang/nn"

// Batch is a run of sentences. Sentence s takes the positions Start[s] ..
// Start[s+1]-1, its first being ROOT.
type Batch struct {
	Words []Word
	Start []int
	Clues []float32 // Config.Clues a position; ROOT's are zero
}

// Reset empties the batch and keeps its memory.
func (b *Batch) Reset() {
	b.Words, b.Clues = b.Words[:0], b.Clues[:0]
	b.Start = append(b.Start[:0], 0)
}

// Add appends a sentence, putting ROOT before it.
func (b *Batch) Add(words []Word) {
	if len(b.Start) == 0 {
		b.Start = append(b.Start, 0)
	}
	b.Words = append(append(b.Words, rootWord), words...)
	b.Start = append(b.Start, len(b.Words))
}

// Len is the number of sentences, Positions that of positions.
func (b *Batch) Len() int       { return len(b.Start) - 1 }
func (b *Batch) Positions() int { return len(b.Words) }

// Work holds the activations of one batch. Its memory is reused by the next
// batch; a Work belongs to one goroutine.
type Work struct {
	arena arena
	drop  *dropper // nil outside training

	t     int
	input []float32   // T×Vector, dequantised word vectors
	clue  []float32   // T×Width, what the clues add to them
	x     [][]float32 // input of each block, and the last block's output
	hat   [][]float32 // normalised input of each norm
	rstd  [][]float32
	col   [][]float32 // T×3d
	won   [][]uint8   // which half won the maxout; 0: dropped
	cell  [][]float32 // T×d, the states of a recurrent block
	gate  [][]float32 // T×3d, its candidates and gates
	embed []float32   // dropout multipliers of the embeddings, training only
	H     []float32   // T×Width, the encoder's output

	dep, head, bi, dist []float32
	scores              [][]float32 // a sentence's n×n arc scores, dependent by head
	hidden, labels      []float32
	labDep, labHead     []float32
}

// arena hands out slices of one growing block.
type arena struct {
	block []float32
	used  int
}

func (a *arena) take(n int) []float32 {
	if a.used+n > len(a.block) {
		a.block = make([]float32, max(2*len(a.block), n+1<<16))
		a.used = 0 // earlier slices keep the old block alive
	}
	s := a.block[a.used : a.used+n : a.used+n]
	a.used += n
	return s
}

func (a *arena) zero(n int) []float32 {
	s := a.take(n)
	clear(s)
	return s
}

// Encode runs the encoder over a batch; w.H holds the result.
func (n *Net) Encode(w *Work, b *Batch) {
	d, t := n.Width, b.Positions()
	w.arena.used = 0
	w.t = t
	k := len(n.Blocks)
	if len(w.x) != k+1 {
		w.x, w.hat, w.rstd = make([][]float32, k+1), make([][]float32, k+1), make([][]float32, k+1)
		w.col, w.won = make([][]float32, k), make([][]uint8, k)
		w.cell, w.gate = make([][]float32, k), make([][]float32, k)
	}
	w.x[0] = n.embed(w, b)
	y, z := w.arena.take(t*d), w.arena.take(t*2*d)
	var col []float32
	for i, dilation := range n.Blocks {
		n.normalise(w, i, y)
		w.x[i+1] = w.arena.take(t * d)
		if cap(w.won[i]) < t*d {
			w.won[i] = make([]uint8, t*d*2)
		}
		w.won[i] = w.won[i][:t*d]
		if dilation == recurrent {
			n.recur(w, b, i, y)
			continue
		}
		if w.drop != nil || col == nil { // training needs them all
			col = w.arena.take(t * 3 * d)
		}
		w.col[i] = col
		gather(col, y, b.Start, d, dilation)
		n.conv[i].apply(z, col, t)
		w.maxout(w.x[i+1], w.x[i], z, w.won[i], d)
	}
	w.H = w.arena.take(t * d)
	n.normalise(w, k, w.H)
}

// embed sums the embeddings of every position.
func (n *Net) embed(w *Work, b *Batch) []float32 {
	d, t := n.Width, w.t
	w.input = w.arena.zero(t * n.Vector)
	for i, word := range b.Words {
		if word.Vector >= 0 {
			n.Vectors.Read(w.input[i*n.Vector:(i+1)*n.Vector], word.Vector)
		}
	}
	x := w.arena.take(t * d)
	n.vector.apply(x, w.input, t)
	if n.Clues > 0 {
		w.clue = w.arena.take(t * d)
		n.clue.apply(w.clue, b.Clues, t)
		nn.Add(x, w.clue)
	}
	for i, word := range b.Words {
		row := x[i*d : (i+1)*d]
		for k, r := range word.Row {
			if n.Skip>>k&1 == 1 {
				continue
			}
			nn.Add(row, n.Tables[k][int(r)*d:(int(r)+1)*d])
		}
	}
	if w.drop != nil {
		w.embed = w.drop.mask(w.arena.take(t*d), w.drop.rates.Embed)
		for i, m := range w.embed {
			x[i] *= m
		}
	}
	return x
}

func (n *Net) normalise(w *Work, i int, y []float32) {
	d := n.Width
	w.hat[i], w.rstd[i] = y, w.arena.take(w.t)
	if w.drop != nil {
		w.hat[i] = w.arena.take(w.t * d)
	}
	g := n.norms[i]
	for p := 0; p < w.t; p++ {
		at, to := p*d, (p+1)*d
		w.rstd[i][p] = nn.LayerNorm(y[at:to], w.hat[i][at:to], w.x[i][at:to], g.Gain, g.Bias)
	}
}

// gather lays each position beside its neighbours at the given distance; outside
// the sentence there is zero.
func gather(col, y []float32, start []int, d, dilation int) {
	for s := 0; s+1 < len(start); s++ {
		lo, hi := start[s], start[s+1]
		for p := lo; p < hi; p++ {
			row := col[p*3*d : (p+1)*3*d]
			if q := p - dilation; q >= lo {
				copy(row[:d], y[q*d:(q+1)*d])
			} else {
				clear(row[:d])
			}
			copy(row[d:2*d], y[p*d:(p+1)*d])
			if q := p + dilation; q < hi {
				copy(row[2*d:], y[q*d:(q+1)*d])
			} else {
				clear(row[2*d:])
			}
		}
	}
}

// maxout adds the greater of z's two halves to x (Goodfellow et al. 2013).
func (w *Work) maxout(out, x, z []float32, won []uint8, d int) {
	if w.drop == nil {
		for p := 0; p < w.t; p++ {
			nn.AddMax(out[p*d:(p+1)*d], x[p*d:(p+1)*d], z[p*2*d:p*2*d+d], z[p*2*d+d:(p+1)*2*d])
		}
		return
	}
	rate := w.drop.rates.Block
	scale := 1 / (1 - rate)
	for p := 0; p < w.t; p++ {
		a, b := z[p*2*d:p*2*d+d], z[p*2*d+d:(p+1)*2*d]
		in, o, v := x[p*d:(p+1)*d], out[p*d:(p+1)*d], won[p*d:(p+1)*d]
		for j := range o {
			m, win := a[j], uint8(1)
			if b[j] > m {
				m, win = b[j], 2
			}
			if rate > 0 {
				if w.drop.hit(rate) {
					m, win = 0, 0
				} else {
					m *= scale
				}
			}
			o[j] = in[j] + m
			v[j] = win
		}
	}
}
