package net

import (
	"kgraph/internal/lang/nn"
	"kgraph/internal/lang/table"
)

// Config is the shape of a network. Widths are multiples of 16.
type Config struct {
	Width  int            // of a position's vector
	Arc    int            // of the arc head's projections
	Label  int            // of the label head's hidden layer
	Blocks []int          // dilation of each convolution block, 0 for a recurrent one
	Vector int            // dimensions of the word vectors
	Clues  int            // further inputs a position, such as where a gazetteer matches; 0 for none
	Skip   uint           // embedding tables that it does without, a bit each
	Chain  bool           // name classes are scored as a chain, each by the one before it too
	Forms  int            // rows of the form table
	Hashed [NumTables]int // rows of each hashed table, 0 for the form table; row 0 is ROOT's
	Tags   int            // classes of each head; a head without any, or of width 0, is left out
	Feats  int
	Names  int
	Labels int
}

// buckets is the number of relative distances told apart by the arc head.
const buckets = 64

// Hashed are good sizes for the hashed tables of an English model.
var Hashed = [NumTables]int{0, 1024, 4096, 4096, 1024, 2048, 512}

// Mat is a linear layer y = x·W + B, W of In×Out. B may be empty.
type Mat struct {
	Name    string
	In, Out int
	W, B    []float32 // parts of Net.Dense

	forward  []float32 // W packed
	backward []float32 // Wᵀ packed; training only
}

// Norm is the gain and bias of a layer normalisation.
type Norm struct {
	Name       string
	Gain, Bias []float32
}

// Net is a network with its weights.
type Net struct {
	Config
	Dense  []float32            // all dense weights, in the order of mats and norms
	Tables [numTables][]float32 // embeddings, Width a row

	Vectors Vectors
	forms   *table.Strings // known forms, folded; row = number + formFirst

	vector, clue    Mat
	conv            []Mat
	norms           []Norm // one before each block and one after the last
	tag, feat, name Mat
	dep, head, bi   Mat // arcs: two projections and the bilinear form
	dist            Mat
	labDep, labHead Mat
	lab             Mat
	follow          Mat // of a chain: In the class before, Out the class
	mats            []*Mat
}

// New makes a network with zero weights for the known forms, which take the rows
// of the form table from formFirst on in their order.
func New(c Config, forms *table.Strings, v Vectors) *Net {
	c.Forms = formFirst + forms.Len()
	c.Vector = v.Dim
	n := &Net{Config: c, Vectors: v, forms: forms}
	n.Dense = make([]float32, n.lay(nil))
	n.lay(n.Dense)
	for t := range n.Tables {
		n.Tables[t] = make([]float32, n.Rows(t)*c.Width)
	}
	return n
}

// KnownForms are the known forms.
func (n *Net) KnownForms() *table.Strings { return n.forms }

// NumTables is the number of embedding tables.
const NumTables = numTables

// Rows is the number of rows of embedding table t, 0 for one left out.
func (n *Net) Rows(t int) int {
	if n.Skip>>t&1 == 1 {
		return 0
	}
	if t == tabForm {
		return n.Forms
	}
	return n.Hashed[t]
}

// lay cuts the dense weights out of one slice, in a fixed order, and returns how
// many there are. With nil it only counts.
func (n *Net) lay(flat []float32) int {
	at := 0
	take := func(k int) []float32 {
		at += k
		if flat == nil {
			return nil
		}
		return flat[at-k : at : at]
	}
	n.mats = n.mats[:0]
	mat := func(m *Mat, name string, in, out int, bias bool) {
		*m = Mat{Name: name, In: in, Out: out, W: take(in * out)}
		if bias {
			m.B = take(out)
		}
		n.mats = append(n.mats, m)
	}
	d := n.Width
	mat(&n.vector, "vector", n.Vector, d, false)
	if n.Clues > 0 {
		mat(&n.clue, "clue", n.Clues, d, false)
	}
	n.conv = make([]Mat, len(n.Blocks))
	for i, dilation := range n.Blocks {
		if dilation == recurrent {
			mat(&n.conv[i], "recur", d, 3*d, true)
		} else {
			mat(&n.conv[i], "conv", 3*d, 2*d, true)
		}
	}
	if n.Tags > 0 {
		mat(&n.tag, "tag", d, n.Tags, true)
		mat(&n.feat, "feat", d, n.Feats, true)
	}
	mat(&n.name, "name", d, n.Names, true)
	if n.Chain {
		mat(&n.follow, "follow", n.Names, n.Names, false)
	}
	if n.Arc > 0 {
		mat(&n.dep, "dep", d, n.Arc, true)
		mat(&n.head, "head", d, n.Arc, true)
		mat(&n.bi, "bi", n.Arc, n.Arc, true)
		mat(&n.dist, "dist", n.Arc, buckets, true)
		mat(&n.labDep, "labdep", d, n.Label, true)
		mat(&n.labHead, "labhead", d, n.Label, false)
		mat(&n.lab, "lab", n.Label, n.Labels, true)
	}
	n.norms = make([]Norm, len(n.Blocks)+1)
	for i := range n.norms {
		n.norms[i] = Norm{Name: "norm", Gain: take(d), Bias: take(d)}
	}
	return at
}

// Mats are the linear layers, in the order they are stored.
func (n *Net) Mats() []*Mat { return n.mats }

// Norms are the layer normalisations, in the order they are stored.
func (n *Net) Norms() []Norm { return n.norms }

// PackAll prepares the weights for the kernels; it must follow every change of
// them. Training wants the transposes too.
func (n *Net) PackAll(training bool) {
	for i := range n.mats {
		n.PackOne(i, training)
	}
}

// PackOne prepares the layer of that number.
func (n *Net) PackOne(i int, training bool) {
	m := n.mats[i]
	if m.forward == nil {
		m.forward = make([]float32, nn.PackedLen(m.In, m.Out))
	}
	nn.Pack(m.forward, m.W, m.In, m.Out, m.Out, 1)
	if training {
		if m.backward == nil {
			m.backward = make([]float32, nn.PackedLen(m.Out, m.In))
		}
		nn.Pack(m.backward, m.W, m.Out, m.In, 1, m.Out)
	}
}

// apply writes x·W + B to y for rows positions.
func (m *Mat) apply(y, x []float32, rows int) {
	if len(m.B) > 0 {
		for i := 0; i < rows; i++ {
			copy(y[i*m.Out:(i+1)*m.Out], m.B)
		}
	} else {
		clear(y[:rows*m.Out])
	}
	nn.Gemm(y, m.Out, x, m.In, 1, m.forward, rows, m.Out, m.In)
}
