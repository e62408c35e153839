package source

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"kgraph/internal/text"
)

// maxRecord limits the bytes of one record that is passed over.
const maxRecord = 16 << 30

// readWARC reads the pages and texts that a web archive (ISO 28500) holds as
// responses, a document each, with its address as the id.
func readWARC(f file, in *stream, opts Options, emit emitter) bool {
	r := bufio.NewReaderSize(in, 64<<10)
	headers := textproto.NewReader(r)
	seen := map[string]bool{}
	records := 0
	for {
		if err := skipBlank(r); err != nil {
			break
		}
		version, err := headers.ReadLine()
		if err == nil && !strings.HasPrefix(version, "WARC/1.") {
			err = errors.New("a record does not begin with WARC/1.0 or WARC/1.1")
		}
		var h textproto.MIMEHeader
		if err == nil {
			h, err = headers.ReadMIMEHeader()
		}
		n, bad := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
		if err == nil && (bad != nil || n < 0 || n > maxRecord) {
			err = fmt.Errorf("a record's length is %q", h.Get("Content-Length"))
		}
		if err != nil {
			return emit(nil, failed(f.path, damaged("WARC", err)))
		}
		records++
		body := &io.LimitedReader{R: r, N: n}
		target := strings.Trim(h.Get("WARC-Target-URI"), "<>")
		if h.Get("WARC-Type") == "response" && isURL(target) && !seen[target] {
			if d, where, err := warcPage(f, target, body, opts); err != nil {
				if !emit(nil, failed(where.path, err)) {
					return false
				}
			} else if d != nil {
				seen[target] = true
				if d.Published == "" {
					d.Published, _ = isoDate(h.Get("WARC-Date"))
				}
				if !finish(where, d, "", opts, emit) {
					return false
				}
			}
		}
		if _, err := io.Copy(io.Discard, body); err != nil || body.N > 0 {
			return emit(nil, failed(f.path, damaged("WARC", errors.New("the last record is cut short"))))
		}
	}
	if records == 0 || len(seen) == 0 {
		return emit(nil, failed(f.path, fmt.Errorf("%w: the archive has no page that was fetched well", ErrEmpty)))
	}
	return true
}

func skipBlank(r *bufio.Reader) error {
	for {
		c, err := r.ReadByte()
		if err != nil {
			return err
		}
		if c != '\r' && c != '\n' {
			return r.UnreadByte()
		}
	}
}

// warcPage is the document of one response; nil for what is no article, such
// as pictures and answers that are not 200.
func warcPage(f file, target string, body io.Reader, opts Options) (*text.Document, file, error) {
	where := f
	where.path, where.id = f.path+": "+target, target
	resp, err := http.ReadResponse(bufio.NewReader(body), nil)
	if err != nil {
		return nil, where, damaged("WARC", err)
	}
	defer resp.Body.Close()
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if resp.StatusCode != http.StatusOK || kind != "text/html" && kind != "application/xhtml+xml" && kind != "text/plain" {
		return nil, where, nil
	}
	in, err := decompress(resp.Body)
	if err != nil {
		return nil, where, err
	}
	defer in.Close()
	b, err := readBytes(in, opts.maxFile())
	if err != nil {
		return nil, where, err
	}
	d := &text.Document{ID: target, URL: target}
	if kind == "text/plain" {
		if d.Text, err = decode(b); err == nil {
			arrange(d)
		}
		return d, where, err
	}
	err = guarded(func() error { return readHTML(d, bytes.Clone(b), opts) })
	d.URL = cmp.Or(d.URL, target)
	return d, where, err
}
