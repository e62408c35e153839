package train

import (
	"context"
	"errors"
	"math/rand/v2"

	"kgraph/internal/lang/clue"
	"kgraph/internal/lang/model"
	"kgraph/internal/lang/net"
)

// Cloze are the settings of what a name finder's encoder learns first, without
// any names: to tell of hidden words what they are like (Taylor 1953; Devlin et
// al. 2019 for networks). A word's likeness is the cluster of its vector. So the
// encoder knows what stands in "at … for dinner" before it sees the first of a few
// thousand names, most of them once.
type Cloze struct {
	Epochs   int     // through the treebanks and news; 0: learn names alone
	Clusters int     // of word vectors
	Rate     float32 // greatest learning rate
	Dropout  net.Rates
	Words    float64 // share of words hidden, each by itself
	Frequent float64 // of the frequent ones
	Runs     float64 // share of runs of capitalised words hidden whole
}

// frequent is the number of words that count as frequent.
const frequent = 150

// encoder fits an encoder of that shape to the sentences' hidden words.
func (z *Cloze) encoder(ctx context.Context, o Options, shape net.Config, parser *net.Net, sentences []prepared) (*net.Net, error) {
	if len(parser.Vectors.Scale) < z.Clusters || z.Clusters < 2 {
		return nil, errors.New("hidden words need two clusters or more, and as many word vectors")
	}
	likeness := clusters(parser.Vectors, z.Clusters)
	o.Epochs, o.Rate, o.Dropout, o.StopAfter = z.Epochs, z.Rate, z.Dropout, 0
	o.Weights = net.Weights{Tag: 1}
	if o.Checkpoint != "" {
		o.Checkpoint += ".cloze"
	}
	shape.Tags = z.Clusters
	n := net.New(shape, parser.KnownForms(), parser.Vectors)
	n.Init(o.Seed)
	r := &run{o: o, data: sentences, m: &model.Model{Net: n}}
	r.renew = func(epoch int) []prepared {
		draw := rand.New(rand.NewPCG(o.Seed, uint64(epoch)+2<<32))
		hidden := make([]prepared, len(sentences))
		for i := range sentences {
			hidden[i] = z.hide(&sentences[i], likeness, draw)
		}
		return hidden
	}
	return r.fit(ctx, func(*net.Net) (string, error) { return "", nil })
}

// hide is a copy of a sentence with some words hidden, which are to be told.
func (z *Cloze) hide(p *prepared, likeness []int32, draw *rand.Rand) prepared {
	n := len(p.words)
	h := *p
	h.words = append([]net.Word(nil), p.words...)
	h.gold.Names = make([]uint32, 1+n)
	h.gold.Tag = make([]int32, 1+n)
	h.gold.Tag[0] = -1
	capital := func(i int) bool { return p.clues[(1+i)*clue.Width+clue.Capital] != 0 }
	whole := false
	for i, w := range p.words {
		h.gold.Tag[i+1] = -1
		hit := false
		if capital(i) {
			if i == 0 || !capital(i-1) {
				whole = draw.Float64() < z.Runs
			}
			hit = whole
		} else if w.Vector >= frequent {
			hit = draw.Float64() < z.Words
		} else if w.Vector >= 0 {
			hit = draw.Float64() < z.Frequent
		}
		if !hit {
			continue
		}
		h.words[i] = w.Hidden()
		if w.Vector >= 0 {
			h.gold.Tag[i+1] = likeness[w.Vector]
		}
	}
	return h
}
