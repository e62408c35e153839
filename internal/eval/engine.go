package eval

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// Engine is the program that is measured, as its caller hands it in.
type Engine struct {
	// Parse analyses sentences that are split into words.
	Parse func([]*text.Sentence) []*lang.Parse
	// Read yields the documents of a file.
	Read func(ctx context.Context, path string) iter.Seq2[*text.Document, error]
	// Records takes documents the whole way, in their order, and stops at the
	// first error. It also yields the parses that the record was made from.
	Records func(ctx context.Context, docs iter.Seq2[*text.Document, error], yield func(*graph.Record, []*lang.Parse) error) error
}

// open opens a file, unpacked when its name ends in .gz.
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return unpacked{z, f}, nil
}

type unpacked struct {
	io.Reader
	file *os.File
}

func (u unpacked) Close() error { return u.file.Close() }

// readFile opens a file and hands it to read; errors name the file.
func readFile[T any](path string, read func(io.Reader) (T, error)) (T, error) {
	var none T
	f, err := open(path)
	if err != nil {
		return none, err
	}
	defer f.Close()
	v, err := read(f)
	if err != nil {
		return none, fmt.Errorf("%s: %w", path, err)
	}
	return v, nil
}

// find lists the files of a pattern below the data folder, sorted.
func find(dir string, pattern ...string) ([]string, error) {
	path := filepath.Join(append([]string{dir}, pattern...)...)
	files, err := filepath.Glob(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: %w", path, os.ErrNotExist)
	}
	slices.Sort(files)
	return files, nil
}
