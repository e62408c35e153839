package eval

import (
	"cmp"
	"io"
	"slices"
	"strings"
)

// CarbGold is a set of gold tuples by sentence (CaRB, Bhardwaj et al. 2019,
// https://aclanthology.org/D19-1651), in the order of the file.
type CarbGold struct {
	keys   []string
	tuples map[string][]Extraction
}

// ReadCarb reads gold tuples: sentence, relation and arguments in columns.
func ReadCarb(r io.Reader) (*CarbGold, error) {
	var order []string
	bySentence := map[string][]Extraction{}
	err := eachLine(r, func(_ int, line string) error {
		line = strings.TrimSpace(line)
		if line == "" {
			return nil
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 {
			return errColumns(len(f), "a gold tuple has a sentence, a relation and arguments")
		}
		x := Extraction{Confidence: 1, Relation: strings.TrimSpace(f[1])}
		for _, a := range f[2:] {
			if !strings.Contains(a, "C: ") { // a remark on the context
				x.Args = append(x.Args, strings.TrimSpace(a))
			}
		}
		s := strings.TrimSpace(f[0])
		if _, known := bySentence[s]; !known {
			order = append(order, s)
		}
		bySentence[s] = append(bySentence[s], x)
		return nil
	})
	g := &CarbGold{tuples: map[string][]Extraction{}}
	for _, s := range order {
		key := SentenceKey(s)
		if _, twice := g.tuples[key]; !twice {
			g.keys = append(g.keys, key)
		}
		g.tuples[key] = bySentence[s]
	}
	return g, err
}

// CarbPoint is one point of the curve: what is kept at a confidence.
type CarbPoint struct{ Confidence, Precision, Recall float64 }

// F1 is the harmonic mean of precision and recall.
func (p CarbPoint) F1() float64 { return harmonic(p.Precision, p.Recall) }

// CarbScores are the figures of CaRB.
type CarbScores struct {
	Sentences, Gold, Answered, Extractions int
	AUC                                    float64   // area under the curve
	Optimal                                CarbPoint // of the best F1
	All                                    CarbPoint // every extraction kept
}

// Carb measures a system's output.
func Carb(gold *CarbGold, system SystemOutput) CarbScores {
	return newCarbRun(gold, system).scores(nil)
}

// sums are what precision and recall are ratios of.
type sums struct{ precision, extractions, recall, gold float64 }

func (s *sums) add(o sums, sign float64) {
	s.precision += sign * o.precision
	s.extractions += sign * o.extractions
	s.recall += sign * o.recall
	s.gold += sign * o.gold
}

// step says what a sentence adds for the ranks of confidence [from, to).
type step struct {
	from, to int
	sums
}

// carbRun holds every sentence's share in the curve, so that a sample of
// sentences costs little.
type carbRun struct {
	confidences []float64 // ascending
	sentences   [][]step
	out         CarbScores // counts only
}

func newCarbRun(gold *CarbGold, system SystemOutput) *carbRun {
	run := &carbRun{}
	for _, key := range gold.keys {
		run.out.Gold += len(gold.tuples[key])
		xs := system[key]
		if len(xs) > 0 {
			run.out.Answered++
		}
		run.out.Extractions += len(xs)
		for _, x := range xs {
			run.confidences = append(run.confidences, x.Confidence)
		}
	}
	run.out.Sentences = len(gold.keys)
	slices.Sort(run.confidences)
	run.confidences = slices.Compact(run.confidences)
	for _, key := range gold.keys {
		run.sentences = append(run.sentences, run.steps(gold.tuples[key], system[key]))
	}
	return run
}

// pairing is the precision of one extraction against one gold tuple.
type pairing struct {
	precision  float64
	gold, pred int
}

// steps scores one sentence at each confidence that it has.
func (run *carbRun) steps(gold, xs []Extraction) []step {
	precision, recall := make([][]float64, len(gold)), make([][]float64, len(gold))
	own := make([]float64, len(xs))
	for i, g := range gold {
		precision[i], recall[i] = make([]float64, len(xs)), make([]float64, len(xs))
		for j, x := range xs {
			precision[i][j], recall[i][j] = carbMatch(g, x)
		}
	}
	for j, x := range xs {
		own[j] = x.Confidence
	}
	slices.Sort(own)
	var out []step
	from := 0
	for _, c := range slices.Compact(own) {
		rank, _ := slices.BinarySearch(run.confidences, c)
		s := step{from: from, to: rank + 1, sums: sums{gold: float64(len(gold))}}
		var pairs []pairing
		for i := range gold {
			best := 0.0
			for j, x := range xs {
				if x.Confidence >= c {
					best = max(best, recall[i][j])
					pairs = append(pairs, pairing{precision[i][j], i, j})
				}
			}
			s.recall += best // one extraction may serve several gold tuples
		}
		for _, x := range xs {
			if x.Confidence >= c {
				s.extractions++
			}
		}
		s.precision = oneToOne(pairs, len(gold), len(xs))
		out = append(out, s)
		from = rank + 1
	}
	return append(out, step{from: from, to: len(run.confidences), sums: sums{gold: float64(len(gold))}})
}

// oneToOne pairs extractions and gold tuples, best first, and adds up.
func oneToOne(pairs []pairing, gold, preds int) float64 {
	slices.SortFunc(pairs, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(b.precision, a.precision), cmp.Compare(a.gold, b.gold), cmp.Compare(a.pred, b.pred))
	})
	usedGold, usedPred := make([]bool, gold), make([]bool, preds)
	sum := 0.0
	for _, p := range pairs {
		if !usedGold[p.gold] && !usedPred[p.pred] {
			usedGold[p.gold], usedPred[p.pred] = true, true
			sum += p.precision
		}
	}
	return sum
}

// scores adds the sentences up, each as often as times says; nil is once.
func (run *carbRun) scores(times []int) CarbScores {
	out := run.out
	n := len(run.confidences)
	diff := make([]sums, n+1)
	for i, steps := range run.sentences {
		k := 1.0
		if times != nil {
			k = float64(times[i])
		}
		for _, s := range steps {
			diff[s.from].add(s.sums, k)
			diff[s.to].add(s.sums, -k)
		}
	}
	var at sums
	last := CarbPoint{}
	for i, c := range run.confidences {
		at.add(diff[i], 1)
		p := CarbPoint{Confidence: c, Precision: 1}
		if at.extractions > 0.5 {
			p.Precision = at.precision / at.extractions
		}
		if at.gold > 0.5 {
			p.Recall = at.recall / at.gold
		}
		if i == 0 {
			out.All, out.Optimal = p, p
		} else {
			out.AUC += (last.Recall - p.Recall) * (last.Precision + p.Precision) / 2
		}
		if p.F1() > out.Optimal.F1() {
			out.Optimal = p
		}
		last = p
	}
	if n > 0 { // the curve ends where nothing is said and nothing is wrong
		out.AUC += last.Recall * (last.Precision + 1) / 2
	}
	return out
}
