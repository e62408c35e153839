package view

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"kgraph/internal/analysis"
)

// Measures in pixels.
const (
	smallest, largest = 9.0, 30.0 // radius
	lineWidth         = 130.0     // a label is broken beyond
	maxLines          = 3
	lineHeight        = 1.2 // times the font
	room              = 14.0
	labelGap          = 4.0
	edgeFont          = 10.0
	edgeLine          = 150.0 // an edge's label is broken beyond
	arrowRoom         = 44.0
)

// lay sizes the nodes, breaks their labels and places those that are drawn.
func (s *Scene) lay() {
	var drawn []int
	var sizes []analysis.Size
	place := make(map[int]int)
	for i := range s.Edges {
		s.Edges[i].breakLabel(edgeLine)
	}
	for i := range s.Denied {
		s.Denied[i].breakLabel(edgeLine)
	}
	for i := range s.Nodes {
		n := &s.Nodes[i]
		share := math.Sqrt(n.Rank)
		n.Radius = math.Round(smallest + float64((largest-smallest)*share))
		n.Font = math.Round(11 + float64(6*share))
		n.Lines = breakLines(n.Name, n.Font, lineWidth)
		if n.Drawn {
			place[i] = len(drawn)
			drawn = append(drawn, i)
			sizes = append(sizes, n.size())
		}
	}
	var edges []analysis.Edge
	for _, e := range s.Edges {
		if s.Nodes[e.Source].Drawn && s.Nodes[e.Target].Drawn {
			label := e.labelWidth()
			edges = append(edges, analysis.Edge{From: place[e.Source], To: place[e.Target], Label: label,
				Length: s.Nodes[e.Source].Radius + s.Nodes[e.Target].Radius + label + arrowRoom})
		}
	}
	for i, p := range analysis.Layout(sizes, edges, analysis.Seed) {
		n := &s.Nodes[drawn[i]]
		n.X = p.X
		n.Y = math.Round(10*(p.Y-n.labelHeight()/2)) / 10
	}
	s.placeLabels()
}

// breakLabel makes an edge's lines of a width: the best fact's words, how many
// other facts there are, and who says it.
func (e *Edge) breakLabel(width float64) {
	words := e.Label
	if len(e.Facts) > 1 {
		words += fmt.Sprintf(" (+%d)", len(e.Facts)-1)
	}
	e.Lines = breakLines(words, edgeFont, width)
	if len(e.Speakers) == 0 {
		return
	}
	who := "– " + breakLines(e.Speakers[0], edgeFont, edgeLine)[0]
	if len(e.Speakers) > 1 {
		who += " and others"
	}
	e.Lines = append(e.Lines, who)
}

// labelWidth is the width of an edge's longest line.
func (e *Edge) labelWidth() float64 {
	width := 0.0
	for _, line := range e.Lines {
		width = max(width, textWidth(line, edgeFont))
	}
	return width
}

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
	return analysis.Size{Width: math.Round(width + room), Height: math.Round(2*n.Radius + n.labelHeight() + room)}
}

// breakLines breaks a name into at most maxLines lines, between words where
// there are any; what does not fit ends in an ellipsis.
func breakLines(name string, font, width float64) []string {
	words := strings.Fields(printable(name))
	if len(words) == 0 {
		return []string{"(no name)"}
	}
	var lines []string
	line := ""
	for _, word := range words {
		word = fit(word, font, width)
		if line != "" && textWidth(line+" "+word, font) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = word
	}
	lines = append(lines, line)
	if len(lines) > maxLines {
		lines = lines[:maxLines]
		lines[maxLines-1] += " …"
	}
	return lines
}

// fit cuts a word that is wider than a line.
func fit(word string, font, width float64) string {
	if textWidth(word, font) <= 1.3*width {
		return word
	}
	for i := range word {
		if textWidth(word[:i], font) > 1.2*width {
			return word[:i] + "…"
		}
	}
	return word
}

// printable drops characters that draw nothing but could disturb the line.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) && r != 0x200C && r != 0x200D {
			return -1
		}
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// textWidth estimates the width of a line in a usual sans-serif.
func textWidth(line string, font float64) float64 {
	width := 0.0
	for _, r := range line {
		switch {
		case strings.ContainsRune("iljtfrI.,:;'|!()[] ", r):
			width += 0.32
		case r == 'm' || r == 'w' || r == 'M' || r == 'W':
			width += 0.88
		case r >= 0x1100 && (r <= 0x11FF || r >= 0x2E80):
			width++
		case unicode.IsUpper(r):
			width += 0.68
		default:
			width += 0.56
		}
	}
	return float64(width * font)
}
