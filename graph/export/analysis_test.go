package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
)

// TestAnalysisIsWritten: what the analysis found is in every format that has
// it, asked for once.
func TestAnalysisIsWritten(t *testing.T) {
	s := twoArticles(t)
	var ends [2]quad.IRI
	for f := range s.Facts(t.Context()) {
		ends = [2]quad.IRI{f.Subject, f.Object}
		break
	}
	for _, format := range []string{"gexf", "graphml", "gml", "cytoscape", "cx2", "jgf", "jsonl", "csv"} {
		asked := 0
		looks := func(context.Context, Source) (Looks, error) {
			asked++
			return Looks{ends[0]: {Rank: 0.25, Betweenness: 0.1234567, Community: 77, Component: 88, Bridges: []quad.IRI{ends[1]}},
				ends[1]: {Bridges: []quad.IRI{ends[0]}}}, nil
		}
		path := writeTo(t, s, Options{Format: format, Looks: looks})
		var text []byte
		files := []string{path}
		if format == "csv" {
			files = []string{filepath.Join(path, "nodes.csv"), filepath.Join(path, "edges.csv")}
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, b...)
		}
		want := []string{"0.25", "0.123457", "77", "88", "ommunity", "etweenness", "ridges"}
		if format != "jsonl" {
			want = append(want, "ridge")
		}
		for _, w := range want {
			if !strings.Contains(string(text), w) {
				t.Errorf("%s lacks %s", format, w)
			}
		}
		if asked != 1 {
			t.Errorf("%s: analysed %d times", format, asked)
		}
	}

	// Without an analysis the tables are as they were, and bridges are marked with one.
	var b bytes.Buffer
	if err := Write(t.Context(), &b, s, Options{Format: "jsonl"}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "betweenness") {
		t.Error("measures without an analysis")
	}
	path := writeTo(t, s, Options{Format: "csv", Looks: func(context.Context, Source) (Looks, error) {
		return Looks{ends[0]: {Bridges: []quad.IRI{ends[1]}}}, nil
	}})
	in, err := os.Open(filepath.Join(path, "edges.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	rows, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], "Bridge")
	for _, r := range rows[1:] {
		want := "0"
		if r[0] == string(ends[0]) && r[1] == string(ends[1]) && r[6] != "general" {
			want = "1"
		}
		if r[column] != want {
			t.Errorf("%s to %s: bridge %s, want %s", r[0], r[1], r[column], want)
		}
	}
}
