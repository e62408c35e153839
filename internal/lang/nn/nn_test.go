package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

// TestGemmTwin holds the assembly to the bits of the plain Go kernel, and both
// to a naive sum in the stated order.
func TestGemmTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	had, had512 := useAVX2, useAVX512
	defer func() { useAVX2, useAVX512 = had, had512 }()
	for _, d := range [][3]int{{1, 1, 1}, {4, 16, 7}, {5, 17, 3}, {3, 15, 64}, {13, 104, 128}, {15, 40, 9}, {64, 256, 384},
		{2, 16, 5}, {3, 32, 5}, {6, 16, 5}, {7, 16, 5}, {8, 8, 5}, {9, 16, 5}, {10, 31, 5}, {11, 16, 5}, {12, 16, 5}, {14, 33, 5}, {16, 16, 5}, {17, 1, 5}} {
		m, n, k := d[0], d[1], d[2]
		for _, trans := range []bool{false, true} {
			a, b, c := random(r, m*k), random(r, k*n), random(r, m*n)
			rsa, csa := k, 1
			if trans {
				rsa, csa = 1, m
			}
			packed := make([]float32, PackedLen(k, n))
			if trans {
				bt := make([]float32, k*n)
				for p := range k {
					for j := range n {
						bt[j*k+p] = b[p*n+j]
					}
				}
				Pack(packed, bt, k, n, 1, k)
			} else {
				Pack(packed, b, k, n, n, 1)
			}
			want := append([]float32(nil), c...)
			for i := range m {
				for j := range n {
					for p := range k {
						want[i*n+j] += float32(a[i*rsa+p*csa] * b[p*n+j])
					}
				}
			}
			for _, fast := range [][2]bool{{false, false}, {had, false}, {had, had512}} {
				useAVX2, useAVX512 = fast[0], fast[1]
				got := append([]float32(nil), c...)
				Gemm(got, n, a, rsa, csa, packed, m, n, k)
				for i := range got {
					if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
						t.Fatalf("%v trans=%v avx=%v: element %d is %v, want %v", d, trans, fast, i, got[i], want[i])
					}
				}
			}
		}
	}
}

// TestGemmRowsApart says a row's result does not depend on its neighbours.
func TestGemmRowsApart(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const m, n, k = 11, 48, 96
	a, b := random(r, m*k), random(r, k*n)
	packed := make([]float32, PackedLen(k, n))
	Pack(packed, b, k, n, n, 1)
	all := make([]float32, m*n)
	Gemm(all, n, a, k, 1, packed, m, n, k)
	for i := range m {
		one := make([]float32, n)
		Gemm(one, n, a[i*k:], k, 1, packed, 1, n, k)
		for j := range one {
			if one[j] != all[i*n+j] {
				t.Fatalf("row %d differs alone and among others", i)
			}
		}
	}
}

func TestExp(t *testing.T) {
	for x := -87.0; x < 88; x += 0.0137 {
		got, want := float64(Exp(float32(x))), math.Exp(float64(float32(x)))
		if math.Abs(got-want) > 3e-7*want {
			t.Fatalf("Exp(%v) = %v, want %v", x, got, want)
		}
	}
	if Exp(-1000) != 0 || !math.IsInf(float64(Exp(1000)), 1) || Exp(0) != 1 {
		t.Error("Exp at the ends of its range")
	}
}

func TestSoftmax(t *testing.T) {
	x := []float32{1, 2, 3, -40}
	Softmax(x)
	var s float32
	for _, v := range x {
		s += v
	}
	if math.Abs(float64(s)-1) > 1e-6 || x[2] < x[1] {
		t.Errorf("Softmax gives %v", x)
	}
}

func BenchmarkGemm(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	const m, n, k = 128, 256, 384
	a, w, c := random(r, m*k), random(r, k*n), make([]float32, m*n)
	packed := make([]float32, PackedLen(k, n))
	Pack(packed, w, k, n, n, 1)
	for b.Loop() {
		clear(c)
		Gemm(c, n, a, k, 1, packed, m, n, k)
	}
	b.ReportMetric(2*m*n*k*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOPS")
}

func BenchmarkExp(b *testing.B) {
	var s float32
	x := float32(0)
	for b.Loop() {
		s += Exp(x)
		x -= 0.001
	}
	_ = s
}
