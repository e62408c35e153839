package text

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"sync"
)

// The boundary model is a linear classifier over hashed features of the gap
// between two words, trained by cmd train on treebanks (see
// train.go). Its file holds a magic string, the scale of its weights and one
// signed byte for each feature bucket.
const (
	boundaryMagic   = "KGSB1\n"
	boundaryBuckets = 1 << 17
)

//go:generate go run ./train -o boundary.bin

//go:embed boundary.bin
var boundaryFile []byte

// boundaryModel scores gaps; it is immutable once decoded.
type boundaryModel struct {
	scale   float32
	weights []int8
}

var defaultBoundary = sync.OnceValues(func() (*boundaryModel, error) { return decodeBoundary(boundaryFile) })

// decodeBoundary reads a model file.
func decodeBoundary(b []byte) (*boundaryModel, error) {
	if len(b) != len(boundaryMagic)+4+boundaryBuckets || string(b[:len(boundaryMagic)]) != boundaryMagic {
		return nil, fmt.Errorf("text: the embedded sentence model is damaged (%d bytes): build the program again", len(b))
	}
	b = b[len(boundaryMagic):]
	m := &boundaryModel{scale: math.Float32frombits(binary.LittleEndian.Uint32(b)), weights: make([]int8, boundaryBuckets)}
	for i, w := range b[4:] {
		m.weights[i] = int8(w)
	}
	return m, nil
}

// score is above zero where a sentence ends. The sum is over integers, so it
// is the same on every machine.
func (m *boundaryModel) score(features []uint32) float32 {
	sum := int32(0)
	for _, f := range features {
		sum += int32(m.weights[f])
	}
	return float32(sum) * m.scale
}

// glue is what stands between two words.
type glue uint8

const (
	glueNone    glue = iota
	glueSpace        // one space
	glueWide         // several spaces or a tab
	glueNewline      // a line end that does not end the paragraph
)

// look is what the features need to know of a word.
type look struct {
	form  uint32 // hash of the lower-cased form, digits folded
	shape uint32 // hash of the shape: case, digits, punctuation
	kind  uint8  // coarse class, see kinds
	glue  glue   // before the next word
	inner bool
}

// Coarse classes of words.
const (
	kindLower uint8 = iota
	kindUpper       // Capitalised
	kindCaps        // ALL CAPITALS
	kindDigit
	kindPeriod   // . alone
	kindStrong   // ! ? and other sentence ends
	kindEllipsis // ... and the like
	kindColon    // : ;
	kindComma
	kindDash
	kindOpen
	kindClose
	kindQuote   // " and other marks without a side
	kindAbbrev  // a word with its period
	kindInitial // J.
	kindDotted  // U.S.
	kindOther
)

func kindOf(rs []rune) uint8 {
	r := rs[0]
	last := rs[len(rs)-1]
	switch {
	case isDigit(r):
		return kindDigit
	case isLetter(r):
		if last == '.' && len(rs) > 1 {
			switch {
			case len(rs) == 2:
				return kindInitial
			case rs[1] == '.' || rs[len(rs)-3] == '.':
				return kindDotted
			}
			return kindAbbrev
		}
		if !isUpper(r) {
			return kindLower
		}
		if len(rs) > 1 && isUpper(rs[1]) && isUpper(last) {
			return kindCaps
		}
		return kindUpper
	case r == '.' && len(rs) == 1:
		return kindPeriod
	case r == '…' || r == '.' && last == '.':
		return kindEllipsis
	case isTerminal(r):
		return kindStrong
	case r == ':' || r == ';':
		if len(rs) > 1 {
			return kindOther
		}
		return kindColon
	case r == ',':
		return kindComma
	case r == '-' || r == '–' || r == '—':
		return kindDash
	case isOpener(r):
		return kindOpen
	case r == '"' || r == '\'' || r == '`':
		return kindQuote
	case isCloser(r):
		return kindClose
	}
	return kindOther
}

// lookOf hashes a word.
func lookOf(rs []rune, w word, g glue) look {
	l := look{kind: kindOf(rs), glue: g, inner: w.inner}
	const offset, prime = 2166136261, 16777619
	form, shape := uint32(offset), uint32(offset)
	var lastShape rune
	run := 0
	for i, r := range rs {
		c := r
		switch {
		case isDigit(r):
			r, c = '0', 'd'
		case isUpper(r):
			c = 'X'
			if r < 0x80 {
				r += 'a' - 'A'
			}
		case isLetter(r):
			c = 'x'
		}
		if i < 24 {
			form = (form ^ uint32(r)) * prime
		}
		if c != lastShape {
			run, lastShape = 0, c
		}
		if run++; run <= 2 && i < 24 {
			shape = (shape ^ uint32(c)) * prime
		}
	}
	l.form, l.shape = form, shape
	return l
}
