//go:build amd64

package nn

import "golang.org/x/sys/cpu"

// Decided once; tests switch them off to compare the kernels.
var (
	useAVX2   = cpu.X86.HasAVX2
	useAVX512 = cpu.X86.HasAVX2 && cpu.X86.HasAVX512F
)

// rowStep is the number of rows the widest kernel takes at a time.
func rowStep() int {
	if useAVX512 {
		return 8
	}
	return 4
}

// whole is the number of rows that a kernel takes at once and that costs no more
// than so few rows.
func whole(rows int) int {
	switch {
	case !useAVX2:
	case rows == 2 || rows == 3:
		return 4
	case useAVX512 && (rows == 6 || rows == 7):
		return 8
	}
	return rows
}

// gemm4x16 adds A·B to a 4×16 tile of C; strides are in bytes.
//
//go:noescape
func gemm4x16(c *float32, ldc uintptr, a *float32, rsa, csa uintptr, b *float32, k int)

// gemm8x16 adds A·B to an 8×16 tile of C with AVX-512; strides are in bytes.
//
//go:noescape
func gemm8x16(c *float32, ldc uintptr, a *float32, rsa, csa uintptr, b *float32, k int)

// gemm1x16 adds A·B to a 1×16 tile of C; the stride is in bytes.
//
//go:noescape
func gemm1x16(c *float32, a *float32, csa uintptr, b *float32, k int)

func kernel(c []float32, ldc int, a []float32, rsa, csa int, panel []float32, rows, k int) {
	if !useAVX2 {
		kernelGo(c, ldc, a, rsa, csa, panel, rows, k)
		return
	}
	if rows == 8 {
		gemm8x16(&c[0], uintptr(ldc)*4, &a[0], uintptr(rsa)*4, uintptr(csa)*4, &panel[0], k)
		return
	}
	if rows >= 4 {
		gemm4x16(&c[0], uintptr(ldc)*4, &a[0], uintptr(rsa)*4, uintptr(csa)*4, &panel[0], k)
		if rows > 4 {
			kernel(c[4*ldc:], ldc, a[4*rsa:], rsa, csa, panel, rows-4, k)
		}
		return
	}
	for i := 0; i < rows; i++ {
		gemm1x16(&c[i*ldc], &a[i*rsa], uintptr(csa)*4, &panel[0], k)
	}
}

// These work on n groups of eight.
//
//go:noescape
func add8(dst, src *float32, n int)

//go:noescape
func addmax8(out, x, a, b *float32, n int)

//go:noescape
func adam8(a *Adam, w, m, v, mean, grad *float32, n int)

// sigmoid8 works in place; mix8 and addmul8 are Mix and AddMul.
//
//go:noescape
func sigmoid8(x *float32, n int)

//go:noescape
func mix8(out, a, b, f *float32, n int)

//go:noescape
func addmul8(out, x, a, b *float32, n int)
