package eval

import (
	"maps"
	"slices"
)

// Place is where a mention's head word stands.
type Place struct{ Sentence, Word int }

// Clusters maps each mention to the thing that it means.
type Clusters map[Place]int

// lists are the clusters of two mentions or more, in a fixed order.
func (c Clusters) lists() [][]Place {
	by := map[int][]Place{}
	for m, k := range c {
		by[k] = append(by[k], m)
	}
	var out [][]Place
	for _, k := range slices.Sorted(maps.Keys(by)) {
		if len(by[k]) > 1 {
			out = append(out, by[k])
		}
	}
	return out
}

// PR is precision and recall as sums over documents.
type PR struct{ precision, system, recall, gold float64 }

// Precision is between 0 and 1, 0 of nothing.
func (s PR) Precision() float64 { return share(s.precision, s.system) }

// Recall is between 0 and 1, 0 of nothing.
func (s PR) Recall() float64 { return share(s.recall, s.gold) }

// F1 is their harmonic mean.
func (s PR) F1() float64 { return harmonic(s.Precision(), s.Recall()) }

func share(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// CorefScores are the measures of coreference that the CoNLL 2012 shared task
// averages, as its reference scorer defines them (Pradhan et al. 2014,
// https://aclanthology.org/P14-2006): MUC (Vilain et al. 1995), B-cubed (Bagga
// and Baldwin 1998) and entity-based CEAF (Luo 2005). Mentions that are alone
// in their cluster count in none.
type CorefScores struct {
	Documents      int
	MUC, B3, CEAFe PR
	Gold, System   int // mentions in clusters
}

// CoNLL is the mean of the three F1.
func (s *CorefScores) CoNLL() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAFe.F1()) / 3 }

// Add scores one document and adds it to the sums.
func (s *CorefScores) Add(gold, system Clusters) {
	g, x := gold.lists(), system.lists()
	s.Documents++
	goldOf, systemOf := membership(g), membership(x)
	s.Gold += len(goldOf)
	s.System += len(systemOf)
	n, d := links(g, systemOf)
	s.MUC.recall, s.MUC.gold = s.MUC.recall+n, s.MUC.gold+d
	n, d = links(x, goldOf)
	s.MUC.precision, s.MUC.system = s.MUC.precision+n, s.MUC.system+d
	n, d = shared(g, systemOf)
	s.B3.recall, s.B3.gold = s.B3.recall+n, s.B3.gold+d
	n, d = shared(x, goldOf)
	s.B3.precision, s.B3.system = s.B3.precision+n, s.B3.system+d
	similar := make([][]float64, len(g))
	for i := range g {
		similar[i] = make([]float64, len(x))
		for j := range x {
			similar[i][j] = similarity(g[i], x[j])
		}
	}
	best := assignment(similar)
	s.CEAFe.precision, s.CEAFe.system = s.CEAFe.precision+best, s.CEAFe.system+float64(len(x))
	s.CEAFe.recall, s.CEAFe.gold = s.CEAFe.recall+best, s.CEAFe.gold+float64(len(g))
}

func membership(clusters [][]Place) map[Place]int {
	out := map[Place]int{}
	for k, c := range clusters {
		for _, m := range c {
			out[m] = k
		}
	}
	return out
}

// links counts MUC's links of the clusters that the other side keeps.
func links(clusters [][]Place, other map[Place]int) (kept, all float64) {
	for _, c := range clusters {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if k, ok := other[m]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		kept += float64(len(c) - len(parts) - alone)
		all += float64(len(c) - 1)
	}
	return kept, all
}

// shared is B-cubed's sum over mentions of the share of their cluster that the
// other side puts with them.
func shared(clusters [][]Place, other map[Place]int) (sum, all float64) {
	for _, c := range clusters {
		count := map[int]int{}
		for _, m := range c {
			if k, ok := other[m]; ok {
				count[k]++
			}
		}
		squares := 0
		for _, n := range count {
			squares += n * n
		}
		sum += float64(squares) / float64(len(c))
		all += float64(len(c))
	}
	return sum, all
}

// similarity is CEAF's phi4: twice the mentions shared over all of both.
func similarity(a, b []Place) float64 {
	n := 0
	for _, m := range a {
		if slices.Contains(b, m) {
			n++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}
