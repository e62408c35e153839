//go:build !amd64

package nn

var useAVX2, useAVX512 = false, false

func rowStep() int { return 4 }

func kernel(c []float32, ldc int, a []float32, rsa, csa int, panel []float32, rows, k int) {
	kernelGo(c, ldc, a, rsa, csa, panel, rows, k)
}
