package train

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"time"

	"kgraph/internal/lang"
	"kgraph/internal/lang/model"
	"kgraph/internal/lang/net"
)

// Options are the settings of a run.
type Options struct {
	Seed       uint64
	Epochs     int
	Cool       int // epoch after which the learning rate falls straight to nothing at Epochs; 0: see Plan
	Plan       int // epochs over which it would fall without cooling; 0: Epochs
	StopAfter  int // stop after that many epochs, as if interrupted; 0: go to the end
	Workers    int
	Shape      net.Config
	Rate       float32 // greatest learning rate
	Warmup     int     // steps until it is reached
	Batch      int     // positions a step, about
	Dropout    net.Rates
	Weights    net.Weights
	Checkpoint string                  // file to resume from and to write after each epoch; "": none
	Init       []byte                  // a model of the same shape and classes to go on from; nil: begin anew
	Silver     []Silver                // sentences to learn from besides the corpus
	Share      float32                 // of them, seen in an epoch
	Each       func(file []byte) error // called with the model after each epoch; may be nil
	Log        io.Writer
}

// DefaultOptions are those of the model that the shipped one goes on from.
func DefaultOptions() Options {
	return Options{
		Seed: 3, Epochs: 8, Workers: 2,
		Shape:   net.Config{Width: 224, Arc: 192, Label: 128, Blocks: []int{0, 1, 0, 2, 0, 1, 0}, Hashed: net.Hashed},
		Rate:    0.0018,
		Warmup:  300,
		Batch:   280,
		Dropout: net.Rates{Embed: 0.2, Block: 0.15, Head: 0.25, Word: 0.15, Vector: 0.03},
		Weights: net.Weights{Tag: 0.5, Feat: 0.25, Name: 0.6, Arc: 1, Label: 1},
		Log:     io.Discard,
	}
}

// parts is the number of parts a batch is cut into. It is fixed, so that the
// result does not depend on the number of workers.
const numParts = 2

// part is one part of a step's batch with its memory.
type part struct {
	batch net.Batch
	gold  net.Gold
	work  net.Work
	grad  *net.Grad
	loss  net.Loss
}

type run struct {
	o       Options
	m       *model.Model
	data    []prepared
	batches int // of an epoch, to plan the learning rate
	opt     *optimiser
	parts   []*part
}

// Run fits a model to the corpus and returns its file.
func Run(ctx context.Context, o Options, c *Corpus, v net.Vectors) ([]byte, error) {
	r := &run{o: o, m: newModel(o.Shape, c.Train, v)}
	n := r.m.Net
	n.Init(o.Seed)
	if o.Init != nil {
		if err := r.begin(o.Init); err != nil {
			return nil, err
		}
	}
	if o.Silver == nil {
		r.data = prepare(r.m, c.Train)
	} else {
		var err error
		if r.data, err = prepareSilver(r.m, o.Silver); err != nil {
			return nil, err
		}
	}
	fmt.Fprintf(o.Log, "%d forms, %d tags, %d features, %d labels, %d lemma rules\n", n.Forms, n.Config.Tags, n.Config.Feats, n.Config.Labels, r.m.Lemmas.Keys.Len())
	var file []byte
	mean, err := r.fit(ctx, func(mean *net.Net) (string, error) {
		file = r.file(mean)
		if o.Each != nil {
			if err := o.Each(file); err != nil {
				return "", err
			}
		}
		a, err := lang.Open(file)
		if err != nil {
			return "", err
		}
		s := MeasureAll(a, c.Dev, o.Workers).Main()
		return fmt.Sprintf("dev LAS %.2f UAS %.2f UPOS %.2f", s.LAS(), s.UAS(), s.UPOS()), nil
	})
	if err == nil && file == nil {
		file = r.file(mean)
	}
	return file, err
}

// fit goes through the epochs, from the checkpoint on if there is one, and
// returns the network with the averaged weights; each is called with it after
// every epoch, and its words are logged.
func (r *run) fit(ctx context.Context, each func(mean *net.Net) (string, error)) (*net.Net, error) {
	o, n := r.o, r.m.Net
	r.opt = newOptimiser(n)
	for range numParts {
		r.parts = append(r.parts, &part{grad: n.NewGrad()})
	}
	words := 0
	for _, p := range r.data {
		words += len(p.words) + 1
	}
	r.batches = max(1, words/o.Batch)
	fmt.Fprintf(o.Log, "%d sentences, %d positions, %d dense weights\n", len(r.data), words, len(n.Dense))
	first, err := r.resume()
	if err != nil {
		return nil, err
	}
	var mean *net.Net
	last := o.Epochs
	if o.StopAfter > 0 {
		last = min(last, o.StopAfter)
	}
	for epoch := first; epoch < last; epoch++ {
		start := time.Now()
		loss, err := r.epoch(ctx, epoch)
		if err != nil {
			return nil, err
		}
		took := time.Since(start)
		mean = r.mean()
		if err := r.save(epoch + 1); err != nil {
			return nil, err
		}
		figures, err := each(mean)
		if err != nil {
			return nil, err
		}
		k := float64(words)
		fmt.Fprintf(o.Log, "epoch %2d  %4.0fs  loss tag %.3f feat %.3f name %.4f arc %.3f label %.3f  %s\n",
			epoch+1, took.Seconds(), loss.Tag/k, loss.Feat/k, loss.Name/k, loss.Arc/k, loss.Label/k, figures)
	}
	if mean == nil {
		mean = r.mean()
	}
	return mean, nil
}

// begin takes the weights of a model file.
func (r *run) begin(file []byte) error {
	from, err := model.Read(file)
	if err != nil {
		return err
	}
	n := r.m.Net
	if !reflect.DeepEqual(from.Net.Config, n.Config) || !slices.Equal(from.Tags, r.m.Tags) || !slices.Equal(from.Feats, r.m.Feats) ||
		!slices.Equal(from.Labels, r.m.Labels) || !slices.Equal(from.Names, r.m.Names) {
		return errors.New("the model to go on from has another shape, or classes of other data")
	}
	copy(n.Dense, from.Net.Dense)
	for t := range n.Tables {
		copy(n.Tables[t], from.Net.Tables[t])
	}
	return nil
}

// epoch goes once through the data in an order of its own.
func (r *run) epoch(ctx context.Context, epoch int) (net.Loss, error) {
	var total net.Loss
	order := rand.New(rand.NewPCG(r.o.Seed, uint64(epoch)+1<<32)).Perm(len(r.data))
	for len(order) > 0 {
		if err := ctx.Err(); err != nil {
			return total, err
		}
		size, k := 0, 0
		for k < len(order) && (k == 0 || size+len(r.data[order[k]].words)+1 <= r.o.Batch) {
			size += len(r.data[order[k]].words) + 1
			k++
		}
		total.Add(r.step(order[:k], size))
		order = order[k:]
	}
	return total, nil
}

// step fits one batch of sentences with that many positions.
func (r *run) step(ids []int, size int) net.Loss {
	for _, p := range r.parts {
		p.batch.Reset()
		p.gold.Reset()
	}
	at := 0
	for _, id := range ids {
		p := r.parts[min(at*numParts/size, numParts-1)]
		r.data[id].addTo(&p.batch, &p.gold)
		at += len(r.data[id].words) + 1
	}
	n := r.m.Net
	r.each(len(n.Mats()), func(i int) { n.PackOne(i, true) })
	scale := 1 / float32(size)
	step := uint64(r.opt.step)
	r.each(numParts, func(i int) {
		p := r.parts[i]
		p.work.Training(r.o.Dropout, r.o.Seed, step*numParts+uint64(i))
		p.loss = n.Learn(&p.work, p.grad, &p.batch, &p.gold, r.o.Weights, scale)
	})
	adam := r.opt.begin(r.rate())
	const chunks = 8
	r.each(net.NumTables+chunks, func(i int) {
		if i < net.NumTables {
			r.opt.updateTable(adam, r.parts, i)
			return
		}
		i -= net.NumTables
		r.opt.updateDense(adam, r.parts, i*len(n.Dense)/chunks, (i+1)*len(n.Dense)/chunks)
	})
	var loss net.Loss
	for _, p := range r.parts {
		loss.Add(p.loss)
	}
	return loss
}

func (o *Options) plan() int {
	if o.Plan > 0 {
		return o.Plan
	}
	return o.Epochs
}

// rate is the learning rate of the coming step: up to Rate, then down to nothing
// over Plan epochs, the last of them faster if Cool says so.
func (r *run) rate() float32 {
	step := r.opt.step
	if step < r.o.Warmup {
		return r.o.Rate * float32(step+1) / float32(r.o.Warmup)
	}
	epoch := r.batches * 21 / 20 // batches are not quite full
	at := func(step int) float32 { return 1 - float32(step)/float32(epoch*r.o.plan()) }
	share := at(step)
	if cool := epoch * r.o.Cool; cool > 0 && step > cool {
		share = at(cool) * float32(epoch*r.o.Epochs-step) / float32(epoch*r.o.Epochs-cool)
	}
	return r.o.Rate * max(0.01, share)
}

// each does n jobs that do not touch each other's data, on the run's workers.
func (r *run) each(n int, job func(i int)) {
	workers := min(r.o.Workers, n)
	if workers <= 1 {
		for i := range n {
			job(i)
		}
		return
	}
	var wait sync.WaitGroup
	var mu sync.Mutex
	next := 0
	work := func() {
		for {
			mu.Lock()
			i := next
			next++
			mu.Unlock()
			if i >= n {
				return
			}
			job(i)
		}
	}
	for range workers - 1 {
		wait.Go(work)
	}
	work()
	wait.Wait()
}

// mean is the network with the averaged weights.
func (r *run) mean() *net.Net {
	n := r.m.Net
	mean := net.New(n.Config, n.KnownForms(), n.Vectors)
	r.opt.average(mean)
	return mean
}

// file is the model file with that network.
func (r *run) file(n *net.Net) []byte {
	m := *r.m
	m.Net = n
	return m.Bytes()
}
