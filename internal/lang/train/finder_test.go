package train

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"kgraph/internal/lang"
)

// TestFinderIsReproducible says the same of a name finder as of the parser.
func TestFinderIsReproducible(t *testing.T) {
	c, v := toyCorpus(t)
	ctx := context.Background()
	parser, err := Run(ctx, toyOptions(), c, v)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Train {
		c.Train[i].Partial = true
	}
	c.Dev[0].Examples = c.Train[:3]
	o := DefaultFinderOptions()
	toy := toyOptions()
	o.Epochs, o.Warmup, o.Batch, o.Rate, o.Workers, o.Log = 30, toy.Warmup, toy.Batch, toy.Rate, 1, toy.Log
	o.Shape.Width, o.Members, o.Parser = 16, 2, parser
	first, err := FitFinder(ctx, o, c)
	if err != nil {
		t.Fatal(err)
	}
	o.Workers = 3
	o.Checkpoint, o.StopAfter = filepath.Join(t.TempDir(), "checkpoint"), 4
	if _, err := FitFinder(ctx, o, c); err != nil {
		t.Fatal(err)
	}
	o.StopAfter = 0
	second, err := FitFinder(ctx, o, c)
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("three workers and an interruption give a different file (%v)", err)
	}
	a, err := lang.Open(first)
	if err != nil {
		t.Fatal(err)
	}
	if s := MeasureAll(a, c.Dev, 1).Main(); s.NameF1() < 99 || s.LAS() < 70 {
		t.Errorf("names %.1f, LAS %.1f on what was learnt", s.NameF1(), s.LAS())
	}
	o.Members = 0
	if _, err := FitFinder(ctx, o, c); err == nil || !strings.Contains(err.Error(), "at least one member") {
		t.Errorf("no members: %v", err)
	}
}

func TestFinderClass(t *testing.T) {
	for tag, want := range map[string]uint32{"O": 1, "B-Person": 2, "I-Person": 4, "B-Organization": 8, "I-Organization": 16, "B-Place": 32, "I-Place": 64, "B-Work": 1} {
		if got := finderClass(tag); got != want {
			t.Errorf("%s: %b, want %b", tag, got, want)
		}
	}
}
