package coverage_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"kgraph/internal/coverage"
	"kgraph/internal/fact"
	"kgraph/internal/pipeline"
	"kgraph/internal/source"
	"kgraph/schema"
	"kgraph/seeds"
)

func account(t *testing.T, foreign bool, articles ...string) coverage.Report {
	t.Helper()
	return accountAt(t, fact.Floor, foreign, articles...)
}

func accountAt(t *testing.T, floor float64, foreign bool, articles ...string) coverage.Report {
	t.Helper()
	p, err := pipeline.New(schema.Default(), "test")
	if err != nil {
		t.Fatal(err)
	}
	p.Trace, p.Floor = true, floor
	var r coverage.Report
	for _, a := range articles {
		docs := source.FromReader("a.txt", bytes.NewReader([]byte(a)), source.Options{})
		err := p.Run(context.Background(), docs, 1, nil, func(res pipeline.Result) error {
			if res.Err != nil {
				return res.Err
			}
			r.Add(&coverage.Reading{Document: res.Document, Parses: res.Parses, Claims: res.Claims, Decisions: res.Decisions, Foreign: foreign})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	r.Finish()
	return r
}

func TestReasons(t *testing.T) {
	for sentence, want := range map[string]string{
		"Siemens acquired Altair on May 3, 2024.":                        "",
		"Who sold it to them?":                                           "it is a question",
		"A plant near Berlin, at night.":                                 "no finite verb",
		"France defeated France.":                                        "it relates a thing to itself",
		"Bombing near Berlin\n\nSiemens acquired Altair on May 3, 2024.": "headline",
	} {
		r := account(t, false, sentence)
		if want == "" {
			if len(r.Documents[0].Missed) > 0 {
				t.Errorf("%s: %+v, a claim expected", sentence, r.Documents[0].Missed)
			}
			continue
		}
		if len(r.Documents[0].Missed) != 1 || !strings.Contains(r.Documents[0].Missed[0].Reason, want) {
			t.Errorf("%s: %+v, %q expected", sentence, r.Documents[0].Missed, want)
		}
	}
	if m := accountAt(t, 1, false, "Siemens acquired Altair on May 3, 2024.").Documents[0].Missed; len(m) != 1 || !strings.Contains(m[0].Reason, "less sure") || !strings.Contains(m[0].Detail, "because") {
		t.Errorf("no claim is sure enough: %+v", m)
	}
	r := account(t, true, "Who sold it to them?")
	if got := r.Reasons[0].Why; !strings.Contains(got, "English") {
		t.Errorf("another language: %q", got)
	}
}

// The sums over reasons and documents are those of the whole.
func TestSums(t *testing.T) {
	r := account(t, false, string(seeds.Article), "Who sold it? A plant near Berlin. Siemens acquired Altair.", "The perpetrator kills himself.")
	missed, details, sentences, words, covered := 0, 0, 0, 0, 0
	for _, e := range r.Reasons {
		missed += e.Sentences
		for _, d := range e.Details {
			details += d.Sentences
		}
	}
	for _, d := range r.Documents {
		sentences, words, covered = sentences+d.Sentences, words+d.Words, covered+d.CoveredWords
		if d.CoveredSentences+len(d.Missed) != d.Sentences {
			t.Errorf("%s: %d of %d sentences covered, %d missed", d.ID, d.CoveredSentences, d.Sentences, len(d.Missed))
		}
	}
	if missed != r.Sentences-r.CoveredSentences || sentences != r.Sentences || words != r.Words || covered != r.CoveredWords || details > missed {
		t.Errorf("%+v: reasons have %d sentences, documents %d sentences, %d words, %d covered", r.Counts, missed, sentences, words, covered)
	}
	if r.CoveredWords == 0 || r.CoveredWords > r.Words || r.ShareWords > 1 {
		t.Errorf("%+v", r.Counts)
	}
}

func TestNothing(t *testing.T) {
	if r := account(t, false); r.ShareSentences != 1 || len(r.Reasons) != 0 {
		t.Errorf("%+v", r)
	}
}
