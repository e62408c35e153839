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
	d := &drawing{scene: s}
	left, top, right, bottom := s.bounds()
	d.print(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="%s %s %s %s" width="%s" height="%s" role="img">`+"\n",
		short(left), short(top), short(right-left), short(bottom-top), short(right-left), short(bottom-top))
	d.print("  <title>%s</title>\n  <style>%s</style>\n", text(s.Title), svgStyle)
	d.print(`  <defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" ` +
		`markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.8 10 5 0 9.2z"/></marker></defs>` + "\n")
	between := map[[2]int]bool{}
	for _, e := range s.Edges {
		between[[2]int{e.Source, e.Target}] = true
	}
	for _, e := range s.Edges {
		if s.Nodes[e.Source].Drawn && s.Nodes[e.Target].Drawn {
			d.edge(e, between[[2]int{e.Target, e.Source}])
		}
	}
	for i := range s.Nodes {
		if s.Nodes[i].Drawn {
			d.node(&s.Nodes[i])
		}
	}
	d.print("</svg>\n")
	if _, err := w.Write(d.out.Bytes()); err != nil {
		return fmt.Errorf("view: %w", err)
	}
	return nil
}

// drawing gathers the text of a picture.
type drawing struct {
	scene *Scene
	out   bytes.Buffer
}

func (d *drawing) print(format string, args ...any) { fmt.Fprintf(&d.out, format, args...) }

// node draws a node with its label under it.
func (d *drawing) node(n *Node) {
	look := lookOf(n.Type)
	tip := n.Name + " (" + n.Type + ")"
	if len(n.Aliases) > 0 {
		tip += "\nalso " + strings.Join(n.Aliases, ", ")
	}
	d.print(`  <g class="node"><title>%s</title><path d="%s" fill="%s" transform="translate(%s %s) scale(%s)"/>`,
		text(tip), look.Path, look.Color, short(n.X-n.Radius), short(n.Y-n.Radius), short(n.Radius/8))
	d.lines(n.caption(), n.X, n.Y+n.Radius+labelGap+float64(0.85*n.Font), n.Font)
	d.print("</g>\n")
}

// edge draws an edge from rim to rim, bent aside when another runs back.
func (d *drawing) edge(e Edge, bent bool) {
	c, ok := d.scene.curve(e, bent)
	if !ok {
		return
	}
	d.print(`  <g class="edge %s"><title>%s</title><path d="M%s %sQ%s %s %s %s"/>`, text(e.Standing), text(d.evidence(e)),
		short(c.x1), short(c.y1), short(c.cx), short(c.cy), short(c.x2), short(c.y2))
	d.print(`<g transform="translate(%s %s) rotate(%s)">`, short(c.labelX), short(c.labelY), short(c.angle))
	d.lines(e.Lines, 0, -float64(edgeFont*lineHeight)*float64(len(e.Lines)-1)/2+3.5, 0)
	d.print("</g></g>\n")
}

// curve is an edge as it is drawn: from rim to rim over a control point, the
// label in its middle, turned so that it is never upside down.
type curve struct {
	x1, y1, cx, cy, x2, y2 float64
	labelX, labelY, angle  float64 // degrees
}

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
	// The control point of the curve, and half as far aside the label.
	c.cx, c.cy = (a.X+b.X)/2-2*bend*uy, (a.Y+b.Y)/2+2*bend*ux
	toA, toB := math.Hypot(c.cx-a.X, c.cy-a.Y), math.Hypot(b.X-c.cx, b.Y-c.cy)
	c.x1, c.y1 = a.X+(c.cx-a.X)*a.Radius/toA, a.Y+(c.cy-a.Y)*a.Radius/toA
	c.x2, c.y2 = b.X+(c.cx-b.X)*(b.Radius+3)/toB, b.Y+(c.cy-b.Y)*(b.Radius+3)/toB
	c.angle = math.Atan2(uy, ux) * 180 / math.Pi
	if c.angle > 90 || c.angle < -90 {
		c.angle += 180
	}
	c.labelX, c.labelY = (c.x1+c.x2)/4+c.cx/2, (c.y1+c.y2)/4+c.cy/2
	return c, true
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

// evidence is an edge's tooltip: its facts with their sentences.
func (d *drawing) evidence(e Edge) string {
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
