package text

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
)

// Labelled is a text with the code points at which its sentences end, in
// order: what the boundary model learns from.
type Labelled struct {
	Text string
	Ends []int
}

// TrainBoundaries fits the boundary model by logistic regression with
// AdaGrad steps and gives the bytes of its file. The same texts, epochs and
// seed give the same bytes. It is for the training command only.
func TrainBoundaries(texts []Labelled, epochs int, seed uint64) []byte {
	var examples []example
	for _, t := range texts {
		examples = appendExamples(examples, t)
	}
	w := make([]float64, boundaryBuckets)
	sum := make([]float64, boundaryBuckets)
	g2 := make([]float64, boundaryBuckets)
	rng := rand.New(rand.NewPCG(seed, 1))
	const rate, l2 = 0.05, 1e-3
	for epoch := range epochs {
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, e := range examples {
			z := 0.0
			for _, f := range e.features {
				z += w[f]
			}
			d := 1/(1+math.Exp(-z)) - e.label
			for _, f := range e.features {
				g := d + l2*w[f]
				g2[f] += g * g
				w[f] -= rate * g / (math.Sqrt(g2[f]) + 1e-3)
			}
		}
		if epoch >= epochs/2 {
			for f := range w {
				sum[f] += w[f] / float64(epochs-epochs/2)
			}
		}
	}
	return encodeBoundary(sum)
}

// encodeBoundary rounds the weights to signed bytes.
func encodeBoundary(w []float64) []byte {
	top := 1e-9
	for _, x := range w {
		top = max(top, math.Abs(x))
	}
	b := append([]byte(boundaryMagic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(b[len(boundaryMagic):], math.Float32bits(float32(top/127)))
	for _, x := range w {
		b = append(b, byte(int8(math.Round(x/top*127))))
	}
	return b
}

type example struct {
	features []uint32
	label    float64
}

// appendExamples adds the gaps of one text, each seen after the true
// sentence ends before it.
func appendExamples(dst []example, t Labelled) []example {
	ends := make(map[int]bool, len(t.Ends))
	for _, e := range t.Ends {
		ends[e] = true
	}
	x := NewIndex(t.Text)
	var s segmenter
	for _, p := range Paragraphs(t.Text) {
		s.load(x.Slice(p.Span))
		s.split()
		s.look()
		g := gap{looks: s.looks}
		for i := range s.looks {
			if i == len(s.looks)-1 {
				break
			}
			g.i = i
			g.count(i)
			end := ends[p.Start+s.words[i].end]
			if g.candidate() {
				e := example{features: g.features(nil)}
				if end {
					e.label = 1
				}
				dst = append(dst, e)
			}
			if end {
				g.restart(i + 1)
			}
		}
	}
	return dst
}
