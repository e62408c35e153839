package nn

// tile is the number of output columns a kernel computes at a time: two AVX
// registers of eight float32.
const tile = 16

// PackedLen is the length of the packed form of a k×n matrix.
func PackedLen(k, n int) int { return k * ((n + tile - 1) / tile) * tile }

// Pack copies the k×n matrix b (element (p,j) at b[p*rs+j*cs]) into panels of 16
// columns, each k×16 row-major, padded with zeros, as Gemm wants them. The
// strides let a transpose be packed without making it first. dst must have
// PackedLen(k, n) elements.
func Pack(dst, b []float32, k, n, rs, cs int) {
	for j := 0; j < n; j += tile {
		w := min(tile, n-j)
		panel := dst[j*k : (j+tile)*k]
		if cs == 1 {
			for p := 0; p < k; p++ {
				row := panel[p*tile : p*tile+tile]
				copy(row, b[p*rs+j:p*rs+j+w])
				clear(row[w:])
			}
			continue
		}
		for x := 0; x < w; x++ {
			col := b[(j+x)*cs:]
			for p := 0; p < k; p++ {
				panel[p*tile+x] = col[p*rs]
			}
		}
		for x := w; x < tile; x++ {
			for p := 0; p < k; p++ {
				panel[p*tile+x] = 0
			}
		}
	}
}

// Gemm computes C += A·B for an m×k matrix A (element (i,p) at a[i*rsa+p*csa]),
// a k×n matrix B packed by Pack, and an m×n row-major matrix C with ldc elements
// a row. Columns of C at or past n are left alone. The terms are added to C in
// the order of p.
func Gemm(c []float32, ldc int, a []float32, rsa, csa int, packed []float32, m, n, k int) {
	if m == 0 || n == 0 || k == 0 {
		return
	}
	// One check in place of many: the kernels are handed bare pointers.
	_ = c[(m-1)*ldc+n-1]
	_ = a[(m-1)*rsa+(k-1)*csa]
	_ = packed[PackedLen(k, n)-1]
	step := rowStep()
	for j := 0; j < n; j += tile {
		panel, w := packed[j*k:], min(tile, n-j)
		for i := 0; i < m; {
			rows, taken := cut(i, m, step)
			if rows == taken && w == tile {
				kernel(c[i*ldc+j:], ldc, a[i*rsa:], rsa, csa, panel, rows, k)
			} else {
				aside(c[i*ldc+j:], ldc, a[(i+rows-taken)*rsa:], rsa, csa, panel, rows, taken, w, k)
			}
			i += rows
		}
	}
}

// cut says how many rows to compute next when those before i of m are done, and
// how many the kernel takes for it: where few are left, a kernel of more rows, the
// first of them computed once more for nothing, is faster than a kernel a row.
func cut(i, m, step int) (rows, taken int) {
	rows = min(step, m-i)
	if taken = whole(rows); taken <= m {
		return rows, taken
	}
	if rows > 4 {
		return 4, 4
	}
	return rows, rows
}

// aside computes w columns of rows rows in a tile of its own. The kernel takes
// more rows if taken is greater; a begins with the first of these, c with the
// first that counts.
func aside(c []float32, ldc int, a []float32, rsa, csa int, panel []float32, rows, taken, w, k int) {
	var edge [8 * tile]float32
	own := edge[(taken-rows)*tile:]
	for r := 0; r < rows; r++ {
		copy(own[r*tile:r*tile+w], c[r*ldc:r*ldc+w])
	}
	kernel(edge[:], tile, a, rsa, csa, panel, taken, k)
	for r := 0; r < rows; r++ {
		copy(c[r*ldc:r*ldc+w], own[r*tile:r*tile+w])
	}
}

// kernelGo is the plain twin of the assembly: it adds A·B to rows×16 of C.
func kernelGo(c []float32, ldc int, a []float32, rsa, csa int, panel []float32, rows, k int) {
	for i := 0; i < rows; i++ {
		out := (*[tile]float32)(c[i*ldc:])
		acc := *out
		for p := 0; p < k; p++ {
			x := a[i*rsa+p*csa]
			row := (*[tile]float32)(panel[p*tile:])
			for j := range acc {
				acc[j] += float32(x * row[j]) // the conversion forbids fusing
			}
		}
		*out = acc
	}
}
