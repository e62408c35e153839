//go:build !amd64

package nn

var useAVX2, useAVX512 = false, false

func rowStep() int { return 4 }

func whole(rows int) int { return rows }

func kernel(c []float32, ldc int, a []float32, rsa, csa int, panel []float32, rows, k int) {
	kernelGo(c, ldc, a, rsa, csa, panel, rows, k)
}

func add8(dst, src *float32, n int) { panic("nn: no such kernel") }

func addmax8(out, x, a, b *float32, n int) { panic("nn: no such kernel") }

func adam8(a *Adam, w, m, v, mean, grad *float32, n int) { panic("nn: no such kernel") }

func sigmoid8(x *float32, n int) { panic("nn: no such kernel") }

func mix8(out, a, b, f *float32, n int) { panic("nn: no such kernel") }

func addmul8(out, x, a, b *float32, n int) { panic("nn: no such kernel") }
