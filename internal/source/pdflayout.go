package source

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/ledongthuc/pdf"
)

// line is one printed line of a page, in points from the lower left corner.
type line struct {
	text        string
	x0, x1, y   float64 // left and right end, base line
	size        float64 // of the font
	region      int     // lines of one region are read together
	top, bottom float64 // of the page's text
}

// word is a run of glyphs without a gap.
type word struct {
	text         string
	x0, x1, y, h float64
	spaced       bool // white space comes before it
}

// pageLines puts a page's glyphs together to lines in reading order, by
// recursive cuts along white space (XY-cut, Nagy and Seth 1984).
func pageLines(glyphs []pdf.Text, widths glyphWidths) []line {
	words := joinGlyphs(glyphs, widths)
	if len(words) == 0 {
		return nil
	}
	var c cutter
	c.cut(words, 0)
	top, bottom := -math.MaxFloat64, math.MaxFloat64
	for _, w := range words {
		top, bottom = max(top, w.y), min(bottom, w.y)
	}
	for i := range c.lines {
		c.lines[i].top, c.lines[i].bottom = top, bottom
	}
	return c.lines
}

// joinGlyphs joins glyphs of one base line that touch. Spaces part words, and
// so does a gap: of a quarter of the font's size, or of all of it where the
// page writes its spaces.
func joinGlyphs(glyphs []pdf.Text, widths glyphWidths) []word {
	var words []word
	spaces := 0
	for _, g := range glyphs {
		if strings.TrimSpace(g.S) == "" {
			spaces++
		}
	}
	apart := 0.25
	if spaces*14 > len(glyphs) {
		apart = 1
	}
	open, spaced, run := false, true, 0
	var x, y, end float64 // of the glyph before, as drawn
	for _, g := range glyphs {
		if math.IsNaN(g.X+g.Y) || math.IsInf(g.X+g.Y, 0) {
			continue
		}
		s, h := unligated.Replace(clean(g.S)), max(math.Abs(g.FontSize), 1)
		at := g.X
		if g.X == x && g.Y == y && g.W == 0 {
			at = end // one string drawn at once
			run++
		} else {
			run = 0
		}
		width := g.W
		if width <= 0 {
			width = widths.of(g.Font, g.S) * h
		}
		blank := strings.TrimSpace(s) == ""
		gap := h * (apart + 0.06*float64(run)) // guesses add up over a string drawn at once
		near := open && math.Abs(y-g.Y) < h*0.3 && at > end-h && at-end < gap
		switch {
		case blank:
			open, spaced = false, true
		case near && !strings.HasPrefix(s, " "):
			w := &words[len(words)-1]
			w.text += strings.TrimRight(s, " ")
			if g.W <= 0 && g.X != x { // placed alone: where it stands is where the one before ends
				w.x1 = at
			}
			w.x1, w.h = max(w.x1, at+width), max(w.h, h)
		default:
			words = append(words, word{strings.TrimSpace(s), at, at + width, g.Y, h, spaced || open && at-end >= gap})
			open, spaced = true, false
		}
		if !blank && strings.HasSuffix(s, " ") {
			open, spaced = false, true
		}
		x, y, end = g.X, g.Y, at+width
	}
	return words
}

// unligated takes apart the letters that fonts draw as one.
var unligated = strings.NewReplacer("\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl", "\ufb05", "st", "\ufb06", "st")

// cutter collects the lines of regions as they are cut out.
type cutter struct {
	lines  []line
	region int
}

// cut reads a region: a gutter from top to bottom parts it into columns, a
// band of white space from side to side into what is above and below; what
// has neither is read line by line.
func (c *cutter) cut(words []word, depth int) {
	if depth < 24 {
		if at, ok := gutter(words); ok {
			left, right := part2(words, func(w word) bool { return (w.x0+w.x1)/2 < at })
			c.cut(left, depth+1)
			c.cut(right, depth+1)
			return
		}
		if at, ok := band(words); ok {
			above, below := part2(words, func(w word) bool { return w.y > at })
			c.cut(above, depth+1)
			c.cut(below, depth+1)
			return
		}
	}
	c.region++
	c.read(words)
}

func part2(words []word, first func(word) bool) (a, b []word) {
	for _, w := range words {
		if first(w) {
			a = append(a, w)
		} else {
			b = append(b, w)
		}
	}
	return a, b
}

// minColumn is how many lines a column has at least.
const minColumn = 4

// gutter finds the widest vertical stripe that no word enters, wider than a
// space between words, with columns on both sides.
func gutter(words []word) (at float64, ok bool) {
	byX := slices.Clone(words)
	slices.SortStableFunc(byX, func(a, b word) int { return cmp.Compare(a.x0, b.x0) })
	best, right := 0.0, byX[0].x1
	for _, w := range byX[1:] {
		if gap := w.x0 - right; gap > best && gap > w.h*0.5 {
			best, at = gap, right+gap/2
		}
		right = max(right, w.x1)
	}
	if best == 0 {
		return 0, false
	}
	left, rest := part2(words, func(w word) bool { return (w.x0+w.x1)/2 < at })
	return at, rows(left) >= minColumn && rows(rest) >= minColumn && aligned(rest)
}

// aligned says that most lines begin at the left edge, as those of a column
// do; the gaps between words that happen to lie below each other do not.
func aligned(words []word) bool {
	edge := words[0].x0
	starts := map[float64]float64{} // base line -> left end
	for _, w := range words {
		edge = min(edge, w.x0)
		y := math.Round(w.y)
		if x, ok := starts[y]; !ok || w.x0 < x {
			starts[y] = w.x0
		}
	}
	at := 0
	for _, x := range starts {
		if x-edge < words[0].h*0.3 {
			at++
		}
	}
	return at*10 >= len(starts)*6
}

// rows counts base lines.
func rows(words []word) int {
	ys := make([]float64, len(words))
	for i, w := range words {
		ys[i] = w.y
	}
	slices.Sort(ys)
	n, last := 0, math.Inf(-1)
	for _, y := range ys {
		if y-last > 2 {
			n++
		}
		last = y
	}
	return n
}

// band finds the highest horizontal stripe that parts a region, clearly wider
// than the space between its lines.
func band(words []word) (at float64, ok bool) {
	byY := slices.Clone(words)
	slices.SortStableFunc(byY, func(a, b word) int { return cmp.Compare(b.y, a.y) })
	best := 0.0
	for i := 1; i < len(byY); i++ {
		if gap := (byY[i-1].y - byY[i].y) / min(byY[i].h, byY[i-1].h); gap > best {
			best, at = gap, byY[i].y+(byY[i-1].y-byY[i].y)/2
		}
	}
	return at, best > 1.7
}

// read puts the words of a region on lines.
func (c *cutter) read(words []word) {
	sorted := slices.Clone(words)
	slices.SortStableFunc(sorted, func(a, b word) int { return cmp.Compare(b.y, a.y) })
	for i := 0; i < len(sorted); {
		j := i + 1
		for j < len(sorted) && sorted[i].y-sorted[j].y < sorted[i].h*0.45 {
			j++
		}
		row := sorted[i:j]
		slices.SortStableFunc(row, func(a, b word) int { return cmp.Compare(a.x0, b.x0) })
		l := line{x0: row[0].x0, y: row[0].y, region: c.region}
		for k, w := range row {
			if k > 0 && (w.spaced || w.x0-row[k-1].x1 > min(w.h, row[k-1].h)*0.6) {
				l.text += " "
			}
			l.text += w.text
			l.x1, l.size = max(l.x1, w.x1), max(l.size, w.h)
		}
		l.text = folded(l.text)
		c.lines = append(c.lines, l)
		i = j
	}
}
