package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"kgraph/internal/text"
)

// TestGather: a batch ends with enough text or documents, or with what is at hand.
func TestGather(t *testing.T) {
	doc := func(n int) Result { return Result{Document: &text.Document{Text: strings.Repeat("x", n)}} }
	for name, c := range map[string]struct {
		wait []Result
		want int
	}{
		"nothing waits":   {nil, 1},
		"short ones":      {[]Result{doc(100), doc(100), doc(100)}, 4},
		"enough text":     {[]Result{doc(batchBytes), doc(100)}, 2},
		"skipped, broken": {[]Result{{Skipped: true, Document: doc(batchBytes).Document}, {Err: errors.New("x")}, doc(1)}, 4},
	} {
		source := make(chan Result, 100)
		for _, r := range c.wait {
			source <- r
		}
		if got := gather(doc(100), source); len(got) != c.want {
			t.Errorf("%s: %d documents, want %d", name, len(got), c.want)
		}
		close(source)
		for range source {
		}
		if got := gather(doc(1), source); len(got) != 1 {
			t.Errorf("%s: %d documents at the end", name, len(got))
		}
	}
	source := make(chan Result, 100)
	for range 50 {
		source <- doc(1)
	}
	if got := gather(doc(1), source); len(got) != batchDocuments {
		t.Errorf("%d documents in a batch", len(got))
	}
}

// TestBatchAlike: documents read together give the records that each gives alone.
func TestBatchAlike(t *testing.T) {
	p := newPipeline(t)
	var batch []Result
	for i, body := range []string{"Acme Corp bought Bolt Ltd. on Monday.", "", "He left.", strings.Repeat("The bank raised its rates. ", 30), "Ada Moss leads Acme."} {
		d := &text.Document{ID: fmt.Sprint(i), Text: body, Paragraphs: text.Paragraphs(body)}
		batch = append(batch, Result{Document: d, Skipped: i == 2})
	}
	p.records(batch)
	for i, r := range batch {
		if i == 2 {
			if r.Record != nil {
				t.Error("a skipped document was read")
			}
			continue
		}
		alone, err := p.Record(r.Document)
		if err != nil || r.Err != nil {
			t.Fatal(err, r.Err)
		}
		if a, b := asJSON(t, alone), asJSON(t, r.Record); a != b {
			t.Errorf("document %d: together\n%s\nalone\n%s", i, b, a)
		}
	}
}

func asJSON(t *testing.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
