package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"

	"kgraph/internal/text"
)

// maxXMLDepth limits the depth of elements in an XML part.
const maxXMLDepth = 256

// part reads one file of an office document, of at most limit bytes undone.
func part(z *zip.Reader, name string, limit int64) ([]byte, error) {
	r, err := z.Open(path.Clean(name))
	if err != nil {
		return nil, damaged(name, err)
	}
	defer r.Close()
	b, err := readBytes(r, limit)
	if err != nil {
		return nil, damaged(name, err)
	}
	return b, nil
}

// xmlWalk hands the elements and texts of an XML part on. start returns false
// to pass over an element with all that is in it. Entities beyond XML's five
// are errors, so nothing expands.
func xmlWalk(b []byte, start func(xml.StartElement) bool, end func(xml.Name), chars func(string)) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = charset.NewReaderLabel
	depth := 0
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return damaged("XML", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return fmt.Errorf("%w: elements lie within elements more than %d deep", ErrDamaged, maxXMLDepth)
			}
			if !start(t) {
				if err := d.Skip(); err != nil {
					return damaged("XML", err)
				}
				depth--
			}
		case xml.EndElement:
			depth--
			end(t.Name)
		case xml.CharData:
			chars(string(t))
		}
	}
}

// xmlAttr is the attribute of that local name.
func xmlAttr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// paragraphsOf collects paragraphs while an XML part is walked.
type paragraphsOf struct {
	out     []block
	line    strings.Builder
	heading bool
	inside  int // paragraphs around the text; footnotes nest
}

func (p *paragraphsOf) close() {
	if s := folded(p.line.String()); s != "" {
		p.out = append(p.out, block{s, p.heading})
	}
	p.line.Reset()
	p.heading = false
}

// readDOCX reads the paragraphs of an Office Open XML text (ECMA-376) as they
// stand after all changes: what is deleted, in footnotes, headers and fields'
// code is left out.
func readDOCX(d *text.Document, b []byte, opts Options) error {
	z, err := openZip(b)
	if err != nil {
		return damaged("DOCX", err)
	}
	body, err := part(z, "word/document.xml", opts.maxFile())
	if err != nil {
		return err
	}
	var p paragraphsOf
	inText := false
	err = xmlWalk(body, func(e xml.StartElement) bool {
		switch e.Name.Local {
		case "del", "moveFrom", "instrText", "Fallback", "pict":
			return false
		case "p":
			p.close()
		case "pStyle":
			style := strings.ToLower(xmlAttr(e, "val"))
			p.heading = strings.HasPrefix(style, "heading") || style == "title"
			if style == "author" || style == "date" || strings.Contains(style, "caption") {
				return false
			}
		case "t":
			inText = true
		case "tab", "br", "cr":
			p.line.WriteByte(' ')
		case "noBreakHyphen":
			p.line.WriteByte('-')
		}
		return true
	}, func(n xml.Name) {
		switch n.Local {
		case "t":
			inText = false
		case "p":
			p.close()
		}
	}, func(s string) {
		if inText {
			p.line.WriteString(s)
		}
	})
	if err != nil {
		return err
	}
	if core, err := part(z, "docProps/core.xml", opts.maxFile()); err == nil {
		properties(d, core)
	}
	assemble(d, p.out)
	return nil
}

// readODT reads the paragraphs of an OpenDocument text (ISO 26300).
func readODT(d *text.Document, b []byte, opts Options) error {
	z, err := openZip(b)
	if err != nil {
		return damaged("ODT", err)
	}
	body, err := part(z, "content.xml", opts.maxFile())
	if err != nil {
		return err
	}
	var p paragraphsOf
	err = xmlWalk(body, func(e xml.StartElement) bool {
		switch e.Name.Local {
		case "note", "tracked-changes", "annotation", "font-face-decls", "automatic-styles", "sequence-decls", "frame", "image", "binary-data":
			return false
		case "p", "h":
			p.close()
			p.heading = e.Name.Local == "h" || strings.EqualFold(xmlAttr(e, "style-name"), "title")
			p.inside++
		case "s", "tab", "line-break":
			p.line.WriteByte(' ')
		}
		return true
	}, func(n xml.Name) {
		if n.Local == "p" || n.Local == "h" {
			p.close()
			p.inside--
		}
	}, func(s string) {
		if p.inside > 0 {
			p.line.WriteString(s)
		}
	})
	if err != nil {
		return err
	}
	if meta, err := part(z, "meta.xml", opts.maxFile()); err == nil {
		properties(d, meta)
	}
	assemble(d, p.out)
	return nil
}

// languageTag is the shape of a language as BCP 47 writes it.
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// properties takes title, author and keywords from a part with Dublin Core
// elements, and returns its date, which is that of publication only in books:
// office programs write when the file was last changed. A part that is damaged gives what was read of it.
func properties(d *text.Document, b []byte) (published string) {
	name := ""
	set := func(to *string, s string) {
		if *to == "" {
			*to = s
		}
	}
	_ = xmlWalk(b, func(e xml.StartElement) bool { name = e.Name.Local; return true }, func(xml.Name) { name = "" }, func(s string) {
		if s = folded(s); s == "" {
			return
		}
		switch name {
		case "title":
			set(&d.Title, s)
		case "creator", "initial-creator":
			if len(d.Authors) == 0 {
				d.Authors = authors(s)
			}
		case "date":
			set(&published, s)
		case "publisher":
			set(&d.Source, s)
		case "language":
			if languageTag.MatchString(s) {
				set(&d.Language, s)
			}
		case "keyword", "keywords", "subject":
			d.Keywords = append(d.Keywords, split(s)...)
		}
	})
	return published
}
