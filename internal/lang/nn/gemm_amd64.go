//go:build amd64

package nn

import "golang.org/x/sys/cpu"

// useAVX2 is decided once; tests switch it off to compare with the twin.
var useAVX2 = cpu.X86.HasAVX2

// gemm4x16 adds A·B to a 4×16 tile of C; strides are in bytes.
//
//go:noescape
func gemm4x16(c *float32, ldc uintptr, a *float32, rsa, csa uintptr, b *float32, k int)

// gemm1x16 adds A·B to a 1×16 tile of C; the stride is in bytes.
//
//go:noescape
func gemm1x16(c *float32, a *float32, csa uintptr, b *float32, k int)

func kernel(c []float32, ldc int, a []float32, rsa, csa int, panel []float32, rows, k int) {
	if !useAVX2 {
		kernelGo(c, ldc, a, rsa, csa, panel, rows, k)
		return
	}
	if rows == 4 {
		gemm4x16(&c[0], uintptr(ldc)*4, &a[0], uintptr(rsa)*4, uintptr(csa)*4, &panel[0], k)
		return
	}
	for i := 0; i < rows; i++ {
		gemm1x16(&c[i*ldc], &a[i*rsa], uintptr(csa)*4, &panel[0], k)
	}
}
