package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// TestCayleyReadsBack reads with Cayley's own readers.
func TestCayleyReadsBack(t *testing.T) {
	s := hostileStore(t)
	const base = "https://example.org/kb/"
	var want []string
	for q, err := range absoluteQuads(s.Quads(t.Context()), base) {
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, q.String())
	}
	slices.Sort(want)
	for _, name := range []string{"pquads", "json", "nquads"} {
		var b bytes.Buffer
		if err := Write(t.Context(), &b, s, Options{Format: name, Base: base}); err != nil {
			t.Fatal(err)
		}
		var got []string
		in := quad.FormatByName(name).Reader(&b)
		all, err := quad.ReadAll(in)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, q := range all {
			if v, ok := q.Object.(quad.TypedString); ok && v.Type == "http://www.w3.org/2001/XMLSchema#string" {
				q.Object = v.Value
			}
			got = append(got, q.String())
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestCayleyReadsEmptyExports(t *testing.T) {
	for _, name := range []string{"pquads", "json", "nquads"} {
		var b bytes.Buffer
		if err := Write(t.Context(), &b, &Graph{}, Options{Format: name}); err != nil {
			t.Fatal(err)
		}
		if all, err := quad.ReadAll(quad.FormatByName(name).Reader(strings.NewReader(b.String()))); err != nil || len(all) > 0 {
			t.Errorf("%s: %d quads, %v from %q", name, len(all), err, b.String())
		}
	}
}
