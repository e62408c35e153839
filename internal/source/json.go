package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"kgraph/internal/text"
)

// maxSkip bounds how much of one line that is too long is passed over to
// reach the next; past it the rest of the stream is given up.
const maxSkip = 1 << 30

// readJSON reads one document a line. A line that is bad is reported with
// its number and the rest goes on. A .json file may also hold one object or
// an array of them, over any number of lines.
func readJSON(f file, in *stream, opts Options, emit emitter) bool {
	if strings.EqualFold(filepath.Ext(bareName(f.path)), ".json") {
		if ok, done := readWhole(f, in, opts, emit); done {
			return ok
		}
	}
	// A line has other fields, and escapes make letters up to three times as long.
	limit := 3*opts.maxBytes() + 1<<20
	lines := lineReader{r: in.Reader, limit: limit}
	documents, failures := 0, 0
	for {
		line, err := lines.next()
		if err == io.EOF {
			break
		}
		bad := func(err error) bool {
			failures++
			e := failed(f.path, err)
			e.Line = lines.number
			return emit(nil, e)
		}
		if errors.Is(err, ErrTooLarge) {
			if !bad(err) {
				return false
			}
			continue
		}
		if err != nil {
			return bad(err)
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		d, note := readObject(f, line, lines.number, opts)
		if d != nil {
			documents++
			if !emit(d, nil) {
				return false
			}
		}
		if note != nil && !bad(note) {
			return false
		}
	}
	if documents+failures == 0 {
		return emit(nil, failed(f.path, ErrEmpty))
	}
	return true
}

// readWhole reads a .json file that begins with an array, or is one object
// over several lines. done is false if it is lines after all.
func readWhole(f file, in *stream, opts Options, emit emitter) (ok, done bool) {
	head, _ := in.Peek(4096)
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	lineEnd := bytes.IndexByte(trimmed, '\n')
	array := len(trimmed) > 0 && trimmed[0] == '['
	if !array && (lineEnd < 0 || json.Valid(trimmed[:lineEnd])) {
		return true, false
	}
	s, err := readAll(in, opts.maxBytes())
	if err != nil {
		return emit(nil, failed(f.path, err)), true
	}
	items := []json.RawMessage{json.RawMessage(s)}
	if array {
		if err := json.Unmarshal([]byte(s), &items); err != nil {
			return emit(nil, failed(f.path, jsonError(err))), true
		}
	}
	if len(items) == 0 {
		return emit(nil, failed(f.path, ErrEmpty)), true
	}
	for i, item := range items {
		d, note := readObject(f, item, i+1, opts)
		if d != nil && !emit(d, nil) {
			return false, true
		}
		if note != nil && !emit(nil, failed(f.path, fmt.Errorf("item %d: %w", i+1, note))) {
			return false, true
		}
	}
	return true, true
}

// readObject makes a document of one JSON object. A document with a date
// that is not understood comes with a note saying so.
func readObject(f file, line []byte, number int, opts Options) (*text.Document, error) {
	s, err := decodeBytes(line)
	if err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(s), &fields); err != nil {
		return nil, jsonError(err)
	}
	name := func(given, standard string) string {
		if given != "" {
			return given
		}
		return standard
	}
	key := name(opts.TextField, "text")
	raw, ok := fields[key]
	var body string
	if !ok {
		return nil, fmt.Errorf("%w: it has no field %q; say which field is the text", ErrJSON, key)
	}
	if err := json.Unmarshal(raw, &body); err != nil {
		return nil, fmt.Errorf("%w: the field %q is not a string", ErrJSON, key)
	}
	if int64(len(body)) > opts.maxBytes() {
		return nil, tooLarge(opts.maxBytes())
	}
	if at := controls(body); at >= 0 {
		return nil, fmt.Errorf("%w: the field %q is full of control characters", ErrBinary, key)
	}
	d := &text.Document{Text: clean(strings.TrimPrefix(body, "\ufeff"))}
	if !hasText(d.Text) {
		return nil, fmt.Errorf("%w: the field %q is empty", ErrEmpty, key)
	}
	d.ID = scalar(fields[name(opts.IDField, "id")])
	if d.ID == "" {
		d.ID = fmt.Sprintf("%s#%d", f.id, number)
		if f.path == "-" {
			d.ID = streamID(d.Text)
		}
	}
	d.Title = strings.Join(strings.Fields(scalar(fields[name(opts.TitleField, "title")])), " ")
	origin(d, fields)
	arrange(d)
	date := scalar(fields[name(opts.DateField, "date")])
	if d.Published, ok = isoDate(date); !ok {
		err = fmt.Errorf("%w: %q; write it like 2025-01-27", ErrDate, date)
	}
	if lang := settle(d, opts); lang != nil {
		return nil, lang
	}
	return d, err
}

// origin fills where the document came from.
func origin(d *text.Document, fields map[string]json.RawMessage) {
	d.URL = first(fields, "url", "link")
	d.Source = first(fields, "source", "outlet", "publisher")
	d.Language = first(fields, "language", "lang")
	var sources []struct{ Name, URL string }
	if raw, ok := fields["sources"]; ok && json.Unmarshal(raw, &sources) == nil && len(sources) > 0 {
		if d.Source == "" {
			d.Source = clean(sources[0].Name)
		}
		if d.URL == "" {
			d.URL = clean(sources[0].URL)
		}
	}
	for _, k := range []string{"keywords", "tags"} {
		var list []string
		if json.Unmarshal(fields[k], &list) == nil {
			for _, k := range list {
				d.Keywords = append(d.Keywords, clean(k))
			}
		} else if s := scalar(fields[k]); s != "" {
			d.Keywords = append(d.Keywords, split(s)...)
		}
	}
}

func first(fields map[string]json.RawMessage, names ...string) string {
	for _, n := range names {
		if s := scalar(fields[n]); s != "" {
			return s
		}
	}
	return ""
}

// scalar is a string or number as a string, anything else empty.
func scalar(raw json.RawMessage) string {
	var s string
	if len(raw) == 0 {
		return ""
	}
	if json.Unmarshal(raw, &s) == nil {
		return strings.TrimSpace(clean(s))
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return n.String()
	}
	return ""
}

func jsonError(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("%w: %v at byte %d of the line", ErrJSON, err, syntax.Offset)
	}
	return fmt.Errorf("%w: %v", ErrJSON, err)
}

// lineReader reads lines of bounded length.
type lineReader struct {
	r      *bufio.Reader
	limit  int64
	number int
	buf    []byte
	skip   bool // the rest of a line that was too long is to be passed over
}

// next is the next line, without its end; it is valid until the next call.
// io.EOF means there is none; after ErrTooLarge the next call goes on with
// the line after.
func (l *lineReader) next() ([]byte, error) {
	if l.skip {
		if err := l.discard(); err != nil {
			return nil, err
		}
		l.skip = false
	}
	l.number++
	l.buf = l.buf[:0]
	for {
		part, err := l.r.ReadSlice('\n')
		l.buf = append(l.buf, part...)
		switch {
		case int64(len(l.buf)) > l.limit:
			l.skip = err == bufio.ErrBufferFull
			return nil, tooLarge(l.limit)
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(l.buf) > 0, err == nil:
			return bytes.TrimRight(l.buf, "\r\n"), nil
		}
		return nil, err
	}
}

func (l *lineReader) discard() error {
	for n := 0; n < maxSkip; {
		part, err := l.r.ReadSlice('\n')
		n += len(part)
		if err != bufio.ErrBufferFull {
			return err
		}
	}
	return fmt.Errorf("%w: the line goes on for more than %d bytes; the rest of the file is left out", ErrTooLarge, maxSkip)
}
