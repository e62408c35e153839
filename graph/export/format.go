package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Format is a syntax a graph can be written in.
type Format struct {
	Name       string
	Extensions []string // with dot, the usual one first
	MediaType  string
	Folder     bool   // writes a folder of files
	Drawn      bool   // a picture: internal/view writes it, not this package
	About      string // one line for the help

	write  writer
	files  []file // of a folder
	folder func(ctx context.Context, dir string, from Source, opts Options) error
}

// file is one file of a format that writes a folder.
type file struct {
	name  string
	write func(context.Context, io.Writer, Source, Options) error
}

var (
	// ErrFormat says that no format has the name or extension asked for.
	ErrFormat = errors.New("unknown export format")
	// ErrFolder says that a format writes a folder and was given a stream.
	ErrFolder = errors.New("this format writes a folder: name one with -o")
	// ErrDrawn says that a format is a picture.
	ErrDrawn = errors.New("this format is a picture, which package view draws")
)

// Formats lists the formats by name.
func Formats() []Format {
	return []Format{
		{Name: "csv", Extensions: []string{".csv"}, MediaType: "text/csv", Folder: true,
			About: "folder with nodes.csv and edges.csv, as Gephi reads them",
			files: []file{{"nodes.csv", writeNodeTable}, {"edges.csv", writeEdgeTable}}},
		{Name: "cx2", Extensions: []string{".cx2"}, MediaType: "application/vnd.cx2+json",
			About: "CX2: Cytoscape, NDEx", write: writeCX2},
		{Name: "cypher", Extensions: []string{".cypher", ".cql"}, MediaType: "application/x-cypher-query",
			About: "script of Cypher that merges: Neo4j, Memgraph", write: writeCypher},
		{Name: "cytoscape", Extensions: []string{".cyjs"}, MediaType: "application/vnd.cytoscape+json",
			About: "Cytoscape's JSON, also for cytoscape.js", write: writeCytoscape},
		{Name: "dot", Extensions: []string{".dot", ".gv"}, MediaType: "text/vnd.graphviz",
			About: "Graphviz", write: writeDOT},
		{Name: "ftm", Extensions: []string{".ftm", ".ftm.json"}, MediaType: "application/vnd.followthemoney+json",
			About: "FollowTheMoney entities, one a line: Aleph, OpenSanctions", write: writeFTM},
		{Name: "gexf", Extensions: []string{".gexf"}, MediaType: "application/gexf+xml",
			About: "Gephi's own, GEXF 1.3", write: writeGEXF},
		{Name: "gml", Extensions: []string{".gml"}, MediaType: "text/vnd.gml",
			About: "GML: Gephi, yEd, networkx, igraph", write: writeGML},
		{Name: "graphml", Extensions: []string{".graphml"}, MediaType: "application/graphml+xml",
			About: "GraphML: Gephi, yEd, networkx, igraph", write: writeGraphML},
		{Name: "html", Extensions: []string{".html", ".htm"}, MediaType: "text/html",
			About: "the page of kgraph view", Drawn: true},
		{Name: "jgf", Extensions: []string{".jgf"}, MediaType: "application/vnd.jgf+json",
			About: "JSON Graph Format 2", write: writeJGF},
		{Name: "json", Extensions: []string{".json"}, MediaType: "application/json",
			About: "Cayley's list of quads in JSON, everything stored", write: writeJSON},
		{Name: "jsonl", Extensions: []string{".jsonl", ".ndjson"}, MediaType: "application/x-ndjson",
			About: "a document, an entity, a fact with its evidence or a claim a line", write: writeJSONLines},
		{Name: "jsonld", Extensions: []string{".jsonld"}, MediaType: "application/ld+json",
			About: "JSON-LD, everything stored", write: writeJSONLD},
		{Name: "markdown", Extensions: []string{".md"}, MediaType: "text/markdown",
			About: "report: facts with their sentences, what is denied, entities", write: writeMarkdown},
		{Name: "mermaid", Extensions: []string{".mmd", ".mermaid"}, MediaType: "text/vnd.mermaid",
			About: "Mermaid flow chart, for Markdown pages", write: writeMermaid},
		{Name: "neo4j", MediaType: "application/vnd.neo4j.csv", Folder: true,
			About: "folder of tables for neo4j-admin database import", files: neo4jFiles},
		{Name: "nquads", Extensions: []string{".nq"}, MediaType: "application/n-quads",
			About: "N-Quads, everything stored", write: writeNQuads},
		{Name: "ntriples", Extensions: []string{".nt"}, MediaType: "application/n-triples",
			About: "N-Triples, everything but the labels", write: writeNTriples},
		{Name: "obsidian", MediaType: "application/vnd.obsidian.vault", Folder: true,
			About: "folder of linked notes: Obsidian, Logseq", folder: writeObsidian},
		{Name: "png", Extensions: []string{".png"}, MediaType: "image/png",
			About: "the picture of kgraph view, in pixels", Drawn: true},
		{Name: "pquads", Extensions: []string{".pq"}, MediaType: "application/vnd.cayley.pquads",
			About: "Cayley's binary quads, everything stored", write: writePQuads},
		{Name: "rdfxml", Extensions: []string{".rdf", ".owl"}, MediaType: "application/rdf+xml",
			About: "RDF/XML, everything but the labels", write: writeRDFXML},
		{Name: "report", Extensions: []string{".report.html"}, MediaType: "text/html; profile=report",
			About: "the markdown report as a page for printing", write: writeReport},
		{Name: "sqlite", Extensions: []string{".sqlite", ".sqlite3", ".db"}, MediaType: "application/vnd.sqlite3",
			About: "SQLite database of documents, entities, facts, claims: Datasette", write: writeSQLite},
		{Name: "svg", Extensions: []string{".svg"}, MediaType: "image/svg+xml",
			About: "the picture of kgraph view", Drawn: true},
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

// ByPath finds a format by the extension of a file's name; of several that
// fit, the longest counts: ".report.html" before ".html".
func ByPath(path string) (Format, error) {
	var found Format
	longest := ""
	name := strings.ToLower(filepath.Base(path))
	for _, f := range Formats() {
		for _, e := range f.Extensions {
			if strings.HasSuffix(name, e) && len(e) > len(longest) {
				found, longest = f, e
			}
		}
	}
	if longest == "" {
		return Format{}, fmt.Errorf("%w: the extension of %q is not known, choose with -f", ErrFormat, path)
	}
	return found, nil
}
