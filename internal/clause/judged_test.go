package clause

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
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
		f = f[1:]
		doc := &text.Document{Text: items[f[0]]}
		doc.Paragraphs = text.Paragraphs(doc.Text)
		sentences := text.Segment(doc)
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
			if cut := []string{"object-cut", "empty-says-nothing", "other-arg", "time-arg", "hedge-number"}; slices.Contains(cut, f[3]) && len(x.modifiers(c))+boolInt(len(c.Args) > 0 && c.Args[len(c.Args)-1].Role == c.Args[len(c.Args)-1].Prep) > 0 {
				break
			}
			out = append(out, judged{x.features(c), f[2] == "right", true, 100000 + n, true})
			break
		}
	}
	t.Logf("judged.tsv: %d of %d claims come out as they were judged", len(out), len(lines)-5)
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sameWords says whether the words are those written, bounds of numbers and
// brackets at the edges apart.
func sameWords(p *lang.Parse, words []int, written string) bool {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(p.Words[w].Form)
	}
	return closed(b.String()) == closed(written) || len(words) > 0 && strings.HasSuffix(closed(written), closed(b.String())) && !strings.HasSuffix(written, " "+b.String()+"x") && len(closed(written))-len(closed(b.String())) < 14
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
		for sc.Scan() {
			var d struct{ ID, Text string }
			if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
				t.Fatal(err)
			}
			out[d.ID] = d.Text
		}
	}
	return out
}
