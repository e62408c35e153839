package quadstore

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
)

// TermID is the identity of a term: the first 64 bits of the SHA-256 of its
// canonical encoding. Whoever writes a term looks whether another one has its
// identity already (ErrCollision), so that one identity is one term. The zero
// TermID stands for "no label". It is a Cayley graph.Ref.
type TermID [termSize]byte

const termSize = 8

// Key makes a TermID a Cayley reference.
func (id TermID) Key() interface{} { return id }

// Zero says whether the id stands for no term.
func (id TermID) Zero() bool { return id == TermID{} }

// ErrCollision is returned for a term whose identity another term of the store
// has: one in 10^11 at a hundred thousand terms, or made on purpose.
var ErrCollision = errors.New("the store cannot hold two terms with one 64-bit identity")

// ErrTerm is returned for bytes that encode no term: the store is damaged.
var ErrTerm = errors.New("damaged term in the store")

// The first byte of an encoded term says what it is.
const (
	kindIRI    = 'I'
	kindHex    = 'h' // IRI that ends in digits, these as bytes; never hashed
	kindBlank  = 'B'
	kindString = 'S'
	kindLang   = 'L'
	kindTyped  = 'T'
	kindInt    = 'i'
	kindFloat  = 'f'
	kindBool   = 'b'
	kindTime   = 't'
)

// Identify returns the identity of a value; the zero TermID for nil.
func Identify(v quad.Value) TermID {
	if v == nil {
		return TermID{}
	}
	var room [128]byte
	sum := sha256.Sum256(appendTerm(room[:0], v))
	return TermID(sum[:termSize])
}

// identify returns the identity of v, what tells v from others with the same
// identity, and the bytes that the term table holds, appended to buf[:0].
func identify(buf []byte, v quad.Value) (id TermID, more fingerprint, stored []byte) {
	buf = appendTerm(buf[:0], v)
	sum := sha256.Sum256(buf)
	return TermID(sum[:termSize]), fingerprint(sum[termSize:]), pack(buf)
}

// fingerprint is the rest of the hash of a term.
type fingerprint [sha256.Size - termSize]byte

// Packing is worth it from minHex digits on.
const minHex, maxHex = 16, 128

// pack writes the hexadecimal digits that an IRI ends in as bytes, in place.
func pack(b []byte) []byte {
	if b[0] != kindIRI {
		return b
	}
	n := 0
	for n < len(b)-1 && n < maxHex && isHex(b[len(b)-1-n]) {
		n++
	}
	if n &^= 1; n < minHex {
		return b
	}
	head := len(b) - n
	raw, err := hex.AppendDecode(nil, b[head:])
	if err != nil {
		return b
	}
	b = append(b[:head], raw...)
	b[0] = kindHex
	return append(b, byte(len(raw)))
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' }

// unpack is the inverse of pack, for an IRI that ends in digits.
func unpack(body []byte) (quad.Value, error) {
	if n := len(body) - 1; n >= 0 && int(body[n]) <= n {
		head := n - int(body[n])
		return quad.IRI(string(body[:head]) + hex.EncodeToString(body[head:n])), nil
	}
	return nil, fmt.Errorf("%w: digits of an IRI", ErrTerm)
}

// appendTerm appends the canonical encoding of v: one encoding a value, so
// that short and full datatype IRIs, and a number written as a typed string
// and as a number, are one term.
func appendTerm(b []byte, v quad.Value) []byte {
	switch v := v.(type) {
	case quad.IRI:
		return append(append(b, kindIRI), v...)
	case quad.BNode:
		return append(append(b, kindBlank), v...)
	case quad.String:
		return append(append(b, kindString), v...)
	case quad.LangString:
		b = append(append(b, kindLang), strings.ToLower(v.Lang)...)
		return append(append(b, 0), v.Value...)
	case quad.TypedString:
		if nv, ok := native(v); ok {
			return appendTerm(b, nv)
		}
		b = append(append(b, kindTyped), v.Type.Full()...)
		return append(append(b, 0), v.Value...)
	case quad.Int:
		return binary.BigEndian.AppendUint64(append(b, kindInt), uint64(v)^(1<<63))
	case quad.Float:
		return binary.BigEndian.AppendUint64(append(b, kindFloat), math.Float64bits(float64(v)))
	case quad.Bool:
		if v {
			return append(b, kindBool, 1)
		}
		return append(b, kindBool, 0)
	case quad.Time:
		t := time.Time(v)
		b = binary.BigEndian.AppendUint64(append(b, kindTime), uint64(t.Unix())^(1<<63))
		return binary.BigEndian.AppendUint32(b, uint32(t.Nanosecond()))
	default: // a value type of somebody else's: its text is what it is
		return append(append(b, kindString), v.String()...)
	}
}

// native turns a typed string into a number, time or truth value if nothing is
// lost by it: "042" stays a string.
func native(v quad.TypedString) (quad.Value, bool) {
	nv, err := v.ParseValue()
	if err != nil || nv == nil {
		return nil, false
	}
	if s, ok := nv.(quad.String); ok {
		return s, true
	}
	ts, ok := nv.(quad.TypedStringer)
	if !ok || ts.TypedString().Value != v.Value || ts.TypedString().Type.Full() != v.Type.Full() {
		return nil, false
	}
	return nv, true
}

// decodeTerm is the inverse of appendTerm.
func decodeTerm(b []byte) (quad.Value, error) {
	if len(b) == 0 {
		return nil, fmt.Errorf("%w: empty", ErrTerm)
	}
	body := b[1:]
	switch b[0] {
	case kindIRI:
		return quad.IRI(body), nil
	case kindHex:
		return unpack(body)
	case kindBlank:
		return quad.BNode(body), nil
	case kindString:
		return quad.String(body), nil
	case kindLang, kindTyped:
		head, tail, ok := strings.Cut(string(body), "\x00")
		if !ok {
			return nil, fmt.Errorf("%w: no separator", ErrTerm)
		}
		if b[0] == kindLang {
			return quad.LangString{Value: quad.String(tail), Lang: head}, nil
		}
		return quad.TypedString{Value: quad.String(tail), Type: quad.IRI(head)}, nil
	case kindInt:
		if len(body) == 8 {
			return quad.Int(binary.BigEndian.Uint64(body) ^ (1 << 63)), nil
		}
	case kindFloat:
		if len(body) == 8 {
			return quad.Float(math.Float64frombits(binary.BigEndian.Uint64(body))), nil
		}
	case kindBool:
		if len(body) == 1 {
			return quad.Bool(body[0] != 0), nil
		}
	case kindTime:
		if len(body) == 12 {
			sec := int64(binary.BigEndian.Uint64(body) ^ (1 << 63))
			return quad.Time(time.Unix(sec, int64(binary.BigEndian.Uint32(body[8:]))).UTC()), nil
		}
	}
	return nil, fmt.Errorf("%w: kind %q, %d bytes", ErrTerm, b[0], len(b))
}
