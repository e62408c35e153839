package view

import (
	"testing"

	"pgregory.net/rapid"

	"kgraph/graph/export"
)

// TestLabelsLieOnNothing: no label of an edge meets a node, a name or another
// label, and few are hidden for it.
func TestLabelsLieOnNothing(t *testing.T) {
	for _, c := range []struct {
		name   string
		from   *export.Graph
		hidden int // at most
	}{{"article", article(t), 0}, {"hostile", meanGraph(), 4}, {"crowd", crowd(60, 90), 20}, {"many", crowd(2000, 6000), 500}} {
		s, err := NewScene(t.Context(), c.from, Options{Known: known})
		if err != nil {
			t.Fatal(err)
		}
		var boxes []tilted
		for i := range s.Nodes {
			if n := &s.Nodes[i]; n.Drawn {
				boxes = append(boxes, n.body(), n.nameBox())
			}
		}
		hidden, shown, bent := 0, 0, s.bentEdges()
		for i := range s.Edges {
			e := &s.Edges[i]
			line, ok := s.curve(*e, bent[i])
			switch {
			case !ok || !s.Nodes[e.Source].Drawn || !s.Nodes[e.Target].Drawn:
				continue
			case e.Hidden:
				hidden++
				continue
			}
			shown++
			box := e.labelBox(line, e.At)
			for _, other := range boxes {
				if box.meets(other) {
					t.Errorf("%s: the label %q lies on something", c.name, e.Lines)
					break
				}
			}
			boxes = append(boxes, box)
		}
		t.Logf("%s: %d labels shown, %d hidden", c.name, shown, hidden)
		if hidden > c.hidden {
			t.Errorf("%s: %d labels are hidden, at most %d wanted", c.name, hidden, c.hidden)
		}
	}
}

// TestTiltedMeet: two rectangles meet where a point of one's grid is in the
// other, and never when they are farther apart than both are wide.
func TestTiltedMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func() tilted {
			f := func(low, high float64, name string) float64 { return rapid.Float64Range(low, high).Draw(t, name) }
			return newTilted(f(-50, 50, "x"), f(-50, 50, "y"), f(1, 80, "width"), f(1, 30, "height"), f(-90, 90, "angle"))
		}
		a, b := draw(), draw()
		if a.meets(b) != b.meets(a) {
			t.Fatal("one meets the other, not the other the one")
		}
		inside := func(x, y float64) bool {
			x, y = x-b.x, y-b.y
			u, v := x*b.ux+y*b.uy, x*b.vx+y*b.vy
			return abs(u) < 0.99*(b.ux*b.ux+b.uy*b.uy) && abs(v) < 0.99*(b.vx*b.vx+b.vy*b.vy)
		}
		for i := -9.0; i <= 9; i++ {
			for j := -9.0; j <= 9; j++ {
				if inside(a.x+i/10*a.ux+j/10*a.vx, a.y+i/10*a.uy+j/10*a.vy) && !a.meets(b) {
					t.Fatal("they share a point and do not meet")
				}
			}
		}
		if far := abs(a.x-b.x) + abs(a.y-b.y); far > 250 && a.meets(b) {
			t.Fatal("they meet from afar")
		}
	})
}

func abs(x float64) float64 { return max(x, -x) }
