package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"kgraph/graph"
)

// CanonicalEdge is an edge that the graph of an article must answer literally:
// by canonical names, or with the predicate "type" a node and its type.
type CanonicalEdge struct{ Article, Subject, Predicate, Object string }

func (e CanonicalEdge) String() string {
	return e.Subject + " " + e.Predicate + " " + e.Object
}

// ReadCanonical reads edges: article, subject, predicate and object in columns.
func ReadCanonical(r io.Reader) ([]CanonicalEdge, error) {
	var out []CanonicalEdge
	err := eachLine(r, func(n int, line string) error {
		f := strings.Split(line, "\t")
		if line == "" || n == 1 && f[0] == "article" {
			return nil
		}
		if len(f) != 4 {
			return errColumns(len(f), "an edge has 4: article, subject, predicate, object")
		}
		out = append(out, CanonicalEdge{f[0], f[1], f[2], f[3]})
		return nil
	})
	return out, err
}

// Canonical says which of the edges the graph of the records has, in order.
func Canonical(ctx context.Context, edges []CanonicalEdge, records []*graph.Record) (has []bool, err error) {
	store, err := graph.OpenMemory()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if _, err := store.Add(ctx, records...); err != nil {
		return nil, err
	}
	there := map[CanonicalEdge]bool{}
	for n, err := range store.Nodes(ctx) {
		if err != nil {
			return nil, err
		}
		there[CanonicalEdge{Subject: n.Name, Predicate: "type", Object: n.Type}] = true
	}
	for f, err := range store.Facts(ctx) {
		if err != nil {
			return nil, err
		}
		there[CanonicalEdge{Subject: f.SubjectName, Predicate: strings.ReplaceAll(f.Relation, "_", " "), Object: f.ObjectName}] = true
	}
	for _, e := range edges {
		e.Article, e.Predicate = "", strings.ReplaceAll(e.Predicate, "_", " ")
		has = append(has, there[e])
	}
	return has, nil
}

// canonicalRow scores the edges of one article; ok is false if it has none.
func canonicalRow(ctx context.Context, dir, name string, records []*graph.Record, out *ClaimReport) (row Row, ok bool, err error) {
	all, err := readFile(filepath.Join(dir, "gold", "canonical.tsv"), ReadCanonical)
	if err != nil {
		if notExist(err) {
			err = nil
		}
		return Row{}, false, err
	}
	var edges []CanonicalEdge
	for _, e := range all {
		if e.Article == name {
			edges = append(edges, e)
		}
	}
	if len(edges) == 0 {
		return Row{}, false, nil
	}
	has, err := Canonical(ctx, edges, records)
	if err != nil {
		return Row{}, false, err
	}
	var s Share
	for i, e := range edges {
		if s.add(has[i]); !has[i] {
			out.Missed = append(out.Missed, fmt.Sprintf("%s\tcanonical edge %s", name, e))
		}
	}
	return Row{Data: name, Input: "article", Scores: map[string]float64{"edges": float64(s.Total), "answered": s.Value()}}, true, nil
}
