#include "textflag.h"

// The constants of Exp and Sigmoid, as bits.
DATA exps<>+0(SB)/4, $0x3fb8aa3b // log2e
DATA exps<>+4(SB)/4, $0x3f000000 // half
DATA exps<>+8(SB)/4, $0x3f318000 // ln2hi
DATA exps<>+12(SB)/4, $0xb95e8083 // ln2lo
DATA exps<>+16(SB)/4, $0x39506967 // p0
DATA exps<>+20(SB)/4, $0x3ab743ce // p1
DATA exps<>+24(SB)/4, $0x3c088908 // p2
DATA exps<>+28(SB)/4, $0x3d2aa9c1 // p3
DATA exps<>+32(SB)/4, $0x3e2aaaaa // p4
DATA exps<>+36(SB)/4, $0x3f000000 // p5
DATA exps<>+40(SB)/4, $0x3f800000 // one
DATA exps<>+44(SB)/4, $0x42a00000 // top
DATA exps<>+48(SB)/4, $0xc2a00000 // low
DATA exps<>+52(SB)/4, $127
DATA exps<>+56(SB)/4, $0x80000000 // sign
DATA exps<>+60(SB)/4, $0
GLOBL exps<>(SB), RODATA|NOPTR, $64

// The steps are those of Exp, in its order, so the bits are the same.

// func sigmoid8(x *float32, n int)
TEXT ·sigmoid8(SB), NOSPLIT, $0-16
	MOVQ         x+0(FP), SI
	MOVQ         n+8(FP), CX
	VBROADCASTSS exps<>+0(SB), Y5
	VBROADCASTSS exps<>+4(SB), Y6
	VBROADCASTSS exps<>+8(SB), Y7
	VBROADCASTSS exps<>+12(SB), Y8
	VBROADCASTSS exps<>+16(SB), Y9
	VBROADCASTSS exps<>+20(SB), Y10
	VBROADCASTSS exps<>+24(SB), Y11
	VBROADCASTSS exps<>+28(SB), Y12
	VBROADCASTSS exps<>+32(SB), Y13
	VBROADCASTSS exps<>+36(SB), Y14
	VBROADCASTSS exps<>+40(SB), Y15

sigmoid:
	VBROADCASTSS exps<>+56(SB), Y0
	VXORPS       (SI), Y0, Y0
	VBROADCASTSS exps<>+44(SB), Y1
	VMINPS       Y1, Y0, Y0
	VBROADCASTSS exps<>+48(SB), Y1
	VMAXPS       Y1, Y0, Y0
	VMULPS       Y5, Y0, Y1
	VADDPS       Y6, Y1, Y1
	VCVTTPS2DQ   Y1, Y2
	VCVTDQ2PS    Y2, Y3
	VCMPPS       $1, Y3, Y1, Y3
	VPADDD       Y3, Y2, Y2
	VCVTDQ2PS    Y2, Y3
	VMULPS       Y7, Y3, Y4
	VSUBPS       Y4, Y0, Y0
	VMULPS       Y8, Y3, Y4
	VSUBPS       Y4, Y0, Y0
	VMULPS       Y0, Y9, Y1
	VADDPS       Y10, Y1, Y1
	VMULPS       Y0, Y1, Y1
	VADDPS       Y11, Y1, Y1
	VMULPS       Y0, Y1, Y1
	VADDPS       Y12, Y1, Y1
	VMULPS       Y0, Y1, Y1
	VADDPS       Y13, Y1, Y1
	VMULPS       Y0, Y1, Y1
	VADDPS       Y14, Y1, Y1
	VMULPS       Y0, Y0, Y4
	VMULPS       Y4, Y1, Y1
	VADDPS       Y0, Y1, Y1
	VADDPS       Y15, Y1, Y1
	VPBROADCASTD exps<>+52(SB), Y4
	VPADDD       Y4, Y2, Y2
	VPSLLD       $23, Y2, Y2
	VMULPS       Y2, Y1, Y1
	VADDPS       Y15, Y1, Y1
	VDIVPS       Y1, Y15, Y1
	VMOVUPS      Y1, (SI)
	ADDQ         $32, SI
	DECQ         CX
	JNZ          sigmoid
	VZEROUPPER
	RET

// func mix8(out, a, b, f *float32, n int)
TEXT ·mix8(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ f+24(FP), R8
	MOVQ n+32(FP), CX

mix:
	VMOVUPS (SI), Y0
	VMOVUPS (DX), Y1
	VSUBPS  Y0, Y1, Y1
	VMULPS  (R8), Y1, Y1
	VADDPS  Y0, Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ    $32, DI
	ADDQ    $32, SI
	ADDQ    $32, DX
	ADDQ    $32, R8
	DECQ    CX
	JNZ     mix
	VZEROUPPER
	RET

// func addmul8(out, x, a, b *float32, n int)
TEXT ·addmul8(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ a+16(FP), DX
	MOVQ b+24(FP), R8
	MOVQ n+32(FP), CX

addmul:
	VMOVUPS (DX), Y0
	VMULPS  (R8), Y0, Y0
	VADDPS  (SI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, DI
	ADDQ    $32, SI
	ADDQ    $32, DX
	ADDQ    $32, R8
	DECQ    CX
	JNZ     addmul
	VZEROUPPER
	RET
