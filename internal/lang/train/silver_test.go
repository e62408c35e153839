package train

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kgraph/internal/lang"
)

const toySilver = `{"w":["Dogs","ran"],"t":[[[0,900],[1,100]],[[2,1000]]],"f":[[[0,1000]],[[1,1000]]],"n":[[[0,1000]],[[0,1000]]],"h":[[[2,800],[0,200]],[[0,1000]]],"l":[[[1,1000]],[[0,1000]]]}
`

func silverFile(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "silver.jsonl")
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSilver says that a run with a teacher's parses and another model's weights
// is reproducible and uses both.
func TestSilver(t *testing.T) {
	c, v := toyCorpus(t)
	o := toyOptions()
	o.Epochs = 6
	base, err := Run(context.Background(), o, c, v)
	if err != nil {
		t.Fatal(err)
	}
	o.Init = base
	further, err := Run(context.Background(), o, c, v)
	if err != nil || bytes.Equal(base, further) {
		t.Fatalf("going on from a model changes nothing (%v)", err)
	}
	if o.Silver, err = ReadSilver(silverFile(t, toySilver+toySilver)); err != nil || len(o.Silver) != 2 {
		t.Fatal(len(o.Silver), err)
	}
	var taught [2][]byte
	for i := range taught {
		o.Workers = 1 + i
		if taught[i], err = Run(context.Background(), o, c, v); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(taught[0], taught[1]) || bytes.Equal(taught[0], further) {
		t.Error("silver parses change nothing, or not always the same")
	}
	a, err := lang.Open(taught[0])
	if err != nil {
		t.Fatal(err)
	}
	if p := a.Parse(plain([]string{"Dogs", "ran"}).Text(0)); p.Words[1].Head != lang.Root || p.Words[0].Head != 1 {
		t.Errorf("what was taught is not learnt: %v", p.Words)
	}
	o.Shape.Width *= 2
	if _, err := Run(context.Background(), o, c, v); err == nil || !strings.Contains(err.Error(), "another shape") {
		t.Errorf("a model of another shape is taken: %v", err)
	}
}

func TestBadSilver(t *testing.T) {
	c, v := toyCorpus(t)
	o := toyOptions()
	m := newModel(o.Shape, c.Train, v)
	for _, bad := range []struct{ old, new, want string }{
		{`"t":[[[0,900]`, `"t":[[[900,900]`, "class 900 of"},
		{`"h":[[[2,800]`, `"h":[[[3,800]`, "class 3 of 3"},
		{`[[0,1000]]]}`, `[]]}`, "word 2 lacks an opinion"},
		{`[1,100]`, `[1,0]`, "with share 0"},
	} {
		s, err := ReadSilver(silverFile(t, strings.Replace(toySilver, bad.old, bad.new, 1)))
		if err == nil {
			_, err = prepareSilver(m, s)
		}
		if err == nil || !strings.Contains(err.Error(), bad.want) {
			t.Errorf("%s: %v", bad.new, err)
		}
	}
	if _, err := ReadSilver(silverFile(t, toySilver+"{")); err == nil || !strings.Contains(err.Error(), "sentence 2") {
		t.Errorf("a broken line: %v", err)
	}
}

// TestEnsemble says that a teacher's opinion of annotated sentences contains the
// annotation, and that it survives writing and reading.
func TestEnsemble(t *testing.T) {
	c, v := toyCorpus(t)
	o := toyOptions()
	var files [][]byte
	for seed := range uint64(2) {
		o.Seed = seed
		file, err := Run(context.Background(), o, c, v)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	e, err := NewEnsemble(files...)
	if err != nil {
		t.Fatal(err)
	}
	silver := e.Parse(c.Train, true, 2)
	for k, s := range silver {
		for i, w := range c.Train[k].Words {
			if s.Arc[i][0][0] != int32(w.Head) || s.Arc[i][0][1] < 490 {
				t.Errorf("sentence %d word %d: heads %v, annotated %d", k, i+1, s.Arc[i], w.Head)
			}
		}
	}
	var b bytes.Buffer
	if err := WriteSilver(&b, silver); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "silver.jsonl.gz")
	if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	if back, err := ReadSilver(path); err != nil || !reflect.DeepEqual(back, silver) {
		t.Errorf("silver written and read differs (%v)", err)
	}
	if _, las := e.Measure(c.Dev[0].Examples, 1); las < 70 {
		t.Errorf("LAS %.1f on what was learnt", las)
	}
	if _, err := NewEnsemble(files[0], files[0][:100]); err == nil {
		t.Error("half a model is taken")
	}
	if _, err := NewEnsemble(); err == nil {
		t.Error("no model is taken")
	}
}
