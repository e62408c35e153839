// Package source owns the way from files, folders and streams to documents:
// finding the files, undoing compression and encoding, reading plain text,
// pages, office documents, PDF, mail, feeds, tables and archives, and setting
// title, keywords and date apart.
//
// Invariant: what it yields is either a document whose text is valid UTF-8
// with \n as its only line end and no control characters, or an *Error that
// says which file (and line or byte) is to blame; never both for one input,
// and one bad input never stops the ones after it. Memory is bounded by
// Options.MaxBytes, whatever a compressed file pretends to be. Nothing is
// written to disk, and nothing is fetched but URLs that the caller names.
//
// It does not split text into sentences (package text does) and stores
// nothing.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"kgraph/internal/text"
)

// DefaultMaxBytes is the default limit on the decoded size of one document,
// 16 MiB: three times the longest novels.
const DefaultMaxBytes = 16 << 20

// Options say how inputs are read. The zero value reads everything by its
// file name and its own header.
type Options struct {
	Format string // one of the formats; empty: by extension, else by content
	ID     string // id of the one document read; empty: by file name or id field

	// Names of the fields of JSON lines and CSV; empty means text, id, date, title.
	TextField, IDField, DateField, TitleField string

	Published string // date of documents that do not say, ISO 8601
	MaxBytes  int64  // limit on one decoded document; 0: DefaultMaxBytes

	MaxPages int // limit on the pages that a sitemap leads to; 0: DefaultMaxPages

	AnyLanguage bool // keep documents that do not look like English
	AllowLocal  bool // let URLs lead to this machine and to private networks

	Stdin io.Reader // what "-" reads; nil: os.Stdin

	Progress func(bytes int) // told of the bytes read from each file, before their compression is undone; may be nil
}

func (o Options) maxBytes() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return DefaultMaxBytes
}

// maxFile limits the bytes of a file, or of one part of it undone, whose text
// is a fraction of it: pages, PDF, office documents.
func (o Options) maxFile() int64 { return 4 * o.maxBytes() }

// Errors that an *Error may wrap.
var (
	ErrEmpty       = errors.New("there is no text in it")
	ErrTooLarge    = errors.New("the document is larger than the limit")
	ErrBinary      = errors.New("this is not text")
	ErrEncoding    = errors.New("this is not UTF-8, UTF-16 or Windows-1252")
	ErrUnsupported = errors.New("this kind of file is not read")
	ErrClash       = errors.New("two files have the same document id")
	ErrJSON        = errors.New("this is not a JSON object with a text")
	ErrDate        = errors.New("the date is not understood")
	ErrLanguage    = errors.New("this does not look like English")
	ErrDamaged     = errors.New("the file is damaged or not what its name says")
	ErrFetch       = errors.New("the page could not be fetched")
)

// Error is what went wrong with one input. Line counts from one and is zero
// when lines do not matter; Offset is a byte offset, -1 when there is none.
type Error struct {
	Path   string
	Line   int
	Offset int64
	Err    error
}

func (e *Error) Error() string {
	s := e.Path
	if e.Line > 0 {
		s = fmt.Sprintf("%s:%d", s, e.Line)
	}
	if e.Offset >= 0 {
		s = fmt.Sprintf("%s: byte %d", s, e.Offset)
	}
	return s + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// failed wraps err for a path; an *Error gets only the path.
func failed(path string, err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		if e.Path == "" {
			e.Path = path
		}
		return e
	}
	var pathErr *os.PathError // would say the path twice
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return &Error{Path: path, Offset: -1, Err: err}
}

// Open reads the documents of the paths in the order given: files, folders
// (their files in the order of their names), http and https URLs, and "-" for
// standard input. Each step yields a document or an *Error; reading goes on after an
// error, and ends with the context's error when ctx is done. Nothing is read
// ahead of what the caller has asked for; one goroutine at a time may range
// over the result.
func Open(ctx context.Context, paths []string, opts Options) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		seen := map[string]string{} // document id of a file -> its path
		named := 0
		emit := func(d *text.Document, err error) bool {
			if d != nil && opts.ID != "" {
				if named++; named > 1 {
					return yield(nil, &Error{Path: d.ID, Offset: -1, Err: errors.New("an id was given, but there is more than one document: leave the id out, or read one document at a time")})
				}
				d.ID = opts.ID
			}
			return yield(d, err)
		}
		for _, p := range paths {
			for f, err := range files(p) {
				if ctx.Err() != nil {
					yield(nil, ctx.Err())
					return
				}
				if err != nil {
					if !emit(nil, err) {
						return
					}
					continue
				}
				if first, clash := seen[f.id]; clash && f.path != "-" {
					err := fmt.Errorf("%w, %q: %s came first; name the folder above both, or give an id", ErrClash, f.id, first)
					if first == f.path {
						continue
					}
					if !emit(nil, failed(f.path, err)) {
						return
					}
					continue
				}
				seen[f.id] = f.path
				if !readFile(ctx, f, opts, emit) {
					return
				}
			}
		}
		if ctx.Err() != nil {
			yield(nil, ctx.Err())
		}
	}
}

// FromReader reads the documents of one stream. The name picks the format by
// its extension and gives the id, as a file's base name would; "-" stands
// for standard input.
func FromReader(name string, r io.Reader, opts Options) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		f := file{path: name, id: bareName(name)}
		emit := func(d *text.Document, err error) bool {
			if d != nil && opts.ID != "" {
				d.ID = opts.ID
			}
			return yield(d, err)
		}
		readStream(f, r, opts, emit)
	}
}

// emitter hands a document or an error on; false means stop.
type emitter func(*text.Document, error) bool

// readFile opens and reads one file; false means stop altogether.
func readFile(ctx context.Context, f file, opts Options, emit emitter) bool {
	if f.path == "-" {
		in := opts.Stdin
		if in == nil {
			in = os.Stdin
		}
		return readStream(f, contextReader{ctx, in, opts.Progress}, opts, emit)
	}
	if isURL(f.path) {
		return readURL(ctx, f, opts, emit)
	}
	in, err := os.Open(f.path)
	if err != nil {
		return emit(nil, failed(f.path, err))
	}
	defer in.Close()
	return readStream(f, contextReader{ctx, in, opts.Progress}, opts, emit)
}

// readStream undoes the compression, picks the format and reads.
func readStream(f file, r io.Reader, opts Options, emit emitter) bool {
	in, err := decompress(r)
	if err != nil {
		return emit(nil, failed(f.path, err))
	}
	defer in.Close()
	format := opts.Format
	if format == "" {
		if format = formatOf(f.path); format == "" {
			format = sniff(in)
		}
	}
	read := readerOf(format)
	if read == nil {
		return emit(nil, failed(f.path, fmt.Errorf("%w: %s; %s are", ErrUnsupported, strings.TrimPrefix(format, "."), readNames)))
	}
	if format == Markdown {
		f.markdown = true
	}
	return read(f, in, opts, emit)
}

// readProse reads plain text and Markdown.
func readProse(f file, in *stream, opts Options, emit emitter) bool {
	s, err := readAll(in, opts.maxBytes())
	if err != nil {
		return emit(nil, failed(f.path, err))
	}
	d := &text.Document{ID: f.id, Text: s}
	var dateErr error
	if f.markdown {
		dateErr = markdown(d)
	} else {
		arrange(d)
	}
	if !finish(f, d, s, opts, emit) {
		return false
	}
	return dateErr == nil || emit(nil, failed(f.path, dateErr))
}

// finish hands on a document whose text and paragraphs are set. content is
// what gives the document of a stream without a name its id.
func finish(f file, d *text.Document, content string, opts Options, emit emitter) bool {
	if f.path == "-" && d.ID == f.id {
		d.ID = streamID(content)
	}
	if !hasText(d.Text) {
		return emit(nil, failed(f.path, ErrEmpty))
	}
	if int64(len(d.Text)) > opts.maxBytes() {
		return emit(nil, failed(f.path, tooLarge(opts.maxBytes())))
	}
	if err := settle(d, opts); err != nil {
		return emit(nil, failed(f.path, err))
	}
	return emit(d, nil)
}

// settle finds what any kind of document may say of itself in its text, and
// refuses other languages than English.
func settle(d *text.Document, opts Options) error {
	dateline(d)
	if d.Published == "" {
		d.Published = opts.Published
	}
	if opts.AnyLanguage {
		return nil
	}
	return english(d)
}

// contextReader stops reading once its context is done, and tells of what it
// has read.
type contextReader struct {
	ctx  context.Context
	r    io.Reader
	told func(bytes int)
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	if c.told != nil && n > 0 {
		c.told(n)
	}
	return n, err
}
