#include "textflag.h"

// func add8(dst, src *float32, n int)
TEXT ·add8(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX

addloop:
	VMOVUPS (DI), Y0
	VADDPS  (SI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, DI
	ADDQ    $32, SI
	DECQ    CX
	JNZ     addloop
	VZEROUPPER
	RET

// func addmax8(out, x, a, b *float32, n int)
TEXT ·addmax8(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ a+16(FP), R8
	MOVQ b+24(FP), R9
	MOVQ n+32(FP), CX

maxloop:
	VMOVUPS (R9), Y0
	VMAXPS  (R8), Y0, Y0 // b > a ? b : a, as the twin has it
	VADDPS  (SI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, DI
	ADDQ    $32, SI
	ADDQ    $32, R8
	ADDQ    $32, R9
	DECQ    CX
	JNZ     maxloop
	VZEROUPPER
	RET

// func adam8(a *Adam, w, m, v, mean, grad *float32, n int)
TEXT ·adam8(SB), NOSPLIT, $0-56
	MOVQ a+0(FP), AX
	MOVQ w+8(FP), DI
	MOVQ m+16(FP), R8
	MOVQ v+24(FP), R9
	MOVQ mean+32(FP), R10
	MOVQ grad+40(FP), SI
	MOVQ n+48(FP), CX
	VBROADCASTSS (AX), Y8
	VBROADCASTSS 4(AX), Y9
	VBROADCASTSS 8(AX), Y10
	VBROADCASTSS 12(AX), Y11
	VBROADCASTSS 16(AX), Y12
	VBROADCASTSS 20(AX), Y13
	VBROADCASTSS 24(AX), Y14
	VBROADCASTSS 28(AX), Y15

adamloop:
	VMOVUPS (SI), Y0       // x
	VMULPS  (R8), Y8, Y1   // Beta1 m
	VMULPS  Y0, Y9, Y2     // Rest1 x
	VADDPS  Y2, Y1, Y1
	VMOVUPS Y1, (R8)
	VMULPS  (R9), Y10, Y3  // Beta2 v
	VMULPS  Y0, Y11, Y4    // Rest2 x
	VMULPS  Y0, Y4, Y4
	VADDPS  Y4, Y3, Y3
	VMOVUPS Y3, (R9)
	VMULPS  Y3, Y13, Y3
	VSQRTPS Y3, Y3
	VADDPS  Y14, Y3, Y3
	VMULPS  Y1, Y12, Y1    // Rate m
	VDIVPS  Y3, Y1, Y1
	VMOVUPS (DI), Y5
	VSUBPS  Y1, Y5, Y5
	VMOVUPS Y5, (DI)
	VMOVUPS (R10), Y6
	VSUBPS  Y6, Y5, Y7     // w - mean
	VMULPS  Y7, Y15, Y7
	VADDPS  Y7, Y6, Y6
	VMOVUPS Y6, (R10)
	ADDQ    $32, DI
	ADDQ    $32, R8
	ADDQ    $32, R9
	ADDQ    $32, R10
	ADDQ    $32, SI
	DECQ    CX
	JNZ     adamloop
	VZEROUPPER
	RET
