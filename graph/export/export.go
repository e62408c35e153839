package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"
)

// DefaultBase is what names are made absolute with unless told otherwise.
const DefaultBase = "urn:kgraph:"

// Options say how to write.
type Options struct {
	Format string // a Format's name
	Base   string // absolute IRI put before names; "" is DefaultBase
	Title  string // of the whole, where the format has a place for it; "" is the only document's
	// Looks gives nodes their place, size and colour, and what the analysis of
	// the graph found, for the formats that hold them; nil leaves them out. It is
	// called once, with the graph written. CSV and JSON lines have the analysis.
	Looks func(context.Context, Source) (Looks, error)
}

// Looks are the looks of a graph's nodes.
type Looks map[quad.IRI]Look

// Look is how a node is drawn, and what the analysis of the graph found.
type Look struct {
	X, Y  float64 // centre, pixels, y growing downwards
	Size  float64 // diameter, pixels
	Color string  // #rrggbb

	Rank        float64    // importance, 0..1, the most important node has 1
	Betweenness float64    // share of the shortest ways between two others that lead over it, 0..1
	Community   int        // number of the group it has most edges with, the largest is 0
	Component   int        // number of its connected part, the largest is 0
	Bridges     []quad.IRI // neighbours from whose part it falls if the edges between the two go
}

// Write writes the graph to w in opts.Format.
func Write(ctx context.Context, w io.Writer, from Source, opts Options) error {
	format, err := ByName(opts.Format)
	switch {
	case err != nil:
		return err
	case format.Drawn:
		return fmt.Errorf("%s: %w", format.Name, ErrDrawn)
	case format.Folder:
		return fmt.Errorf("%s: %w", format.Name, ErrFolder)
	}
	if opts, err = opts.checked(ctx, from); err != nil {
		return err
	}
	return buffered(ctx, w, from, opts, format.write)
}

// WriteFolder writes the files of a folder format under dir, which is made if
// it is missing.
func WriteFolder(ctx context.Context, dir string, from Source, opts Options) error {
	format, err := ByName(opts.Format)
	switch {
	case err != nil:
		return err
	case !format.Folder:
		return fmt.Errorf("export format %s writes one file, not a folder", format.Name)
	}
	if opts, err = opts.checked(ctx, from); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("export %s: %w", format.Name, err)
	}
	if format.folder != nil {
		if err := format.folder(ctx, dir, from, opts); err != nil {
			return fmt.Errorf("export %s: %w", format.Name, err)
		}
		return nil
	}
	for _, f := range format.files {
		if err := writeFile(ctx, filepath.Join(dir, f.name), from, opts, f.write); err != nil {
			return err
		}
	}
	return nil
}

type writer func(context.Context, io.Writer, Source, Options) error

func writeFile(ctx context.Context, path string, from Source, opts Options, write writer) error {
	out, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("export %s: %w", opts.Format, err)
	}
	if err := buffered(ctx, out, from, opts, write); err != nil {
		return errors.Join(err, out.Close())
	}
	return out.Close()
}

func buffered(ctx context.Context, w io.Writer, from Source, opts Options, write writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	if err := write(ctx, out, from, opts); err != nil {
		return fmt.Errorf("export %s: %w", opts.Format, err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export %s: %w", opts.Format, err)
	}
	return nil
}

// checked fills in the defaults and refuses a base that makes no IRIs.
func (o Options) checked(ctx context.Context, from Source) (Options, error) {
	if o.Base == "" {
		o.Base = DefaultBase
	}
	if scheme(o.Base) == "" || o.Base != escapeIRI(o.Base) {
		return o, fmt.Errorf("export: --base %q is no absolute IRI such as https://example.org/kb/ or urn:example:x", o.Base)
	}
	if looks := o.Looks; looks != nil {
		once := sync.OnceValues(func() (Looks, error) { return looks(ctx, from) })
		o.Looks = func(context.Context, Source) (Looks, error) { return once() }
	}
	if o.Title != "" {
		return o, nil
	}
	count := 0
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return o, err
		}
		if count++; count > 1 {
			o.Title = ""
			break
		}
		o.Title = d.Title
		if o.Title == "" {
			o.Title = d.ID
		}
	}
	if o.Title = strings.TrimSpace(o.Title); o.Title == "" {
		o.Title = "Knowledge graph"
	}
	return o, nil
}

// printer writes text until a write fails, and keeps the failure.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) print(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// text writes strings as they are.
func (p *printer) text(parts ...string) {
	for _, s := range parts {
		if p.err == nil {
			_, p.err = io.WriteString(p.w, s)
		}
	}
}
