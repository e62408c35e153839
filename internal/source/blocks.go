package source

import (
	"strings"
	"unicode/utf8"

	"kgraph/internal/text"
)

// block is one stretch of a structured document's text, on one line.
type block struct {
	text    string
	heading bool
}

// folded makes one line of s: white space of any kind and length is one space.
func folded(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// assemble makes the document's text of its blocks, a paragraph a line, with
// the title on top unless the blocks begin with it.
func assemble(d *text.Document, blocks []block) {
	if d.Title != "" && (len(blocks) == 0 || !strings.EqualFold(blocks[0].text, d.Title)) {
		blocks = append([]block{{text: d.Title, heading: true}}, blocks...)
	} else if d.Title != "" {
		blocks[0].heading = true
	}
	var b strings.Builder
	cp := 0
	d.Paragraphs = nil
	for i, blk := range blocks {
		if blk.text == "" || i > 0 && blk.heading && blk.text == blocks[0].text { // a title page's title again
			continue
		}
		if cp > 0 {
			b.WriteByte('\n')
			cp++
		}
		n := utf8.RuneCountInString(blk.text)
		p := text.Paragraph{Span: text.Span{Start: cp, End: cp + n}}
		if blk.heading {
			p.Kind = text.Title
		}
		d.Paragraphs = append(d.Paragraphs, p)
		b.WriteString(blk.text)
		cp += n
	}
	d.Text = b.String()
	mark(d)
}
