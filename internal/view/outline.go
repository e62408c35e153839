package view

import (
	"strconv"
	"strings"

	"kgraph/internal/analysis"
)

// stroke is a piece of an outline with absolute points: M move, L line, Q
// quadratic curve (control point, end), O circle (centre), Z close.
type stroke struct {
	kind   byte
	points []analysis.Point
}

// outlineOf reads one of the outlines. It knows the commands of SVG paths that
// those use; the circle's arc is the only one among them.
func outlineOf(path string) []stroke {
	var list []stroke
	var at analysis.Point
	for path != "" {
		letter := path[0]
		end := 1 + strings.IndexFunc(path[1:], func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' })
		if end == 0 {
			end = len(path)
		}
		n := numbersOf(path[1:end])
		path = path[end:]
		relative := letter >= 'a'
		point := func(i int) analysis.Point {
			p := analysis.Point{X: n[i], Y: n[i+1]}
			if relative {
				p.X, p.Y = p.X+at.X, p.Y+at.Y
			}
			return p
		}
		add := func(kind byte, points ...analysis.Point) {
			at = points[len(points)-1]
			list = append(list, stroke{kind, points})
		}
		switch letter {
		case 'M', 'm', 'L', 'l':
			for i := 0; i+1 < len(n); i += 2 {
				kind := byte('L')
				if i == 0 && (letter == 'M' || letter == 'm') {
					kind = 'M'
				}
				add(kind, point(i))
			}
		case 'H':
			add('L', analysis.Point{X: n[0], Y: at.Y})
		case 'h':
			add('L', analysis.Point{X: at.X + n[0], Y: at.Y})
		case 'V':
			add('L', analysis.Point{X: at.X, Y: n[0]})
		case 'v':
			add('L', analysis.Point{X: at.X, Y: at.Y + n[0]})
		case 'Q', 'q':
			add('Q', point(0), point(2))
		case 'a':
			return []stroke{{'O', []analysis.Point{{X: 8, Y: 8}}}}
		case 'z':
			list = append(list, stroke{kind: 'Z'})
		}
	}
	return list
}

// numbersOf reads numbers that a space, a sign or a second point sets apart.
func numbersOf(s string) []float64 {
	var list []float64
	for s = strings.TrimLeft(s, " "); s != ""; s = strings.TrimLeft(s, " ") {
		end, point := 1, s[0] == '.'
		for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' && !point) {
			point = point || s[end] == '.'
			end++
		}
		x, err := strconv.ParseFloat(s[:end], 64)
		if err != nil {
			return list
		}
		list, s = append(list, x), s[end:]
	}
	return list
}
