package known

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var prefixes = map[string]string{"wd": "http://www.wikidata.org/entity/"}

func TestTSV(t *testing.T) {
	things, err := ReadTSV(strings.NewReader("id\tnames\ttype\n# remark\n\nQ30\tUnited States|U.S.|USA\tCountry\r\nwd:Q5\tman\nhttp://e.org/x\tX\t\n"), prefixes)
	if err != nil {
		t.Fatal(err)
	}
	want := []Thing{
		{"http://www.wikidata.org/entity/Q30", []string{"United States", "U.S.", "USA"}, "Country"},
		{"http://www.wikidata.org/entity/Q5", []string{"man"}, ""},
		{"http://e.org/x", []string{"X"}, ""},
	}
	if diff := cmp.Diff(want, things); diff != "" {
		t.Error(diff)
	}
}

func TestTSVErrors(t *testing.T) {
	for text, want := range map[string]string{
		"Q1\tEarth\nMars":        "line 2: ",
		"Q1\tEarth\n\nQx1\tMars": "line 3: ",
		"Q1\t|":                  "has 0 names",
		"Q1\ta\tb\tc":            "4 columns",
		"Q1\t\xff":               "not UTF-8",
		"a b:c\tMars":            "is no id",
	} {
		if _, err := ReadTSV(strings.NewReader(text), prefixes); err == nil || !strings.Contains(err.Error(), want) || !errors.Is(err, ErrTable) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestNTriples(t *testing.T) {
	things, err := ReadNTriples(strings.NewReader(`# remark
<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "Paris"@en .
<http://e.org/a> <http://www.w3.org/2004/02/skos/core#altLabel> "City of Light"@en-GB .
<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "Parigi"@it .
<http://e.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/City> .
<http://e.org/a> <http://e.org/population> "2000000" .
<http://e.org/b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/City> .
`), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Thing{{"http://e.org/a", []string{"Paris", "City of Light"}, "https://schema.org/City"}}, things); diff != "" {
		t.Error(diff)
	}
	if _, err := ReadNTriples(strings.NewReader("\n<a> b"), nil); err == nil || !strings.Contains(err.Error(), "line 2: ") {
		t.Errorf("no line in %v", err)
	}
}

func TestFind(t *testing.T) {
	table := New([]Thing{{"x:2", []string{"U.S."}, ""}, {"x:1", []string{"US", "États-Unis"}, ""}, {"x:2", []string{"America"}, "Country"}})
	ids := func(name string) (out []string) {
		for _, th := range table.Find(name) {
			out = append(out, th.ID)
		}
		return out
	}
	for name, want := range map[string][]string{
		"us": {"x:1", "x:2"}, "AMERICA": {"x:2"}, "états unis": {"x:1"}, "Mars": nil, "": nil,
	} {
		if got := ids(name); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

// FuzzRead: no input panics, and what is read has an absolute id and a name
// that finds it.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Q30\tUnited States|U.S.\tCountry\n"))
	f.Add([]byte("<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> \"Paris\"@en .\n"))
	f.Add([]byte("\ufeffid\tnames\n\xff\t|\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, _ := ReadTSV(bytes.NewReader(b), prefixes)
		c, _ := ReadNTriples(bytes.NewReader(b), nil)
		for _, th := range append(a, c...) {
			if !strings.Contains(th.ID, ":") || len(th.Names) == 0 {
				t.Fatalf("%+v", th)
			}
			if found := New([]Thing{th}).Find(th.Names[0]); len(found) != 1 {
				t.Fatalf("%+v is not found by its name: %v", th, found)
			}
		}
	})
}
