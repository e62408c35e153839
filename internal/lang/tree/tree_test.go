package tree

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// brute tries every assignment of heads that makes a projective tree.
func brute(scores []float32, m int) float64 {
	heads := make([]int, m)
	heads[0] = -1
	top := math.Inf(-1)
	var try func(i int)
	try = func(i int) {
		if i == m {
			if Valid(heads) && projective(heads) {
				top = max(top, value(scores, heads))
			}
			return
		}
		for j := range m {
			if j != i {
				heads[i] = j
				try(i + 1)
			}
		}
	}
	try(1)
	return top
}

func value(scores []float32, heads []int) float64 {
	var v float64
	for i, h := range heads[1:] {
		v += float64(scores[(i+1)*len(heads)+h])
	}
	return v
}

func TestDecodeIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for m := 1; m <= 6; m++ {
		for range 300 {
			s := make([]float32, m*m)
			for i := range s {
				s[i] = float32(r.NormFloat64() * 3)
			}
			heads := Decode(s, m)
			if !Valid(heads) || !projective(heads) {
				t.Fatalf("%v is no tree", heads)
			}
			if m > 1 && math.Abs(value(s, heads)-brute(s, m)) > 1e-4 {
				t.Fatalf("m=%d: %v scores %v, best is %v", m, heads, value(s, heads), brute(s, m))
			}
		}
	}
}

func TestDecodeOdd(t *testing.T) {
	nan := float32(math.NaN())
	inf := float32(math.Inf(1))
	for _, v := range []float32{nan, inf, -inf, 0} {
		s := slices.Repeat([]float32{v}, 49)
		if h := Decode(s, 7); !Valid(h) || !projective(h) {
			t.Errorf("all %v: %v is no tree", v, h)
		}
	}
}

func TestValid(t *testing.T) {
	for _, c := range []struct {
		heads []int
		want  bool
	}{
		{[]int{-1}, true}, {[]int{-1, 0}, true}, {[]int{-1, 0, 0}, false}, {[]int{-1, 2, 1}, false},
		{[]int{-1, 2, 0}, true}, {[]int{-1, 0, 3, 2}, false}, {[]int{-1, 9, 0}, false},
	} {
		if got := Valid(c.heads); got != c.want {
			t.Errorf("Valid(%v) = %v", c.heads, got)
		}
	}
}
