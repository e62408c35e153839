package view

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kgraph/graph/export"
)

// TestWordsLieOnNothing: no words of an edge meet a node, a name or other words,
// few are hidden for it, and few lie on another edge.
func TestWordsLieOnNothing(t *testing.T) {
	for _, c := range []struct {
		name            string
		from            *export.Graph
		hidden, covered int // at most
	}{{"article", article(t), 0, 0}, {"hostile", meanGraph(), 4, 4}, {"crowd", crowd(60, 90), 6, 60}, {"many", crowd(2000, 6000), 500, 500}} {
		s, err := NewScene(t.Context(), c.from, Options{Known: known})
		if err != nil {
			t.Fatal(err)
		}
		var boxes []box
		for i := range s.Nodes {
			if n := &s.Nodes[i]; n.Drawn {
				boxes = append(boxes, n.body(), n.nameBox())
			}
		}
		hidden, shown, covered := 0, 0, 0
		for i := range s.Edges {
			e := &s.Edges[i]
			line, ok := s.curve(e)
			switch {
			case !ok || !s.drawn(e):
				continue
			case e.Hidden:
				hidden++
				continue
			}
			shown++
			words := e.wordsBox(line)
			for _, other := range boxes {
				if words.meets(other) {
					t.Errorf("%s: the words %q lie on something", c.name, e.Lines)
					break
				}
			}
			boxes = append(boxes, words)
			if words.has(line.x2, line.y2, 0) {
				t.Errorf("%s: the words %q hide the arrow", c.name, e.Lines)
			}
			if s.lineBehind(i, words) {
				covered++
			}
		}
		t.Logf("%s: words of %d edges shown, %d hidden, %d on another edge", c.name, shown, hidden, covered)
		if hidden > c.hidden || covered > c.covered {
			t.Errorf("%s: at most %d hidden and %d on another edge wanted", c.name, c.hidden, c.covered)
		}
	}
}

// lineBehind says whether another edge runs behind the words of one.
func (s *Scene) lineBehind(edge int, words box) bool {
	for i := range s.Edges {
		c, ok := s.curve(&s.Edges[i])
		if i == edge || !ok || !s.drawn(&s.Edges[i]) {
			continue
		}
		points := c.pieces()
		for k := range points[1:] {
			if words.crossed(points[k], points[k+1]) {
				return true
			}
		}
	}
	return false
}

// TestBoxCrossed: a line runs through a box where one of its points is inside.
func TestBoxCrossed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := func(name string) float64 { return rapid.Float64Range(-50, 50).Draw(t, name) }
		b := boxAt(f("x"), f("y"), math.Abs(f("width"))+1, math.Abs(f("height"))+1)
		p, q := [2]float64{f("px"), f("py")}, [2]float64{f("qx"), f("qy")}
		crossed := b.crossed(p, q)
		if crossed != b.crossed(q, p) {
			t.Fatal("the way back is another")
		}
		for i := range 101 {
			at := float64(i) / 100
			if x, y := p[0]+at*(q[0]-p[0]), p[1]+at*(q[1]-p[1]); b.has(x, y, -1e-9) && !crossed && p != q {
				t.Fatalf("(%v, %v) is inside", x, y)
			}
		}
		if crossed && !b.meets(box{min(p[0], q[0]), min(p[1], q[1]), max(p[0], q[0]) + 1e-9, max(p[1], q[1]) + 1e-9}) {
			t.Fatal("the line is elsewhere")
		}
	})
}

// TestWraps: every way of breaking words keeps them all, in their order.
func TestWraps(t *testing.T) {
	for _, c := range []struct {
		edge Edge
		want string
		rows int // of the first way
	}{
		{Edge{Label: "killed"}, "killed", 1},
		{Edge{Label: "is negotiating free trade agreement with", Speakers: []string{"Timčo Mucunski"}}, "is negotiating free trade agreement with (said by Timčo Mucunski)", 3},
		{Edge{Label: "will defend", Speakers: []string{"Lula"}, Own: true}, "will defend (by own account)", 2},
		{Edge{Label: "is told to help", Standing: reported}, "is told to help (as reported)", 2},
		{Edge{}, "(no words)", 1},
	} {
		ways := c.edge.wraps()
		for _, lines := range ways {
			if got := strings.Join(lines, " "); got != c.want {
				t.Errorf("%q became %q", c.want, got)
			}
		}
		if len(ways[0]) != c.rows {
			t.Errorf("%q is broken into %q first, want %d lines", c.want, ways[0], c.rows)
		}
	}
}

// TestNamesInTwoLines: long names are broken in the middle.
func TestNamesInTwoLines(t *testing.T) {
	for name, want := range map[string]string{
		"DeepSeek":                         "DeepSeek",
		"Democratic Republic of the Congo": "Democratic Republic|of the Congo",
		"":                                 "(no name)",
		"International Court of Justice":   "International|Court of Justice",
	} {
		if got := strings.Join(breakName(name, 12), "|"); got != want {
			t.Errorf("%q is broken into %q, want %q", name, got, want)
		}
	}
	if got := breakName(strings.Repeat("endless names ", 30), 12); len(got) != 3 || !strings.HasSuffix(got[2], "…") {
		t.Errorf("an endless name is broken into %q", got)
	}
}
