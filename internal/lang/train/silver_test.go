package train

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
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
	o.Share = 0.5
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
	if s := MeasureAll(a, c.Dev, 1).Main(); s.LAS() < 60 {
		t.Errorf("LAS %.1f on what was learnt", s.LAS())
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

// TestLessons says what is written for a teacher.
func TestLessons(t *testing.T) {
	c, v := toyCorpus(t)
	dir := t.TempDir()
	if err := WriteLessons(dir, toyOptions(), c, v); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"train.jsonl":  `{"w":["Dogs","bark","."],"t":[2,6,4],`,
		"dev.jsonl":    `"h":[2,0,2]`,
		"classes.json": `"names":["Person",`,
	} {
		b, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%s: %v, lacks %s:\n%s", file, err, want, b)
		}
	}
	var out bytes.Buffer
	if err := Segment(&out, strings.NewReader("a\tDogs bark. Cats don't.\nb\tDogs bark.\n")); err != nil {
		t.Fatal(err)
	}
	if want := `{"w":["Dogs","bark","."]}` + "\n" + `{"w":["Cats","do","n't","."]}` + "\n"; out.String() != want {
		t.Errorf("segmented: %s", out.String())
	}
}
