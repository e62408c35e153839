// Package quadio owns reading and writing quads in Cayley's own formats, plain
// or compressed, for dump and load.
//
// Invariant: names are written in the short form in which they are stored, and
// reading back what was written gives the same quads. Both ways stream.
//
// Cayley's two JSON forms cannot hold an empty literal, which no record of ours
// makes; use another format for quads from elsewhere that may have some.
//
// It does not write standard RDF for other tools: graph/export does.
package quadio

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"github.com/cayleygraph/quad"
	_ "github.com/cayleygraph/quad/json" // formats register themselves
	_ "github.com/cayleygraph/quad/nquads"
	_ "github.com/cayleygraph/quad/pquads"
	"github.com/klauspost/compress/zstd"
)

// ErrFormat says that a format is not known.
var ErrFormat = errors.New("unknown quad format: use one of " + strings.Join(Formats(), " "))

// Formats lists the names of the formats.
func Formats() []string { return []string{"nquads", "pquads", "json", "json-stream"} }

// FormatOf is the format that a file's name tells, compression apart, or the
// default nquads.
func FormatOf(path string) string {
	ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(strings.TrimSuffix(path, ".gz"), ".zst")))
	switch ext {
	case ".pq":
		return "pquads"
	case ".json":
		return "json"
	case ".jsonl", ".ndjson":
		return "json-stream"
	}
	return "nquads"
}

func formatNamed(name string) (*quad.Format, error) {
	for _, n := range Formats() {
		if n == name {
			return quad.FormatByName(n), nil
		}
	}
	return nil, fmt.Errorf("%q: %w", name, ErrFormat)
}

// Write writes quads to w, compressed as the extension of path says (.gz,
// .zst, or none).
func Write(w io.Writer, path, format string, quads iter.Seq2[quad.Quad, error]) (err error) {
	f, err := formatNamed(format)
	if err != nil {
		return err
	}
	switch {
	case strings.HasSuffix(path, ".gz"):
		z := gzip.NewWriter(w)
		defer func() { err = errors.Join(err, z.Close()) }()
		w = z
	case strings.HasSuffix(path, ".zst"):
		z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, z.Close()) }()
		w = z
	}
	b := bufio.NewWriterSize(w, 1<<16)
	out := f.Writer(b)
	one := make([]quad.Quad, 1)
	for q, err := range quads {
		if err != nil {
			return err
		}
		one[0] = q
		if _, err := out.WriteQuads(one); err != nil {
			return err
		}
	}
	return errors.Join(out.Close(), b.Flush())
}

// Read reads quads from r, which may be compressed with gzip or zstd. The last
// pair has the error that ended the reading, if any: it says which quad.
func Read(r io.Reader, format string) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		f, err := formatNamed(format)
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		plain, stop, err := decompress(r)
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		defer stop()
		in := f.Reader(plain)
		defer in.Close()
		for n := 1; ; n++ {
			q, err := in.ReadQuad()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(quad.Quad{}, fmt.Errorf("quad %d: %w", n, err))
				return
			}
			if !yield(q, nil) {
				return
			}
		}
	}
}

func decompress(r io.Reader) (io.Reader, func(), error) {
	b := bufio.NewReaderSize(r, 1<<16)
	magic, _ := b.Peek(4)
	switch {
	case len(magic) >= 2 && magic[0] == 0x1f && magic[1] == 0x8b:
		z, err := gzip.NewReader(b)
		return z, func() {}, err
	case string(magic) == "\x28\xb5\x2f\xfd":
		z, err := zstd.NewReader(b, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	}
	return b, func() {}, nil
}
