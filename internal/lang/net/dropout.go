package net

import "math/rand/v2"

// Rates are the dropout rates of training, each below 1.
type Rates struct {
	Embed, Block, Head float32
	Word               float32 // a form is taken for unknown
	Vector             float32 // a word vector is hidden
}

// dropper deals out dropout decisions from one seeded stream, eight a draw.
type dropper struct {
	rates Rates
	rand  *rand.PCG
	bits  uint64
	left  int
}

func newDropper(r Rates, seed, stream uint64) *dropper {
	return &dropper{rates: r, rand: rand.NewPCG(seed, stream)}
}

// hit says whether to drop, with the rate rounded to a 256th.
func (d *dropper) hit(rate float32) bool {
	if d.left == 0 {
		d.bits, d.left = d.rand.Uint64(), 8
	}
	b := uint8(d.bits)
	d.bits >>= 8
	d.left--
	return b < uint8(rate*256)
}

// mask fills m with 0 or the multiplier that keeps the mean.
func (d *dropper) mask(m []float32, rate float32) []float32 {
	keep := 1 / (1 - rate)
	for i := range m {
		m[i] = keep
		if rate > 0 && d.hit(rate) {
			m[i] = 0
		}
	}
	return m
}

// hide replaces some forms with the unknown form and hides some vectors, so that
// the network learns to do without.
func (d *dropper) hide(words []Word) {
	for i := range words {
		w := &words[i]
		if w.Row[tabForm] == formRoot {
			continue
		}
		if d.hit(d.rates.Word) {
			w.Row[tabForm] = formUnknown
		}
		if d.hit(d.rates.Vector) {
			w.Vector = -1
		}
	}
}
