package train

import (
	"math"

	"kgraph/internal/lang/net"
	"kgraph/internal/lang/nn"
)

// clusterRounds is how often centres are moved; later rounds move few words.
const clusterRounds = 12

// clusters gives each word vector the number of one of k clusters of directions
// (spherical k-means, Dhillon & Modha 2001), whose first centres are frequent
// words. There must be k vectors or more.
func clusters(v net.Vectors, k int) []int32 {
	n, d := len(v.Scale), v.Dim
	x, centre := make([]float32, n*d), make([]float32, k*d)
	for i := range n {
		v.Read(x[i*d:(i+1)*d], int32(i))
		unit(x[i*d : (i+1)*d])
	}
	step := max(1, min(n, 20000)/k)
	for j := range k {
		copy(centre[j*d:(j+1)*d], x[j*step*d:])
	}
	at := make([]int32, n)
	const chunk = 256
	packed, likeness := make([]float32, nn.PackedLen(d, k)), make([]float32, chunk*k)
	for range clusterRounds {
		nn.Pack(packed, centre, d, k, 1, d)
		for lo := 0; lo < n; lo += chunk {
			m := min(chunk, n-lo)
			clear(likeness)
			nn.Gemm(likeness, k, x[lo*d:], d, 1, packed, m, k, d)
			for i := range m {
				at[lo+i] = greatest(likeness[i*k : (i+1)*k])
			}
		}
		clear(centre)
		for i, j := range at {
			nn.Add(centre[int(j)*d:int(j+1)*d], x[i*d:(i+1)*d])
		}
		for j := range k {
			unit(centre[j*d : (j+1)*d])
		}
	}
	return at
}

// unit scales a vector to length one.
func unit(x []float32) {
	var sum float64
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	scale := float32(1 / math.Sqrt(sum+1e-12))
	for i := range x {
		x[i] *= scale
	}
}

// greatest is the number of the greatest element, the first of equals.
func greatest(x []float32) int32 {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return int32(best)
}
