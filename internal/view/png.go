package view

import (
	"context"
	"fmt"
	"image/png"
	"io"
	"math"
	"sync"

	"github.com/fogleman/gg"
	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"

	"kgraph/graph/export"
)

// Measures of a picture in pixels.
const (
	pngScale  = 2.0  // pixels of the picture for one of the scene
	maxPixels = 32e6 // a larger scene is drawn smaller
	arrowSize = 8.0
)

// Colours of a picture in pixels: the SVG's light ones.
const (
	ground = "#ffffff"
	ink    = "#1b2027"
	faint  = "#5b6470"
	line   = "#7d8792"
)

// PNG writes the nodes that are drawn at first as a picture in pixels.
func PNG(ctx context.Context, w io.Writer, from export.Source, opts Options) error {
	s, err := NewScene(ctx, from, opts)
	if err != nil {
		return err
	}
	return s.PNG(w)
}

// PNG writes the scene as a picture in pixels, laid out as the SVG is, in the
// Go fonts: letters they lack are drawn as boxes. It is a scene's two pixels
// to one, fewer where that would make more than 32 million.
func (s *Scene) PNG(w io.Writer) error {
	left, top, right, bottom := s.bounds()
	scale := min(pngScale, math.Sqrt(maxPixels/((right-left)*(bottom-top))))
	c := gg.NewContext(max(1, int((right-left)*scale)), max(1, int((bottom-top)*scale)))
	face, err := goFont()
	if err != nil {
		return fmt.Errorf("view: %w", err)
	}
	p := &painting{c: c, font: face, faces: map[float64]font.Face{}, scale: scale, left: left, top: top}
	c.SetHexColor(ground)
	c.Clear()
	bent := s.bentEdges()
	var labels []func()
	for i, e := range s.Edges {
		if !s.Nodes[e.Source].Drawn || !s.Nodes[e.Target].Drawn {
			continue
		}
		if curve, ok := s.curve(e, bent[i]); ok {
			p.edge(curve, e.Standing)
			if !e.Hidden {
				labels = append(labels, func() { p.edgeLabel(curve, &e) })
			}
		}
	}
	for _, label := range labels {
		label()
	}
	for i := range s.Nodes {
		if s.Nodes[i].Drawn {
			p.node(&s.Nodes[i])
		}
	}
	if err := png.Encode(w, c.Image()); err != nil {
		return fmt.Errorf("view: %w", err)
	}
	return nil
}

var goFont = sync.OnceValues(func() (*truetype.Font, error) { return truetype.Parse(goregular.TTF) })

// painting draws a scene in pixels.
type painting struct {
	c         *gg.Context
	font      *truetype.Font
	faces     map[float64]font.Face // by size
	scale     float64
	left, top float64
}

// at is a place of the scene in the picture.
func (p *painting) at(x, y float64) (float64, float64) {
	return (x - p.left) * p.scale, (y - p.top) * p.scale
}

func (p *painting) edge(e curve, standing string) {
	width := 1.6
	p.c.SetDash()
	switch standing {
	case reported:
		width = 0.9
	case hedged:
		width = 1.3
		p.c.SetDash(6*p.scale, 4*p.scale)
	}
	p.c.SetHexColor(line)
	p.c.SetLineWidth(width * p.scale)
	x1, y1 := p.at(e.x1, e.y1)
	cx, cy := p.at(e.cx, e.cy)
	x2, y2 := p.at(e.x2, e.y2)
	p.c.MoveTo(x1, y1)
	p.c.QuadraticTo(cx, cy, x2, y2)
	p.c.Stroke()
	p.c.SetDash()
	angle := math.Atan2(y2-cy, x2-cx)
	size := arrowSize * p.scale
	p.c.MoveTo(x2, y2)
	for _, side := range []float64{0.4, -0.4} {
		p.c.LineTo(x2-size*math.Cos(angle+side), y2-size*math.Sin(angle+side))
	}
	p.c.ClosePath()
	p.c.Fill()
}

func (p *painting) edgeLabel(c curve, e *Edge) {
	x, y := p.at(c.point(e.At))
	p.c.Push()
	p.c.RotateAbout(gg.Radians(c.angle), x, y)
	step := edgeFont * lineHeight * p.scale
	p.lines(e.Lines, x, y-step*float64(len(e.Lines)-1)/2+3.5*p.scale, edgeFont, faint)
	p.c.Pop()
}

func (p *painting) node(n *Node) {
	look := lookOf(n.Type)
	x, y := p.at(n.X-n.Radius, n.Y-n.Radius)
	p.outline(look.Path, x, y, n.Radius/8*p.scale)
	p.c.SetHexColor(look.Color)
	p.c.FillPreserve()
	p.c.SetHexColor(ground)
	p.c.SetLineWidth(0.6 * n.Radius / 8 * p.scale)
	p.c.Stroke()
	x, y = p.at(n.X, n.Y+n.Radius+labelGap+0.85*n.Font)
	p.lines(n.caption(), x, y, n.Font, ink)
}

// lines writes centred lines downwards from y, the ground around them cleared
// so that they can be read over edges.
func (p *painting) lines(lines []string, x, y, size float64, color string) {
	face, found := p.faces[size]
	if !found {
		face = truetype.NewFace(p.font, &truetype.Options{Size: size * p.scale, DPI: 72})
		p.faces[size] = face
	}
	p.c.SetFontFace(face)
	halo := 1.5 * p.scale
	for i, text := range lines {
		at := y + float64(i)*size*lineHeight*p.scale
		p.c.SetHexColor(ground)
		for side := range 8 {
			sin, cos := math.Sincos(float64(side) * math.Pi / 4)
			p.c.DrawStringAnchored(text, x+halo*cos, at+halo*sin, 0.5, 0)
		}
		p.c.SetHexColor(color)
		p.c.DrawStringAnchored(text, x, at, 0.5, 0)
	}
}

// outline adds one of the outlines, in its square of 16, to the path.
func (p *painting) outline(path string, x, y, scale float64) {
	for _, c := range outlineOf(path) {
		to := func(i int) (float64, float64) { return x + c.points[i].X*scale, y + c.points[i].Y*scale }
		switch c.kind {
		case 'M':
			p.c.MoveTo(to(0))
		case 'L':
			p.c.LineTo(to(0))
		case 'Q':
			cx, cy := to(0)
			x2, y2 := to(1)
			p.c.QuadraticTo(cx, cy, x2, y2)
		case 'O':
			cx, cy := to(0)
			p.c.DrawCircle(cx, cy, 6.5*scale)
		case 'Z':
			p.c.ClosePath()
		}
	}
}
