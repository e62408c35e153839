#include "textflag.h"

// Row r of the tile lives in Y(2r), Y(2r+1). Multiplication and addition are
// apart on purpose: the plain Go twin must give the same bits.

// func gemm4x16(c *float32, ldc uintptr, a *float32, rsa, csa uintptr, b *float32, k int)
TEXT ·gemm4x16(SB), NOSPLIT, $0-56
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ rsa+24(FP), R9
	MOVQ csa+32(FP), R10
	MOVQ b+40(FP), DX
	MOVQ k+48(FP), CX
	LEAQ (R8)(R8*2), R11
	LEAQ (R9)(R9*2), R12
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS (DI)(R8*1), Y2
	VMOVUPS 32(DI)(R8*1), Y3
	VMOVUPS (DI)(R8*2), Y4
	VMOVUPS 32(DI)(R8*2), Y5
	VMOVUPS (DI)(R11*1), Y6
	VMOVUPS 32(DI)(R11*1), Y7

loop4:
	VMOVUPS      (DX), Y8
	VMOVUPS      32(DX), Y9
	VBROADCASTSS (SI), Y10
	VMULPS       Y8, Y10, Y11
	VMULPS       Y9, Y10, Y12
	VADDPS       Y11, Y0, Y0
	VADDPS       Y12, Y1, Y1
	VBROADCASTSS (SI)(R9*1), Y13
	VMULPS       Y8, Y13, Y14
	VMULPS       Y9, Y13, Y15
	VADDPS       Y14, Y2, Y2
	VADDPS       Y15, Y3, Y3
	VBROADCASTSS (SI)(R9*2), Y10
	VMULPS       Y8, Y10, Y11
	VMULPS       Y9, Y10, Y12
	VADDPS       Y11, Y4, Y4
	VADDPS       Y12, Y5, Y5
	VBROADCASTSS (SI)(R12*1), Y13
	VMULPS       Y8, Y13, Y14
	VMULPS       Y9, Y13, Y15
	VADDPS       Y14, Y6, Y6
	VADDPS       Y15, Y7, Y7
	ADDQ         R10, SI
	ADDQ         $64, DX
	DECQ         CX
	JNZ          loop4

	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, (DI)(R8*1)
	VMOVUPS Y3, 32(DI)(R8*1)
	VMOVUPS Y4, (DI)(R8*2)
	VMOVUPS Y5, 32(DI)(R8*2)
	VMOVUPS Y6, (DI)(R11*1)
	VMOVUPS Y7, 32(DI)(R11*1)
	VZEROUPPER
	RET

// func gemm1x16(c *float32, a *float32, csa uintptr, b *float32, k int)
TEXT ·gemm1x16(SB), NOSPLIT, $0-40
	MOVQ c+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ csa+16(FP), R10
	MOVQ b+24(FP), DX
	MOVQ k+32(FP), CX
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1

loop1:
	VBROADCASTSS (SI), Y10
	VMULPS       (DX), Y10, Y11
	VMULPS       32(DX), Y10, Y12
	VADDPS       Y11, Y0, Y0
	VADDPS       Y12, Y1, Y1
	ADDQ         R10, SI
	ADDQ         $64, DX
	DECQ         CX
	JNZ          loop1

	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET
