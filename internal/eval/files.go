package eval

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// ClaimFiles scores a system's output against a gold file: gold facts
// (tab-separated, the output JSON lines), BenchIE or CaRB (the output lines of
// sentence, confidence, arguments). The gold's first line tells which. With a
// baseline, a second output, the last table compares the two.
func ClaimFiles(gold, system, baseline string) (*ClaimReport, error) {
	data, err := readFile(gold, io.ReadAll)
	if err != nil {
		return nil, err
	}
	var report *ClaimReport
	switch goldKind(data) {
	case "facts":
		report, err = factFiles(gold, data, system, baseline)
	case "benchie":
		report, err = benchieFiles(gold, data, system, baseline)
	default:
		report, err = carbFiles(gold, data, system, baseline)
	}
	return report, err
}

// goldKind tells the formats of gold apart by the first line.
func goldKind(data []byte) string {
	scan := bufio.NewScanner(bytes.NewReader(data))
	scan.Buffer(nil, maxLine)
	for scan.Scan() {
		line := scan.Text()
		if strings.TrimSpace(line) == "" {
			continue
		}
		f := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "sent_id:"):
			return "benchie"
		case len(f) == factColumns && (f[0] == "id" || f[5] == "+" || f[5] == "-" || f[5] == "*"):
			return "facts"
		}
		break
	}
	return "carb"
}

func factFiles(path string, data []byte, system, baseline string) (*ClaimReport, error) {
	facts, err := ReadFacts(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	scored := func(system string) (FactScores, error) {
		statements, err := readFile(system, ReadStatements)
		return Facts(facts, statements), err
	}
	s, err := scored(system)
	if err != nil {
		return nil, err
	}
	table := factTable()
	table.Rows = append(table.Rows, factRow(system, s))
	report := &ClaimReport{Tables: []Table{table}, Missed: missedFacts(s)}
	if baseline != "" {
		b, err := scored(baseline)
		if err != nil {
			return nil, err
		}
		recall := func(s FactScores) func([]int) float64 {
			return func(times []int) float64 {
				n, all := 0, 0
				for i, f := range s.Facts {
					all += times[i]
					if f.Found {
						n += times[i]
					}
				}
				return ratio(n, all)
			}
		}
		report.compare("all", system, baseline, Compare(len(facts), recall(s), recall(b)))
	}
	return report, nil
}

func benchieFiles(path string, data []byte, system, baseline string) (*ClaimReport, error) {
	gold, err := ReadBenchie(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	output, err := readFile(system, ReadSystem)
	if err != nil {
		return nil, err
	}
	results := Benchie(gold, output)
	report := &ClaimReport{Tables: BenchieTables(results), Missed: missedLines(results), Spurious: spuriousLines(results)}
	if gold.Skipped > 0 {
		report.Tables[0].Notes = append(report.Tables[0].Notes, fmt.Sprintf("%d lines of gold are no triples and were left out", gold.Skipped))
	}
	if baseline != "" {
		output, err := readFile(baseline, ReadSystem)
		if err != nil {
			return nil, err
		}
		f1 := func(results []BenchieResult) func([]int) float64 {
			counts := countsOf(results)
			return func(times []int) float64 { return sampled(counts, times).F1() }
		}
		report.compare("F1", system, baseline, Compare(len(results), f1(results), f1(Benchie(gold, output))))
	}
	return report, nil
}

func carbFiles(path string, data []byte, system, baseline string) (*ClaimReport, error) {
	gold, err := ReadCarb(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	output, err := readFile(system, ReadSystem)
	if err != nil {
		return nil, err
	}
	table := carbTable()
	table.Rows = append(table.Rows, carbRow(system, gold, output))
	report := &ClaimReport{Tables: []Table{table}}
	if baseline != "" {
		other, err := readFile(baseline, ReadSystem)
		if err != nil {
			return nil, err
		}
		a, b := newCarbRun(gold, output), newCarbRun(gold, other)
		report.compare("best F1", system, baseline, Compare(len(gold.keys),
			func(times []int) float64 { s := a.scores(times); return s.Optimal.F1() },
			func(times []int) float64 { s := b.scores(times); return s.Optimal.F1() }))
	}
	return report, nil
}

// compare adds the table of a difference.
func (r *ClaimReport) compare(figure, system, baseline string, d Difference) {
	t := Table{Name: "comparison", Columns: columns(Percent, "system", "baseline", "difference", "not better"),
		Notes: []string{fmt.Sprintf("paired bootstrap over %d samples; not better: share of the samples in which the system is not ahead", Resamples)}}
	t.Rows = []Row{{Data: system + " against " + baseline, Input: figure,
		Scores:    map[string]float64{"system": d.First, "baseline": d.Second, "difference": d.First - d.Second, "not better": d.NotBetter},
		Intervals: map[string]Interval{"difference": d.Interval}}}
	r.Tables = append(r.Tables, t)
}
