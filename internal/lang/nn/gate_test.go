package nn

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestGateTwins holds Sigmoids, Mix and AddMul to the bits of their plain loops.
func TestGateTwins(t *testing.T) {
	had := useAVX2
	defer func() { useAVX2 = had }()
	for _, n := range []int{0, 1, 8, 9, 64, 4093} {
		run := func(fast bool) [4][]float32 {
			useAVX2 = fast
			r := rand.New(rand.NewPCG(6, uint64(n)))
			x, a, b, f := random(r, n), random(r, n), random(r, n), random(r, n)
			for i := range f {
				f[i] *= float32(int(1) << (i % 12))
			}
			Sigmoids(f)
			Mix(x, a, b, f)
			AddMul(b, x, a, f)
			return [4][]float32{x, a, b, f}
		}
		plain, fast := run(false), run(had)
		for i := range plain {
			if !slices.Equal(plain[i], fast[i]) {
				t.Errorf("n=%d: slice %d differs", n, i)
			}
		}
	}
}

func TestSigmoid(t *testing.T) {
	for x := float32(-100); x <= 100; x += 0.37 {
		got := float64(Sigmoid(x))
		want := 1 / (1 + math.Exp(-float64(x)))
		if math.Abs(got-want) > 1e-6 {
			t.Errorf("Sigmoid(%g) = %g, want %g", x, got, want)
		}
	}
}
