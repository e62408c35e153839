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
)

// DefaultBase is what names are made absolute with unless told otherwise.
const DefaultBase = "urn:kgraph:"

// Options say how to write.
type Options struct {
	Format   string // a Format's name
	Base     string // absolute IRI put before names; "" is DefaultBase
	Asserted bool   // only what a document says in its own voice
	Title    string // of the whole, where the format has a place for it
}

// Format is a syntax a graph can be written in.
type Format struct {
	Name       string
	Extensions []string // with dot, the usual one first
	MediaType  string
	Folder     bool   // writes a folder of files
	About      string // one line for the help

	write func(context.Context, io.Writer, Source, Options) error
	files []file // of a folder
}

// file is one file of a format that writes a folder.
type file struct {
	name  string
	write func(context.Context, io.Writer, Source, Options) error
}

// ErrFormat says that no format has the name or extension asked for.
var ErrFormat = errors.New("unknown export format")

// ErrFolder says that a format writes a folder and was given a stream.
var ErrFolder = errors.New("this format writes a folder: name one with -o")

// Formats lists what Write and WriteFolder can write, by name.
func Formats() []Format {
	return []Format{
		{Name: "csv", Extensions: []string{".csv"}, MediaType: "text/csv", Folder: true,
			About: "folder with nodes.csv and edges.csv, as Gephi reads them",
			files: []file{{"nodes.csv", writeNodeTable}, {"edges.csv", writeEdgeTable}}},
		{Name: "dot", Extensions: []string{".dot", ".gv"}, MediaType: "text/vnd.graphviz",
			About: "Graphviz", write: writeDOT},
		{Name: "gexf", Extensions: []string{".gexf"}, MediaType: "application/gexf+xml",
			About: "Gephi's own, GEXF 1.3", write: writeGEXF},
		{Name: "graphml", Extensions: []string{".graphml"}, MediaType: "application/graphml+xml",
			About: "GraphML: Gephi, yEd, networkx, igraph", write: writeGraphML},
		{Name: "json", Extensions: []string{".json"}, MediaType: "application/json",
			About: "one object: documents, entities, facts, claims", write: writeJSON},
		{Name: "jsonl", Extensions: []string{".jsonl", ".ndjson"}, MediaType: "application/x-ndjson",
			About: "a document, an entity, a fact with its evidence or a claim a line", write: writeJSONLines},
		{Name: "nquads", Extensions: []string{".nq"}, MediaType: "application/n-quads",
			About: "N-Quads, everything stored", write: writeNQuads},
		{Name: "ntriples", Extensions: []string{".nt"}, MediaType: "application/n-triples",
			About: "N-Triples, everything but the labels", write: writeNTriples},
		{Name: "trig", Extensions: []string{".trig"}, MediaType: "application/trig",
			About: "TriG, everything stored", write: writeTriG},
		{Name: "turtle", Extensions: []string{".ttl"}, MediaType: "text/turtle",
			About: "Turtle, everything but the labels", write: writeTurtle},
	}
}

// ByName finds a format by its name or media type.
func ByName(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if strings.EqualFold(name, f.Name) || strings.EqualFold(name, f.MediaType) {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("%w %q: use one of %s", ErrFormat, name, strings.Join(names, " "))
}

// ByPath finds a format by the extension of a file's name.
func ByPath(path string) (Format, error) {
	extension := strings.ToLower(filepath.Ext(path))
	for _, f := range Formats() {
		for _, e := range f.Extensions {
			if e == extension {
				return f, nil
			}
		}
	}
	return Format{}, fmt.Errorf("%w: the extension of %q is not known, choose with -f", ErrFormat, path)
}

// Write writes the graph to w in opts.Format.
func Write(ctx context.Context, w io.Writer, from Source, opts Options) error {
	format, err := ByName(opts.Format)
	if err != nil {
		return err
	}
	if format.Folder {
		return fmt.Errorf("%s: %w", format.Name, ErrFolder)
	}
	if opts, err = opts.checked(); err != nil {
		return err
	}
	return buffered(ctx, w, from, opts, format.write)
}

// WriteFolder writes the files of a folder format under dir, which is made if
// it is missing.
func WriteFolder(ctx context.Context, dir string, from Source, opts Options) error {
	format, err := ByName(opts.Format)
	if err != nil {
		return err
	}
	if !format.Folder {
		return fmt.Errorf("export format %s writes one file, not a folder", format.Name)
	}
	if opts, err = opts.checked(); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("export %s: %w", format.Name, err)
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
func (o Options) checked() (Options, error) {
	if o.Base == "" {
		o.Base = DefaultBase
	}
	if scheme(o.Base) == "" || o.Base != escapeIRI(o.Base) {
		return o, fmt.Errorf("export: --base %q is no absolute IRI such as https://example.org/kb/ or urn:example:x", o.Base)
	}
	return o, nil
}
