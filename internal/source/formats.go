package source

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"strings"
)

// The formats a file can be read as.
const (
	Text     = "text"
	Markdown = "markdown"
	JSONL    = "jsonl"
	CSV      = "csv" // fields separated by commas, or by tabs
	HTML     = "html"
	Feed     = "feed" // RSS and Atom
	Sitemap  = "sitemap"
	DOCX     = "docx"
	ODT      = "odt"
	EPUB     = "epub"
	PDF      = "pdf"
	Mail     = "mail" // one message
	Mbox     = "mbox" // many messages
	WARC     = "warc"
	Zip      = "zip"
	Tar      = "tar"
)

// extensions are the file names' ends that are read, without .gz and .zst.
var extensions = map[string]string{
	".txt": Text, ".text": Text, ".md": Markdown, ".markdown": Markdown,
	".jsonl": JSONL, ".ndjson": JSONL, ".json": JSONL, ".csv": CSV, ".tsv": CSV,
	".html": HTML, ".htm": HTML, ".xhtml": HTML, ".rss": Feed, ".atom": Feed,
	".docx": DOCX, ".odt": ODT, ".epub": EPUB, ".pdf": PDF,
	".eml": Mail, ".mht": Mail, ".mhtml": Mail, ".mbox": Mbox, ".mbx": Mbox,
	".warc": WARC, ".zip": Zip, ".tar": Tar, ".tgz": Tar,
}

// readNames is what messages say can be read.
const readNames = "text, Markdown, HTML, PDF, DOCX, ODT, EPUB, mail, feeds, JSON lines, CSV, WARC, zip and tar"

// unread are formats known not to be read, refused by name with a clear
// message rather than for what is in them.
var unread = map[string]bool{
	".doc": true, ".rtf": true, ".bz2": true, ".xz": true, ".7z": true, ".rar": true,
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".svg": true, ".mp3": true, ".mp4": true,
	".xls": true, ".xlsx": true, ".ppt": true, ".pptx": true, ".exe": true, ".css": true, ".js": true, ".ico": true,
	".woff": true, ".woff2": true, ".ttf": true,
}

// reader reads the documents of one stream; false means stop altogether.
type reader func(f file, in *stream, opts Options, emit emitter) bool

// readerOf is the reader of a format; nil when there is none.
func readerOf(format string) reader {
	switch format {
	case Text, Markdown:
		return readProse
	case JSONL:
		return readJSON
	case CSV:
		return readCSV
	case HTML:
		return whole(readHTML)
	case Feed:
		return readFeed
	case Sitemap:
		return readSitemap
	case DOCX:
		return whole(readDOCX)
	case ODT:
		return whole(readODT)
	case EPUB:
		return whole(readEPUB)
	case PDF:
		return whole(readPDF)
	case Mail:
		return whole(readMail)
	case Mbox:
		return readMbox
	case WARC:
		return readWARC
	case Zip:
		return readZip
	case Tar:
		return readTar
	}
	return nil
}

// bareName is the base name without the extension of a compression.
func bareName(name string) string {
	return stripCompression(filepath.Base(name))
}

func stripCompression(name string) string {
	for _, ext := range []string{".gz", ".zst"} {
		if s := strings.TrimSuffix(name, ext); s != name && s != "" {
			return s
		}
	}
	return name
}

// formatOf is the format of a file's name; empty when the content decides,
// an extension when it is known not to be read.
func formatOf(name string) string {
	if name == "-" {
		return ""
	}
	ext := strings.ToLower(filepath.Ext(bareName(name)))
	if f, ok := extensions[ext]; ok {
		return f
	}
	if unread[ext] {
		return ext
	}
	return ""
}

// sniffed is how far a stream is looked into to tell its format.
const sniffed = 4096

// beginnings tell a format by a stream's first bytes, in lower case.
var beginnings = []struct{ prefix, format string }{
	{"%pdf-", PDF}, {"warc/1.", WARC}, {"<!doctype html", HTML}, {"<html", HTML},
	{"from ", Mbox}, {"pk\x03\x04", Zip},
}

// sniff tells a stream's format by how it begins; text when nothing says
// otherwise.
func sniff(s *stream) string {
	head, _ := s.Peek(sniffed)
	if len(head) > 262 && string(head[257:262]) == "ustar" {
		return Tar
	}
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	head = bytes.TrimLeft(head, " \t\r\n")
	low := strings.ToLower(string(head))
	for _, b := range beginnings {
		if strings.HasPrefix(low, b.prefix) && (b.format != Mbox || fromLine(head)) {
			return b.format
		}
	}
	if strings.HasPrefix(low, "<") {
		return markup(low)
	}
	if message(low) {
		return Mail
	}
	if len(head) > 1 && head[0] == '{' {
		if next := bytes.TrimLeft(head[1:], " \t"); len(next) > 0 && next[0] == '"' {
			return JSONL
		}
	}
	return Text
}

// markup tells what begins with < by the first of the elements that matter.
func markup(low string) string {
	best, format := len(low), Text
	for tag, f := range map[string]string{"<html": HTML, "<!doctype html": HTML, "<head": HTML, "<body": HTML, "<rss": Feed, "<feed": Feed, "<urlset": Sitemap, "<sitemapindex": Sitemap, "<rdf:rdf": Feed} {
		if i := strings.Index(low, tag); i >= 0 && i < best {
			best, format = i, f
		}
	}
	return format
}

// mailHeaders are the fields that two of the first lines of a message have.
var mailHeaders = map[string]bool{"from": true, "to": true, "subject": true, "date": true, "received": true, "return-path": true, "message-id": true,
	"mime-version": true, "content-type": true, "delivered-to": true, "reply-to": true, "cc": true, "sender": true, "snapshot-content-location": true}

// message says that a stream begins with the header of a message.
func message(low string) bool {
	found := 0
	for i, l := range strings.Split(low, "\n") {
		name, _, ok := strings.Cut(l, ":")
		switch {
		case ok && mailHeaders[name]:
			found++
		case i == 0 && !(ok && strings.HasPrefix(name, "x-")):
			return false
		case strings.TrimSpace(l) == "":
			return found >= 2
		}
	}
	return found >= 2
}

// zipKind tells the document formats that are zip files from plain ones.
func zipKind(z *zip.Reader) string {
	for _, f := range z.File {
		switch f.Name {
		case "word/document.xml":
			return DOCX
		case "META-INF/container.xml":
			return EPUB
		case "mimetype":
			if b, err := part(z, f.Name, 256); err == nil && strings.HasPrefix(string(b), "application/vnd.oasis.opendocument.text") {
				return ODT
			}
		}
	}
	return Zip
}

// openZip opens the zip file in b, of at most maxEntries entries.
func openZip(b []byte) (*zip.Reader, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	if len(z.File) > maxEntries {
		return nil, tooMany(len(z.File))
	}
	return z, nil
}
