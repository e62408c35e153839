package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kgraph/internal/source"
	"kgraph/internal/text"
)

// hostile are texts that no grammar fits.
var hostile = []string{
	"",
	"BREAKING: Stocks DOWN 5% | Oil UP $3 | Gold FLAT",
	"Name\tAge\tCity\nAnna\t31\tLisbon\nBo\t44\tRome\n",
	"| a | b |\n|---|---|\n| 1 | 2 |",
	"func main() { fmt.Println(\"x\"); for i := 0; i < 10; i++ { go f(i) } }",
	"SELECT * FROM t WHERE a = 'b' AND c IN (1,2,3);",
	"😀😀😀 🇫🇷 👩‍👩‍👧 says 👍 to 👎",
	"\"He said \"she said \"they said \"we said “no‘ \"\"\" '' `` ((([[[{{{",
	"“A. “B. “C. “D said that “E said “F.",
	"- one\n- two\n- three said\n- , , and , or",
	"http://x.y/z?a=b&c=d#e mailto:a@b.c C:\\x\\y",
	"\x00\x01\ufffd\u202e\u0301\u0301 x\u00a0y\u2028z",
	"That that that that that is is is is not is not.",
	"Buffalo buffalo Buffalo buffalo buffalo buffalo Buffalo buffalo.",
	"AND OR NOT BUT IF THEN WHO WHICH THAT,,,,,",
	strings.Repeat("and the man who ", 40) + "slept.",
	strings.Repeat("(", 300) + strings.Repeat(")", 300),
}

// FuzzRecord takes any text the whole way: no panic, no slot without a word,
// and not more claims than words could give.
func FuzzRecord(f *testing.F) {
	p := newPipeline(f)
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 4096 {
			body = body[:4096]
		}
		body = strings.ToValidUTF8(body, "\uFFFD")
		doc := &text.Document{ID: "fuzz", Text: body, Paragraphs: text.Paragraphs(body)}
		rec, err := p.Record(doc)
		if err != nil {
			t.Fatal(err)
		}
		n := len([]rune(body))
		for _, c := range rec.Claims {
			if c.Subject == "" && c.Object == "" || c.Start < 0 || c.End > n || c.Start > c.End {
				t.Errorf("claim %+v of %q", c, body)
			}
		}
	})
}

// A sentence of 10,000 words gives no claims, and soon.
func TestEndlessSentence(t *testing.T) {
	p := newPipeline(t)
	body := strings.Repeat("and the old man saw the dog ", 1500)
	start := time.Now()
	rec, err := p.Record(&text.Document{ID: "x", Text: body, Paragraphs: text.Paragraphs(body)})
	if err != nil {
		t.Fatal(err)
	}
	if len(rec.Claims) > 0 {
		t.Errorf("%d claims", len(rec.Claims))
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("took %v", d)
	}
}

// BenchmarkNews takes news items from raw text to claims on one core. It
// reports sentences a second and which share of the time the claims took.
func BenchmarkNews(b *testing.B) {
	data := os.Getenv("KGRAPH_DATA")
	files, _ := filepath.Glob(filepath.Join(data, "news", "*.jsonl.gz"))
	if data == "" || len(files) == 0 {
		b.Skip("KGRAPH_DATA names no folder with news")
	}
	var docs []*text.Document
	for doc, err := range source.Open(b.Context(), files[:1], source.Options{TextField: "text", IDField: "id", DateField: "date"}) {
		if err != nil {
			b.Fatal(err)
		}
		if docs = append(docs, doc); len(docs) == 1000 {
			break
		}
	}
	p := newPipeline(b)
	sentences := 0
	var claims time.Duration
	for b.Loop() {
		for _, doc := range docs {
			a := p.Analyze(doc)
			sentences += len(a.Parses)
			start := time.Now()
			extract(a.Parses)
			claims += time.Since(start)
		}
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
	b.ReportMetric(100*claims.Seconds()/b.Elapsed().Seconds(), "%claims")
}
