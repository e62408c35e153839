package clause

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

var train = flag.Bool("train", false, "learn the confidence weights anew from $KGRAPH_DATA and testdata/precision.tsv")

// judged is a claim with what is known of it.
type judged struct {
	features []feature
	right    bool
	read     bool // judged by reading, not by a benchmark's gold
	sentence int
	strict   bool // by a reader who wrote no rule
	news     bool // of a draw of what documents keep
	article  bool // of an article or an encyclopedia's or newspaper's sentence
}

// verdict is a line of testdata/precision.tsv.
type verdict struct{ draw, verdict, subject, predicate, object, claim, sentence string }

func verdicts(t testing.TB) []verdict {
	data, err := os.ReadFile("testdata/precision.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []verdict
	for n, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 9 {
			t.Fatalf("testdata/precision.tsv:%d: %d fields, 9 wanted", n+1, len(f))
		}
		out = append(out, verdict{f[0], f[2], f[3], f[4], f[5], f[6], f[8]})
	}
	return out
}

func closed(s string) string { return strings.Join(strings.Fields(s), "") }

// find is the claim that the verdict is about, or nil.
func (v verdict) find(p *lang.Parse, claims []Claim) *Claim {
	return v.among(p, claims, func(now, then string) bool { return now == then })
}

// comesAgain says whether a claim holds the words of the one judged: an argument
// may have grown since.
func (v verdict) comesAgain(p *lang.Parse, claims []Claim) bool {
	return v.among(p, claims, func(now, then string) bool {
		return now == then || then != "" && (strings.Contains(now, then) || grownInside(now, then))
	}) != nil
}

// grownInside says whether now is then with words put in at one place.
func grownInside(now, then string) bool {
	n := 0
	for n < len(then) && n < len(now) && now[n] == then[n] {
		n++
	}
	return n > 0 && len(now) > len(then) && strings.HasSuffix(now, then[n:])
}

func (v verdict) among(p *lang.Parse, claims []Claim, same func(now, then string) bool) *Claim {
	say := func(words []int) string {
		var b strings.Builder
		for _, i := range words {
			b.WriteString(p.Words[i].Form)
		}
		return closed(b.String())
	}
	for i := range claims {
		c := &claims[i]
		if same(say(c.Subject.Words), closed(v.subject)) && say(c.Predicate.Words) == closed(v.predicate) && same(say(c.Object.Words), closed(v.object)) {
			if !v.stands(c) {
				continue
			}
			return c
		}
	}
	return nil
}

// stands says whether the claim is still put forward as the one judged was: what
// has another modality or polarity now, or is a fact that was wrong for another
// reason than its slots, is another claim.
func (v verdict) stands(c *Claim) bool {
	_, said, _ := strings.Cut(v.claim, " (")
	for _, m := range []Modality{Possible, Necessary, Predicted, Conditional, Asked, Wished} {
		if strings.Contains(said, string(m)) != (c.Modality == m) {
			return false
		}
	}
	return strings.Contains(said, string(Negative)) == (c.Polarity == Negative)
}

func analyzer(t testing.TB) *lang.Analyzer {
	a, err := lang.Load()
	if err != nil {
		t.Skip(err)
	}
	return a
}

// TestPrecisionSheet extracts again from the sentences that were judged: most
// claims found right must still come out, most found wrong must not be sure.
func TestPrecisionSheet(t *testing.T) {
	a := analyzer(t)
	kept, of := map[string]int{}, map[string]int{}
	for _, v := range verdicts(t) {
		for _, s := range text.Segment(&text.Document{Text: v.sentence}) {
			p := a.Parse(s)
			if v.comesAgain(p, Extract(p)) {
				kept[v.draw+v.verdict]++
				break
			}
		}
		of[v.draw+v.verdict]++
	}
	for _, draw := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "R"} {
		t.Logf("draw %s: %d of %d right claims come out again, %d of %d wrong ones", draw, kept[draw+"right"], of[draw+"right"],
			kept[draw+"wrong"]+kept[draw+"argument"], of[draw+"wrong"]+of[draw+"argument"])
		if kept[draw+"right"]*100 < of[draw+"right"]*80 {
			t.Errorf("draw %s: only %d of %d claims found right come out again", draw, kept[draw+"right"], of[draw+"right"])
		}
	}
}

// reading gives the claims that were judged by reading.
func reading(t testing.TB, a *lang.Analyzer) []judged {
	var out []judged
	for n, v := range verdicts(t) {
		if len(v.draw) > 1 {
			continue // drawn to measure, not to learn from
		}
		for _, s := range text.Segment(&text.Document{Text: v.sentence}) {
			p := a.Parse(s)
			x := run(p, Options{Modifiers: true})
			if c := v.find(p, x.claims); c != nil {
				strict := v.draw == "1" || v.draw == "2"
				f := x.features(c)
				if !strict {
					f = append(f, feature{"author", 1})
				}
				out = append(out, judged{features: f, right: v.verdict == "right", read: true, sentence: n, strict: strict})
				break
			}
		}
	}
	return out
}

// benchmark gives the claims of the BenchIE development sentences; one is
// right when the gold has it.
func benchmark(t testing.TB, a *lang.Analyzer) []judged {
	dir := os.Getenv("KGRAPH_DATA")
	if dir == "" {
		t.Skip("KGRAPH_DATA names no folder of development data")
	}
	data, err := os.ReadFile(filepath.Join(dir, "benchmarks/benchie-dev/gold.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []judged
	for n, block := range strings.Split(string(data), "sent_id:")[1:] {
		lines := strings.Split(block, "\n")
		_, sentence, _ := strings.Cut(lines[0], "\t")
		var gold []*regexp.Regexp
		for _, l := range lines[1:] {
			if strings.Count(l, " --> ") == 2 {
				gold = append(gold, pattern(l))
			}
		}
		p := a.Parse(text.FromTokens(sentence))
		x := run(p, Options{})
		for i := range x.claims {
			if k := x.claims[i].Kind; k != Verb && k != Copula {
				continue // the gold has none of the others
			}
			for _, l := range Lines(p, x.claims[i:i+1], LineOptions{}) {
				if len(l.Args) == 0 || strings.Contains(l.Rule, "+") {
					continue
				}
				said, right := l.Arg1+" --> "+l.Relation+" --> "+l.Args[0]+" ", false
				for _, g := range gold {
					right = right || g.MatchString(said)
				}
				out = append(out, judged{features: append(x.features(&x.claims[i]), feature{"benchmark", 1}), right: right, sentence: 1000 + n})
				break
			}
		}
	}
	return out
}

// pattern matches what a gold line allows: words in brackets may be absent.
func pattern(line string) *regexp.Regexp {
	var b strings.Builder
	b.WriteString("^")
	for _, word := range strings.Fields(line) {
		for strings.HasPrefix(word, "[") && len(word) > 1 {
			b.WriteString("(?:")
			word = word[1:]
		}
		ends := 0
		for strings.HasSuffix(word, "]") && len(word) > 1 {
			ends++
			word = word[:len(word)-1]
		}
		b.WriteString(regexp.QuoteMeta(word) + " " + strings.Repeat(")?", ends))
	}
	re, err := regexp.Compile(b.String() + "$")
	if err != nil {
		return regexp.MustCompile("^$x")
	}
	return re
}

var minVerb = flag.Int("minverb", 25, "least number of claims of a verb that has a weight of its own")

var penalty = flag.Float64("penalty", 0.0015, "penalty on large weights")

// learn fits the model by gradient descent with a penalty on large weights.
func learn(data []judged) map[string]float64 {
	seen := map[string]int{}
	for _, d := range data {
		for _, f := range d.features {
			seen[f.name]++
		}
	}
	index, names := map[string]int{}, []string{}
	type part struct {
		at    int
		value float64
	}
	rows := make([][]part, len(data))
	for i, d := range data {
		for _, f := range d.features {
			if (strings.HasPrefix(f.name, "verb ") || strings.HasPrefix(f.name, "noun ")) && seen[f.name] < *minVerb {
				continue
			}
			at, ok := index[f.name]
			if !ok {
				at = len(names)
				index[f.name], names = at, append(names, f.name)
			}
			rows[i] = append(rows[i], part{at, f.value})
		}
	}
	w, g, decay := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for i, name := range names {
		if name != "bias" && name != "benchmark" && name != "prior" && name != "author" {
			decay[i] = *penalty
		}
	}
	const rounds, rate = 400, 1.5
	for range rounds {
		clear(g)
		for i, row := range rows {
			sum := 0.0
			for _, p := range row {
				sum += w[p.at] * p.value
			}
			e := -1 / (1 + math.Exp(-sum))
			if data[i].right {
				e++
			}
			for _, p := range row {
				g[p.at] += e * p.value
			}
		}
		for i := range w {
			w[i] += rate * (g[i]/float64(len(data)) - decay[i]*w[i])
		}
	}
	out := map[string]float64{}
	for i, name := range names {
		out[name] = w[i]
	}
	return out
}

func probability(w map[string]float64, d judged) float64 {
	sum := 0.0
	for _, f := range d.features {
		sum += w[f.name] * f.value
	}
	return 1 / (1 + math.Exp(-sum))
}

// above logs what share of the claims is right above each cut; they are sorted.
func above(name string, pts []point, t *testing.T) {
	for n := 0; n < 10; n++ {
		cut, right := len(pts)*n/20, 0
		for _, pt := range pts[cut:] {
			if pt.right {
				right++
			}
		}
		t.Logf("%s: without the lowest %2d %%, those under %.3f, %.3f of the others are right", name, n*5, pts[cut].p, float64(right)/float64(len(pts)-cut))
	}
}

// point is a claim's probability by a model that has not seen its sentence.
type point struct {
	p     float64
	right bool
}

// TestConfidence cross-validates the model over sentences and prints its
// reliability; with -train it writes confidence.tsv.
func TestConfidence(t *testing.T) {
	a := analyzer(t)
	data := append(benchmark(t, a), reading(t, a)...)
	data = append(data, judgedSheet(t, a)...)
	const folds = 10
	var read, all, strict, news, articles []point
	for k := range folds {
		var in, out []judged
		for _, d := range data {
			if d.sentence%folds == k {
				out = append(out, d)
			} else {
				in = append(in, d)
			}
		}
		w := learn(in)
		for _, d := range out {
			pt := point{probability(w, d), d.right}
			all = append(all, pt)
			if d.read {
				read = append(read, pt)
			}
			if d.strict {
				strict = append(strict, pt)
			}
			if d.news {
				news = append(news, pt)
			}
			if d.article {
				articles = append(articles, pt)
			}
		}
	}
	ece := func(name string, pts []point) float64 {
		sort.Slice(pts, func(i, j int) bool { return pts[i].p < pts[j].p })
		total := 0.0
		for b := range 10 {
			var sum, right, n float64
			for _, pt := range pts {
				if min(int(pt.p*10), 9) == b {
					sum, n = sum+pt.p, n+1
					if pt.right {
						right++
					}
				}
			}
			if n > 0 {
				t.Logf("%s %.1f-%.1f: %4.0f claims, said %.3f, right %.3f", name, float64(b)/10, float64(b+1)/10, n, sum/n, right/n)
				total += math.Abs(sum-right) / float64(len(pts))
			}
		}
		var auc, pairs float64
		for i := range pts {
			for j := range pts[:i] {
				if pts[i].right && !pts[j].right {
					auc, pairs = auc+1, pairs+1
				} else if !pts[i].right && pts[j].right {
					pairs++
				}
			}
		}
		t.Logf("%s: %d claims, expected calibration error %.3f, area under the curve %.3f", name, len(pts), total, auc/pairs)
		return total
	}
	if e := ece("all", all); e > .07 {
		t.Errorf("expected calibration error %.3f, at most 0.07 wanted", e)
	}
	ece("read", read)
	ece("strict", strict)
	ece("news", news)
	ece("articles", articles)
	above("strict", strict, t)
	above("news", news, t)
	above("articles", articles, t)
	if *train {
		w := learn(data)
		delete(w, "benchmark")
		delete(w, "author")
		var names []string
		for n := range w {
			names = append(names, n)
		}
		sort.Strings(names)
		var b strings.Builder
		b.WriteString("# Weights of the logistic model of confidence.go, learned by: go test ./internal/clause -run TestConfidence -train\n")
		for _, n := range names {
			fmt.Fprintf(&b, "%s\t%.3f\n", n, w[n])
		}
		if err := os.WriteFile("confidence.tsv", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
