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
)

// Colours of a picture in pixels: the SVG's light ones.
const (
	ground = "#ffffff"
	dark   = "#1b2027"
	faint  = "#4a525c"
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

// PNG writes the scene as a picture in pixels with its key, laid out as the SVG
// is, in the Go fonts: letters they lack are drawn as boxes. It is a scene's two
// pixels to one, fewer where that would make more than 32 million.
func (s *Scene) PNG(w io.Writer) error {
	frame := s.frame()
	key := s.keyUnder(frame)
	all := frame.around(key.box)
	scale := min(pngScale, math.Sqrt(maxPixels/((all.right-all.left)*(all.bottom-all.top))))
	c := gg.NewContext(max(1, int((all.right-all.left)*scale)), max(1, int((all.bottom-all.top)*scale)))
	face, err := goFont()
	if err != nil {
		return fmt.Errorf("view: %w", err)
	}
	p := &painting{c: c, font: face, faces: map[float64]font.Face{}, scale: scale, from: all}
	c.SetHexColor(ground)
	c.Clear()
	s.paint(p)
	key.paint(p)
	if err := png.Encode(w, c.Image()); err != nil {
		return fmt.Errorf("view: %w", err)
	}
	return nil
}

var goFont = sync.OnceValues(func() (*truetype.Font, error) { return truetype.Parse(goregular.TTF) })

// painting is a pen that draws in pixels.
type painting struct {
	c     *gg.Context
	font  *truetype.Font
	faces map[float64]font.Face // by size
	scale float64
	from  box // what is drawn of the scene
}

// at is a place of the scene in the picture.
func (p *painting) at(x, y float64) (float64, float64) {
	return (x - p.from.left) * p.scale, (y - p.from.top) * p.scale
}

func (p *painting) open(string, string, func() string) {}
func (p *painting) close()                             {}

func (p *painting) line(c curve, standing string, width float64) {
	p.c.SetDash()
	if standing == hedged {
		p.c.SetDash(6*p.scale, 4*p.scale)
	}
	triangle, endX, endY := c.arrow()
	p.c.SetHexColor(line)
	p.c.SetLineWidth(width * p.scale)
	p.c.MoveTo(p.at(c.x1, c.y1))
	cx, cy := p.at(c.cx, c.cy)
	x2, y2 := p.at(endX, endY)
	p.c.QuadraticTo(cx, cy, x2, y2)
	p.c.Stroke()
	p.c.SetDash()
	p.c.MoveTo(p.at(triangle[0][0], triangle[0][1]))
	p.c.LineTo(p.at(triangle[1][0], triangle[1][1]))
	p.c.LineTo(p.at(triangle[2][0], triangle[2][1]))
	p.c.ClosePath()
	p.c.Fill()
}

func (p *painting) shape(look Type, x, y, radius float64) {
	left, top := p.at(x-radius, y-radius)
	p.outline(look.Path, left, top, radius/8*p.scale)
	p.c.SetHexColor(look.Color)
	p.c.FillPreserve()
	p.c.SetHexColor(ground)
	p.c.SetLineWidth(0.6 * radius / 8 * p.scale)
	p.c.Stroke()
}

func (p *painting) clear(b box) {
	x, y := p.at(b.left, b.top)
	p.c.SetHexColor(ground)
	p.c.DrawRoundedRectangle(x, y, (b.right-b.left)*p.scale, (b.bottom-b.top)*p.scale, 3*p.scale)
	p.c.Fill()
}

// write writes a line of text, the ground around it cleared so that it can be
// read over edges.
func (p *painting) write(words string, x, y, size float64, as ink) {
	face, found := p.faces[size]
	if !found {
		face = truetype.NewFace(p.font, &truetype.Options{Size: size * p.scale, DPI: 72})
		p.faces[size] = face
	}
	p.c.SetFontFace(face)
	anchor, color := 0.5, dark
	if as.left {
		anchor = 0
	}
	if as.faint {
		color = faint
	}
	x, y = p.at(x, y)
	p.c.SetHexColor(ground)
	halo := 1.5 * p.scale
	for side := range 8 {
		sin, cos := math.Sincos(float64(side) * math.Pi / 4)
		p.c.DrawStringAnchored(words, x+halo*cos, y+halo*sin, anchor, 0)
	}
	p.c.SetHexColor(color)
	p.c.DrawStringAnchored(words, x, y, anchor, 0)
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
