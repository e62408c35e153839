package train

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// Score counts what came out right on some data, given gold tokens and sentences.
// LAS strips subtypes and counts punctuation, as in the CoNLL 2018 shared task.
type Score struct {
	Words                              int
	upos, xpos, feats, lemma, uas, las int
	full                               int // LAS with subtypes
	nameRight, nameFound, nameGold     int // spans with type, where annotated
	spanRight                          int // spans, whatever the type
	types                              [8]typeScore
}

// typeScore counts the names of one of NameTypes.
type typeScore struct{ right, found, gold int }

func (s Score) percent(n int) float64 {
	if s.Words == 0 {
		return 0
	}
	return 100 * float64(n) / float64(s.Words)
}

// The figures, in per cent.
func (s Score) UPOS() float64  { return s.percent(s.upos) }
func (s Score) XPOS() float64  { return s.percent(s.xpos) }
func (s Score) Feats() float64 { return s.percent(s.feats) }
func (s Score) Lemma() float64 { return s.percent(s.lemma) }
func (s Score) UAS() float64   { return s.percent(s.uas) }
func (s Score) LAS() float64   { return s.percent(s.las) }
func (s Score) Full() float64  { return s.percent(s.full) }

// NameF1 is the F1 of name spans with their types.
func (s Score) NameF1() float64 {
	if s.nameFound+s.nameGold == 0 {
		return 0
	}
	return 200 * float64(s.nameRight) / float64(s.nameFound+s.nameGold)
}

func (s *Score) add(o Score) {
	s.Words += o.Words
	s.upos += o.upos
	s.xpos += o.xpos
	s.feats += o.feats
	s.lemma += o.lemma
	s.uas += o.uas
	s.las += o.las
	s.full += o.full
	s.nameRight += o.nameRight
	s.nameFound += o.nameFound
	s.nameGold += o.nameGold
	s.spanRight += o.spanRight
	for t, x := range o.types {
		s.types[t].right += x.right
		s.types[t].found += x.found
		s.types[t].gold += x.gold
	}
}

// Row is a line of the table of figures.
type Row struct {
	Name  string
	Main  bool
	Score Score
}

// Table is the figures by file.
type Table []Row

// Main is the sum of the main files.
func (t Table) Main() Score {
	var s Score
	for _, r := range t {
		if r.Main {
			s.add(r.Score)
		}
	}
	return s
}

// MeasureAll parses the files and counts.
func MeasureAll(a *lang.Analyzer, files []DevFile, workers int) Table {
	t := make(Table, len(files))
	for i, f := range files {
		t[i] = Row{Name: f.Name, Main: f.Main, Score: Measure(a, f.Examples, workers)}
	}
	return t
}

// Measure parses the examples' tokens and counts.
func Measure(a *lang.Analyzer, examples []Example, workers int) Score {
	const chunk = 64
	var total Score
	var mu sync.Mutex
	var wait sync.WaitGroup
	next := 0
	for range max(1, workers) {
		wait.Go(func() {
			for {
				mu.Lock()
				lo := next
				next += chunk
				mu.Unlock()
				if lo >= len(examples) {
					return
				}
				part := examples[lo:min(lo+chunk, len(examples))]
				sentences := make([]*text.Sentence, len(part))
				for i, ex := range part {
					sentences[i] = ex.Text(0)
				}
				var s Score
				for i, p := range a.ParseAll(sentences) {
					s.count(part[i], p)
				}
				mu.Lock()
				total.add(s)
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	return total
}

func (s *Score) count(ex Example, p *lang.Parse) {
	s.Words += len(ex.Words)
	for i, g := range ex.Words {
		w := p.Words[i]
		s.upos += one(w.UPOS == g.UPOS)
		s.xpos += one(w.XPOS == g.XPOS)
		s.feats += one(w.Feats == g.Feats)
		s.lemma += one(w.Lemma == g.Lemma)
		if w.Head+1 == g.Head {
			s.uas++
			s.las += one(bare(w.Deprel) == bare(g.Deprel))
			s.full += one(w.Deprel == g.Deprel)
		}
	}
	s.countNames(ex, p)
}

// countNames counts names.
func (s *Score) countNames(ex Example, p *lang.Parse) {
	if ex.Names == nil {
		return
	}
	gold := map[[2]int]string{}
	for i := 0; i < len(ex.Names); {
		kind, ok := strings.CutPrefix(ex.Names[i], "B-")
		first := i
		if i++; !ok {
			continue
		}
		for i < len(ex.Names) && ex.Names[i] == "I-"+kind {
			i++
		}
		gold[[2]int{first, i}] = kind
		s.types[slices.Index(NameTypes, kind)].gold++
	}
	s.nameGold += len(gold)
	for _, n := range p.Names {
		if ex.Partial && n.Type != "Person" && n.Type != "Organization" && n.Type != "Place" {
			continue
		}
		s.nameFound++
		t := &s.types[slices.Index(NameTypes, n.Type)]
		t.found++
		kind, ok := gold[[2]int{n.Start, n.End}]
		s.spanRight += one(ok)
		s.nameRight += one(ok && kind == n.Type)
		t.right += one(ok && kind == n.Type)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func bare(label string) string {
	l, _, _ := strings.Cut(label, ":")
	return l
}

// Write prints the table, with the sum of the main files, and names by type.
func (t Table) Write(w io.Writer) {
	fmt.Fprintf(w, "%-14s %7s %6s %6s %6s %6s %6s %6s %6s %6s\n", "file", "words", "UPOS", "XPOS", "UFeats", "lemma", "UAS", "LAS", "full", "names")
	line := func(name string, s Score) {
		fmt.Fprintf(w, "%-14s %7d %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f\n", name, s.Words,
			s.UPOS(), s.XPOS(), s.Feats(), s.Lemma(), s.UAS(), s.LAS(), s.Full(), s.NameF1())
	}
	for _, r := range t {
		line(r.Name, r.Score)
	}
	line("main files", t.Main())
	fmt.Fprintf(w, "\n%-14s %-12s %5s %9s %6s %6s\n", "names", "type", "gold", "precision", "recall", "F1")
	for _, r := range t {
		for k, x := range r.Score.types {
			if x.gold == 0 {
				continue
			}
			fmt.Fprintf(w, "%-14s %-12s %5d %9.2f %6.2f %6.2f\n", r.Name, NameTypes[k], x.gold,
				100*float64(x.right)/float64(max(1, x.found)), 100*float64(x.right)/float64(x.gold), x.f1())
		}
	}
}

func (x typeScore) f1() float64 { return 200 * float64(x.right) / float64(max(1, x.found+x.gold)) }
