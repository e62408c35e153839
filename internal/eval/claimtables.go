package eval

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

func notExist(err error) bool { return errors.Is(err, os.ErrNotExist) }

func factTable() Table {
	t := Table{Name: "gold facts", Columns: append(columns(Count, "facts"),
		columns(Percent, "core", "all", "located", "polarity", "modality", "attribution")...)}
	t.Columns = append(t.Columns, Column{"claims", Count}, Column{"a sentence", Number}, Column{"most", Count})
	t.Notes = []string{"core, all: one claim has every slot right; located: subject, relation and object; the rest over the located"}
	return t
}

func factRow(name string, s FactScores) Row {
	row := Row{Data: name, Input: "article", Scores: map[string]float64{
		"facts": float64(len(s.Facts)), "core": s.Core.Value(), "all": s.All.Value(), "located": s.Located.Value(),
		"polarity": s.Polarity.Value(), "modality": s.Modality.Value(), "attribution": s.Attribution.Value(),
		"claims": float64(s.Statements), "a sentence": ratio(s.Statements, s.Sentences), "most": float64(s.Most),
	}}
	ci := Bootstrap(len(s.Facts), func(times []int) []float64 {
		var core, all, located, cores, total int
		for i, f := range s.Facts {
			n := times[i]
			total += n
			if f.Located {
				located += n
			}
			if f.Found {
				all += n
			}
			if f.Fact.Kind == "core" {
				cores += n
				if f.Found {
					core += n
				}
			}
		}
		return []float64{ratio(core, cores), ratio(all, total), ratio(located, total)}
	})
	row.Intervals = intervals(ci, "core", "all", "located")
	return row
}

func intervals(ci []Interval, names ...string) map[string]Interval {
	if len(ci) != len(names) {
		return nil
	}
	out := map[string]Interval{}
	for i, n := range names {
		out[n] = ci[i]
	}
	return out
}

func missedFacts(s FactScores) []string {
	var out []string
	for _, f := range s.Facts {
		if f.Found {
			continue
		}
		line := f.Fact.Line + "\n    " + f.Why
		if f.Nearest != "" {
			line += "; nearest: " + f.Nearest
		}
		out = append(out, line)
	}
	return out
}

// goalPrecision is the precision at which recall is reported beside F1.
const goalPrecision = 0.60

// BenchieTables are the figures of BenchIE: of the halves and the whole, at
// cuts of confidence, by kind of claim, and the reliability of confidence.
func BenchieTables(results []BenchieResult) []Table {
	scores := Table{Name: "BenchIE", Columns: append(columns(Count, "sentences", "facts", "lines"),
		columns(Percent, "precision", "recall", "F1", "R at P 60")...),
		Notes: []string{"R at P 60: recall at the lowest cut of confidence that has a precision of 60 %"}}
	for _, h := range []Half{Whole, Odd, Even} {
		scores.Rows = append(scores.Rows, benchieRow("BenchIE", h.String(), HalfOf(results, h)))
	}
	cuts := Table{Name: "BenchIE by confidence", Columns: append(columns(Count, "lines"), columns(Percent, "precision", "recall", "F1")...)}
	for c := 3; c <= 9; c++ {
		s := BenchieTotal(results, float64(c)/10)
		cuts.Rows = append(cuts.Rows, Row{Data: fmt.Sprintf("at least 0.%d", c), Input: "all", Scores: map[string]float64{
			"lines": float64(s.Extractions), "precision": s.Precision(), "recall": s.Recall(), "F1": s.F1()}})
	}
	return []Table{scores, cuts, kindTable(results), reliabilityTable(results)}
}

func benchieRow(data, input string, results []BenchieResult) Row {
	s := BenchieTotal(results, 0)
	row := Row{Data: data, Input: input, Scores: map[string]float64{
		"sentences": float64(s.Sentences), "facts": float64(s.Facts), "lines": float64(s.Extractions),
		"precision": s.Precision(), "recall": s.Recall(), "F1": s.F1(), "R at P 60": recallAt(results, goalPrecision)}}
	counts := countsOf(results)
	ci := Bootstrap(len(results), func(times []int) []float64 {
		s := sampled(counts, times)
		return []float64{s.Precision(), s.Recall(), s.F1()}
	})
	row.Intervals = intervals(ci, "precision", "recall", "F1")
	return row
}

// countsOf are the counts of each sentence.
func countsOf(results []BenchieResult) []BenchieScores {
	out := make([]BenchieScores, len(results))
	for i := range results {
		out[i] = results[i].score(0)
	}
	return out
}

// sampled adds the sentences up, each as often as it was drawn.
func sampled(counts []BenchieScores, times []int) BenchieScores {
	var out BenchieScores
	for i, c := range counts {
		out.add(c, times[i])
	}
	return out
}

// recallAt is the best recall among the cuts of confidence with at least the
// precision given, 0 where there is none.
func recallAt(results []BenchieResult, precision float64) float64 {
	cuts := map[float64]bool{}
	for _, r := range results {
		for _, j := range r.Judged {
			cuts[j.Confidence] = true
		}
	}
	best := 0.0
	for c := range cuts {
		if s := BenchieTotal(results, c); s.Precision() >= precision {
			best = max(best, s.Recall())
		}
	}
	return best
}

// kindTable is the share right of each kind of claim, and within the verbs'
// of each way in which their clause was found.
func kindTable(results []BenchieResult) Table {
	t := Table{Name: "BenchIE by kind", Columns: append(columns(Count, "lines"), columns(Percent, "right")...)}
	shares := map[string]*Share{}
	add := func(key string, hit bool) {
		if shares[key] == nil {
			shares[key] = &Share{}
		}
		shares[key].add(hit)
	}
	for _, r := range results {
		for _, j := range r.Judged {
			if j.Kind == "" {
				continue
			}
			add(j.Kind, j.Fact >= 0)
			rule, _, _ := strings.Cut(j.Rule, " + ")
			add(j.Kind+": "+rule, j.Fact >= 0)
		}
	}
	keys := slices.SortedFunc(maps.Keys(shares), func(a, b string) int {
		ka, ra, _ := strings.Cut(a, ": ")
		kb, rb, _ := strings.Cut(b, ": ")
		return cmp.Or(cmp.Compare(shares[kb].Total, shares[ka].Total), cmp.Compare(ka, kb), boolOrder(ra != "", rb != ""),
			cmp.Compare(shares[b].Total, shares[a].Total), cmp.Compare(ra, rb))
	})
	t.Notes = []string{"BenchIE's gold has no claims of the kinds apposition, possessive, title and noun: none of them can be right here"}
	rare := 0
	for _, k := range keys {
		s := shares[k]
		if strings.Contains(k, ": ") && s.Total < rareRule {
			rare += s.Total
			continue
		}
		t.Rows = append(t.Rows, Row{Data: k, Input: "all", Scores: map[string]float64{"lines": float64(s.Total), "right": s.Value()}})
	}
	if rare > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("rules with fewer than %d lines are not listed: %d lines together", rareRule, rare))
	}
	return t
}

// rareRule is the least number of lines for which a rule has a row of its own.
const rareRule = 10

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func reliabilityTable(results []BenchieResult) Table {
	t := Table{Name: "reliability on BenchIE", Columns: append(columns(Count, "lines"), columns(Percent, "confidence", "right")...)}
	r := Calibration(results)
	for _, b := range r.Bands {
		t.Rows = append(t.Rows, Row{Data: fmt.Sprintf("%.1f to %.1f", b.Low, b.High), Input: "all", Scores: map[string]float64{
			"lines": float64(b.Extractions), "confidence": b.Confidence, "right": b.Right}})
	}
	t.Notes = []string{fmt.Sprintf("expected calibration error %.4f", r.Error)}
	return t
}

// missedLines and spuriousLines read the odd sentences only.
func missedLines(results []BenchieResult) []string {
	var out []string
	for _, r := range HalfOf(results, Odd) {
		for _, m := range r.Missed() {
			out = append(out, fmt.Sprintf("BenchIE %d\t%s", r.Sentence.Number, m))
		}
	}
	return out
}

func spuriousLines(results []BenchieResult) []string {
	var out []string
	for _, r := range HalfOf(results, Odd) {
		for _, j := range r.Spurious() {
			slots := tripleOf(j.Extraction)
			line := fmt.Sprintf("BenchIE %d\t%.4f\t%s", r.Sentence.Number, j.Confidence, strings.Join(slots[:], " --> "))
			if j.Rule != "" {
				line += "\t" + j.Rule
			}
			out = append(out, line)
		}
	}
	return out
}

func carbTable() Table {
	return Table{Name: "CaRB", Columns: append(columns(Count, "sentences", "gold", "lines"),
		columns(Percent, "AUC", "best P", "best R", "best F1", "all P", "all R", "all F1")...),
		Notes: []string{"arguments with their modifiers; best: at the cut of confidence with the best F1"}}
}

func carbRow(data string, gold *CarbGold, system SystemOutput) Row {
	run := newCarbRun(gold, system)
	s := run.scores(nil)
	row := Row{Data: data, Input: "all", Scores: map[string]float64{
		"sentences": float64(s.Sentences), "gold": float64(s.Gold), "lines": float64(s.Extractions), "AUC": s.AUC,
		"best P": s.Optimal.Precision, "best R": s.Optimal.Recall, "best F1": s.Optimal.F1(),
		"all P": s.All.Precision, "all R": s.All.Recall, "all F1": s.All.F1()}}
	ci := Bootstrap(len(gold.keys), func(times []int) []float64 {
		s := run.scores(times)
		return []float64{s.AUC, s.Optimal.F1(), s.All.F1()}
	})
	row.Intervals = intervals(ci, "AUC", "best F1", "all F1")
	return row
}
