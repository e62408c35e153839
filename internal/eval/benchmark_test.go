package eval

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func readSystem(t *testing.T, lines string) SystemOutput {
	t.Helper()
	s, err := ReadSystem(strings.NewReader(strings.ReplaceAll(lines, " | ", "\t")))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestSentenceKey(t *testing.T) {
	if a, b := SentenceKey("He `` ran '' -LRB- fast -RRB- ."), SentenceKey("He \"ran\" (fast)"); a != b || a != "Heranfast" {
		t.Errorf("%q %q", a, b)
	}
}

func TestReadSystem(t *testing.T) {
	s := readSystem(t, "A b . | 0.5 | A | b |  | ")
	if x := s["Ab"][0]; len(x.Args) != 1 || x.Confidence != .5 || x.Relation != "b" {
		t.Errorf("%+v", x)
	}
	for _, bad := range []string{"a\tb", "a\tx\tb\tc\td", "a\tNaN\tb\tc\td"} {
		if _, err := ReadSystem(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// TestCarbPair: precision and recall in words; a shared word of the relation
// is needed.
func TestCarbPair(t *testing.T) {
	tuple := func(s string) Extraction {
		f := strings.Split(s, " | ")
		return Extraction{Relation: f[1], Args: append([]string{f[0]}, f[2:]...)}
	}
	for _, c := range []struct {
		gold, pred string
		p, r       float64
	}{
		{"a b | r | c", "a b | r | c", 1, 1},
		{"a b | r | c", "a | r | c d", 3. / 4, 3. / 4},
		{"a b | r | c", "a b | s | c", 0, 0},
		{"a | r | b | c d", "a | r | b c", 1, 4. / 5},
		{"a | r | b", "a | r", 0, 0},
		{"a | r", "a | r | b", 1, 1},
		{"a | is r | b", "a | be | b", 1, 3. / 4},
		{"x | said | y z", "y z | said | x", 1, 1},
		{"x | asked | y z", "y z | asked | x", 1. / 4, 1. / 4},
		{"a a | r | b", "a | r | b", 1, 3. / 4},
	} {
		p, r := carbMatch(tuple(c.gold), tuple(c.pred))
		if !near(p, c.p) || !near(r, c.r) {
			t.Errorf("%s against %s: %.3f %.3f, want %.3f %.3f", c.pred, c.gold, p, r, c.p, c.r)
		}
	}
}

// TestCarb: one extraction may serve two gold tuples in recall, but not in
// precision; lower confidence costs precision.
func TestCarb(t *testing.T) {
	gold, err := ReadCarb(strings.NewReader(strings.ReplaceAll("s one | r | a | b\ns one | r | a | b\ns two | q | c | d | C: if\n", " | ", "\t")))
	if err != nil {
		t.Fatal(err)
	}
	s := Carb(gold, readSystem(t, "s one | 0.9 | a | r | b\ns two | 0.4 | x | y | z\nother | 0.1 | a | b | c\n"))
	if s.Sentences != 2 || s.Gold != 3 || s.Answered != 2 || s.Extractions != 2 {
		t.Errorf("%+v", s)
	}
	// At 0.9: precision 1/1, recall 2/3. At 0.4: precision 1/2, recall 2/3.
	if !near(s.Optimal.Precision, 1) || !near(s.Optimal.Recall, 2./3) || s.Optimal.Confidence != .9 ||
		!near(s.All.Precision, .5) || !near(s.All.Recall, 2./3) || !near(s.AUC, 2./3) {
		t.Errorf("%+v", s)
	}
	if s := Carb(gold, nil); s.AUC != 0 || s.All.F1() != 0 {
		t.Errorf("%+v", s)
	}
}

const benchieGold = `sent_id:1	He served as Prime Minister of Australia .
1--> Cluster 1:
He --> served as --> [the] Prime Minister [of Australia]
He --> served --> as [the] Prime Minister
1--> Cluster 2:
He --> was --> [[very] [old]]
sent_id:2	She left (fast) .
2--> Cluster 1:
She --> left
She --> left --> (fast)
`

func TestBenchie(t *testing.T) {
	gold, err := ReadBenchie(strings.NewReader(benchieGold))
	if err != nil || gold.Facts != 3 || gold.Skipped != 1 {
		t.Fatalf("%+v %v", gold, err)
	}
	for triple, want := range map[string]int{
		"He | served as | Prime Minister":                  0,
		"He | served as | the Prime Minister of Australia": 0,
		"He | served as | Prime Minister of":               -1,
		"He | served as | PrimeMinister":                   -1,
		"He | served | as the Prime Minister":              0,
		"he | served as | Prime Minister":                  -1,
		"He | was | very old":                              1,
		"He | was | old":                                   1,
		"He | was | ":                                      1,
		"He | was | old very":                              -1,
		"He | served as | Prime Minister . ":               -1,
	} {
		f := strings.Split(triple, " | ")
		if got := gold.Sentences[0].fact([3]string{f[0], f[1], strings.TrimSpace(f[2])}); got != want {
			t.Errorf("%s: fact %d, want %d", triple, got, want)
		}
	}
	results := Benchie(gold, readSystem(t, `He served as Prime Minister of Australia . | 0.9 | He | served as | Prime Minister
He served as Prime Minister of Australia . | 0.8 | He | served | as | Prime Minister
He served as Prime Minister of Australia . | 0.3 | He | served | Australia
She left (fast) . | 0.7 | She | left | (fast)`))
	s := BenchieTotal(results, 0)
	if s != (BenchieScores{Sentences: 2, Facts: 3, Extractions: 4, Found: 2, Wrong: 1}) || !near(s.Precision(), 2./3) || !near(s.Recall(), 2./3) {
		t.Errorf("%+v", s)
	}
	if s := BenchieTotal(HalfOf(results, Even), .5); s.Found != 1 || s.Facts != 1 {
		t.Errorf("%+v", s)
	}
	if got := recallAt(results, 1); !near(got, 2./3) {
		t.Errorf("recall at precision 1: %v", got)
	}
	if m := missedLines(results); len(m) != 1 || !strings.Contains(m[0], "He --> was") {
		t.Errorf("%q", m)
	}
	if m := spuriousLines(results); len(m) != 1 || !strings.Contains(m[0], "Australia") {
		t.Errorf("%q", m)
	}
	r := Calibration(results)
	if len(r.Bands) != 4 || !near(r.Error, (.1+.2+.3+.3)/4) {
		t.Errorf("%+v", r)
	}
}

// TestEvenSentencesStayUnread: the even sentences of BenchIE are scored, never
// listed.
func TestEvenSentencesStayUnread(t *testing.T) {
	gold, err := ReadBenchie(strings.NewReader(benchieGold))
	if err != nil {
		t.Fatal(err)
	}
	results := Benchie(gold, readSystem(t, "She left (fast) . | 0.7 | She | ran | away"))
	for _, l := range append(missedLines(results), spuriousLines(results)...) {
		if !strings.HasPrefix(l, "BenchIE 1\t") {
			t.Error(l)
		}
	}
}

func TestBootstrap(t *testing.T) {
	units := []float64{0, 1, 1, 1, 0, 1, 0, 1, 1, 1}
	mean := func(times []int) []float64 {
		sum := 0.0
		for i, n := range times {
			sum += float64(n) * units[i]
		}
		return []float64{sum / float64(len(units)), 5}
	}
	a, b := Bootstrap(len(units), mean), Bootstrap(len(units), mean)
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Error("two runs differ", a, b)
	}
	// A binomial of 10 at 0.7: its middle 95 % is 0.4 to 1.0, or a step inside.
	if a[0].Low < .3 || a[0].Low > .5 || a[0].High < .9 || a[1] != (Interval{5, 5}) {
		t.Error(a)
	}
	if Bootstrap(0, mean) != nil {
		t.Error("an interval of nothing")
	}
	d := Compare(len(units), func(t []int) float64 { return mean(t)[0] + 1 }, func(t []int) float64 { return mean(t)[0] })
	if !near(d.First-d.Second, 1) || d.NotBetter != 0 || !near(d.Interval.Low, 1) || !near(d.Interval.High, 1) {
		t.Errorf("%+v", d)
	}
}

func FuzzBenchmarks(f *testing.F) {
	f.Add(benchieGold, "a\t0.5\tb\tc\td")
	f.Add("a\tis\tb\tc\n", "a\t-1\tb\tis\tc\te")
	f.Fuzz(func(t *testing.T, gold, output string) {
		system, err := ReadSystem(strings.NewReader(output))
		if err != nil {
			return
		}
		if g, err := ReadBenchie(strings.NewReader(gold)); err == nil {
			if s := BenchieTotal(Benchie(g, system), -1); s.Found > s.Facts || s.Found+s.Wrong > s.Extractions {
				t.Errorf("%+v", s)
			}
		}
		if g, err := ReadCarb(strings.NewReader(gold)); err == nil {
			s := Carb(g, system)
			for _, v := range []float64{s.AUC, s.All.Precision, s.All.Recall, s.Optimal.F1()} {
				if math.IsNaN(v) || v < -1e-9 || v > 1+1e-9 {
					t.Errorf("%+v", s)
				}
			}
		}
	})
}
