package cli

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"kgraph/internal/lang"
)

// Limits of a drawing: a browser must be able to show it.
const (
	maxDrawn      = 300 // sentences
	maxDrawnWords = 300 // of one sentence
)

// Measures of a drawing, in pixels.
const (
	svgMargin  = 16
	svgGap     = 14 // between words, at least
	svgLevel   = 24 // between arcs of one above the other
	svgFirst   = 30 // height of the lowest arc
	svgWords   = 46 // below the arcs: the word and its tag
	svgBetween = 28 // between sentences
)

// drawing collects sentences and writes them as one SVG, stacked.
type drawing struct {
	body   strings.Builder
	width  int
	height int
	drawn  int
	left   int // sentences beyond the limit
}

// add draws a sentence below the others: arcs from head to dependent over the
// words, the relation on the arc, the tag under the word.
func (d *drawing) add(p *lang.Parse) {
	if d.drawn == maxDrawn {
		d.left++
		return
	}
	if d.drawn++; d.drawn > 1 {
		d.height += svgBetween
	}
	if len(p.Words) > maxDrawnWords {
		d.height += svgWords
		fmt.Fprintf(&d.body, "<text x=\"%d\" y=\"%d\" class=\"w left\">%d words: too long to draw</text>\n", svgMargin, d.height-20, len(p.Words))
		d.width = max(d.width, 300)
		return
	}
	x := centres(p)
	levels := arcLevels(p)
	top := d.height
	base := top + svgFirst + svgLevel*(1+slices.Max(append(levels, 0)))
	d.height = base + svgWords
	var labels strings.Builder // above all arcs
	for i, w := range p.Words {
		at, y := d.arc(x, w, i, levels[i], base, top)
		fmt.Fprintf(&labels, "<text x=\"%d\" y=\"%d\" class=\"r\">%s</text>\n", at, y, escaped(w.Deprel))
	}
	d.body.WriteString(labels.String())
	for i, w := range p.Words {
		fmt.Fprintf(&d.body, "<text x=\"%d\" y=\"%d\" class=\"w\">%s</text>", x[i], base+18, escaped(w.Form))
		fmt.Fprintf(&d.body, "<text x=\"%d\" y=\"%d\" class=\"t\">%s</text>\n", x[i], base+34, escaped(w.UPOS))
	}
	last := len(p.Words) - 1
	if last >= 0 {
		d.width = max(d.width, x[last]+columnWidth(p.Words[last])/2+svgMargin)
	}
}

// arc draws the arc that ends at word i, or the arrow to the root, and says
// where its label stands.
func (d *drawing) arc(x []int, w lang.Word, i, level, base, top int) (labelX, labelY int) {
	if w.Head == lang.Root {
		fmt.Fprintf(&d.body, "<path d=\"M%d %dV%d\" marker-end=\"url(#a)\"/>\n", x[i], top+14, base-2)
		return x[i], top + 10
	}
	from, to := x[w.Head], x[i]
	step := 5 // arcs leave a head beside the arc that comes to it
	if to < from {
		step = -5
	}
	from += step
	y := base - svgFirst - svgLevel*level
	bend := step
	if dx := to - from; dx < 10 && dx > -10 {
		bend = 0
	}
	fmt.Fprintf(&d.body, "<path d=\"M%d %dV%dQ%d %d %d %dH%dQ%d %d %d %dV%d\" marker-end=\"url(#a)\"/>\n",
		from, base, y+6, from, y, from+bend, y, to-bend, to, y, to, y+6, base-2)
	return (from + to) / 2, y - 3
}

// centres are the places of the words from left to right.
func centres(p *lang.Parse) []int {
	out := make([]int, len(p.Words))
	at := svgMargin
	for i, w := range p.Words {
		width := columnWidth(w)
		out[i] = at + width/2
		at += width + svgGap
	}
	return out
}

// columnWidth is the room that a word needs with its tag and relation.
func columnWidth(w lang.Word) int {
	return max(textWidth(w.Form, 15), textWidth(w.UPOS, 11), textWidth(w.Deprel, 11)+8)
}

// textWidth is about how wide a text is: no font is at hand, and the same
// picture must come out on every machine.
func textWidth(s string, size int) int {
	tenths := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case strings.ContainsRune("iljtfI.,;:'|!()[]", r):
			tenths += 3
		case strings.ContainsRune("mwMW@%", r):
			tenths += 9
		case r >= 0x1100 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hangul, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r) || r >= 0x1F000):
			tenths += 10
		case unicode.IsUpper(r):
			tenths += 7
		default:
			tenths += 6
		}
	}
	return (tenths*size + 9) / 10
}

// arcLevels puts every arc above those that it spans, so that no two overlap.
func arcLevels(p *lang.Parse) []int {
	n := len(p.Words)
	levels := make([]int, n)
	order := make([]int, 0, n)
	span := func(i int) (lo, hi int) { return min(i, p.Words[i].Head), max(i, p.Words[i].Head) }
	length := func(i int) int { lo, hi := span(i); return hi - lo }
	for i, w := range p.Words {
		if w.Head != lang.Root {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(length(a), length(b)), cmp.Compare(a, b)) })
	// above[k] is the first free level over the gap between the words k and k+1.
	above := make([]int, n)
	for _, i := range order {
		lo, hi := span(i)
		level := slices.Max(above[lo:hi])
		levels[i] = level
		for k := lo; k < hi; k++ {
			above[k] = level + 1
		}
	}
	return levels
}

const svgStyle = `<style>svg{background:#fff}text{font-family:Helvetica,Arial,sans-serif;text-anchor:middle}.w{font-size:15px;fill:#111}.left{text-anchor:start}.t{font-size:11px;fill:#666}.r{font-size:11px;fill:#14507a;paint-order:stroke;stroke:#fff;stroke-width:3px}path{fill:none;stroke:#777;stroke-width:1.2}</style>
<defs><marker id="a" markerWidth="7" markerHeight="7" refX="6" refY="3.5" orient="auto"><path d="M0 0L7 3.5L0 7z" style="fill:#777;stroke:none"/></marker></defs>
`

// write finishes the picture.
func (d *drawing) write(w io.Writer) error {
	if d.left > 0 {
		d.height += svgWords
		fmt.Fprintf(&d.body, "<text x=\"%d\" y=\"%d\" class=\"w left\">%d more sentences are not drawn</text>\n", svgMargin, d.height-20, d.left)
		d.width = max(d.width, 300)
	}
	width, height := max(d.width, 1), d.height+svgMargin
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n", width, height, width, height)
	b.WriteString(svgStyle)
	b.WriteString(d.body.String())
	b.WriteString("</svg>\n")
	return b.Flush()
}

// escaped is text as XML allows it; characters that it does not allow become
// the replacement character.
func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}
