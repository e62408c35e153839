package export

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // database/sql's driver of this name

	"kgraph/graph"
)

//go:embed sqlite.sql
var sqliteSchema string

// writeSQLite writes an SQLite database. It is made in a folder for temporary
// files, since a database is not written from front to back, and then copied.
func writeSQLite(ctx context.Context, w io.Writer, from Source, opts Options) (err error) {
	dir, err := os.MkdirTemp("", "kgraph-export-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "graph.sqlite")
	if err := makeSQLite(ctx, path, from, opts); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, f)
	return errors.Join(err, f.Close())
}

func makeSQLite(ctx context.Context, path string, from Source, opts Options) (err error) {
	// Nothing reads the file before it is whole: no journal, no flushing.
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?_pragma=journal_mode(off)&_pragma=synchronous(off)&_pragma=temp_store(2)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, sqliteSchema); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	s := &sqlite{ctx: ctx, tx: tx, base: opts.Base, statements: map[string]*sql.Stmt{}}
	if err := s.fill(from, opts.Title); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "INSERT INTO claims_text(claims_text) VALUES ('optimize'); PRAGMA optimize;")
	return err
}

// sqlite fills the tables in one transaction.
type sqlite struct {
	ctx        context.Context
	tx         *sql.Tx
	base       string
	statements map[string]*sql.Stmt // by table
	facts      int64
	err        error
}

func (s *sqlite) failed() error { return s.err }

// insert adds a row. Texts lose what SQLite would cut them at.
func (s *sqlite) insert(table string, values ...any) {
	if s.err != nil {
		return
	}
	st := s.statements[table]
	if st == nil {
		if st, s.err = s.tx.PrepareContext(s.ctx, "INSERT INTO "+table+" VALUES (?"+strings.Repeat(",?", len(values)-1)+")"); s.err != nil {
			return
		}
		s.statements[table] = st
	}
	for i, v := range values {
		if text, ok := v.(string); ok {
			values[i] = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
		}
	}
	if _, err := st.ExecContext(s.ctx, values...); err != nil {
		s.err = fmt.Errorf("table %s: %w", table, err)
	}
}

// optional is a text, or NULL for none.
func optional(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (s *sqlite) fill(from Source, title string) error {
	s.insert("about", "title", title)
	s.insert("about", "base", s.base)
	for d, err := range from.Documents(s.ctx) {
		if err != nil {
			return err
		}
		s.insert("documents", d.ID, d.Title, optional(d.Published), optional(d.Source), optional(d.URL), d.Claims)
	}
	if err := walkNodes(s.ctx, from, s.node, s.failed); err != nil {
		return err
	}
	for c, err := range from.Claims(s.ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		if s.claim(c); s.err != nil {
			return s.err
		}
	}
	return walkEdges(s.ctx, from, s.edge, s.failed)
}

func (s *sqlite) node(n graph.Node) {
	iri := string(n.IRI)
	s.insert("entities", iri, n.Name, n.Type, string(n.Kind), optional(string(n.Of)), optional(string(n.Broader)),
		len(n.Mentions), n.Documents, n.Degree, absolute(s.base, iri))
	for _, a := range n.Aliases {
		s.insert("aliases", iri, a)
	}
	for _, m := range n.Mentions {
		s.insert("mentions", iri, m.Document, m.Start, m.End, m.Text, string(m.Kind))
	}
}

func (s *sqlite) claim(c *graph.Claim) {
	node := func(entity int, iri string) any {
		if entity < 0 {
			return nil
		}
		return optional(iri)
	}
	standing, _ := c.Standing()
	s.insert("claims", c.ID, c.DocumentID, c.Sentence, c.Start, c.End, c.Subject, c.Predicate, c.Object,
		node(c.SubjectEntity, c.SubjectNode), c.Edge(), node(c.ObjectEntity, c.ObjectNode),
		c.SubjectText, c.PredicateText, c.ObjectText, c.Polarity, c.Modality, c.Voice, optional(c.AttributedTo), c.Quoted,
		optional(string(standing)), c.Confidence)
	for i, who := range c.Speakers {
		s.insert("speakers", c.ID, i, who)
	}
	for _, a := range c.Args {
		s.insert("arguments", c.ID, a.Role, a.Text, node(a.EntityRef, a.Entity), optional(a.Value))
	}
}

func (s *sqlite) edge(f graph.Fact) {
	s.facts++
	s.insert("facts", s.facts, string(f.Subject), f.Relation, string(f.Object), edgeLabel(f), string(f.Label), f.Support, f.Confidence)
	for _, e := range f.Evidence {
		s.insert("evidence", s.facts, e.Claim)
	}
}
