package query_test

import (
	"context"
	"fmt"
	"testing"

	"kgraph/graph/query"
)

func TestNeighbours(t *testing.T) {
	s := store(t)
	for _, c := range []struct {
		depth, limit int
		want         string
		cut          bool
	}{
		{1, 0, "[{ChatGPT made_by OpenAI asserted}]", false},
		{0, 0, "[]", false},
		{3, 0, "[{ChatGPT made_by OpenAI asserted} {DeepSeek outranked ChatGPT asserted} {DeepSeek outranked Claude asserted}]", false},
		{9, 2, "[{ChatGPT made_by OpenAI asserted} {DeepSeek outranked ChatGPT asserted}]", true},
	} {
		got, cut, err := query.Neighbours(context.Background(), s, "OpenAI", c.depth, c.limit)
		text := ""
		for _, e := range got {
			text += fmt.Sprintf(" {%s %s %s %s}", string(e.Subject), string(e.Relation), string(e.Object), string(e.Label))
		}
		if text = "[" + trim(text) + "]"; err != nil || text != c.want || cut != c.cut {
			t.Errorf("depth %d: %s %v %v", c.depth, text, cut, err)
		}
	}
}

func trim(s string) string {
	if s == "" {
		return s
	}
	return s[1:]
}
