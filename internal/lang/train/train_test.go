package train

import (
	"bytes"
	"context"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kgraph/internal/lang"
	"kgraph/internal/lang/conllu"
	"kgraph/internal/lang/net"
	"kgraph/internal/lang/table"
)

// toy is a treebank of three sentences, with GUM's kind of Entity layer.
const toy = `# sent_id = 1
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
1	The	the	DET	DT	Definite=Def|PronType=Art	2	det	_	Entity=(1-person-new-nnnnn-cf1-2-coref
2	President	president	PROPN	NNP	Number=Sing	5	nsubj	_	_
3	Barack	Barack	PROPN	NNP	Number=Sing	2	flat	_	_
4	Obama	Obama	PROPN	NNP	Number=Sing	2	flat	_	Entity=1)
5	visited	visit	VERB	VBD	Tense=Past	0	root	_	_
6	Paris	Paris	PROPN	NNP	Number=Sing	5	obj	_	Entity=(2-place-new-nnnnn-cf2-1-sgl-Paris)
7	.	.	PUNCT	.	_	5	punct	_	_

# sent_id = 2
1	Dogs	dog	NOUN	NNS	Number=Plur	2	nsubj	_	Entity=(3-animal-new-nnnnn-cf1-1-sgl)
2	bark	bark	VERB	VBP	Tense=Pres	0	root	_	_
3	.	.	PUNCT	.	_	2	punct	_	_

# sent_id = 3
1	The	the	DET	DT	Definite=Def|PronType=Art	2	det	_	Entity=(4-organization-new-nnnnn-cf1-2-sgl-Bank_of_France
2	Bank	bank	PROPN	NNP	Number=Sing	5	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	France	France	PROPN	NNP	Number=Sing	2	nmod	_	Entity=(5-place-new-nnnnn-cf2-1-sgl-France)4)
5	cut	cut	VERB	VBD	Tense=Past	0	root	_	_
6	rates	rate	NOUN	NNS	Number=Plur	5	obj	_	Entity=(6-abstract-new-nnnnn-cf3-1-sgl)
7	.	.	PUNCT	.	_	5	punct	_	_
`

func toyCorpus(t *testing.T) (*Corpus, net.Vectors) {
	t.Helper()
	all, err := conllu.ReadAll(strings.NewReader(toy))
	if err != nil {
		t.Fatal(err)
	}
	c := new(Corpus)
	for range 4 {
		for _, s := range all {
			c.Train = append(c.Train, Example{Sentence: s, Names: entityNames(s)})
		}
	}
	c.Dev = []DevFile{{Name: "toy", Main: true, Examples: c.Train[:3]}}
	v := net.Vectors{Dim: 4, Data: []byte{1, 2, 3, 4, 5, 250, 7, 8}, Scale: []float32{0.1, 0.2}, Index: table.New([]string{"the", "dogs"})}
	return c, v
}

func toyOptions() Options {
	o := DefaultOptions()
	o.Epochs, o.Warmup, o.Batch, o.Rate = 12, 5, 16, 0.01
	o.Shape.Width, o.Shape.Arc, o.Shape.Label, o.Shape.Blocks = 32, 16, 16, []int{1, 0, 2}
	o.Shape.Hashed = [net.NumTables]int{0, 16, 16, 16, 16, 16, 16}
	return o
}

// TestRunIsReproducible says neither the number of workers nor an interruption
// changes a byte of the model, and that a toy is learnt by heart.
func TestRunIsReproducible(t *testing.T) {
	c, v := toyCorpus(t)
	ctx := context.Background()
	o := toyOptions()
	o.Workers = 1
	first, err := Run(ctx, o, c, v)
	if err != nil {
		t.Fatal(err)
	}
	o.Workers = 3
	second, err := Run(ctx, o, c, v)
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("one worker and three give different models (%v)", err)
	}
	o.Checkpoint, o.StopAfter = filepath.Join(t.TempDir(), "checkpoint"), 5
	if _, err := Run(ctx, o, c, v); err != nil {
		t.Fatal(err)
	}
	o.StopAfter = 0
	third, err := Run(ctx, o, c, v)
	if err != nil || !bytes.Equal(first, third) {
		t.Errorf("a resumed run gives a different model (%v)", err)
	}
	o.Seed++
	if _, err := Run(ctx, o, c, v); err == nil || !strings.Contains(err.Error(), "other settings") {
		t.Errorf("a checkpoint of another seed is taken: %v", err)
	}
	o.Checkpoint = ""
	other, err := Run(ctx, o, c, v)
	if err != nil || bytes.Equal(first, other) {
		t.Errorf("the seed changes nothing (%v)", err)
	}
	a, err := lang.Open(first)
	if err != nil {
		t.Fatal(err)
	}
	s := MeasureAll(a, c.Dev, 2).Main()
	if s.Words != 17 || s.UPOS() < 90 || s.LAS() < 70 {
		t.Errorf("%d words, UPOS %.1f, LAS %.1f on what was learnt", s.Words, s.UPOS(), s.LAS())
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Run(cancelled, o, c, v); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

func TestEntityNames(t *testing.T) {
	all, err := conllu.ReadAll(strings.NewReader(toy))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		"O O B-Person I-Person O B-Place O", "O O O", "O B-Organization I-Organization I-Organization O O O",
	} {
		if got := strings.Join(entityNames(all[i]), " "); got != want {
			t.Errorf("sentence %d: %s, want %s", i+1, got, want)
		}
	}
}

func TestNameSet(t *testing.T) {
	all, _ := conllu.ReadAll(strings.NewReader(toy))
	ex := Example{Sentence: all[0], Names: strings.Fields("O O B-Person I-Person O O O"), Partial: true}
	open := uint32(1)
	for k := 1 + 2*partialTypes; k < 1+2*len(NameTypes); k++ {
		open |= 1 << k
	}
	var got []uint32
	for i := range ex.Words {
		got = append(got, nameSet(ex, i))
	}
	if want := []uint32{1, open, 1 << 1, 1 << 2, 1, open, 1}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %b, want %b", got, want)
	}
}
