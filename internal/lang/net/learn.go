package net

import (
	"math"

	"kgraph/internal/lang/nn"
)

// Gold is what a batch should have come out as, one element a position. ROOT
// positions and unknown values hold -1 (Names: 0).
type Gold struct {
	Tag, Feat, Label []int32
	Head             []int32  // position in the batch; ROOT's own position for ROOT
	Names            []uint32 // the set of name classes that would be right
	// Taught holds a teacher's opinion of each position in place of all the
	// above but Head, the head it prefers; nil where there is none. The slice is
	// as long as the others, or empty.
	Taught []*Taught
}

// Taught is a teacher's opinion of a word: the classes it holds likely. Arc's
// classes are positions in the sentence, ROOT being 0.
type Taught struct{ Tag, Feat, Name, Arc, Label []Likely }

// Likely is a class with its share of the probability; the shares of a word's
// classes sum to one.
type Likely struct {
	Class int32
	Share float32
}

// Reset empties the gold and keeps its memory.
func (g *Gold) Reset() {
	g.Tag, g.Feat, g.Label = g.Tag[:0], g.Feat[:0], g.Label[:0]
	g.Head, g.Names, g.Taught = g.Head[:0], g.Names[:0], g.Taught[:0]
}

// taught is the teacher's opinion of position p.
func (g *Gold) taught(p int) *Taught {
	if p < len(g.Taught) {
		return g.Taught[p]
	}
	return nil
}

// Weights say how much each head's loss counts.
type Weights struct{ Tag, Feat, Name, Arc, Label float32 }

// Loss is a sum of negative log likelihoods in nats, by head.
type Loss struct{ Tag, Feat, Name, Arc, Label float64 }

// Add adds another batch's loss.
func (l *Loss) Add(o Loss) {
	l.Tag += o.Tag
	l.Feat += o.Feat
	l.Name += o.Name
	l.Arc += o.Arc
	l.Label += o.Label
}

// Grad holds the gradient of a batch: the dense weights' and that of the summed
// embeddings, a row a position. A Grad belongs to one goroutine at a time.
type Grad struct {
	Dense []float32
	X     []float32 // T×Width
	at    *Net      // the layers' views of Dense
}

// NewGrad makes an empty gradient.
func (n *Net) NewGrad() *Grad {
	at := &Net{Config: n.Config}
	at.Dense = make([]float32, len(n.Dense))
	at.lay(at.Dense)
	return &Grad{Dense: at.Dense, at: at}
}

// Training turns dropout on for the next batch, or off with the zero Rates.
// The stream makes the decisions of one part of one step its own.
func (w *Work) Training(r Rates, seed, stream uint64) { w.drop = newDropper(r, seed, stream) }

// Learn runs a batch forward and backward and leaves the gradient of the summed
// loss times scale in g. Training must have been called; PackAll must have
// packed the transposes. The batch's words are changed by word dropout.
func (n *Net) Learn(w *Work, g *Grad, b *Batch, gold *Gold, weights Weights, scale float32) Loss {
	clear(g.Dense)
	w.drop.hide(b.Words)
	n.Encode(w, b)
	t, d := w.t, n.Width
	dH := w.arena.zero(t * d)
	var loss Loss
	if n.Tags > 0 {
		loss.Tag = n.learnClass(w, &n.tag, &g.at.tag, dH, gold.Tag, gold.part(func(t *Taught) []Likely { return t.Tag }), weights.Tag*scale)
		loss.Feat = n.learnClass(w, &n.feat, &g.at.feat, dH, gold.Feat, gold.part(func(t *Taught) []Likely { return t.Feat }), weights.Feat*scale)
	}
	if n.Chain {
		loss.Name = n.learnChain(w, g, b, dH, gold, weights.Name*scale)
	} else {
		loss.Name = n.learnNames(w, g, dH, gold, weights.Name*scale)
	}
	if n.Arc > 0 {
		loss.Arc = n.learnArcs(w, g, b, dH, gold, weights.Arc*scale)
		loss.Label = n.learnLabels(w, g, dH, gold, weights.Label*scale)
	}
	n.learnEncoder(w, g, b, dH)
	return loss
}

// part gives one part of the teacher's opinion of a position.
func (g *Gold) part(of func(*Taught) []Likely) func(p int) []Likely {
	return func(p int) []Likely {
		if t := g.taught(p); t != nil {
			return of(t)
		}
		return nil
	}
}

// crossEntropy turns a row of scores into the gradient of -log p(class) times
// scale and returns -log p(class).
func crossEntropy(row []float32, class int32, scale float32) float64 {
	gold := row[class]
	top, sum := nn.Softmax(row)
	for i := range row {
		row[i] *= scale
	}
	row[class] -= scale
	return math.Log(float64(sum)) - float64(gold-top)
}

// softEntropy is crossEntropy against a teacher's opinion (Hinton, Vinyals & Dean
// 2015, at temperature one).
func softEntropy(row []float32, likely []Likely, scale float32) float64 {
	if len(likely) == 0 {
		clear(row)
		return 0
	}
	var mean float64
	for _, l := range likely {
		mean += float64(l.Share * row[l.Class])
	}
	top, sum := nn.Softmax(row)
	for i := range row {
		row[i] *= scale
	}
	for _, l := range likely {
		row[l.Class] -= scale * l.Share
	}
	return math.Log(float64(sum)) + float64(top) - mean
}

func (n *Net) learnClass(w *Work, m, gm *Mat, dH []float32, gold []int32, taught func(p int) []Likely, scale float32) float64 {
	y := n.linear(w, m)
	var loss float64
	for p := 0; p < w.t; p++ {
		row := y[p*m.Out : (p+1)*m.Out]
		if l := taught(p); l != nil {
			loss += softEntropy(row, l, scale)
			continue
		}
		if gold[p] < 0 {
			clear(row)
			continue
		}
		loss += crossEntropy(row, gold[p], scale)
	}
	m.back(gm, dH, y, w.H, w.t, w)
	return loss
}

// learnNames maximises the probability of the set of classes that would be
// right, so that corpora which lack a type can still teach the others.
func (n *Net) learnNames(w *Work, g *Grad, dH []float32, gold *Gold, scale float32) float64 {
	m := &n.name
	y := n.linear(w, m)
	var loss float64
	for p := 0; p < w.t; p++ {
		row := y[p*m.Out : (p+1)*m.Out]
		if t := gold.taught(p); t != nil {
			loss += softEntropy(row, t.Name, scale)
			continue
		}
		set := gold.Names[p]
		if set == 0 {
			clear(row)
			continue
		}
		nn.Softmax(row)
		var right float32
		for c, v := range row {
			if set>>c&1 == 1 {
				right += v
			}
		}
		right = max(right, 1e-20)
		loss -= math.Log(float64(right))
		for c, v := range row {
			row[c] = v * scale
			if set>>c&1 == 1 {
				row[c] -= v / right * scale
			}
		}
	}
	m.back(&g.at.name, dH, y, w.H, w.t, w)
	return loss
}

func (n *Net) learnArcs(w *Work, g *Grad, b *Batch, dH []float32, gold *Gold, scale float32) float64 {
	t, a := w.t, n.Arc
	n.ArcScores(w, b)
	dBi, dHead := w.arena.zero(t*a), w.arena.zero(t*a)
	dDist, dDep := w.arena.zero(t*buckets), w.arena.zero(t*a)
	var loss float64
	for s, sc := range w.scores {
		lo, m := b.Start[s], b.Start[s+1]-b.Start[s]
		clear(sc[:m])
		for i := 1; i < m; i++ {
			row, far := sc[i*m:(i+1)*m], dDist[(lo+i)*buckets:(lo+i+1)*buckets]
			row[i] = float32(math.Inf(-1))
			if t := gold.taught(lo + i); t != nil {
				loss += softEntropy(row, t.Arc, scale)
			} else {
				loss += crossEntropy(row, gold.Head[lo+i]-int32(lo), scale)
			}
			for j, v := range row {
				far[bucket(i, j)] += v
			}
		}
		// scores = bi·headᵀ
		packed := w.arena.take(nn.PackedLen(m, a))
		nn.Pack(packed, w.head[lo*a:], m, a, a, 1)
		nn.Gemm(dBi[lo*a:], a, sc, m, 1, packed, m, a, m)
		nn.Pack(packed, w.bi[lo*a:], m, a, a, 1)
		nn.Gemm(dHead[lo*a:], a, sc, 1, m, packed, m, a, m)
	}
	n.bi.back(&g.at.bi, dDep, dBi, w.dep, t, w)
	n.dist.back(&g.at.dist, dDep, dDist, w.dep, t, w)
	w.unrelu(dDep, w.dep)
	w.unrelu(dHead, w.head)
	n.dep.back(&g.at.dep, dH, dDep, w.H, t, w)
	n.head.back(&g.at.head, dH, dHead, w.H, t, w)
	return loss
}

func (n *Net) learnLabels(w *Work, g *Grad, dH []float32, gold *Gold, scale float32) float64 {
	t, l := w.t, n.Label
	y := n.LabelScores(w, gold.Head)
	var loss float64
	for p := 0; p < t; p++ {
		row := y[p*n.Labels : (p+1)*n.Labels]
		if t := gold.taught(p); t != nil {
			loss += softEntropy(row, t.Label, scale)
			continue
		}
		if gold.Label[p] < 0 {
			clear(row)
			continue
		}
		loss += crossEntropy(row, gold.Label[p], scale)
	}
	dHidden := w.arena.zero(t * l)
	n.lab.back(&g.at.lab, dHidden, y, w.hidden, t, w)
	w.unrelu(dHidden, w.hidden)
	dHead := w.arena.zero(t * l)
	for p := 0; p < t; p++ {
		if t := gold.taught(p); gold.Label[p] < 0 && (t == nil || len(t.Label) == 0) {
			continue
		}
		h := int(gold.Head[p])
		nn.Add(dHead[h*l:(h+1)*l], dHidden[p*l:(p+1)*l])
	}
	n.labDep.back(&g.at.labDep, dH, dHidden, w.H, t, w)
	n.labHead.back(&g.at.labHead, dH, dHead, w.H, t, w)
	return loss
}
