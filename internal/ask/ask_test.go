package ask_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"kgraph/graph"
	"kgraph/internal/ask"
	"kgraph/internal/pipeline"
	"kgraph/internal/source"
	"kgraph/internal/text"
	"kgraph/schema"
	"kgraph/seeds"
)

// The share of the questions that must be answered rightly, in per cent, and
// the answers that may be wrong: an unanswerable question must stay without
// one.
const wantRight = 75

type asked struct{ document, question, answers string }

func questions(t *testing.T) (out []asked) {
	t.Helper()
	b, err := os.ReadFile("testdata/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			t.Fatalf("%q: three fields expected", line)
		}
		out = append(out, asked{f[0], f[1], f[2]})
	}
	return out
}

func corpus(t *testing.T, p *pipeline.Pipeline) *graph.Store {
	t.Helper()
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	add := func(d *text.Document, err error) {
		if err != nil {
			t.Fatal(err)
		}
		rec, err := p.Record(d)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Add(context.Background(), rec); err != nil {
			t.Fatal(err)
		}
	}
	for d, err := range source.FromReader(seeds.ID, bytes.NewReader(seeds.Article), source.Options{}) {
		add(d, err)
	}
	for d, err := range source.Open(context.Background(), []string{"testdata/news.jsonl"}, source.Options{}) {
		add(d, err)
	}
	return s
}

func TestQuestions(t *testing.T) {
	p, err := pipeline.New(schema.Default(), "test")
	if err != nil {
		t.Fatal(err)
	}
	s := corpus(t, p)
	right, wrong, all := 0, 0, questions(t)
	for _, q := range all {
		a := p.Analyze(&text.Document{ID: "q", Text: q.question, Paragraphs: text.Paragraphs(q.question)})
		r, err := ask.Ask(context.Background(), s, schema.Default(), a.Parses[0])
		if err != nil {
			t.Errorf("%s: %v", q.question, err)
			continue
		}
		got := ""
		for i := range r.Answers[:min(len(r.Answers), 3)] { // what is printed first
			if got = r.Answers[i].Text; rightAnswer(got, q.answers) {
				break
			}
		}
		switch good := rightAnswer(got, q.answers); {
		case good:
			right++
		case got == "":
			t.Logf("silent  %s  want %s", q.question, q.answers)
		default:
			wrong++
			t.Logf("WRONG   %s  got %q from %q, want %s", q.question, got, r.Answers[0].From.Sentence, q.answers)
		}
	}
	t.Logf("%d of %d right (%d %%), %d wrong answers given", right, len(all), 100*right/len(all), wrong)
	if 100*right < wantRight*len(all) {
		t.Errorf("%d of %d right, %d %% promised", right, len(all), wantRight)
	}
	if wrong > 0 {
		t.Errorf("%d answers given are wrong", wrong)
	}
}

func rightAnswer(got, answers string) bool {
	if answers == "-" {
		return got == ""
	}
	for _, a := range strings.Split(answers, "|") {
		if got != "" && strings.Contains(strings.ToLower(got), strings.ToLower(a)) {
			return true
		}
	}
	return false
}
