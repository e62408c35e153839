package model

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"strings"

	"kgraph/internal/lang/net"
	"kgraph/internal/lang/table"
)

const (
	magic      = "KGRAPHLM"
	headerSize = len(magic) + 4 + 4 + 8 // magic, version, checksum, payload length
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Bytes is the model as a file. The same model gives the same bytes.
func (m *Model) Bytes() []byte {
	e := &encoder{b: make([]byte, headerSize, 12<<20)}
	c := m.Net.Config
	for _, v := range []int{c.Width, c.Arc, c.Label, len(c.Blocks)} {
		e.int(v)
	}
	for _, v := range c.Blocks {
		e.int(v)
	}
	for _, v := range c.Hashed[1:] {
		e.int(v)
	}
	e.list(m.Tags)
	e.list(m.Feats)
	for _, f := range m.TagFeats {
		e.int(len(f))
		for _, v := range f {
			e.int(int(v))
		}
	}
	e.list(m.Labels)
	e.list(m.Names)
	v := &m.Net.Vectors
	e.int(v.Dim)
	e.table(v.Index)
	e.floats(v.Scale)
	e.b = append(e.b, v.Data...)
	e.table(m.Net.KnownForms())
	e.weights(m.Net)
	e.table(m.Lemmas.Keys)
	for _, r := range m.Lemmas.Rule {
		e.b = binary.LittleEndian.AppendUint16(e.b, r)
	}
	e.int(len(m.Lemmas.Edits))
	for _, x := range m.Lemmas.Edits {
		lower := 0
		if x.Lower {
			lower = 1
		}
		e.int(lower)
		e.int(int(x.Cut))
		e.string(x.Add)
	}
	version := plain
	if m.Finder != nil {
		version = withFinder
		e.finder(m.Finder)
	}
	payload := e.b[headerSize:]
	copy(e.b, magic)
	binary.LittleEndian.PutUint32(e.b[8:], uint32(version))
	binary.LittleEndian.PutUint32(e.b[12:], crc32.Checksum(payload, castagnoli))
	binary.LittleEndian.PutUint64(e.b[16:], uint64(len(payload)))
	return e.b
}

type encoder struct{ b []byte }

// weights writes a network's layers and tables.
func (e *encoder) weights(n *net.Net) {
	for _, x := range n.Mats() {
		e.matrix(x.W, x.Out)
		e.floats(x.B)
	}
	for _, x := range n.Norms() {
		e.floats(x.Gain)
		e.floats(x.Bias)
	}
	for t := range net.NumTables {
		e.matrix(n.Tables[t], n.Width)
	}
}

// finder writes a name finder: its types, the shape of its networks and their
// weights.
func (e *encoder) finder(f *Finder) {
	e.list(f.Types)
	c := f.Nets[0].Config
	e.int(c.Width)
	e.int(c.Clues)
	e.int(int(c.Skip))
	e.int(len(c.Blocks))
	for _, v := range c.Blocks {
		e.int(v)
	}
	e.int(len(f.Nets))
	for _, n := range f.Nets {
		e.weights(n)
	}
}

func (e *encoder) int(v int) { e.b = binary.AppendUvarint(e.b, uint64(v)) }

func (e *encoder) string(s string) {
	e.int(len(s))
	e.b = append(e.b, s...)
}

func (e *encoder) list(l []string) {
	e.int(len(l))
	for _, s := range l {
		e.string(s)
	}
}

// table writes the lengths of a table's strings, then the strings end to end.
func (e *encoder) table(t *table.Strings) {
	e.int(t.Len())
	var all strings.Builder
	for i := range t.Len() {
		s := t.At(i)
		e.int(len(s))
		all.WriteString(s)
	}
	e.string(all.String())
}

func (e *encoder) floats(x []float32) {
	for _, v := range x {
		e.b = binary.LittleEndian.AppendUint32(e.b, math.Float32bits(v))
	}
}

// matrix writes rows of that width as int8, each after its scale.
func (e *encoder) matrix(x []float32, width int) {
	for ; len(x) > 0; x = x[width:] {
		var top float32
		for _, v := range x[:width] {
			top = max(top, v, -v)
		}
		scale := top / 127
		e.floats([]float32{scale})
		for _, v := range x[:width] {
			q := 0.0
			if scale > 0 {
				q = math.RoundToEven(float64(v / scale))
			}
			e.b = append(e.b, byte(int8(max(-127, min(127, q)))))
		}
	}
}
