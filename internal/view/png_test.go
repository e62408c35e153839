package view

import (
	"bytes"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"kgraph/graph/export"
)

func TestPNG(t *testing.T) {
	for name, from := range map[string]*export.Graph{"article": article(t), "mean": meanGraph(), "empty": {}} {
		var out, again bytes.Buffer
		if err := errors.Join(PNG(t.Context(), &out, from, Options{Known: known}), PNG(t.Context(), &again, from, Options{Known: known})); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Errorf("%s: two pictures differ", name)
		}
		if dir := os.Getenv("KGRAPH_SCREENSHOTS"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, name+".png"), out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		picture, err := png.Decode(&out)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		colors := map[[3]uint32]bool{}
		for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
			for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
				r, g, b, _ := picture.At(x, y).RGBA()
				colors[[3]uint32{r >> 8, g >> 8, b >> 8}] = true
			}
		}
		if organization := [3]uint32{0x00, 0x72, 0xB2}; name == "article" && !colors[organization] {
			t.Error("no organization is drawn in its colour")
		}
	}
}

func TestOutlines(t *testing.T) {
	for name, path := range outlines {
		strokes := outlineOf(path)
		if len(strokes) == 0 {
			t.Errorf("%s has no stroke", name)
		}
		for _, s := range strokes {
			for _, p := range s.points {
				if p.X < 0 || p.X > 16 || p.Y < 0 || p.Y > 16 {
					t.Errorf("%s leaves its square at %v", name, p)
				}
			}
		}
	}
	if got := outlineOf(outlines["rectangle"]); len(got) != 5 || got[3].points[0].X != 2 || got[3].points[0].Y != 14 {
		t.Errorf("the rectangle is %v", got)
	}
}
