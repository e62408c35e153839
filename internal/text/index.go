package text

import (
	"sort"
	"unicode/utf8"
)

// indexStep is how many code points lie between two entries of an Index. A
// look-up scans at most this many, so it is constant time; the table costs
// four bytes for each step.
const indexStep = 128

// Index translates between code points, in which every Span counts, and the
// bytes of a string. Building it is one pass; a look-up takes constant time
// from code points to bytes and logarithmic time the other way. An Index is
// immutable and may be shared between goroutines.
type Index struct {
	text  string
	runes int
	ascii bool    // byte offsets are code points
	marks []int32 // byte offset of code point indexStep*i
}

// NewIndex indexes s, which must be shorter than 2 GiB.
func NewIndex(s string) *Index {
	x := &Index{text: s, runes: utf8.RuneCountInString(s)}
	if x.runes == len(s) {
		x.ascii = true
		return x
	}
	x.marks = make([]int32, 0, x.runes/indexStep+1)
	n := 0
	for b := range s {
		if n%indexStep == 0 {
			x.marks = append(x.marks, int32(b))
		}
		n++
	}
	return x
}

// Len is the number of code points of the text.
func (x *Index) Len() int { return x.runes }

// Byte is the byte offset of a code point; offsets outside the text are
// clamped to it.
func (x *Index) Byte(codePoint int) int {
	switch {
	case codePoint <= 0:
		return 0
	case codePoint >= x.runes:
		return len(x.text)
	case x.ascii:
		return codePoint
	}
	b := int(x.marks[codePoint/indexStep])
	for n := codePoint % indexStep; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(x.text[b:])
		b += size
	}
	return b
}

// CodePoint is the code point at a byte offset; offsets outside the text are
// clamped to it, and an offset inside a code point counts as the next one.
func (x *Index) CodePoint(offset int) int {
	switch {
	case offset <= 0:
		return 0
	case offset >= len(x.text):
		return x.runes
	case x.ascii:
		return offset
	}
	i := sort.Search(len(x.marks), func(i int) bool { return int(x.marks[i]) > offset }) - 1
	b, n := int(x.marks[i]), i*indexStep
	for b < offset {
		_, size := utf8.DecodeRuneInString(x.text[b:])
		b += size
		n++
	}
	return n
}

// Slice is the text of a span, clamped to the text.
func (x *Index) Slice(s Span) string {
	start, end := x.Byte(s.Start), x.Byte(s.End)
	if end <= start {
		return ""
	}
	return x.text[start:end]
}
