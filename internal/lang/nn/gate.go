package nn

// Sigmoid is 1/(1+e^-x), x being cut to ±80.
func Sigmoid(x float32) float32 { return 1 / (1 + Exp(max(-80, min(80, -x)))) }

// Sigmoids replaces every element of x by its Sigmoid.
func Sigmoids(x []float32) {
	i := 0
	if useAVX2 && len(x) >= 8 {
		i = len(x) &^ 7
		sigmoid8(&x[0], i/8)
	}
	for ; i < len(x); i++ {
		x[i] = Sigmoid(x[i])
	}
}

// Mix writes a + f·(b-a) to out, element by element; all of out's length.
func Mix(out, a, b, f []float32) {
	a, b, f = a[:len(out)], b[:len(out)], f[:len(out)]
	i := 0
	if useAVX2 && len(out) >= 8 {
		i = len(out) &^ 7
		mix8(&out[0], &a[0], &b[0], &f[0], i/8)
	}
	for ; i < len(out); i++ {
		out[i] = a[i] + float32(f[i]*(b[i]-a[i]))
	}
}

// AddMul writes x + a·b to out, element by element; all of out's length.
func AddMul(out, x, a, b []float32) {
	x, a, b = x[:len(out)], a[:len(out)], b[:len(out)]
	i := 0
	if useAVX2 && len(out) >= 8 {
		i = len(out) &^ 7
		addmul8(&out[0], &x[0], &a[0], &b[0], i/8)
	}
	for ; i < len(out); i++ {
		out[i] = x[i] + float32(a[i]*b[i])
	}
}
