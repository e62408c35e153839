package graph

import (
	"encoding/binary"
	"fmt"
	"math"
)

// packer goes through the values of a record in one order, which packs them
// when it writes and gives them back when it reads: the layout stands once, in
// recordform.go and recordclaim.go. A value that is what the values before it let expect takes one
// byte, and always the same one, so that the blocks in which records lie side
// by side compress well.
//
// Reading, the strings it gives are parts of one string.
type packer struct {
	reading bool
	b       []byte // written so far
	in      string // yet to be read
	err     error  // the first fault of what is read

	seen   []string       // reading: strings that came in full, in their order
	seenAt map[string]int // writing: where they are
	met    int            // writing: how many they are
	within string         // the sentence that strings may be a part of
}

func newPacker() *packer { return &packer{b: []byte{packedForm}, seenAt: map[string]int{}} }

// newUnpacker reads what a packer wrote.
func newUnpacker(b []byte) (*packer, error) {
	if len(b) == 0 || b[0] != packedForm {
		return nil, fmt.Errorf("%w: neither a record nor a header", ErrDamaged)
	}
	return &packer{reading: true, in: string(b[1:])}, nil
}

// end is the first fault of what was read; that something is left is one.
func (p *packer) end() error {
	if p.err == nil && p.in != "" {
		p.fail("something follows its end")
	}
	return p.err
}

func (p *packer) fail(what string) {
	if p.err == nil {
		p.err = fmt.Errorf("%w: record: %s", ErrDamaged, what)
		p.in = ""
	}
}

// uint is a number that is not negative.
func (p *packer) uint(n *uint64) {
	if !p.reading {
		p.b = binary.AppendUvarint(p.b, *n)
		return
	}
	// As binary.Uvarint, of a string.
	*n = 0
	for i, shift := 0, 0; i < len(p.in) && shift < 64; i, shift = i+1, shift+7 {
		c := p.in[i]
		*n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			p.in = p.in[i+1:]
			return
		}
	}
	p.fail("a number is cut off")
}

// int is a number near the guess.
func (p *packer) int(n *int, guess int) {
	d := int64(*n) - int64(guess)
	u := uint64(d)<<1 ^ uint64(d>>63)
	p.uint(&u)
	*n = guess + int(int64(u>>1)^-int64(u&1))
}

// ref is the index of an entity, or NoEntity.
func (p *packer) ref(n *int, guess int, entities int) {
	p.int(n, guess)
	if p.reading && (*n < NoEntity || *n >= entities) {
		p.fail("an entity that is not there")
		*n = NoEntity
	}
}

// share is a number from 0 to 1, as a rule of few decimal places.
func (p *packer) share(x *float64) {
	const places = 1e4
	u := uint64(0)
	if k := math.Round(*x * places); k >= 0 && k < 1<<40 && k/places == *x && !(k == 0 && math.Signbit(*x)) {
		u = uint64(k) + 1
	}
	p.uint(&u)
	if u > 0 {
		*x = float64(u-1) / places
		return
	}
	if !p.reading {
		p.b = binary.LittleEndian.AppendUint64(p.b, math.Float64bits(*x))
		return
	}
	*x = math.Float64frombits(binary.LittleEndian.Uint64([]byte(p.take(8))))
}

// take is the next n bytes of what is read, zeros if there are none.
func (p *packer) take(n uint64) string {
	if n > uint64(len(p.in)) {
		p.fail("a string is cut off")
		return "\x00\x00\x00\x00\x00\x00\x00\x00"[:min(n, 8)]
	}
	s := p.in[:n]
	p.in = p.in[n:]
	return s
}

// flags are eight truths.
func (p *packer) flags(of ...*bool) {
	if p.reading {
		c := p.take(1)[0]
		for i, f := range of {
			*f = c>>i&1 != 0
		}
		return
	}
	c := byte(0)
	for i, f := range of {
		if *f {
			c |= 1 << i
		}
	}
	p.b = append(p.b, c)
}

// packList is a list and what f does with each of its elements. Unless it keeps
// an empty list, that is one that is not there.
func packList[T any](p *packer, list *[]T, keepsEmpty bool, f func(i int, of *T)) {
	n := uint64(len(*list))
	if keepsEmpty && *list != nil {
		n++
	}
	p.uint(&n)
	if p.reading {
		*list = nil
		if n == 0 {
			return
		}
		if keepsEmpty {
			n--
		}
		// An element takes a byte at least; what is said to be longer is damaged.
		if n > uint64(len(p.in)) {
			p.fail("a list is cut off")
			return
		}
		*list = make([]T, 0, min(n, 1<<10))
		for i := range int(n) {
			if p.err != nil {
				return
			}
			var of T
			*list = append(*list, of)
			f(i, &(*list)[i])
		}
		return
	}
	for i := range *list {
		f(i, &(*list)[i])
	}
}
