package view

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"kgraph/graph/export"
)

const svgStyle = `
    svg { --ground: #fff; --ink: #1b2027; --faint: #4a525c; --edge: #7d8792; background: #fff; font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
    @media (prefers-color-scheme: dark) { svg { --ground: #14171c; --ink: #e8ebef; --faint: #b3bcc6; --edge: #7f8a96; background: #14171c; } }
    text { text-anchor: middle; fill: var(--ink); stroke: var(--ground); stroke-width: 3; stroke-linejoin: round; paint-order: stroke; text-rendering: geometricPrecision; }
    text.left { text-anchor: start; }
    text.soft { fill: var(--faint); }
    .line { fill: none; stroke: var(--edge); }
    .hedged .line, .line.hedged { stroke-dasharray: 6 4; }
    .arrow { fill: var(--edge); }
    .ground { fill: var(--ground); }
    .shape { stroke: var(--ground); stroke-width: .6; }
  `

// margin is the room around the drawing, in pixels.
const margin = 24.0

// SVG writes the nodes that are drawn at first as a static picture with its
// key, and with the evidence of an edge in its tooltip.
func SVG(ctx context.Context, w io.Writer, from export.Source, opts Options) error {
	s, err := NewScene(ctx, from, opts)
	if err != nil {
		return err
	}
	return s.SVG(w)
}

// SVG writes the scene as a static picture.
func (s *Scene) SVG(w io.Writer) error {
	d := &drawing{tips: true}
	frame := s.frame()
	key := s.keyUnder(frame)
	all := frame.around(key.box)
	d.print(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="%s %s %s %s" width="%s" height="%s" role="img">`+"\n",
		short(all.left), short(all.top), short(all.right-all.left), short(all.bottom-all.top), short(all.right-all.left), short(all.bottom-all.top))
	d.print("  <title>%s</title>\n  <style>%s</style>\n", text(s.Title), svgStyle)
	s.paint(d)
	key.paint(d)
	d.print("</svg>\n")
	if _, err := w.Write(d.out.Bytes()); err != nil {
		return fmt.Errorf("view: %w", err)
	}
	return nil
}

// stillScale is how much the still picture of a small graph is enlarged at most.
const stillScale = 1.6

// still is the picture as it stands in the page until the script takes over:
// without tooltips and key, which the page has, and styled by the page.
func (s *Scene) still() string {
	d := &drawing{}
	b := s.frame()
	d.print(`<svg id="still" aria-hidden="true" viewBox="%s %s %s %s" width="%s" height="%s">`+"\n",
		short(b.left), short(b.top), short(b.right-b.left), short(b.bottom-b.top), short(stillScale*(b.right-b.left)), short(stillScale*(b.bottom-b.top)))
	s.paint(d)
	d.print("</svg>")
	return d.out.String()
}

// drawing is a pen that writes SVG.
type drawing struct {
	tips bool
	out  bytes.Buffer
}

func (d *drawing) print(format string, args ...any) { fmt.Fprintf(&d.out, format, args...) }

func (d *drawing) open(kind, standing string, tip func() string) {
	d.print(`  <g class="%s">`, text(strings.TrimSpace(kind+" "+standing)))
	if d.tips && tip != nil {
		d.print("<title>%s</title>", text(tip()))
	}
}

func (d *drawing) close() { d.print("</g>\n") }

func (d *drawing) line(c curve, standing string, width float64) {
	triangle, x, y := c.arrow()
	d.print(`<path class="line %s" stroke-width="%s" d="M%s %sQ%s %s %s %s"/>`, text(standing), short(width), short(c.x1), short(c.y1), short(c.cx), short(c.cy), short(x), short(y))
	d.print(`<path class="arrow" d="M%s %sL%s %sL%s %sz"/>`, short(triangle[0][0]), short(triangle[0][1]),
		short(triangle[1][0]), short(triangle[1][1]), short(triangle[2][0]), short(triangle[2][1]))
}

func (d *drawing) shape(look Type, x, y, radius float64) {
	d.print(`<path class="shape" d="%s" fill="%s" transform="translate(%s %s) scale(%s)"/>`,
		look.Path, look.Color, short(x-radius), short(y-radius), short(radius/8))
}

func (d *drawing) clear(b box) {
	d.print(`<rect class="ground" x="%s" y="%s" width="%s" height="%s" rx="3"/>`, short(b.left), short(b.top), short(b.right-b.left), short(b.bottom-b.top))
}

func (d *drawing) write(line string, x, y, font float64, as ink) {
	class := ""
	switch {
	case as.left && as.faint:
		class = ` class="left soft"`
	case as.left:
		class = ` class="left"`
	case as.faint:
		class = ` class="soft"`
	}
	d.print(`<text x="%s" y="%s" font-size="%s"%s>%s</text>`, short(x), short(y), short(font), class, text(line))
}

// tip is what is told of a node.
func (n *Node) tip() string {
	tip := n.Name + " (" + n.Type + ")"
	if len(n.Aliases) > 0 {
		tip += "\nalso " + strings.Join(n.Aliases, ", ")
	}
	return tip
}

// evidenceOf is what is told of an edge: its facts with their sentences.
func (s *Scene) evidenceOf(e *Edge) string {
	var b strings.Builder
	for _, f := range e.Facts {
		fmt.Fprintf(&b, "%s %s %s (%s)\n", s.Nodes[e.Source].Name, f.Label, s.Nodes[e.Target].Name, f.Standing)
		for _, c := range f.Claims {
			sentence := s.Sentences[s.Claims[c].Sentence]
			fmt.Fprintf(&b, "“%s” %s\n", sentence.Text, s.Documents[sentence.Document].ID)
		}
	}
	return strings.TrimSpace(b.String())
}

// short writes a coordinate with at most two digits after the point.
func short(x float64) string {
	s := strings.TrimRight(fmt.Sprintf("%.2f", x), "0")
	if s = strings.TrimSuffix(s, "."); s == "-0" {
		return "0"
	}
	return s
}

// text escapes a string for XML.
func text(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a bytes.Buffer takes all
	return b.String()
}
