package source

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/ledongthuc/pdf"

	"kgraph/internal/text"
)

// What a PDF file may hold.
const (
	maxPages   = 5000
	maxContent = 32 << 20 // bytes of one page's drawing, undone
)

// readPDF reads the text layer of a PDF file (ISO 32000): columns in their
// order, lines joined to paragraphs, words that were cut at a line's end
// whole again, running heads and page numbers left out.
func readPDF(d *text.Document, b []byte, opts Options) error {
	r, err := pdf.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		if strings.Contains(err.Error(), "encrypted") {
			return fmt.Errorf("%w: the PDF is locked by a password", ErrUnsupported)
		}
		return damaged("PDF", err)
	}
	n := r.NumPage()
	if n > maxPages {
		return fmt.Errorf("%w: %d pages, at most %d are read", ErrTooLarge, n, maxPages)
	}
	pages := make([][]line, 0, n)
	left := opts.maxFile()
	for i := 1; i <= n; i++ {
		p := r.Page(i)
		if p.V.IsNull() {
			continue
		}
		size, err := contentSize(p.V.Key("Contents"))
		if err != nil {
			return err
		}
		if left -= size; left < 0 {
			return fmt.Errorf("%w: its pages undone are more than %d bytes", ErrTooLarge, opts.maxFile())
		}
		pages = append(pages, pageLines(p.Content().Text, readWidths(p)))
	}
	info := r.Trailer().Key("Info")
	d.Title = folded(info.Key("Title").Text())
	if who := folded(info.Key("Author").Text()); who != "" {
		d.Authors = authors(who)
	}
	blocks := pdfBlocks(pages)
	if len(blocks) == 0 {
		return fmt.Errorf("%w: the PDF has no text layer, only pictures; recognise its text first", ErrEmpty)
	}
	if !strings.Contains(d.Title, " ") || strings.HasPrefix(d.Title, "Microsoft Word") {
		d.Title = "" // a file's name rather than a title
	}
	if strings.HasPrefix(d.Title, blocks[0].text) { // with the site's name behind it
		d.Title = blocks[0].text
	}
	assemble(d, blocks)
	return nil
}

// contentSize is the size of a page's drawing undone, read without keeping it
// so that a small file cannot fill the memory.
func contentSize(v pdf.Value) (total int64, err error) {
	streams := []pdf.Value{v}
	if v.Kind() == pdf.Array {
		streams = nil
		for i := range v.Len() {
			streams = append(streams, v.Index(i))
		}
	}
	for _, s := range streams {
		if s.Kind() != pdf.Stream {
			continue
		}
		r := s.Reader()
		n, err := io.Copy(io.Discard, io.LimitReader(r, maxContent+1-total))
		r.Close()
		if err != nil {
			return 0, damaged("PDF", err)
		}
		if total += n; total > maxContent {
			return 0, fmt.Errorf("%w: one page's drawing is more than %d bytes", ErrTooLarge, maxContent)
		}
	}
	return total, nil
}
