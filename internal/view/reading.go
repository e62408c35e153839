package view

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"

	"kgraph/graph"
)

// MaxReading is how many code points of a document's text a page shows.
const MaxReading = 400_000

// Reading is a document as the page shows it to a reader: its text, and the
// claims by their places in it. Places are pairs of code points of Text.
type Reading struct {
	ID        string         `json:"id"`
	Title     string         `json:"title,omitempty"`
	Published string         `json:"published,omitempty"`
	Source    string         `json:"source,omitempty"`
	URL       string         `json:"url,omitempty"`
	Text      string         `json:"text"`
	Length    int            `json:"length"` // of the whole text; Text has at most MaxReading of it
	Claims    []ReadingClaim `json:"claims"`
}

// ReadingClaim is a claim of a document that is read.
type ReadingClaim struct {
	ID         string  `json:"id"`
	Start      int     `json:"start"` // of its sentence
	End        int     `json:"end"`
	Subject    []int   `json:"s,omitempty"`
	Predicate  []int   `json:"p,omitempty"`
	Object     []int   `json:"o,omitempty"`
	Words      string  `json:"words"` // the claim in short: subject, predicate, object
	Standing   string  `json:"standing,omitempty"`
	Speaker    string  `json:"speaker,omitempty"`
	Modality   string  `json:"modality,omitempty"` // "" for a fact
	Polarity   string  `json:"polarity,omitempty"` // "" for positive
	Confidence float64 `json:"confidence"`
}

// NewReading is a document with its claims, by their places.
func NewReading(d graph.Document, claims iter.Seq2[*graph.Claim, error]) (*Reading, error) {
	r := &Reading{ID: d.ID, Title: d.Title, Published: d.Published, Source: d.Source, URL: d.URL, Text: d.Text,
		Length: utf8.RuneCountInString(d.Text), Claims: []ReadingClaim{}}
	if r.Length > MaxReading {
		r.Text = string([]rune(d.Text)[:MaxReading])
	}
	shown := min(r.Length, MaxReading)
	for c, err := range claims {
		if err != nil {
			return nil, fmt.Errorf("view: %w", err)
		}
		if c.Start < 0 || c.End > shown || c.Start >= c.End {
			continue
		}
		r.Claims = append(r.Claims, readingClaim(c))
	}
	slices.SortStableFunc(r.Claims, func(a, b ReadingClaim) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(first(a), first(b)))
	})
	return r, nil
}

// first is where a claim's own words begin.
func first(c ReadingClaim) int {
	if c.Predicate != nil {
		return c.Predicate[0]
	}
	return c.Start
}

func readingClaim(c *graph.Claim) ReadingClaim {
	within := func(span *[2]int) []int {
		if span == nil || span[0] < c.Start || span[1] > c.End || span[0] >= span[1] {
			return nil
		}
		return span[:]
	}
	r := ReadingClaim{ID: c.ID, Start: c.Start, End: c.End, Subject: within(c.Spans.Subject), Predicate: within(c.Spans.Predicate),
		Object: within(c.Spans.Object), Standing: standingOf(c), Speaker: c.AttributedTo, Confidence: c.Confidence, Words: c.Subject}
	for _, part := range []string{c.Predicate, c.Object} {
		if part != "" && c.ContentOf == "" || part == c.Predicate {
			r.Words += " " + part
		}
	}
	if c.Modality != "fact" {
		r.Modality = c.Modality
	}
	if c.Polarity != "positive" {
		r.Polarity = c.Polarity
	}
	return r
}
