package view

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strings"

	"kgraph/graph/export"
)

const svgStyle = `
    svg { --ground: #fff; --ink: #1b2027; --faint: #5b6470; --edge: #7d8792; background: #fff; font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
    @media (prefers-color-scheme: dark) { svg { --ground: #14171c; --ink: #e8ebef; --faint: #a3adb8; --edge: #7f8a96; background: #14171c; } }
    text { text-anchor: middle; fill: var(--ink); stroke: var(--ground); stroke-width: 3; stroke-linejoin: round; paint-order: stroke; }
    .edge path { fill: none; stroke: var(--edge); stroke-width: 1.6; marker-end: url(#arrow); }
    .edge.reported path { stroke-width: .9; }
    .edge.hedged path { stroke-width: 1.3; stroke-dasharray: 6 4; }
    .edge text { font-size: 10px; fill: var(--faint); stroke-width: 5; }
    #arrow path { fill: var(--edge); }
    .node path { stroke: var(--ground); stroke-width: .6; }
  `

// margin is the room around the drawing, in pixels.
const margin = 24.0

// SVG writes the nodes that are drawn at first as a static picture, with the
// evidence of an edge in its tooltip.
func SVG(ctx context.Context, w io.Writer, from export.Source, opts Options) error {
	s, err := NewScene(ctx, from, opts)
	if err != nil {
		return err
	}
	return s.SVG(w)
}

// SVG writes the scene as a static picture.
func (s *Scene) SVG(w io.Writer) error {
	d := &drawing{scene: s, evidence: true}
	left, top, right, bottom := s.bounds()
	d.print(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="%s %s %s %s" width="%s" height="%s" role="img">`+"\n",
		short(left), short(top), short(right-left), short(bottom-top), short(right-left), short(bottom-top))
	d.print("  <title>%s</title>\n  <style>%s</style>\n", text(s.Title), svgStyle)
	d.all()
	d.print("</svg>\n")
	if _, err := w.Write(d.out.Bytes()); err != nil {
		return fmt.Errorf("view: %w", err)
	}
	return nil
}

// all draws what is drawn at first, nodes over edges.
func (d *drawing) all() {
	s := d.scene
	d.print(`  <defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" ` +
		`markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.8 10 5 0 9.2z"/></marker></defs>` + "\n")
	bent := s.bentEdges()
	for i, e := range s.Edges {
		if s.Nodes[e.Source].Drawn && s.Nodes[e.Target].Drawn {
			d.edge(e, bent[i])
		}
	}
	for i := range s.Nodes {
		if s.Nodes[i].Drawn {
			d.node(&s.Nodes[i])
		}
	}
}

// stillScale is how much the still picture of a small graph is enlarged at most.
const stillScale = 1.6

// still is the picture as it stands in the page until the script takes over:
// without tooltips, and styled by the page.
func (s *Scene) still() string {
	d := &drawing{scene: s}
	left, top, right, bottom := s.bounds()
	d.print(`<svg id="still" aria-hidden="true" viewBox="%s %s %s %s" width="%s" height="%s">`+"\n",
		short(left), short(top), short(right-left), short(bottom-top), short(stillScale*(right-left)), short(stillScale*(bottom-top)))
	d.all()
	d.print("</svg>")
	return d.out.String()
}

// drawing gathers the text of a picture.
type drawing struct {
	scene    *Scene
	evidence bool // in tooltips
	out      bytes.Buffer
}

func (d *drawing) print(format string, args ...any) { fmt.Fprintf(&d.out, format, args...) }

// node draws a node with its label under it.
func (d *drawing) node(n *Node) {
	look := lookOf(n.Type)
	tip := n.Name + " (" + n.Type + ")"
	if len(n.Aliases) > 0 {
		tip += "\nalso " + strings.Join(n.Aliases, ", ")
	}
	d.print(`  <g class="node">`)
	d.tip(tip)
	d.print(`<path d="%s" fill="%s" transform="translate(%s %s) scale(%s)"/>`,
		look.Path, look.Color, short(n.X-n.Radius), short(n.Y-n.Radius), short(n.Radius/8))
	d.lines(n.caption(), n.X, n.Y+n.Radius+labelGap+float64(0.85*n.Font), n.Font)
	d.print("</g>\n")
}

func (d *drawing) tip(words string) {
	if d.evidence {
		d.print("<title>%s</title>", text(words))
	}
}

// edge draws an edge from rim to rim, bent aside when another runs back.
func (d *drawing) edge(e Edge, bent bool) {
	c, ok := d.scene.curve(e, bent)
	if !ok {
		return
	}
	d.print(`  <g class="edge %s">`, text(e.Standing))
	d.tip(d.evidenceOf(e))
	d.print(`<path d="M%s %sQ%s %s %s %s"/>`, short(c.x1), short(c.y1), short(c.cx), short(c.cy), short(c.x2), short(c.y2))
	if !e.Hidden {
		x, y := c.point(e.At)
		d.print(`<g transform="translate(%s %s) rotate(%s)">`, short(x), short(y), short(c.angle))
		d.lines(e.Lines, 0, -float64(edgeFont*lineHeight)*float64(len(e.Lines)-1)/2+3.5, 0)
		d.print("</g>")
	}
	d.print("</g>\n")
}

// curve is an edge as it is drawn: from rim to rim over a control point. Its
// label is turned so that it is never upside down.
type curve struct {
	x1, y1, cx, cy, x2, y2 float64
	angle                  float64 // degrees
}

// arrowGap is how far an arrow's point stays from its node.
const arrowGap = 3.0

// curve lays an edge out; ok is false for one without length.
func (s *Scene) curve(e Edge, bent bool) (c curve, ok bool) {
	a, b := &s.Nodes[e.Source], &s.Nodes[e.Target]
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return c, false
	}
	ux, uy := dx/length, dy/length
	bend := 0.0
	if bent {
		bend = 22
	}
	// The control point of the curve; the curve itself goes half as far aside.
	c.cx, c.cy = (a.X+b.X)/2-2*bend*uy, (a.Y+b.Y)/2+2*bend*ux
	c.x1, c.y1 = a.rim(c.cx, c.cy, 0)
	c.x2, c.y2 = b.rim(c.cx, c.cy, arrowGap)
	c.angle = math.Atan2(uy, ux) * 180 / math.Pi
	if c.angle > 90 || c.angle < -90 {
		c.angle += 180
	}
	return c, true
}

// rim is where a line from a node to a point comes out from under the node and
// its name. If the point itself is under the name it is where the shape ends.
func (n *Node) rim(x, y, gap float64) (float64, float64) {
	dx, dy := x-n.X, y-n.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return n.X, n.Y
	}
	out := n.Radius + gap
	if dy > 0 { // the name is below
		half, bottom := n.nameWidth()/2+gap, n.Radius+n.labelHeight()+gap
		way := bottom * length / dy
		if dx != 0 {
			way = min(way, half*length/math.Abs(dx))
		}
		// A line that leaves beside the shape, above the name, does not meet it.
		if way*dy/length > n.Radius+labelGap && way < length {
			out = max(out, way)
		}
	}
	return n.X + dx*out/length, n.Y + dy*out/length
}

// point is the place at a share of the way along the curve.
func (c *curve) point(at float64) (x, y float64) {
	p, q, r := (1-at)*(1-at), 2*at*(1-at), at*at
	return float64(p*c.x1) + float64(q*c.cx) + float64(r*c.x2), float64(p*c.y1) + float64(q*c.cy) + float64(r*c.y2)
}

// lines writes centred lines of text, downwards from y.
func (d *drawing) lines(lines []string, x, y, font float64) {
	size, step := "", edgeFont*lineHeight
	if font > 0 {
		size, step = fmt.Sprintf(` font-size="%s"`, short(font)), font*lineHeight
	}
	for i, line := range lines {
		d.print(`<text x="%s" y="%s"%s>%s</text>`, short(x), short(y+float64(step*float64(i))), size, text(line))
	}
}

// evidenceOf is an edge's tooltip: its facts with their sentences.
func (d *drawing) evidenceOf(e Edge) string {
	var b strings.Builder
	for _, f := range e.Facts {
		fmt.Fprintf(&b, "%s %s %s (%s)\n", d.scene.Nodes[e.Source].Name, f.Label, d.scene.Nodes[e.Target].Name, f.Standing)
		for _, c := range f.Claims {
			sentence := d.scene.Sentences[d.scene.Claims[c].Sentence]
			fmt.Fprintf(&b, "“%s” %s\n", sentence.Text, d.scene.Documents[sentence.Document].ID)
		}
	}
	return strings.TrimSpace(b.String())
}

// bounds is the frame of what is drawn, with a margin.
func (s *Scene) bounds() (left, top, right, bottom float64) {
	for i, any := 0, false; i < len(s.Nodes); i++ {
		n := &s.Nodes[i]
		if !n.Drawn {
			continue
		}
		half := n.size().Width / 2
		if !any {
			left, top, right, bottom, any = n.X-half, n.Y-n.Radius, n.X+half, n.Y+n.Radius, true
		}
		left, right = min(left, n.X-half), max(right, n.X+half)
		top, bottom = min(top, n.Y-n.Radius), max(bottom, n.Y+n.Radius+n.labelHeight())
	}
	return left - margin, top - margin, right + margin, bottom + margin
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
