package train

import (
	"kgraph/internal/lang/net"
	"kgraph/internal/lang/nn"
)

// Adam's constants (Kingma & Ba 2015); beta2 is low because runs are short.
const (
	beta1   = 0.9
	beta2   = 0.98
	epsilon = 1e-8
)

// moments is the state of Adam for one slice of weights, and their running mean.
type moments struct {
	M, V []float32
	Mean []float32 // exponential moving average of the weights
	Last []int32   // by row of an embedding table: the step Mean is right for
}

// optimiser updates the network. Embedding rows are touched only by steps that
// saw them (lazy Adam); their means catch up then.
type optimiser struct {
	net    *net.Net
	dense  moments
	tables [net.NumTables]moments
	step   int

	touched [net.NumTables][]int32   // rows seen by this step, in order
	slot    [net.NumTables][]int32   // row -> index in touched, plus one
	grads   [net.NumTables][]float32 // their gradients, Width a row
}

func newOptimiser(n *net.Net) *optimiser {
	o := &optimiser{net: n}
	zeros := func(k int) moments {
		return moments{M: make([]float32, k), V: make([]float32, k), Mean: make([]float32, k)}
	}
	o.dense = zeros(len(n.Dense))
	copy(o.dense.Mean, n.Dense)
	for t := range o.tables {
		o.tables[t] = zeros(len(n.Tables[t]))
		copy(o.tables[t].Mean, n.Tables[t])
		o.tables[t].Last = make([]int32, n.Rows(t))
		o.slot[t] = make([]int32, n.Rows(t))
	}
	return o
}

// decayAt is the running mean's rate: short at first, so that early weights do
// not linger.
func decayAt(step int) float32 { return min(0.998, float32(1+step)/float32(10+step)) }

func power(x float32, n int) float32 {
	y := float32(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			y *= x
		}
		x *= x
	}
	return y
}

// begin starts a step with that learning rate.
func (o *optimiser) begin(lr float32) *nn.Adam {
	o.step++
	return &nn.Adam{
		Beta1: beta1, Rest1: 1 - beta1, Beta2: beta2, Rest2: 1 - beta2,
		Rate: lr / (1 - power(beta1, o.step)), Scale2: 1 / (1 - power(beta2, o.step)),
		Epsilon: epsilon, Renew: 1 - decayAt(o.step),
	}
}

// updateDense updates the dense weights lo..hi-1 with the sum of the parts'
// gradients.
func (o *optimiser) updateDense(a *nn.Adam, parts []*part, lo, hi int) {
	g := parts[0].grad.Dense[lo:hi]
	for _, p := range parts[1:] {
		nn.Add(g, p.grad.Dense[lo:hi])
	}
	a.Update(o.net.Dense[lo:hi], o.dense.M[lo:hi], o.dense.V[lo:hi], o.dense.Mean[lo:hi], g)
}

// updateTable updates the rows of embedding table t that the parts saw.
func (o *optimiser) updateTable(a *nn.Adam, parts []*part, t int) {
	if o.net.Rows(t) == 0 {
		return
	}
	d := o.net.Width
	touched, grads, slot := o.touched[t][:0], o.grads[t][:0], o.slot[t]
	for _, p := range parts {
		for i, word := range p.batch.Words {
			row := word.Row[t]
			if slot[row] == 0 {
				touched = append(touched, row)
				slot[row] = int32(len(touched))
				for range d {
					grads = append(grads, 0)
				}
			}
			at := int(slot[row]-1) * d
			nn.Add(grads[at:at+d], p.grad.X[i*d:(i+1)*d])
		}
	}
	s := &o.tables[t]
	for k, row := range touched {
		lo, hi := int(row)*d, int(row+1)*d
		w := o.net.Tables[t][lo:hi]
		o.catchUp(s, w, int(row), o.step-1)
		a.Update(w, s.M[lo:hi], s.V[lo:hi], s.Mean[lo:hi], grads[k*d:(k+1)*d])
		s.Last[row] = int32(o.step)
		slot[row] = 0
	}
	o.touched[t], o.grads[t] = touched, grads
}

// catchUp brings the mean of an untouched row to that step.
func (o *optimiser) catchUp(s *moments, w []float32, row, step int) {
	n := step - int(s.Last[row])
	if n <= 0 {
		return
	}
	// The rate of the last step stands for those between: it changes slowly.
	keep := power(decayAt(step), n)
	d := len(w)
	mean := s.Mean[row*d : (row+1)*d]
	for i, x := range w {
		mean[i] = x + keep*(mean[i]-x)
	}
	s.Last[row] = int32(step)
}

// average writes the running means to a network of the same shape.
func (o *optimiser) average(to *net.Net) {
	copy(to.Dense, o.dense.Mean)
	d := o.net.Width
	for t := range o.tables {
		for row := range o.net.Rows(t) {
			o.catchUp(&o.tables[t], o.net.Tables[t][row*d:(row+1)*d], row, o.step)
		}
		copy(to.Tables[t], o.tables[t].Mean)
	}
}
