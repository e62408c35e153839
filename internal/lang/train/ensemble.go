package train

import (
	"errors"
	"math"
	"slices"
	"sync"

	"kgraph/internal/lang/model"
	"kgraph/internal/lang/net"
	"kgraph/internal/lang/nn"
	"kgraph/internal/lang/tree"
)

// Ensemble is a teacher made of several models of the same classes: its opinion
// is the mean of theirs.
type Ensemble struct{ models []*model.Model }

// NewEnsemble makes an ensemble of model files.
func NewEnsemble(files ...[]byte) (*Ensemble, error) {
	e := new(Ensemble)
	for _, file := range files {
		m, err := model.Read(file)
		if err != nil {
			return nil, err
		}
		e.models = append(e.models, m)
		if f := e.models[0]; !slices.Equal(m.Tags, f.Tags) || !slices.Equal(m.Feats, f.Feats) || !slices.Equal(m.Labels, f.Labels) || !slices.Equal(m.Names, f.Names) {
			return nil, errors.New("the models of an ensemble differ in their classes")
		}
	}
	if len(e.models) == 0 {
		return nil, errors.New("an ensemble without models")
	}
	return e, nil
}

// Parse gives the ensemble's opinion of sentences; where an example's annotation
// is given, half of the weight goes to that. The result does not depend on the
// number of workers.
func (e *Ensemble) Parse(examples []Example, annotated bool, workers int) []Silver {
	const chunk = 32
	out := make([]Silver, len(examples))
	var gold []prepared
	if annotated {
		gold = prepare(e.models[0], examples)
	}
	var wait sync.WaitGroup
	next := make(chan int)
	for range max(1, workers) {
		wait.Go(func() {
			w := make([]net.Work, len(e.models))
			for lo := range next {
				hi := min(lo+chunk, len(examples))
				var g []prepared
				if annotated {
					g = gold[lo:hi]
				}
				e.parse(w, out[lo:hi], examples[lo:hi], g)
			}
		})
	}
	for lo := 0; lo < len(examples); lo += chunk {
		next <- lo
	}
	close(next)
	wait.Wait()
	return out
}

// parse gives the opinion of a batch of sentences.
func (e *Ensemble) parse(works []net.Work, out []Silver, examples []Example, gold []prepared) {
	b := make([]net.Batch, len(e.models))
	for k, m := range e.models {
		b[k].Reset()
		for _, ex := range examples {
			words := make([]net.Word, len(ex.Words))
			for i, w := range ex.Words {
				words[i] = m.Net.See(w.Form)
			}
			b[k].Add(words)
		}
		m.Net.Encode(&works[k], &b[k])
	}
	start := b[0].Start
	c := e.models[0].Net.Config
	tags := e.mean(works, c.Tags, (*net.Net).TagScores)
	feats := e.mean(works, c.Feats, (*net.Net).FeatScores)
	names := e.mean(works, c.Names, (*net.Net).NameScores)
	arcs := e.arcs(works, b)
	heads := make([]int32, b[0].Positions())
	for s := range examples {
		lo, m := start[s], start[s+1]-start[s]
		heads[lo] = int32(lo)
		logs := make([]float32, len(arcs[s]))
		for i, p := range arcs[s] {
			logs[i] = float32(math.Log(float64(max(p, 1e-30))))
		}
		for i, h := range tree.Decode(logs, m)[1:] {
			heads[lo+1+i] = int32(lo + h)
			if gold != nil {
				heads[lo+1+i] = int32(lo) + gold[s].gold.Head[1+i]
			}
		}
	}
	labels := e.mean(works, c.Labels, func(n *net.Net, w *net.Work) []float32 { return n.LabelScores(w, heads) })
	for s, ex := range examples {
		lo, m := start[s], start[s+1]-start[s]
		for i := 1; i < m; i++ {
			p := lo + i
			row := func(x []float32, classes int) []float32 { return x[p*classes : (p+1)*classes] }
			tag, feat, name, label := row(tags, c.Tags), row(feats, c.Feats), row(names, c.Names), row(labels, c.Labels)
			arc := arcs[s][i*m : (i+1)*m]
			if gold != nil {
				g := gold[s].gold
				lean(tag, g.Tag[i])
				lean(feat, g.Feat[i])
				lean(arc, g.Head[i])
				lean(label, g.Label[i])
				restrict(name, g.Names[i])
			}
			out[s].Words = append(out[s].Words, ex.Words[i-1].Form)
			out[s].Tag = append(out[s].Tag, likeliest(tag, -1))
			out[s].Feat = append(out[s].Feat, likeliest(feat, -1))
			out[s].Name = append(out[s].Name, likeliest(name, -1))
			out[s].Arc = append(out[s].Arc, likeliest(arc, int(heads[p])-lo))
			out[s].Label = append(out[s].Label, likeliest(label, -1))
		}
	}
}

// mean is the mean of the models' probabilities of one head's classes.
func (e *Ensemble) mean(works []net.Work, classes int, scores func(n *net.Net, w *net.Work) []float32) []float32 {
	var sum []float32
	for k, m := range e.models {
		x := scores(m.Net, &works[k])
		for at := 0; at < len(x); at += classes {
			nn.Softmax(x[at : at+classes])
		}
		if k == 0 {
			sum = append(sum, x...)
		} else {
			nn.Add(sum, x)
		}
	}
	for i := range sum {
		sum[i] /= float32(len(e.models))
	}
	return sum
}

// arcs is the mean of the models' probabilities of heads, a matrix a sentence.
func (e *Ensemble) arcs(works []net.Work, b []net.Batch) [][]float32 {
	sum := make([][]float32, b[0].Len())
	for k, m := range e.models {
		for s, x := range m.Net.ArcScores(&works[k], &b[k]) {
			size := b[k].Start[s+1] - b[k].Start[s]
			for i := 1; i < size; i++ {
				row := x[i*size : (i+1)*size]
				row[i] = -1e30
				nn.Softmax(row)
			}
			clear(x[:size])
			if k == 0 {
				sum[s] = append(sum[s], x...)
			} else {
				nn.Add(sum[s], x)
			}
		}
	}
	for _, x := range sum {
		for i := range x {
			x[i] /= float32(len(e.models))
		}
	}
	return sum
}

// lean gives half of the weight to the annotated class, if there is one.
func lean(p []float32, class int32) {
	if class < 0 {
		return
	}
	for i := range p {
		p[i] /= 2
	}
	p[class] += 0.5
}

// restrict leaves only the classes of a set, unless it is empty.
func restrict(p []float32, set uint32) {
	if set == 0 {
		return
	}
	var sum float32
	for c := range p {
		if set>>c&1 == 0 {
			p[c] = 0
		}
		sum += p[c]
	}
	for c := range p {
		if sum > 1e-6 {
			p[c] /= sum
		} else if set>>c&1 == 1 {
			p[c] = 1
		}
	}
}

// likeliest lists the classes of at least two per cent, the first given one
// first (the likeliest, if it is negative), then in order of class.
func likeliest(p []float32, first int) [][2]int32 {
	if first < 0 {
		first = 0
		for i, v := range p {
			if v > p[first] {
				first = i
			}
		}
	}
	share := func(v float32) int32 { return int32(v*1000 + 0.5) }
	l := [][2]int32{{int32(first), max(1, share(p[first]))}}
	for i, v := range p {
		if v >= 0.02 && i != first {
			l = append(l, [2]int32{int32(i), share(v)})
		}
	}
	return l
}

// Measure scores the ensemble itself on examples: UAS and LAS in per cent.
func (e *Ensemble) Measure(examples []Example, workers int) (uas, las float64) {
	words, heads, both := 0, 0, 0
	labels := e.models[0].Labels
	for k, s := range e.Parse(examples, false, workers) {
		for i, w := range examples[k].Words {
			words++
			if int(s.Arc[i][0][0]) != w.Head {
				continue
			}
			heads++
			if w.Head == 0 || bare(labels[s.Label[i][0][0]]) == bare(w.Deprel) {
				both++
			}
		}
	}
	return 100 * float64(heads) / float64(words), 100 * float64(both) / float64(words)
}
