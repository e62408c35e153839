package source

import (
	"strings"
	"unicode"

	"github.com/ledongthuc/pdf"
)

// maxWidths limits the glyphs of one font whose widths are read.
const maxWidths = 1 << 16

// glyphKey is a glyph of one font.
type glyphKey struct{ font, text string }

// glyphWidths are the widths of glyphs in units of their font's size.
type glyphWidths map[glyphKey]float64

// readWidths reads the widths of a page's composite fonts (ISO 32000, 9.7.4.3),
// which the PDF library leaves out; codes are taken to be two bytes, as in
// all but Asian fonts.
func readWidths(p pdf.Page) glyphWidths {
	w := glyphWidths{}
	for _, name := range p.Fonts() {
		f := p.Font(name)
		if f.V.Key("Subtype").Name() != "Type0" {
			continue
		}
		base := f.BaseFont()
		if _, after, subset := strings.Cut(base, "+"); subset {
			base = after
		}
		encoding := f.Encoder()
		set := func(cid int64, width float64) {
			if cid < 0 || cid >= maxWidths {
				return
			}
			for _, font := range []string{base, f.BaseFont()} {
				w[glyphKey{font, encoding.Decode(string([]byte{byte(cid >> 8), byte(cid)}))}] = width / 1000
			}
		}
		table := f.V.Key("DescendantFonts").Index(0).Key("W")
		for i := 0; i+1 < table.Len(); {
			first := table.Index(i).Int64()
			if list := table.Index(i + 1); list.Kind() == pdf.Array {
				for k := range min(list.Len(), maxWidths) {
					set(first+int64(k), list.Index(k).Float64())
				}
				i += 2
				continue
			}
			width := table.Index(i + 2).Float64()
			for cid := first; cid <= table.Index(i+1).Int64() && cid < maxWidths; cid++ {
				set(cid, width)
			}
			i += 3
		}
	}
	return w
}

func (w glyphWidths) of(font, s string) float64 {
	if known, ok := w[glyphKey{font, s}]; ok && known > 0 {
		return known
	}
	return guessedWidth(s)
}

// guessedWidth is a text's width in units of the font's size, as in most
// book faces.
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
