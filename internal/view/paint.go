package view

import "math"

// pen draws what pictures consist of. Places are the scene's; words are written
// on their baseline.
type pen interface {
	// open begins a thing of a kind ("edge", "words", "node", "key") and of a
	// standing, if it has one; tip makes what is told of it where that can be shown.
	open(kind, standing string, tip func() string)
	close()
	line(c curve, standing string, width float64)
	shape(look Type, x, y, radius float64)
	clear(b box) // to the ground's colour
	write(line string, x, y, font float64, as ink)
}

// ink is how words are written.
type ink struct {
	faint bool // in the colour of edges' words
	left  bool // from x on, else centred at it
}

// Widths of lines in pixels.
const (
	thinLine   = 1.0
	dashedLine = 1.5
	solidLine  = 1.7
	thickest   = 5.0
)

// lineOf is the width of an edge's line: what more sources assert is thicker.
func lineOf(standing string, support int) float64 {
	switch standing {
	case reported:
		return thinLine
	case hedged:
		return dashedLine
	}
	return math.Round(10*min(solidLine+0.6*math.Log2(float64(max(support, 1))), thickest)) / 10
}

// paint draws what is drawn at first: lines, then their words, then nodes.
func (s *Scene) paint(p pen) {
	for i := range s.Edges {
		e := &s.Edges[i]
		if c, ok := s.curve(e); ok && s.drawn(e) {
			p.open("edge", e.Standing, func() string { return s.evidenceOf(e) })
			p.line(c, e.Standing, lineOf(e.Standing, e.Support))
			p.close()
		}
	}
	for i := range s.Edges {
		e := &s.Edges[i]
		if c, ok := s.curve(e); ok && s.drawn(e) && !e.Hidden {
			p.open("words", e.Standing, func() string { return s.evidenceOf(e) })
			b := e.wordsBox(c)
			p.clear(b)
			step := edgeFont * lineHeight
			y := (b.top+b.bottom)/2 - step*float64(len(e.Lines)-1)/2 + 0.35*edgeFont
			for k, line := range e.Lines {
				p.write(line, (b.left+b.right)/2, y+float64(step*float64(k)), edgeFont, ink{faint: true})
			}
			p.close()
		}
	}
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Drawn {
			p.open("node", "", n.tip)
			p.shape(lookOf(n.Type), n.X, n.Y, n.Radius)
			y := n.Y + n.Radius + labelGap + float64(0.85*n.Font)
			for k, line := range n.caption() {
				p.write(line, n.X, y+float64(lineHeight*n.Font*float64(k)), n.Font, ink{})
			}
			p.close()
		}
	}
}

// frame is what the picture takes, with a margin around it.
func (s *Scene) frame() box {
	all, any := box{}, false
	add := func(b box) {
		if all = all.around(b); !any {
			all, any = b, true
		}
	}
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Drawn {
			half := n.size().Width / 2
			add(box{n.X - half, n.Y - n.Radius, n.X + half, n.Y + n.Radius + n.labelHeight()})
		}
	}
	for i := range s.Edges {
		e := &s.Edges[i]
		if c, ok := s.curve(e); ok && s.drawn(e) {
			for _, p := range c.pieces() {
				add(boxAt(p[0], p[1], 4, 4))
			}
			if !e.Hidden {
				add(e.wordsBox(c))
			}
		}
	}
	return box{all.left - margin, all.top - margin, all.right + margin, all.bottom + margin}
}
