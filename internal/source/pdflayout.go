package source

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
func pageLines(glyphs []pdf.Text) []line {
	words := joinGlyphs(glyphs)
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
func joinGlyphs(glyphs []pdf.Text) []word {
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
			width = guessedWidth(s) * h
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

// guessedWidth is a text's width in units of the font's size, where the file
// does not say.
func guessedWidth(s string) (w float64) {
	for _, r := range s {
		switch {
		case strings.ContainsRune(" .,;:'’‘!|iljtfrI()[]-", r):
			w += 0.3
		case strings.ContainsRune("acesz", r):
			w += 0.43
		case strings.ContainsRune("mwMW—…@%", r):
			w += 0.85
		case unicode.IsUpper(r):
			w += 0.68
		default:
			w += 0.5
		}
	}
	return w
}

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
	return at, rows(left) >= minColumn && rows(rest) >= minColumn
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

// pdfBlocks joins the lines of all pages to paragraphs.
func pdfBlocks(pages [][]line) []block {
	running := runningLines(pages)
	var all []line
	for _, page := range pages {
		for _, l := range page {
			if !running[runningKey(l)] && !pageNumber(l) {
				all = append(all, l)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	body := bodySize(all)
	width := columnWidth(all)
	var out []block
	var open []line
	flush := func() {
		if len(open) > 0 {
			out = append(out, block{joinLines(open), open[0].size > body*1.15 && len(open) < 6})
			open = nil
		}
	}
	for i, l := range all {
		if i > 0 && breaks(all[i-1], l, width) {
			flush()
		}
		open = append(open, l)
	}
	flush()
	return slices.DeleteFunc(out, func(b block) bool { return b.text == "" })
}

// breaks says that a paragraph ends between two lines.
func breaks(a, b line, width float64) bool {
	if math.Abs(a.size-b.size) > 0.1*a.size {
		return true
	}
	first, _ := utf8.DecodeRuneInString(b.text)
	if unicode.IsLower(first) && (a.y-b.y)/a.size < 2.5 { // mid-sentence, whatever the dot before it is
		return false
	}
	ended := strings.ContainsAny(a.text[max(0, len(a.text)-4):], ".!?:\"”’")
	if a.region != b.region { // next column, next page, or across a band
		return ended || unicode.IsUpper(first) && a.y > b.y
	}
	gap := (a.y - b.y) / a.size
	switch {
	case gap > 1.65, gap < 0: // a blank line
		return true
	case b.x0-a.x0 > b.size*0.8 && ended: // the first line is indented
		return true
	}
	return ended && a.x1-a.x0 < width*0.75 // the last line is short
}

// joinLines makes one line of a paragraph's, with words whole that were cut
// at the end of one.
func joinLines(lines []line) string {
	var b strings.Builder
	for i, l := range lines {
		s := l.text
		if i+1 < len(lines) {
			next, _ := utf8.DecodeRuneInString(lines[i+1].text)
			if head, ok := hyphenated(s); ok && unicode.IsLower(next) {
				b.WriteString(head)
				continue
			}
			if strings.HasSuffix(s, "-") && len(s) > 1 && s[len(s)-2] != ' ' {
				b.WriteString(s)
				continue
			}
			s += " "
		}
		b.WriteString(s)
	}
	return folded(b.String())
}

// prefixes keep their hyphen at the end of a line.
var prefixes = map[string]bool{"self": true, "non": true, "co": true, "ex": true, "well": true, "anti": true, "pro": true, "pre": true, "post": true,
	"long": true, "short": true, "high": true, "low": true, "so": true, "cross": true, "vice": true, "mid": true, "half": true, "two": true, "three": true}

// hyphenated cuts the hyphen of a word that goes on in the next line.
func hyphenated(s string) (string, bool) {
	head, ok := strings.CutSuffix(s, "-")
	if !ok {
		head, ok = strings.CutSuffix(s, "\u00ad")
	}
	w := head[strings.LastIndexByte(head, ' ')+1:]
	last, _ := utf8.DecodeLastRuneInString(w)
	return head, ok && utf8.RuneCountInString(w) > 1 && unicode.IsLower(last) && !strings.Contains(w, "-") && !prefixes[strings.ToLower(w)]
}

// edge says that a line is the highest or lowest on its page.
func (l line) edge() bool { return l.y > l.top-l.size*0.6 || l.y < l.bottom+l.size*0.6 }

// runningKey is a line with its digits folded, so that the heads and feet of
// all pages are one.
func runningKey(l line) string {
	if !l.edge() {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, l.text)
}

// runningLines are the heads and feet of at least half of the pages.
func runningLines(pages [][]line) map[string]bool {
	count := map[string]int{}
	for _, page := range pages {
		seen := map[string]bool{}
		for _, l := range page {
			if k := runningKey(l); k != "" && !seen[k] {
				seen[k] = true
				count[k]++
			}
		}
	}
	out := map[string]bool{}
	for k, n := range count {
		out[k] = n >= 2 && n*2 >= len(pages)
	}
	return out
}

// pageNumber says that a line at the edge is a number, alone or after "page".
func pageNumber(l line) bool {
	s := strings.TrimSpace(strings.TrimPrefix(strings.ToLower(l.text), "page"))
	s, _, _ = strings.Cut(s, " of ")
	s, _, _ = strings.Cut(s, "/")
	return l.edge() && s != "" && len(s) < 6 && strings.Trim(s, "-–— 0123456789") == ""
}

// bodySize is the size of most letters.
func bodySize(lines []line) float64 {
	count := map[float64]int{}
	for _, l := range lines {
		count[math.Round(l.size*2)/2] += len(l.text)
	}
	best, most := 0.0, -1
	for s, n := range count {
		if n > most || n == most && s < best {
			best, most = s, n
		}
	}
	return best
}

// columnWidth is the width that most lines reach: the ninth of ten.
func columnWidth(lines []line) float64 {
	w := make([]float64, len(lines))
	for i, l := range lines {
		w[i] = l.x1 - l.x0
	}
	slices.Sort(w)
	return w[len(w)*9/10]
}
