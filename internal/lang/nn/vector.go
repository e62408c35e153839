package nn

// Add adds src to dst, which must be at least as long.
func Add(dst, src []float32) {
	dst = dst[:len(src)]
	i := 0
	if useAVX2 && len(src) >= 8 {
		i = len(src) &^ 7
		add8(&dst[0], &src[0], i/8)
	}
	for ; i < len(src); i++ {
		dst[i] += src[i]
	}
}

// AddMax writes x plus the greater of a and b to out; all of out's length.
func AddMax(out, x, a, b []float32) {
	x, a, b = x[:len(out)], a[:len(out)], b[:len(out)]
	i := 0
	if useAVX2 && len(out) >= 8 {
		i = len(out) &^ 7
		addmax8(&out[0], &x[0], &a[0], &b[0], i/8)
	}
	for ; i < len(out); i++ {
		m := a[i]
		if b[i] > m {
			m = b[i]
		}
		out[i] = x[i] + m
	}
}

// Adam holds the constants of one step of Adam (Kingma & Ba 2015) with a running
// mean of the weights. The order of the fields is known to the assembly.
type Adam struct {
	Beta1, Rest1 float32 // decay of the first moment, and 1 - that
	Beta2, Rest2 float32 // of the second
	Rate         float32 // learning rate, with the first moment's bias corrected
	Scale2       float32 // corrects the second moment's bias
	Epsilon      float32
	Renew        float32 // 1 - decay of the running mean
}

// Update takes one step: w are the weights, m and v their moments, mean their
// running mean, g the gradient; all of w's length.
func (a *Adam) Update(w, m, v, mean, g []float32) {
	m, v, mean, g = m[:len(w)], v[:len(w)], mean[:len(w)], g[:len(w)]
	i := 0
	if useAVX2 && len(w) >= 8 {
		i = len(w) &^ 7
		adam8(a, &w[0], &m[0], &v[0], &mean[0], &g[0], i/8)
	}
	for ; i < len(w); i++ {
		x := g[i]
		m[i] = float32(a.Beta1*m[i]) + float32(a.Rest1*x)
		v[i] = float32(a.Beta2*v[i]) + float32(float32(a.Rest2*x)*x)
		w[i] -= float32(a.Rate*m[i]) / (Sqrt(float32(v[i]*a.Scale2)) + a.Epsilon)
		mean[i] += float32(a.Renew * (w[i] - mean[i]))
	}
}
