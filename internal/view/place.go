package view

import (
	"fmt"
	"math"
	"slices"

	"kgraph/internal/analysis"
)

// Measures in pixels.
const (
	smallest, largest = 9.0, 30.0 // radius
	room              = 14.0
	labelGap          = 4.0
)

// lay sizes the nodes, breaks their names and the edges' words, and places what
// is drawn.
func (s *Scene) lay() {
	for i := range s.Edges {
		s.Edges[i].wrap(s.Edges[i].wraps()[0])
	}
	for i := range s.Denied {
		s.Denied[i].wrap(s.Denied[i].wraps()[0])
	}
	var drawn []int
	var sizes []analysis.Size
	place := make(map[int]int)
	for i := range s.Nodes {
		n := &s.Nodes[i]
		share := math.Sqrt(n.Rank)
		n.Radius = math.Round(smallest + float64((largest-smallest)*share))
		n.Font = math.Round(11 + float64(6*share))
		n.Lines = breakName(n.Name, n.Font)
		if n.Drawn {
			place[i] = len(drawn)
			drawn = append(drawn, i)
			sizes = append(sizes, n.size())
		}
	}
	var edges []analysis.Edge
	var of []int // the scene's edges that these are
	for i := range s.Edges {
		if e := &s.Edges[i]; s.drawn(e) {
			width, height := e.wordsSize()
			edges = append(edges, analysis.Edge{From: place[e.Source], To: place[e.Target], Label: analysis.Size{Width: width, Height: height}})
			of = append(of, i)
		}
	}
	s.arrange(drawn, of, sizes, edges)
}

// arrange lays the picture out. Where words are hidden or lie on another edge,
// their edges ask for more room and it is laid out again; the best one stays.
func (s *Scene) arrange(nodes, of []int, sizes []analysis.Size, edges []analysis.Edge) {
	var kept []analysis.Point
	fewest := math.Inf(1)
	for range rounds(len(nodes)) {
		points := analysis.Layout(sizes, edges, analysis.Seed)
		s.moveTo(nodes, points)
		faults := 0.0
		for i, at := range of {
			e := &s.Edges[at]
			if e.Hidden {
				faults += hiddenFault
			}
			faults += float64(e.covers)
			if e.Hidden || e.covers > 0 {
				edges[i].Label.Width *= moreRoom
				edges[i].Label.Height *= moreRoom
			}
		}
		if faults < fewest {
			kept, fewest = points, faults
		}
		if faults == 0 {
			return
		}
	}
	s.moveTo(nodes, kept)
}

const (
	moreRoom    = 1.25
	hiddenFault = 5.0 // words that are hidden, compared with words on another edge
)

// rounds is how often a picture of so many nodes is laid out at most.
func rounds(nodes int) int {
	switch {
	case nodes <= 80:
		return 6
	case nodes <= 150:
		return 2
	}
	return 1
}

// moveTo puts the nodes at points, and the edges' words where they have room.
func (s *Scene) moveTo(nodes []int, points []analysis.Point) {
	for i, p := range points {
		n := &s.Nodes[nodes[i]]
		n.X = p.X
		n.Y = math.Round(10*(p.Y-n.labelHeight()/2)) / 10
	}
	s.bend()
	s.placeLabels()
}

// drawn says whether both ends of an edge are drawn.
func (s *Scene) drawn(e *Edge) bool { return s.Nodes[e.Source].Drawn && s.Nodes[e.Target].Drawn }

// labelHeight is the room that the label takes under the node.
func (n *Node) labelHeight() float64 {
	return labelGap + float64(lineHeight*n.Font*float64(len(n.caption())))
}

// caption is what stands under the node: its name, and how many neighbours
// are folded into it.
func (n *Node) caption() []string {
	if n.More == 0 {
		return n.Lines
	}
	return append(slices.Clone(n.Lines), fmt.Sprintf("+%d more", n.More))
}

// size is the box of node and label.
func (n *Node) size() analysis.Size {
	width := max(2*n.Radius, n.nameWidth())
	return analysis.Size{Width: math.Round(width + room), Height: math.Round(2*n.Radius + n.labelHeight() + room), Radius: n.Radius,
		Lift: n.labelHeight() / 2}
}

// nameWidth is the width of the longest line under a node.
func (n *Node) nameWidth() float64 { return widest(n.caption(), n.Font) }

// body is the square around a node's shape.
func (n *Node) body() box { return boxAt(n.X, n.Y, 2*n.Radius, 2*n.Radius) }

// nameBox is the room that the name under a node takes.
func (n *Node) nameBox() box {
	height := n.labelHeight() - labelGap
	return boxAt(n.X, n.Y+n.Radius+labelGap+height/2, wideFont*n.nameWidth(), height)
}
