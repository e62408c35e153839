package clause_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kgraph/internal/clause"
	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// benchmarks is the folder of the development benchmarks, below $KGRAPH_DATA.
func benchmarks(t testing.TB) string {
	data := os.Getenv("KGRAPH_DATA")
	if data == "" {
		t.Skip("KGRAPH_DATA names no folder of development data")
	}
	return filepath.Join(data, "benchmarks")
}

func lines(t testing.TB, path string) []string {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		out = append(out, s.Text())
	}
	return out
}

// write extracts from the sentences and writes the scorer's input.
func write(t testing.TB, a *lang.Analyzer, sentences []string, o clause.LineOptions) string {
	path := filepath.Join(t.TempDir(), "out.tsv")
	var b strings.Builder
	for _, s := range sentences {
		p := a.Parse(text.FromTokens(s))
		for _, l := range clause.Lines(p, clause.ExtractWith(p, clause.Options{Reports: true}), o) {
			if len(l.Args) == 0 && !o.Full {
				continue
			}
			fmt.Fprintf(&b, "%s\t%.4f\t%s\t%s\t%s\n", s, l.Confidence, l.Arg1, l.Relation, strings.Join(l.Args, "\t"))
		}
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestBenchmarks prints the development figures; run it with -v.
func TestBenchmarks(t *testing.T) {
	dir := benchmarks(t)
	a, err := lang.Load()
	if err != nil {
		t.Skip(err)
	}
	score := func(args ...string) {
		out, err := exec.Command("python3", append([]string{filepath.Join(dir, "score.py")}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		t.Logf("%s\n%s", args[0], out)
	}
	verbal := map[clause.Kind]bool{clause.Verb: true, clause.Copula: true, clause.Report: true}
	short := write(t, a, lines(t, filepath.Join(dir, "benchie-dev/sentences.txt")), clause.LineOptions{Kinds: verbal})
	score("benchie", "--gold", filepath.Join(dir, "benchie-dev/gold.txt"), "--system", short)
	for odd, name := range []string{"even", "odd"} {
		score("benchie", "--gold", half(t, filepath.Join(dir, "benchie-dev/gold.txt"), odd), "--system", short)
		t.Log("that was the half on", name, "lines")
	}
	most := map[clause.Kind]bool{clause.Verb: true, clause.Copula: true, clause.Report: true,
		clause.Apposition: true, clause.Title: true, clause.Noun: true}
	full := write(t, a, lines(t, filepath.Join(dir, "carb-dev/sentences.txt")), clause.LineOptions{Full: true, Kinds: most})
	score("carb", "--gold", filepath.Join(dir, "carb-dev/gold.tsv"), "--system", full)
}

// half writes the gold of the sentences with odd or even numbers.
func half(t testing.TB, gold string, odd int) string {
	n := 0
	var b strings.Builder
	for _, l := range lines(t, gold) {
		if strings.HasPrefix(l, "sent_id:") {
			n++
		}
		if n%2 == odd {
			b.WriteString(l + "\n")
		}
	}
	path := filepath.Join(t.TempDir(), "gold.txt")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// BenchmarkExtract measures the claims step without parsing.
func BenchmarkExtract(b *testing.B) {
	dir := benchmarks(b)
	a, err := lang.Load()
	if err != nil {
		b.Skip(err)
	}
	var parses []*lang.Parse
	for _, s := range lines(b, filepath.Join(dir, "carb-dev/sentences.txt")) {
		parses = append(parses, a.Parse(text.FromTokens(s)))
	}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		clause.Extract(parses[i%len(parses)])
	}
}
