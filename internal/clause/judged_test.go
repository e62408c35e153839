package clause

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// judgedSheet gives the claims of testdata/judged.tsv that still come out as they
// were judged, with their features. What was wrong only because a phrase was cut
// and has more words or arguments now is another claim, and is left out.
func judgedSheet(t testing.TB, a *lang.Analyzer) (out []judged) {
	items := newsTexts(t)
	maps.Copy(items, articleTexts(t))
	tokenised := benchmarkSentences(t)
	data, err := os.ReadFile("testdata/judged.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	for n, line := range lines {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			t.Fatalf("testdata/judged.tsv:%d: %d fields, 10 wanted", n+1, len(f))
		}
		draw := f[0]
		f = f[1:]
		sentences := tokenised[f[0]]
		if sentences == nil {
			doc := &text.Document{Text: items[f[0]]}
			doc.Paragraphs = text.Paragraphs(doc.Text)
			sentences = text.Segment(doc)
		}
		at, err := strconv.Atoi(f[1])
		if err != nil || at >= len(sentences) {
			t.Fatalf("testdata/judged.tsv:%d: no sentence %s in item %s", n+1, f[1], f[0])
		}
		p := a.Parse(sentences[at])
		x := run(p, Options{Modifiers: true})
		for i := range x.claims {
			c := &x.claims[i]
			if !sameWords(p, c.Subject.Words, f[4]) || !sameWords(p, c.Predicate.Words, f[5]) || !sameWords(p, c.Object.Words, f[6]) ||
				string(c.Polarity) != f[7] || string(c.Modality) != f[8] {
				continue
			}
			if (f[3] == "other-arg" || f[3] == "time-arg") && len(c.Args) == 0 {
				f[2] = "right" // what was wrong is left out now
			}
			if slices.Contains(cutCauses, f[3]) && len(c.Args) > 0 && c.Args[len(c.Args)-1].Role == c.Args[len(c.Args)-1].Prep {
				break // it may say now what it lacked then
			}
			out = append(out, judged{x.features(c), f[2] == "right", true, 100000 + n, true, draw == "406" || draw == "407" || draw == "416", draw >= "500"})
			break
		}
	}
	t.Logf("judged.tsv: %d of %d claims come out as they were judged", len(out), len(lines)-7)
	return out
}

// cutCauses are the faults of a claim that lacked words.
var cutCauses = []string{"object-cut", "empty-says-nothing", "other-arg", "time-arg", "hedge-number"}

// longestBound is the number of letters of the words that may bound a number
// ("nofewerthan").
const longestBound = 13

// sameWords says whether the words are those written, but for words before them
// that bound a number.
func sameWords(p *lang.Parse, words []int, written string) bool {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(p.Words[w].Form)
	}
	short, whole := closed(b.String()), closed(written)
	return short == whole || len(words) > 0 && strings.HasSuffix(whole, short) && len(whole)-len(short) <= longestBound
}

// newsTexts are the development news by item.
func newsTexts(t testing.TB) map[string]string {
	dir := os.Getenv("KGRAPH_DATA")
	if dir == "" {
		t.Skip("KGRAPH_DATA names no folder of development data")
	}
	paths, _ := filepath.Glob(filepath.Join(dir, "news", "*.jsonl.gz"))
	out := map[string]string{}
	for _, path := range paths {
		for line := range zippedLines(t, path) {
			var d struct{ ID, Text string }
			if err := json.Unmarshal([]byte(line), &d); err != nil {
				t.Fatal(err)
			}
			out[d.ID] = d.Text
		}
	}
	return out
}

func zippedLines(t testing.TB, path string) iter.Seq[string] {
	return func(yield func(string) bool) {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		sc := bufio.NewScanner(z)
		sc.Buffer(nil, 1<<22)
		for sc.Scan() && yield(sc.Text()) {
		}
	}
}

// articleTexts are the documents of the treebanks' development parts by name, as
// running text.
func articleTexts(t testing.TB) map[string]string {
	out := map[string]string{}
	for _, name := range []string{"en_gum_open", "en_ewt"} {
		id, paragraph := "", false
		for line := range zippedLines(t, filepath.Join(os.Getenv("KGRAPH_DATA"), "treebanks/dev", name+".conllu.gz")) {
			if s, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
				id = s
			} else if strings.HasPrefix(line, "# newpar") {
				paragraph = true
			} else if s, ok := strings.CutPrefix(line, "# text = "); ok {
				if out[id] != "" && paragraph {
					s = "\n\n" + s
				} else if out[id] != "" {
					s = " " + s
				}
				out[id], paragraph = out[id]+s, false
			}
		}
	}
	return out
}

// benchmarkSentences are CaRB's development sentences, one a document: carb0, carb1 …
func benchmarkSentences(t testing.TB) map[string][]*text.Sentence {
	data, err := os.ReadFile(filepath.Join(os.Getenv("KGRAPH_DATA"), "benchmarks/carb-dev/sentences.txt"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]*text.Sentence{}
	for n, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		out[fmt.Sprintf("carb%d", n)] = []*text.Sentence{text.FromTokens(line)}
	}
	return out
}
