package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"iter"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"kgraph/graph"
	"kgraph/internal/source"
	"kgraph/internal/text"
	"kgraph/schema"
	"kgraph/seeds"
)

var update = flag.Bool("update", false, "rewrite golden files")

func newPipeline(t testing.TB) *Pipeline {
	t.Helper()
	p, err := New(schema.Default(), "test")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func seed(t testing.TB) *text.Document {
	t.Helper()
	for doc, err := range source.FromReader(seeds.ID, bytes.NewReader(seeds.Article), source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	t.Fatal("no document")
	return nil
}

// TestSeedClaims holds the seed's claims against a golden file that people read.
func TestSeedClaims(t *testing.T) {
	rec, err := newPipeline(t).Record(seed(t))
	if err != nil {
		t.Fatal(err)
	}
	got := readable(rec)
	const golden = "testdata/deepseek.claims.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("claims differ from %s (-want +got; rewrite with -update):\n%s", golden, diff)
	}
}

// readable writes a record's claims for people: each sentence with its claims.
func readable(rec *graph.Record) string {
	var b strings.Builder
	last := -1
	for _, c := range rec.Claims {
		if c.SentenceNo != last {
			last = c.SentenceNo
			fmt.Fprintf(&b, "\n%s\n", c.Sentence)
		}
		fmt.Fprintf(&b, "  %s | %s | %s", c.Subject, c.Predicate, c.Object)
		for _, a := range c.Args {
			fmt.Fprintf(&b, " | %s: %s", a.Role, a.Text)
		}
		for _, note := range []string{
			unless(c.Edge(), strings.ReplaceAll(c.Predicate, " ", "_"), "edge "),
			unless(c.Polarity, "positive", ""), unless(c.Modality, "fact", ""), unless(c.AttributedTo, "", "by "),
			unless(c.Kind, "verb", ""), unless(c.Voice, "active", ""), unless(c.ObjectValue, "", "= "),
		} {
			if note != "" {
				fmt.Fprintf(&b, " [%s]", note)
			}
		}
		b.WriteByte('\n')
	}
	return strings.TrimLeft(b.String(), "\n")
}

func unless(v, usual, before string) string {
	if v == usual {
		return ""
	}
	return before + v
}

// TestRecordsHold checks what every record promises, on the seed and on text
// that no grammar fits.
func TestRecordsHold(t *testing.T) {
	p := newPipeline(t)
	for name, body := range map[string]string{
		"seed":     string(seeds.Article),
		"headline": "MARKETS FALL AS FED HOLDS RATES",
		"list":     "- eggs\n- milk\n- 2 kg flour\n\n1. Mix\n2. Bake",
		"quotes":   "\"He said, \"she said, \"they said \"no\".",
		"emoji":    "🚀🚀🚀 to the moon 🌕! Ça alors — naïve café. שלום עולם.",
		"code":     "for (int i = 0; i < n; i++) { a[i] = b[i]; }",
		"nul":      "A\x00B met C\x00D.",
		"long":     strings.Repeat("The minister who met the king who ", 300) + "left.",
		"nothing":  "",
	} {
		t.Run(name, func(t *testing.T) {
			doc := &text.Document{ID: name, Text: body, Paragraphs: text.Paragraphs(body)}
			rec, err := p.Record(doc)
			if err != nil {
				t.Fatal(err)
			}
			checkRecord(t, rec)
		})
	}
}

func checkRecord(t *testing.T, rec *graph.Record) {
	t.Helper()
	runes := []rune(rec.Document.Text)
	inside := func(s *[2]int) bool { return s == nil || 0 <= s[0] && s[0] < s[1] && s[1] <= len(runes) }
	seen := map[string]bool{}
	for _, c := range rec.Claims {
		key := fmt.Sprint(c.SentenceNo, c.Subject, "|", c.Predicate, "|", c.Object, "|", c.Polarity, "|", c.Speakers)
		if seen[key] {
			t.Errorf("twice: %s", key)
		}
		seen[key] = true
		if string(runes[c.Start:c.End]) != c.Sentence {
			t.Errorf("claim %s: its span is not its sentence", c.ID)
		}
		if !inside(c.Spans.Subject) || !inside(c.Spans.Predicate) || !inside(c.Spans.Object) {
			t.Errorf("claim %s: a span leaves the text: %+v", c.ID, c.Spans)
		}
		for _, slot := range []string{c.Subject, c.Object} {
			if n := len(strings.Fields(slot)); n > 12 {
				t.Errorf("a slot of %d words: %q", n, slot)
			}
			switch strings.ToLower(slot) {
			case "he", "she", "it", "they", "them", "him", "this", "that", "these", "those", "who", "which", "the", "a":
				t.Errorf("a slot says nothing: %q in %q", slot, c.Sentence)
			}
		}
		for _, ref := range []int{c.SubjectEntity, c.ObjectEntity} {
			if ref >= len(rec.Entities) {
				t.Errorf("claim %s points at entity %d of %d", c.ID, ref, len(rec.Entities))
			}
		}
	}
}

// TestOrderAndWorkers: the results come in the documents' order and are the
// same whatever the number of workers; an unreadable document stops nothing.
func TestOrderAndWorkers(t *testing.T) {
	defer goleak.VerifyNone(t)
	p := newPipeline(t)
	broken := errors.New("broken")
	docs := func() iter.Seq2[*text.Document, error] {
		return func(yield func(*text.Document, error) bool) {
			for i := range 40 {
				if i == 7 {
					if !yield(nil, broken) {
						return
					}
					continue
				}
				body := fmt.Sprintf("Company %d bought Acme Corp in 20%02d. It paid $%d million.", i, i, i+1)
				if !yield(&text.Document{ID: fmt.Sprint(i), Text: body, Paragraphs: text.Paragraphs(body)}, nil) {
					return
				}
			}
		}
	}
	run := func(workers int) []string {
		var out []string
		err := p.Run(context.Background(), docs(), workers, func(d *text.Document) bool { return d.ID == "3" }, func(r Result) error {
			switch {
			case r.Err != nil:
				out = append(out, r.Err.Error())
			case r.Skipped:
				out = append(out, "skipped "+r.Document.ID)
			default:
				if r.Words() < 8 {
					return fmt.Errorf("document %s has %d words", r.Document.ID, r.Words())
				}
				b, err := json.Marshal(r.Record)
				if err != nil {
					return err
				}
				out = append(out, string(b))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	one := run(1)
	if len(one) != 40 || one[7] != "broken" || one[3] != "skipped 3" {
		t.Fatalf("%d results; 7: %s; 3: %s", len(one), one[7], one[3])
	}
	if diff := cmp.Diff(one, run(5)); diff != "" {
		t.Errorf("five workers differ from one:\n%s", diff)
	}
}

// TestRunStops: an error of the receiver and the end of the context stop a run,
// and no goroutine is left.
func TestRunStops(t *testing.T) {
	defer goleak.VerifyNone(t)
	p := newPipeline(t)
	endless := func(yield func(*text.Document, error) bool) {
		for i := 0; ; i++ {
			body := "The bank raised its rates."
			if !yield(&text.Document{ID: fmt.Sprint(i), Text: body, Paragraphs: text.Paragraphs(body)}, nil) {
				return
			}
		}
	}
	enough := errors.New("enough")
	n := 0
	err := p.Run(context.Background(), endless, 3, nil, func(Result) error {
		if n++; n == 10 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) {
		t.Errorf("got %v, want %v", err, enough)
	}
	ctx, cancel := context.WithCancel(context.Background())
	n = 0
	err = p.Run(ctx, endless, 3, nil, func(Result) error {
		if n++; n == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func BenchmarkRecord(b *testing.B) {
	p := newPipeline(b)
	doc := seed(b)
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		if _, err := p.Record(doc); err != nil {
			b.Fatal(err)
		}
	}
}
