package net

import (
	"math"

	"kgraph/internal/lang/nn"
)

// A chain scores a whole sequence of name classes (a linear-chain conditional
// random field, Lafferty et al. 2001): the sum of each position's score of its
// class and of the score of that class after the one before it. Class 0 is
// outside any name, 1+2i begins a name of type i, 2+2i continues one and may
// follow 1+2i and 2+2i alone. Before the first word stands class 0.

// Never is the score of what may not be.
const Never = -1e30

// mayFollow says whether class k may stand after class before.
func mayFollow(before, k int) bool { return k == 0 || k%2 == 1 || before == k || before == k-1 }

// Follow gives the scores of what may follow what: of class k after class j,
// element j*Names+k. In a network that scores no chains they are 0 for all that
// may be.
func (n *Net) Follow() []float32 {
	c := n.Names
	f := make([]float32, c*c)
	if n.Chain {
		copy(f, n.follow.W)
	}
	for j := range c {
		for k := range c {
			if !mayFollow(j, k) {
				f[j*c+k] = Never
			}
		}
	}
	return f
}

// Chain finds sequences and probabilities in a chain of one sentence. Its memory
// is reused; it belongs to one goroutine.
type Chain struct {
	c             int
	weight        []float32 // of class k after class j, at c*j+k: exponentials of the scores
	emit          []float32 // exponentials of the rows of scores
	ahead, behind []float32 // the forward and backward sums, each row scaled to sum to one
	scale         []float32
}

// Prepare takes the scores of what may follow what: of class k of c after class j,
// element j*c+k.
func (h *Chain) Prepare(follow []float32, c int) {
	h.c = c
	h.weight = resize(h.weight, c*c)
	for i, v := range follow {
		h.weight[i] = nn.Exp(v) // 0 for Never
	}
}

func resize(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, 2*n)
	}
	return s[:n]
}

// sum runs both directions over rows of scores, of which only the classes in
// sets (all, where a set is 0 or sets is nil) are possible, and returns the
// logarithm of the sum over all sequences.
func (h *Chain) sum(rows []float32, sets []uint32) float64 {
	c := h.c
	m := len(rows) / c
	h.emit, h.ahead, h.behind = resize(h.emit, m*c), resize(h.ahead, m*c), resize(h.behind, m*c)
	h.scale = resize(h.scale, m)
	var log float64
	for i := range m {
		row, e := rows[i*c:(i+1)*c], h.emit[i*c:(i+1)*c]
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		for k, v := range row {
			e[k] = nn.Exp(v - top)
			if sets != nil && sets[i] != 0 && sets[i]>>k&1 == 0 {
				e[k] = 0
			}
		}
		a := h.ahead[i*c : (i+1)*c]
		var total float32
		for k := range a {
			var from float32
			if i == 0 {
				from = h.weight[k]
			} else {
				for j, v := range h.ahead[(i-1)*c : i*c] {
					from += float32(v * h.weight[j*c+k])
				}
			}
			a[k] = float32(from * e[k])
			total += a[k]
		}
		total = max(total, 1e-30)
		for k := range a {
			a[k] /= total
		}
		h.scale[i] = total
		log += math.Log(float64(total)) + float64(top)
	}
	for i := m - 1; i >= 0; i-- {
		b := h.behind[i*c : (i+1)*c]
		if i == m-1 {
			for k := range b {
				b[k] = 1
			}
			continue
		}
		next, e := h.behind[(i+1)*c:(i+2)*c], h.emit[(i+1)*c:(i+2)*c]
		for j := range b {
			var to float32
			for k := range next {
				to += float32(float32(h.weight[j*c+k]*e[k]) * next[k])
			}
			b[j] = to / h.scale[i+1]
		}
	}
	return log
}

// Probabilities writes the probability of every class of every position of a
// sentence to p, given its rows of scores; both have as many elements.
func (h *Chain) Probabilities(p, rows []float32) {
	h.sum(rows, nil)
	for i := range p {
		p[i] = h.ahead[i] * h.behind[i]
	}
}

// learnChain maximises the probability of the sequences that would be right: at
// each position any class of its set, at a position without a set any at all.
func (n *Net) learnChain(w *Work, g *Grad, b *Batch, dH []float32, gold *Gold, scale float32) float64 {
	m, c := &n.name, n.Names
	y := n.linear(w, m)
	free, tied := new(Chain), new(Chain)
	free.Prepare(n.Follow(), c)
	tied.Prepare(n.Follow(), c)
	follow := g.at.follow.W
	var loss float64
	for s := range b.Len() {
		lo, hi := b.Start[s]+1, b.Start[s+1]
		clear(y[(lo-1)*c : lo*c])
		sets := gold.Names[lo:hi]
		known := false
		for _, set := range sets {
			known = known || set != 0
		}
		rows := y[lo*c : hi*c]
		if !known {
			clear(rows)
			continue
		}
		loss += free.sum(rows, nil) - tied.sum(rows, sets)
		free.pairs(follow, scale)
		tied.pairs(follow, -scale)
		for i := range rows {
			rows[i] = scale * (free.ahead[i]*free.behind[i] - tied.ahead[i]*tied.behind[i])
		}
	}
	m.back(&g.at.name, dH, y, w.H, w.t, w)
	return loss
}

// pairs adds the expected counts of every pair of classes, times scale, to sum.
func (h *Chain) pairs(sum []float32, scale float32) {
	c := h.c
	for i := 0; i*c < len(h.ahead); i++ {
		to, e := h.behind[i*c:(i+1)*c], h.emit[i*c:(i+1)*c]
		f := scale / h.scale[i]
		if i == 0 {
			for k := range c {
				sum[k] += f * h.weight[k] * e[k] * to[k]
			}
			continue
		}
		for j, v := range h.ahead[(i-1)*c : i*c] {
			for k := range c {
				sum[j*c+k] += f * v * h.weight[j*c+k] * e[k] * to[k]
			}
		}
	}
}
