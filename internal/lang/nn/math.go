package nn

import "math"

// Exp is e^x in float32 by range reduction and a polynomial of degree five
// (Moshier, Cephes expf). It is not math.Exp, which differs between processors.
// Results below the smallest normal number are 0; above the range, +Inf.
func Exp(x float32) float32 {
	if x < -87.33654 {
		return 0
	}
	if x > 88.37626 {
		return float32(math.Inf(1))
	}
	const log2e, c1, c2 = 1.44269504088896341, 0.693359375, -2.12194440e-4
	z := float32(x*log2e) + 0.5
	n := int32(z)
	if z < float32(n) {
		n-- // truncation towards zero made into floor
	}
	f := float32(n)
	x -= float32(f * c1)
	x -= float32(f * c2)
	y := float32(1.9875691500e-4)
	y = float32(y*x) + 1.3981999507e-3
	y = float32(y*x) + 8.3334519073e-3
	y = float32(y*x) + 4.1665795894e-2
	y = float32(y*x) + 1.6666665459e-1
	y = float32(y*x) + 5.0000001201e-1
	y = float32(y*float32(x*x)) + x
	y++
	return y * math.Float32frombits(uint32(n+127)<<23)
}

// Softmax turns scores into probabilities in place and returns the logarithm's
// two parts: the greatest score and the sum of exponentials above it.
func Softmax(x []float32) (top, sum float32) {
	top = x[0]
	for _, v := range x[1:] {
		if v > top {
			top = v
		}
	}
	for i, v := range x {
		e := Exp(v - top)
		x[i] = e
		sum += e
	}
	inv := 1 / sum
	for i := range x {
		x[i] *= inv
	}
	return top, sum
}

// LayerNorm writes (x-mean)/deviation to hat, that times gain plus bias to y,
// and returns 1/deviation (Ba, Kiros & Hinton 2016). All slices have x's length,
// a multiple of four; y and hat may be the same slice.
func LayerNorm(y, hat, x, gain, bias []float32) float32 {
	n := len(x)
	y, hat, gain, bias = y[:n], hat[:n], gain[:n], bias[:n]
	var s0, s1, s2, s3 float32
	for i := 0; i+3 < n; i += 4 {
		s0 += x[i]
		s1 += x[i+1]
		s2 += x[i+2]
		s3 += x[i+3]
	}
	mean := ((s0 + s1) + (s2 + s3)) / float32(n)
	s0, s1, s2, s3 = 0, 0, 0, 0
	for i := 0; i+3 < n; i += 4 {
		a, b, c, d := x[i]-mean, x[i+1]-mean, x[i+2]-mean, x[i+3]-mean
		s0 += float32(a * a)
		s1 += float32(b * b)
		s2 += float32(c * c)
		s3 += float32(d * d)
	}
	rstd := 1 / Sqrt(((s0+s1)+(s2+s3))/float32(n)+1e-5)
	for i, v := range x {
		h := float32((v - mean) * rstd)
		hat[i] = h
		y[i] = float32(h*gain[i]) + bias[i]
	}
	return rstd
}

// Sqrt is the correctly rounded square root.
func Sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }
