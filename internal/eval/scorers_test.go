package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The development data comes with scorers in Python. These tests hold ours
// against them on output made from the gold itself: right lines, lines with
// words lost, swapped or repeated, and wrong ones.

func scorer(t *testing.T, parts ...string) (dir, script string) {
	t.Helper()
	if dir = os.Getenv("KGRAPH_DATA"); dir == "" {
		t.Skip("KGRAPH_DATA is not set: no scorers to compare with")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		if os.Getenv("KGRAPH_REQUIRE") == "all" {
			t.Fatal(err)
		}
		t.Skip("python3 is not installed")
	}
	script = filepath.Join(append([]string{dir}, parts...)...)
	if _, err := os.Stat(script); err != nil {
		t.Skipf("no scorer: %v", err)
	}
	return dir, script
}

func runScorer(t *testing.T, into any, args ...string) {
	t.Helper()
	cmd := exec.Command("python3", args...)
	var msg strings.Builder
	cmd.Stderr = &msg
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3 %s: %v\n%s", strings.Join(args, " "), err, msg.String())
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// disturb changes a phrase in one of several ways, or not at all.
func disturb(rng *rand.Rand, s string) string {
	w := strings.Fields(s)
	if len(w) == 0 {
		return s
	}
	i := rng.IntN(len(w))
	switch rng.IntN(7) {
	case 0:
		w = append(w[:i], w[i+1:]...)
	case 1:
		w[0], w[i] = w[i], w[0]
	case 2:
		w = append(w, w[i])
	case 3:
		w = []string{"be", "nothing"}
	}
	return strings.Join(w, " ")
}

func writeFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCarbLikeTheScorer(t *testing.T) {
	dir, script := scorer(t, "benchmarks", "score.py")
	goldPath := filepath.Join(dir, "benchmarks", "carb-dev", "gold.tsv")
	lines, err := readFile(goldPath, ReadLines)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for _, l := range lines {
		f := strings.Split(l, "\t")
		if len(f) < 4 || rng.IntN(4) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s\t%.2f\t%s\t%s", f[0], rng.Float64(), disturb(rng, f[2]), disturb(rng, f[1]))
		for _, a := range f[3:] {
			fmt.Fprintf(&b, "\t%s", disturb(rng, a))
		}
		b.WriteByte('\n')
	}
	path := writeFile(t, "out.tsv", b.String())
	var want map[string]float64
	runScorer(t, &want, script, "--json", "carb", "--gold", goldPath, "--system", path)
	gold, err := readFile(goldPath, ReadCarb)
	if err != nil {
		t.Fatal(err)
	}
	system, err := readFile(path, ReadSystem)
	if err != nil {
		t.Fatal(err)
	}
	s := Carb(gold, system)
	same(t, want, map[string]float64{"sentences": float64(s.Sentences), "gold": float64(s.Gold), "sentences_answered": float64(s.Answered),
		"extractions": float64(s.Extractions), "auc": s.AUC, "optimal_p": s.Optimal.Precision, "optimal_r": s.Optimal.Recall,
		"optimal_f1": s.Optimal.F1(), "optimal_confidence": s.Optimal.Confidence, "all_p": s.All.Precision, "all_r": s.All.Recall, "all_f1": s.All.F1()})
}

func TestBenchieLikeTheScorer(t *testing.T) {
	dir, script := scorer(t, "benchmarks", "score.py")
	goldPath := filepath.Join(dir, "benchmarks", "benchie-dev", "gold.txt")
	gold, err := readFile(goldPath, ReadBenchie)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	for _, s := range gold.Sentences {
		for _, wordings := range s.facts {
			for _, w := range wordings {
				if rng.IntN(3) > 0 {
					continue
				}
				slot := func(i int) string {
					if rng.IntN(2) == 0 {
						return disturb(rng, noBrackets.Replace(w.source[i]))
					}
					return noBrackets.Replace(w.source[i])
				}
				fmt.Fprintf(&b, "%s\t%.2f\t%s\t%s\t%s\n", s.Text, rng.Float64(), slot(0), slot(1), slot(2))
			}
		}
	}
	path := writeFile(t, "out.tsv", b.String())
	var want map[string]float64
	runScorer(t, &want, script, "--json", "benchie", "--gold", goldPath, "--system", path)
	system, err := readFile(path, ReadSystem)
	if err != nil {
		t.Fatal(err)
	}
	s := BenchieTotal(Benchie(gold, system), -1)
	same(t, want, map[string]float64{"sentences": float64(s.Sentences), "synsets": float64(s.Facts), "extractions": float64(s.Extractions),
		"synsets_found": float64(s.Found), "wrong": float64(s.Wrong), "p": s.Precision(), "r": s.Recall(), "f1": s.F1()})
}

func TestFactsLikeTheScorer(t *testing.T) {
	dir, script := scorer(t, "gold", "score.py")
	files, err := find(dir, "gold", "*.tsv")
	if err != nil {
		t.Skip(err)
	}
	for _, goldPath := range files {
		facts, err := readFile(goldPath, ReadFacts)
		if err != nil {
			continue // another kind of gold
		}
		path := writeFile(t, "claims.jsonl", claimsFrom(t, facts))
		var want []map[string]any
		runScorer(t, &want, script, "facts", goldPath, path, "--json")
		statements, err := readFile(path, ReadStatements)
		if err != nil {
			t.Fatal(err)
		}
		s := Facts(facts, statements)
		pair := func(s Share) any { return []any{float64(s.Hits), float64(s.Total)} }
		got := map[string]any{"core": pair(s.Core), "all": pair(s.All), "located core": pair(s.LocatedCore), "located": pair(s.Located),
			"polarity": pair(s.Polarity), "modality": pair(s.Modality), "attributed_to": pair(s.Attribution),
			"statements": float64(s.Statements), "sentences": float64(s.Sentences), "most": float64(s.Most)}
		for k, g := range got {
			if fmt.Sprint(g) != fmt.Sprint(want[0][k]) {
				t.Errorf("%s: %s: %v, the scorer has %v", goldPath, k, g, want[0][k])
			}
		}
	}
}

// claimsFrom makes claims out of gold facts, some of them disturbed.
func claimsFrom(t *testing.T, facts []GoldFact) string {
	t.Helper()
	rng := rand.New(rand.NewPCG(5, 6))
	var b strings.Builder
	enc := json.NewEncoder(&b)
	pick := func(slot string) string {
		all := strings.Split(slot, " | ")
		return disturb(rng, all[rng.IntN(len(all))])
	}
	for i, f := range facts {
		c := strings.Split(f.Line, "\t")
		row := map[string]any{"subject": pick(c[2]), "predicate": pick(c[3]), "object": pick(c[4]),
			"polarity": []string{"positive", "negative"}[rng.IntN(2)], "modality": []string{"fact", "possible", "conditional", "asked"}[rng.IntN(4)],
			"attributed_to": pick(c[7]), "sentence": fmt.Sprint(i / 3), "confidence": rng.Float64()}
		if err := enc.Encode(row); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// same compares figures to all digits that a sum's order leaves.
func same(t *testing.T, want, got map[string]float64) {
	t.Helper()
	for k, g := range got {
		if w, ok := want[k]; !ok || !near(w, g) {
			t.Errorf("%s: %v, the scorer has %v", k, g, w)
		}
	}
}

// TestWordsLikeTheScorer compares the words of every gold slot and of sentences.
func TestWordsLikeTheScorer(t *testing.T) {
	dir, script := scorer(t, "gold", "score.py")
	const program = `import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("score", sys.argv[1])
score = importlib.util.module_from_spec(spec); spec.loader.exec_module(score)
print(json.dumps([[list(score.words(l)), [sorted(score.lemmas(w)) for w in score.words(l)]] for l in json.load(open(sys.argv[2]))]))`
	var texts []string
	for _, p := range []string{"gold/deepseek.tsv", "benchmarks/carb-dev/sentences.txt"} {
		lines, err := readFile(filepath.Join(dir, p), ReadLines)
		if err != nil {
			t.Skip(err)
		}
		texts = append(texts, lines...)
	}
	files, err := find(dir, "news", "*.jsonl.gz")
	if err == nil {
		news, err := readFile(files[0], func(r io.Reader) ([]string, error) { return ReadLines(io.LimitReader(r, 400_000)) })
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, news...)
	}
	data, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	var want [][2][]any
	runScorer(t, &want, "-c", program, script, writeFile(t, "texts.json", string(data)))
	for i, s := range texts {
		got := Words(s)
		if fmt.Sprint(got) != fmt.Sprint(want[i][0]) {
			t.Fatalf("%q:\n%v\nthe scorer has\n%v", s, got, want[i][0])
		}
		for k, w := range got {
			if l := fmt.Sprint(sortedSet(lemmas(w))); l != fmt.Sprint(want[i][1][k]) {
				t.Fatalf("%s: %s, the scorer has %v", w, l, want[i][1][k])
			}
		}
	}
}

func sortedSet(words []string) []string {
	out := slices.Clone(words)
	slices.Sort(out)
	return slices.Compact(out)
}
