package graph

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"pgregory.net/rapid"
)

// packJSON compresses a record's JSON as format 3 did.
func packJSON(t testing.TB, plain []byte) []byte {
	t.Helper()
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderDictRaw(recordDictID, []byte(recordDict)))
	if err != nil {
		t.Fatal(err)
	}
	defer enc.Close()
	return enc.EncodeAll(plain, nil)
}

// fill gives every field of a value, and of what it holds, a value of its own.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.String:
		v.SetString("s" + strings.Repeat("x", *n))
	case reflect.Int:
		v.SetInt(int64(*n % 2)) // an index there is
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(1 / float64(*n))
	default:
		panic(v.Kind())
	}
}

// TestRecordKeepsAll: what is packed comes back, every field of it, so that a
// field new to the record and forgotten by the layout fails here.
func TestRecordKeepsAll(t *testing.T) {
	full := new(Record)
	fill(reflect.ValueOf(full).Elem(), new(int))
	odd := &Record{Document: Document{ID: "x", Hash: "AB", Text: "a\xffé\x00b", Keywords: []string{""}}, Claims: []Claim{
		{ID: "claim/" + strings.Repeat("aF", 16), SubjectEntity: NoEntity, ObjectEntity: NoEntity, Args: []Arg{}, Span: Span{-5, 1 << 40}, SentenceNo: -3,
			Spans: Spans{Subject: &[2]int{9, -9}}, Confidence: math.Copysign(0, -1)},
		{ID: "claim/" + strings.Repeat("af", 16), ContentOf: "claim/" + strings.Repeat("af", 16), SubjectEntity: NoEntity, ObjectEntity: NoEntity, Confidence: 1e-7},
	}}
	for _, r := range []*Record{full, odd, {}, {Sentences: []Sentence{}, Entities: []Entity{}, Mentions: []Mention{}, Claims: []Claim{}}} {
		stored, _ := encodeRecord(r, "1")
		got, err := decodeRecord(stored)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, r) {
			t.Errorf("%+v became %+v", r, got)
		}
	}
	h := new(header)
	fill(reflect.ValueOf(h).Elem(), new(int))
	got := new(header)
	if err := got.decode(h.encode()); err != nil || !reflect.DeepEqual(got, h) {
		t.Errorf("%+v became %+v, %v", h, got, err)
	}
}

// TestRecordOfAnyText: texts of any letters, with sentences, mentions and
// claims at any place of them, come back.
func TestRecordOfAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.SampledFrom([]string{"", "Kherson", "verb", "a Russian drone", "é\xff", "claim/00"}), rapid.String())
		place := rapid.IntRange(-1, 40)
		span := func() Span { return Span{place.Draw(t, "start"), place.Draw(t, "end")} }
		r := &Record{Document: Document{ID: word.Draw(t, "id"), Text: word.Draw(t, "text") + word.Draw(t, "text")}}
		for range rapid.IntRange(0, 3).Draw(t, "sentences") {
			r.Sentences = append(r.Sentences, Sentence{span()})
		}
		for range rapid.IntRange(0, 3).Draw(t, "entities") {
			r.Entities = append(r.Entities, Entity{Key: word.Draw(t, "key") + ":" + word.Draw(t, "key"), Fixed: word.Draw(t, "fixed"), Forms: []Form{{word.Draw(t, "form"), 1}}})
			r.Mentions = append(r.Mentions, Mention{Entity: rapid.IntRange(0, len(r.Entities)-1).Draw(t, "of"), Span: span(), Kind: ByPronoun})
		}
		ref := rapid.IntRange(NoEntity, len(r.Entities)-1)
		for range rapid.IntRange(0, 3).Draw(t, "claims") {
			from := span()
			c := Claim{ID: word.Draw(t, "claim"), SubjectEntity: ref.Draw(t, "subject"), ObjectEntity: ref.Draw(t, "object"), Span: span(),
				SentenceNo: place.Draw(t, "sentence"), Spans: Spans{Object: &[2]int{from.Start, from.End}}, ObjectText: word.Draw(t, "words"),
				Sentence: word.Draw(t, "words"), Subject: word.Draw(t, "words"), Confidence: rapid.Float64().Draw(t, "confidence")}
			c.Args = append(c.Args, Arg{Role: word.Draw(t, "role"), Text: word.Draw(t, "words"), EntityRef: ref.Draw(t, "argument")})
			r.Claims = append(r.Claims, c)
		}
		stored, _ := encodeRecord(r, "")
		got, err := decodeRecord(stored)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, r) {
			t.Fatalf("%+v became %+v", r, got)
		}
	})
}

// FuzzRecord reads damaged records: an error, never a panic.
func FuzzRecord(f *testing.F) {
	good, _ := encodeRecord(&Record{Document: Document{ID: "a"}, Entities: []Entity{{Key: "k"}}}, "1")
	f.Add(good)
	full := new(Record)
	fill(reflect.ValueOf(full).Elem(), new(int))
	good, _ = encodeRecord(full, "1")
	f.Add(good)
	f.Add([]byte(zstdMagic))
	f.Add(packJSON(f, []byte(`{"claims":[{"subject_entity":7}]}`)))
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
