package graph

import (
	"errors"
	"testing"
)

// FuzzRecord reads damaged records: an error, never a panic.
func FuzzRecord(f *testing.F) {
	good, _, err := encodeRecord(&Record{Document: Document{ID: "a"}, Entities: []Entity{{Key: "k"}}}, "1")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	odd, err := packRecord([]byte(`{"claims":[{"subject_entity":7}]}`))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(odd)
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := decodeRecord(b)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		if valid(r) == nil {
			statements(r, func(key string) string { return key })
			eachFact(r, func(factKey, int) {})
		}
	})
}

func FuzzStandings(f *testing.F) {
	f.Add(standings{1, 2, 3, 400}.append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := parseStandings(b)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		if again, err := parseStandings(s.append(nil)); err != nil || again != s {
			t.Fatalf("%v became %v, %v", s, again, err)
		}
	})
}

func FuzzNameIRI(f *testing.F) {
	for _, s := range []string{"Sam Altman", "100% <x>", "a\x00b\xff", "kg:of", "_(", "a_(b)_(c)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		iri := nodeIRI(name)
		for _, r := range iri {
			if forbidden(r) && r != '%' {
				t.Fatalf("%q gives %q", name, iri)
			}
		}
		if st := stem(iri); len(st) > len(iri) || (iri != "" && st == "") {
			t.Fatalf("stem of %q is %q", iri, st)
		}
	})
}
