package quadstore

import "github.com/cayleygraph/quad"

// QuadID is the identity of a quad: its four terms in the order subject,
// predicate, object, label. It is a Cayley graph.Ref.
type QuadID [4 * termSize]byte

// Key makes a QuadID a Cayley reference.
func (q QuadID) Key() interface{} { return q }

// Term returns the term in direction d.
func (q QuadID) Term(d quad.Direction) TermID {
	i := slot(d)
	return TermID(q[i*termSize : (i+1)*termSize])
}

func slot(d quad.Direction) int {
	switch d {
	case quad.Subject:
		return 0
	case quad.Predicate:
		return 1
	case quad.Object:
		return 2
	default:
		return 3
	}
}

// The first byte of a key. The package owns these and no others; whoever
// shares the database keeps clear of them.
const (
	TagTerm = 0x10 // TagTerm id -> encoded term
	TagSPO  = 0x11 // order subject predicate object label -> origin
	TagPOS  = 0x12
	TagOSP  = 0x13
	TagGSPO = 0x14
)

const keySize = 1 + 4*termSize

// orders says, for each tag, which slot of the QuadID stands where in the key.
var orders = [4]struct {
	tag   byte
	slots [4]int
}{
	{TagSPO, [4]int{0, 1, 2, 3}},
	{TagPOS, [4]int{1, 2, 0, 3}},
	{TagOSP, [4]int{2, 0, 1, 3}},
	{TagGSPO, [4]int{3, 0, 1, 2}},
}

// orderOf is the index into orders of the order that begins with direction d.
func orderOf(d quad.Direction) int { return slot(d) }

// appendKey appends the key of q in the order with index o.
func appendKey(b []byte, o int, q QuadID) []byte {
	b = append(b, orders[o].tag)
	for _, s := range orders[o].slots {
		b = append(b, q[s*termSize:(s+1)*termSize]...)
	}
	return b
}

// parseKey reads a QuadID out of a key of the order with index o.
func parseKey(o int, key []byte) (q QuadID, ok bool) {
	if len(key) != keySize || key[0] != orders[o].tag {
		return q, false
	}
	for i, s := range orders[o].slots {
		copy(q[s*termSize:(s+1)*termSize], key[1+i*termSize:])
	}
	return q, true
}

func termKey(id TermID) []byte {
	return append([]byte{TagTerm}, id[:]...)
}

// upper returns the first key after all those with the given prefix, or nil.
func upper(prefix []byte) []byte {
	end := append([]byte(nil), prefix...)
	for i := len(end) - 1; i >= 0; i-- {
		end[i]++
		if end[i] != 0 {
			return end[:i+1]
		}
	}
	return nil
}
