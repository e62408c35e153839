package source

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"regexp"

	"kgraph/internal/text"
)

// selfClosed are empty elements that are well in XML but swallow the rest of
// the page as HTML.
var selfClosed = regexp.MustCompile(`<(title|script|style|iframe|textarea|noscript)(\s[^<>]*)?/>`)

// maxChapters limits the parts of one book.
const maxChapters = 10_000

// readEPUB reads the chapters of an EPUB (W3C EPUB 3.3) in their reading
// order as one document.
func readEPUB(d *text.Document, b []byte, opts Options) error {
	z, err := openZip(b)
	if err != nil {
		return damaged("EPUB", err)
	}
	container, err := part(z, "META-INF/container.xml", opts.maxFile())
	if err != nil {
		return err
	}
	opf := ""
	none := func(xml.Name) {}
	err = xmlWalk(container, func(e xml.StartElement) bool {
		if e.Name.Local == "rootfile" && opf == "" {
			opf = xmlAttr(e, "full-path")
		}
		return true
	}, none, func(string) {})
	if err != nil {
		return err
	}
	pack, err := part(z, opf, opts.maxFile())
	if err != nil {
		return err
	}
	files := map[string]string{} // manifest id -> path
	var order []string
	err = xmlWalk(pack, func(e xml.StartElement) bool {
		switch e.Name.Local {
		case "item":
			if t := xmlAttr(e, "media-type"); (t == "application/xhtml+xml" || t == "text/html") && xmlAttr(e, "properties") != "nav" {
				if u, err := url.PathUnescape(xmlAttr(e, "href")); err == nil {
					files[xmlAttr(e, "id")] = path.Join(path.Dir(opf), u)
				}
			}
		case "itemref":
			if xmlAttr(e, "linear") != "no" {
				order = append(order, xmlAttr(e, "idref"))
			}
		}
		return true
	}, none, func(string) {})
	if err != nil {
		return err
	}
	if len(order) > maxChapters {
		return fmt.Errorf("%w: %d chapters, at most %d are read", ErrTooLarge, len(order), maxChapters)
	}
	if iso, ok := isoDate(properties(d, pack)); ok {
		d.Published = iso
	}
	var blocks []block
	left := opts.maxFile()
	for _, id := range order {
		name, ok := files[id]
		if !ok {
			continue
		}
		page, err := part(z, name, left)
		if err != nil {
			return err
		}
		left -= int64(len(page))
		root, err := parseHTML(selfClosed.ReplaceAll(page, nil))
		if err != nil {
			return err
		}
		blocks = append(blocks, pageBlocks(root)...)
	}
	assemble(d, blocks)
	return nil
}
