package train

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"kgraph/internal/lang/net"
)

// state is a run between two epochs.
type state struct {
	Seed   uint64
	Epochs int // of the learning rate's plan
	Done   int // epochs
	Step   int
	Dense  []float32
	Tables [net.NumTables][]float32
	OptD   moments
	OptT   [net.NumTables]moments
}

// save writes the checkpoint beside its place and moves it there, so that an
// interrupted write does not harm the last one.
func (r *run) save(done int) error {
	if r.o.Checkpoint == "" {
		return nil
	}
	n := r.m.Net
	s := state{Seed: r.o.Seed, Epochs: r.o.plan(), Done: done, Step: r.opt.step, Dense: n.Dense, Tables: n.Tables, OptD: r.opt.dense, OptT: r.opt.tables}
	tmp := r.o.Checkpoint + ".tmp"
	f, err := os.Create(tmp)
	if err != nil {
		return err
	}
	err = gob.NewEncoder(f).Encode(&s)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("writing checkpoint %s: %w", tmp, err)
	}
	return os.Rename(tmp, r.o.Checkpoint)
}

// resume reads the checkpoint, if there is one, and returns the epoch to begin
// with.
func (r *run) resume() (int, error) {
	if r.o.Checkpoint == "" {
		return 0, nil
	}
	f, err := os.Open(r.o.Checkpoint)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	defer f.Close()
	var s state
	if err := gob.NewDecoder(f).Decode(&s); err != nil {
		return 0, fmt.Errorf("checkpoint %s: %w", r.o.Checkpoint, err)
	}
	n := r.m.Net
	if s.Seed != r.o.Seed || s.Epochs != r.o.plan() || len(s.Dense) != len(n.Dense) || len(s.Tables[0]) != len(n.Tables[0]) {
		return 0, fmt.Errorf("checkpoint %s is of a run with other settings or data; remove it to begin anew", r.o.Checkpoint)
	}
	copy(n.Dense, s.Dense)
	r.opt.dense, r.opt.tables, r.opt.step = s.OptD, s.OptT, s.Step
	for t := range s.Tables {
		copy(n.Tables[t], s.Tables[t])
		// gob writes no zeros-only difference, but leaves empty slices nil
		if r.opt.tables[t].Last == nil {
			r.opt.tables[t].Last = make([]int32, n.Rows(t))
		}
	}
	fmt.Fprintf(r.o.Log, "resumed after epoch %d\n", s.Done)
	return s.Done, nil
}
