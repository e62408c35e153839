package quadio

import (
	"bytes"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

func sample() []quad.Quad {
	q := func(s, p string, o quad.Value, l string) quad.Quad {
		return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: o, Label: quad.IRI(l)}
	}
	return []quad.Quad{
		q("DeepSeek", "outranked", quad.IRI("ChatGPT"), "asserted"),
		q("Zhou_Hongyi", "rdfs:label", quad.String("Zhou Hongyi"), "entities"),
		q("a", "kg:text", quad.String("He said: \"no\\way\"\n\tתודה 🌕"), "doc/x"),
		q("a", "kg:text", quad.String(""), "doc/x"),
		q("50%25_off", "is", quad.IRI("%3Cb%3E"), "hedged"),
	}
}

func seq(quads []quad.Quad) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}

func collect(t *testing.T, quads iter.Seq2[quad.Quad, error]) []string {
	t.Helper()
	var out []string
	for q, err := range quads {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q.String())
	}
	return out
}

// TestRoundTrip: what is written is read back, in every format, plain and
// compressed, and the bytes are the same each time.
func TestRoundTrip(t *testing.T) {
	for _, format := range Formats() {
		quads := sample()
		if strings.HasPrefix(format, "json") {
			quads = slices.DeleteFunc(quads, func(q quad.Quad) bool { return q.Object == quad.String("") })
		}
		want := collect(t, seq(quads))
		for _, ext := range []string{"", ".gz", ".zst"} {
			t.Run(format+ext, func(t *testing.T) {
				var a, b bytes.Buffer
				for _, w := range []*bytes.Buffer{&a, &b} {
					if err := Write(w, "x"+ext, format, seq(quads)); err != nil {
						t.Fatal(err)
					}
				}
				if !bytes.Equal(a.Bytes(), b.Bytes()) {
					t.Error("two writes differ")
				}
				if diff := cmp.Diff(want, collect(t, Read(&a, format))); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("broken")
	failing := func(yield func(quad.Quad, error) bool) {
		if yield(sample()[0], nil) {
			yield(quad.Quad{}, broken)
		}
	}
	if err := Write(&bytes.Buffer{}, "x", "nquads", failing); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if err := Write(&bytes.Buffer{}, "x", "nosuch", seq(nil)); !errors.Is(err, ErrFormat) {
		t.Errorf("got %v", err)
	}
	var got error
	for _, err := range Read(strings.NewReader("<a> <b> <c> .\n<a> <b\n"), "nquads") {
		got = err
	}
	if got == nil || !strings.Contains(got.Error(), "quad 2") {
		t.Errorf("a broken line gives %v", got)
	}
}

func TestFormatOf(t *testing.T) {
	for path, want := range map[string]string{
		"a.nq": "nquads", "a.nt.gz": "nquads", "a.pq.zst": "pquads", "a.json": "json", "a.jsonl.gz": "json-stream", "-": "nquads",
	} {
		if got := FormatOf(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("nquads", []byte("<a> <b> <c> <d> .\n"))
	f.Add("json", []byte(`[{"subject":"<a>","predicate":"<b>","object":"c"}]`))
	f.Add("pquads", []byte{0, 'p', 'q', 'd', 1})
	f.Add("json-stream", []byte("{}\x1f\x8b"))
	f.Fuzz(func(t *testing.T, format string, data []byte) {
		n := 0
		for range Read(bytes.NewReader(data), format) {
			if n++; n > len(data)+2 {
				t.Fatal("more quads than bytes")
			}
		}
	})
}
