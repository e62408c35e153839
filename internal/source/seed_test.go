package source_test

import (
	"context"
	"strings"
	"testing"

	"kgraph/internal/source"
	"kgraph/internal/text"
)

// The seed article as a reader sees it: a headline, prose, a line of tags.
func TestSeed(t *testing.T) {
	for d, err := range source.Open(context.Background(), []string{"../../seeds/deepseek.txt"}, source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		last := d.Paragraphs[len(d.Paragraphs)-1]
		if d.ID != "deepseek.txt" || !strings.HasPrefix(d.Title, "DeepSeek's Rise") || len(d.Keywords) != 5 || last.Kind != text.Tags || d.Paragraphs[0].Kind != text.Title {
			t.Errorf("id %q title %q keywords %q", d.ID, d.Title, d.Keywords)
		}
		if s := text.Segment(d); s[0].Text != d.Title || s[len(s)-1].End > last.Start {
			t.Errorf("first sentence %q, last %q", s[0].Text, s[len(s)-1].Text)
		}
	}
}
