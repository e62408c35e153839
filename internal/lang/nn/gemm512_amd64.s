#include "textflag.h"

// Row r of the tile lives in Zr; the arithmetic is that of gemm4x16, lane by
// lane, so the bits are the same.

// func gemm8x16(c *float32, ldc uintptr, a *float32, rsa, csa uintptr, b *float32, k int)
TEXT ·gemm8x16(SB), NOSPLIT, $0-56
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ rsa+24(FP), R9
	MOVQ csa+32(FP), R10
	MOVQ b+40(FP), DX
	MOVQ k+48(FP), CX
	LEAQ (R8)(R8*2), R11
	LEAQ (R9)(R9*2), R12
	LEAQ (DI)(R8*4), R13
	LEAQ (SI)(R9*4), R15
	VMOVUPS (DI), Z0
	VMOVUPS (DI)(R8*1), Z1
	VMOVUPS (DI)(R8*2), Z2
	VMOVUPS (DI)(R11*1), Z3
	VMOVUPS (R13), Z4
	VMOVUPS (R13)(R8*1), Z5
	VMOVUPS (R13)(R8*2), Z6
	VMOVUPS (R13)(R11*1), Z7

loop8:
	VMOVUPS     (DX), Z8
	VMULPS.BCST (SI), Z8, Z10
	VMULPS.BCST (SI)(R9*1), Z8, Z11
	VMULPS.BCST (SI)(R9*2), Z8, Z12
	VMULPS.BCST (SI)(R12*1), Z8, Z13
	VADDPS      Z10, Z0, Z0
	VADDPS      Z11, Z1, Z1
	VADDPS      Z12, Z2, Z2
	VADDPS      Z13, Z3, Z3
	VMULPS.BCST (R15), Z8, Z10
	VMULPS.BCST (R15)(R9*1), Z8, Z11
	VMULPS.BCST (R15)(R9*2), Z8, Z12
	VMULPS.BCST (R15)(R12*1), Z8, Z13
	VADDPS      Z10, Z4, Z4
	VADDPS      Z11, Z5, Z5
	VADDPS      Z12, Z6, Z6
	VADDPS      Z13, Z7, Z7
	ADDQ        R10, SI
	ADDQ        R10, R15
	ADDQ        $64, DX
	DECQ        CX
	JNZ         loop8

	VMOVUPS Z0, (DI)
	VMOVUPS Z1, (DI)(R8*1)
	VMOVUPS Z2, (DI)(R8*2)
	VMOVUPS Z3, (DI)(R11*1)
	VMOVUPS Z4, (R13)
	VMOVUPS Z5, (R13)(R8*1)
	VMOVUPS Z6, (R13)(R8*2)
	VMOVUPS Z7, (R13)(R11*1)
	VZEROUPPER
	RET
