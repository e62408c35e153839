package source

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html/charset"

	"kgraph/internal/text"
)

// What a message may hold.
const (
	maxParts    = 1000
	maxMailDeep = 10
)

// readMail reads one message (RFC 5322, MIME), or a saved page in one (MHTML):
// the subject as the title, the text part or else the page. What is quoted
// from other messages, and the signature, is left out.
func readMail(d *text.Document, b []byte, opts Options) error {
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return damaged("mail", err)
	}
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	header := func(name string) string {
		s := m.Header.Get(name)
		if dec, err := words.DecodeHeader(s); err == nil {
			s = dec
		}
		return folded(s)
	}
	d.Title = header("Subject")
	if from, err := (&mail.AddressParser{WordDecoder: &words}).Parse(m.Header.Get("From")); err == nil {
		d.Authors = []string{cmp.Or(folded(from.Name), from.Address)}
	}
	if at, err := m.Header.Date(); err == nil {
		d.Published = at.Format(time.RFC3339)
	}
	if u := cmp.Or(header("Snapshot-Content-Location"), header("Archived-At")); isURL(u) {
		d.URL = u
	}
	p := parts{opts: opts}
	if err := p.read(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, 0); err != nil {
		return err
	}
	if p.prose == "" && p.page != nil {
		return readHTML(d, p.page, opts)
	}
	assemble(d, mailBlocks(p.prose))
	return nil
}

// parts finds the first text and the first page among a message's parts.
type parts struct {
	opts  Options
	n     int
	prose string
	page  []byte
}

func (p *parts) read(contentType, encoding string, body io.Reader, depth int) error {
	if p.n++; p.n > maxParts || depth > maxMailDeep {
		return fmt.Errorf("%w: the message has more than %d parts, or they lie more than %d deep", ErrTooLarge, maxParts, maxMailDeep)
	}
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") {
		r := multipart.NewReader(body, params["boundary"])
		for {
			part, err := r.NextRawPart()
			if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
				return nil
			}
			if err != nil {
				return damaged("mail", err)
			}
			if disposition, _, _ := mime.ParseMediaType(part.Header.Get("Content-Disposition")); disposition == "attachment" {
				continue
			}
			if err := p.read(part.Header.Get("Content-Type"), part.Header.Get("Content-Transfer-Encoding"), part, depth+1); err != nil {
				return err
			}
		}
	}
	if kind == "text/plain" && p.prose != "" || kind == "text/html" && p.page != nil || kind != "text/plain" && kind != "text/html" {
		return nil
	}
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	b, err := readBytes(body, p.opts.maxFile())
	if err != nil {
		return damaged("mail", err)
	}
	if label := params["charset"]; label != "" {
		if r, err := charset.NewReaderLabel(label, bytes.NewReader(b)); err == nil {
			if b, err = readBytes(r, p.opts.maxFile()); err != nil {
				return damaged("mail", err)
			}
		}
	}
	if kind == "text/html" {
		p.page = b
		return nil
	}
	p.prose, err = decode(b)
	return err
}

// quoting is the line above a quoted message.
var quoting = regexp.MustCompile(`(?i)^(on .{5,100} wrote:|-+ ?(original|forwarded) message ?-+)$`)

// mailBlocks joins the lines of a message to paragraphs.
func mailBlocks(s string) []block {
	var p paragraphsOf
	for _, l := range strings.Split(s, "\n") {
		switch t := strings.TrimSpace(l); {
		case l == "-- " || l == "--": // some encodings lose the space
			p.close()
			return p.out
		case quoting.MatchString(t), strings.HasPrefix(t, ">"), t == "":
			p.close()
		default:
			p.line.WriteString(t + " ")
		}
	}
	p.close()
	return p.out
}

// fromLine says that b begins with the line that parts the messages of a
// mailbox: From, an address, and a day's name.
func fromLine(b []byte) bool {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return mboxFrom.Match(line)
}

var mboxFrom = regexp.MustCompile(`^From \S+ +(Mon|Tue|Wed|Thu|Fri|Sat|Sun) `)

// readMbox reads the messages of a mailbox (RFC 4155), a document each: its
// id is the mailbox's with the message's own, so that it stays the same when
// messages before it are deleted; one without an id, or a copy, has its number.
func readMbox(f file, in *stream, opts Options, emit emitter) bool {
	lines := bufio.NewReaderSize(in, 64<<10)
	var message bytes.Buffer
	n, over, blank := 0, false, true
	ids := map[string]bool{}
	flush := func() bool {
		if n == 0 {
			return true
		}
		where := f
		where.path = fmt.Sprintf("%s: message %d", f.path, n)
		if over {
			return emit(nil, failed(where.path, tooLarge(opts.maxFile())))
		}
		b := bytes.Clone(message.Bytes())
		id := messageID(b)
		if id == "" || ids[id] {
			id = fmt.Sprint(n)
		}
		ids[id] = true
		d := &text.Document{ID: f.id + "#" + id}
		if err := guarded(func() error { return readMail(d, b, opts) }); err != nil {
			return emit(nil, failed(where.path, err))
		}
		return finish(where, d, "", opts, emit)
	}
	for {
		line, err := lines.ReadSlice('\n')
		if blank && fromLine(line) {
			if !flush() {
				return false
			}
			n++
			message.Reset()
			over = false
		} else if n > 0 && !over {
			message.Write(unescaped(line))
			over = int64(message.Len()) > opts.maxFile()
		}
		blank = len(bytes.TrimSpace(line)) == 0 && err == nil
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil {
			if err != io.EOF {
				return flush() && emit(nil, failed(f.path, err))
			}
			break
		}
	}
	if n == 0 {
		return emit(nil, failed(f.path, damaged("mailbox", errors.New("it does not begin with a From line"))))
	}
	return flush()
}

// maxMessageID is the longest message id that names a document.
const maxMessageID = 250

// messageID is the id that a message gives itself, "" for none.
func messageID(b []byte) string {
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return ""
	}
	id := strings.Trim(strings.TrimSpace(m.Header.Get("Message-ID")), "<>")
	if len(id) > maxMessageID || strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return ""
	}
	return id
}

// unescaped takes the mark off a line that begins with From in the message.
func unescaped(line []byte) []byte {
	if bytes.HasPrefix(line, []byte(">")) && bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) {
		return line[1:]
	}
	return line
}
