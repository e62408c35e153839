package nn

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestVectorTwins holds Add, AddMax and Adam.Update to the bits of their plain loops.
func TestVectorTwins(t *testing.T) {
	had := useAVX2
	defer func() { useAVX2 = had }()
	for _, n := range []int{0, 1, 7, 8, 9, 64, 193} {
		run := func(fast bool) [5][]float32 {
			useAVX2 = fast
			r := rand.New(rand.NewPCG(5, uint64(n)))
			w, m, v, mean, g := random(r, n), random(r, n), random(r, n), random(r, n), random(r, n)
			for i := range v {
				v[i] *= v[i]
			}
			a := Adam{0.9, 0.1, 0.98, 0.02, 0.001, 1.5, 1e-8, 0.01}
			a.Update(w, m, v, mean, g)
			a.Update(w, m, v, mean, g)
			Add(g, w)
			AddMax(v, m, w, g)
			return [5][]float32{w, m, v, mean, g}
		}
		plain, fast := run(false), run(had)
		for i := range plain {
			if !slices.Equal(plain[i], fast[i]) {
				t.Errorf("n=%d: slice %d differs", n, i)
			}
		}
	}
}

func BenchmarkAdam(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 1))
	const n = 1 << 16
	w, m, v, mean, g := random(r, n), random(r, n), make([]float32, n), random(r, n), random(r, n)
	a := Adam{0.9, 0.1, 0.98, 0.02, 0.001, 1.5, 1e-8, 0.01}
	for b.Loop() {
		a.Update(w, m, v, mean, g)
	}
}
