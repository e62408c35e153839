package model

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"

	"kgraph/internal/lang/clue"
	"kgraph/internal/lang/lemma"
	"kgraph/internal/lang/net"
	"kgraph/internal/lang/table"
)

// Read makes a model out of a file's bytes, which it keeps and does not change.
func Read(b []byte) (*Model, error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: it does not begin like one", ErrModel)
	}
	version := binary.LittleEndian.Uint32(b[8:])
	if version != plain && version != withFinder {
		return nil, fmt.Errorf("%w: layout version %d, this program reads versions %d and %d", ErrModel, version, plain, withFinder)
	}
	payload := b[headerSize:]
	if n := binary.LittleEndian.Uint64(b[16:]); n != uint64(len(payload)) {
		return nil, fmt.Errorf("%w: %d bytes after the header, the header says %d: truncated or overlong", ErrModel, len(payload), n)
	}
	if sum := crc32.Checksum(payload, castagnoli); sum != binary.LittleEndian.Uint32(b[12:]) {
		return nil, fmt.Errorf("%w: checksum %08x is not the header's: the file was altered", ErrModel, sum)
	}
	d := &decoder{b: payload}
	m := d.model()
	if version == withFinder {
		m.Finder = d.finder(m)
	}
	if d.err == nil && len(d.b) > 0 {
		d.fail("bytes left over")
	}
	if d.err != nil {
		return nil, d.err
	}
	m.Net.PackAll(false)
	if m.Finder != nil {
		for _, n := range m.Finder.Nets {
			n.PackAll(false)
		}
	}
	words := m.Net.Vectors.Index
	m.Lemmas.Known = func(w string) bool { return words.Find(w) >= 0 }
	return m, nil
}

// decoder reads parts off the front of b; after a failure it yields zeros.
type decoder struct {
	b   []byte
	err error
}

func (d *decoder) model() *Model {
	m := new(Model)
	var c net.Config
	c.Width, c.Arc, c.Label = d.width(), d.width(), d.width()
	c.Blocks = d.blocks()
	for i := range c.Hashed[1:] {
		if c.Hashed[1+i] = d.count(1<<20, 0); c.Hashed[1+i] < 2 {
			d.fail("an embedding table is too small")
		}
	}
	m.Tags, m.Feats = d.list(), d.list()
	m.TagFeats = make([][]int32, len(m.Tags))
	for i := range m.TagFeats {
		m.TagFeats[i] = make([]int32, d.count(len(m.Feats), 1))
		for j := range m.TagFeats[i] {
			if f := d.count(1<<20, 0); f < len(m.Feats) {
				m.TagFeats[i][j] = int32(f)
			} else {
				d.fail("feature number out of range")
			}
		}
	}
	m.Labels, m.Names = d.list(), d.list()
	c.Tags, c.Feats, c.Labels, c.Names = len(m.Tags), len(m.Feats), len(m.Labels), 1+2*len(m.Names)
	if c.Tags == 0 || c.Feats == 0 || c.Labels < 2 || c.Names > 32 {
		d.fail("a head without classes, or with too many")
	}
	var v net.Vectors
	v.Dim = d.count(1<<12, 0)
	v.Index = d.table()
	v.Scale = make([]float32, v.Index.Len())
	d.floats(v.Scale)
	v.Data = d.take(v.Index.Len() * v.Dim)
	forms := d.table()
	if d.err != nil || forms.Len()*c.Width > len(d.b) {
		d.fail("too short for its tables")
		return m
	}
	m.Net = net.New(c, forms, v)
	d.weights(m.Net)
	m.Lemmas = d.lemmas()
	return m
}

func (d *decoder) blocks() []int {
	b := make([]int, d.count(64, 1))
	for i := range b {
		b[i] = d.count(1<<10, 0)
	}
	return b
}

// weights reads what the encoder of that name wrote.
func (d *decoder) weights(n *net.Net) {
	for _, x := range n.Mats() {
		d.matrix(x.W, x.Out)
		d.floats(x.B)
	}
	for _, x := range n.Norms() {
		d.floats(x.Gain)
		d.floats(x.Bias)
	}
	for t := range net.NumTables {
		d.matrix(n.Tables[t], n.Width)
	}
}

// finder reads the name finder.
func (d *decoder) finder(m *Model) *Finder {
	f := &Finder{Types: d.list()}
	for _, t := range f.Types {
		if !slices.Contains(m.Names, t) {
			d.fail("its name finder knows a type that the parser does not")
		}
	}
	if d.err != nil {
		return nil
	}
	parser := m.Net
	c := net.Config{Hashed: parser.Hashed, Names: 1 + 2*len(f.Types), Chain: true}
	c.Width, c.Clues, c.Skip, c.Blocks = d.width(), d.count(1<<10, 0), uint(d.count(1<<net.NumTables-1, 0)), d.blocks()
	if c.Clues != clue.Width {
		d.fail("its name finder wants other clues than this program gives")
	}
	f.Nets = make([]*net.Net, d.count(16, 1))
	if d.err != nil || len(f.Nets) == 0 || c.Names > 32 || len(f.Nets)*c.Width > len(d.b) {
		d.fail("too short for its name finder")
		return nil
	}
	for i := range f.Nets {
		f.Nets[i] = net.New(c, parser.KnownForms(), parser.Vectors)
		d.weights(f.Nets[i])
	}
	return f
}

func (d *decoder) lemmas() *lemma.Lemmatizer {
	l := &lemma.Lemmatizer{Keys: d.table()}
	rules := d.take(2 * l.Keys.Len())
	l.Rule = make([]uint16, len(rules)/2)
	l.Edits = make([]lemma.Edit, d.count(1<<16, 3))
	for i := range l.Rule {
		l.Rule[i] = binary.LittleEndian.Uint16(rules[2*i:])
		if int(l.Rule[i]) >= len(l.Edits) {
			d.fail("edit number out of range")
			return l
		}
	}
	for i := range l.Edits {
		lower := d.count(1, 0)
		cut := d.count(255, 0)
		l.Edits[i] = lemma.Edit{Lower: lower == 1, Cut: uint8(cut), Add: string(d.take(d.count(1<<10, 0)))}
	}
	return l
}

func (d *decoder) fail(what string) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %s", ErrModel, what)
	}
	d.b = nil
}

// count reads a number of things of at least size bytes each, at most top.
func (d *decoder) count(top, size int) int {
	v, n := binary.Uvarint(d.b)
	if n <= 0 || v > uint64(top) || int(v)*size > len(d.b) {
		d.fail("a number is out of range")
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

func (d *decoder) width() int {
	w := d.count(1<<12, 0)
	if w == 0 || w%16 != 0 {
		d.fail("a width is not a multiple of 16")
		return 16
	}
	return w
}

func (d *decoder) take(n int) []byte {
	if n > len(d.b) {
		d.fail("it ends too soon")
		return nil
	}
	p := d.b[:n:n]
	d.b = d.b[n:]
	return p
}

func (d *decoder) list() []string {
	l := make([]string, d.count(1<<12, 1))
	for i := range l {
		l[i] = string(d.take(d.count(1<<10, 0)))
	}
	return l
}

func (d *decoder) table() *table.Strings {
	lengths := make([]uint32, d.count(1<<22, 1))
	sum := 0
	for i := range lengths {
		lengths[i] = uint32(d.count(1<<10, 0))
		sum += int(lengths[i])
	}
	text := d.take(d.count(1<<26, 1))
	if sum != len(text) {
		d.fail("the lengths of the words do not add up")
		return table.New(nil)
	}
	return table.Cut(text, lengths)
}

func (d *decoder) floats(x []float32) {
	b := d.take(4 * len(x))
	for i := 0; i+4 <= len(b); i += 4 {
		x[i/4] = math.Float32frombits(binary.LittleEndian.Uint32(b[i:]))
	}
}

func (d *decoder) matrix(x []float32, width int) {
	for ; len(x) > 0 && d.err == nil; x = x[width:] {
		b := d.take(4 + width)
		if b == nil {
			return
		}
		scale := math.Float32frombits(binary.LittleEndian.Uint32(b))
		row := x[:width]
		for i, q := range b[4:] {
			row[i] = float32(int8(q)) * scale
		}
	}
}
