package server

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// The quads themselves are Cayley's type, which only package graph names: the
// functions here take any type that has the methods they need.

// unreadable is an error of what the client has sent, not of the store.
type unreadable struct{ err error }

func (u unreadable) Error() string { return u.err.Error() }
func (u unreadable) Unwrap() error { return u.err }

// sound passes on quads that are whole, and counts them.
func sound[Q interface{ IsValid() bool }](quads iter.Seq2[Q, error], n *int64) iter.Seq2[Q, error] {
	return func(yield func(Q, error) bool) {
		for q, err := range quads {
			if err == nil && !q.IsValid() {
				err = fmt.Errorf("quad %d: subject, predicate or object is missing", *n+1)
			}
			if err != nil {
				yield(q, unreadable{err})
				return
			}
			*n++
			if !yield(q, nil) {
				return
			}
		}
	}
}

func collect[Q any](quads iter.Seq2[Q, error]) (all []Q, err error) {
	for q, err := range quads {
		if err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	return all, nil
}

func each[Q any](all []Q) iter.Seq2[Q, error] {
	return func(yield func(Q, error) bool) {
		for _, q := range all {
			if !yield(q, nil) {
				return
			}
		}
	}
}

// joined are the quads of several sequences, one after the other.
func joined[Q any](parts []iter.Seq2[Q, error]) iter.Seq2[Q, error] {
	return func(yield func(Q, error) bool) {
		for _, p := range parts {
			for q, err := range p {
				if !yield(q, err) {
					return
				}
			}
		}
	}
}

// The directions of a quad, as Cayley numbers them.
const (
	subject = iota + 1
	predicate
	object
	label
	directions
)

// terms are those that a reader of quads asks for in each direction, as they
// are written in N-Quads; nil is any.
type terms [directions]map[string]bool

// maxTerms is how many terms may be asked for in one direction.
const maxTerms = 1000

// wanted reads the terms from the fields sub, pred, obj and label, several
// separated by commas.
func wanted(r *http.Request) (t terms, err error) {
	for d, field := range []string{"", "sub", "pred", "obj", "label"} {
		if field == "" || r.FormValue(field) == "" {
			continue
		}
		t[d] = map[string]bool{}
		for word := range strings.SplitSeq(r.FormValue(field), ",") {
			if word == "" || len(t[d]) == maxTerms {
				return t, fail(http.StatusBadRequest, field+" takes terms such as <a> or _:b, at most 1000, separated by commas")
			}
			t[d][word] = true
		}
	}
	return t, nil
}

func (t terms) any() bool { return t.narrowest() != 0 }

// narrowest is the direction to look in, 0 if no term is given: there are the
// fewest quads of a subject, as a rule, and the most of a predicate.
func (t terms) narrowest() int {
	for _, d := range []int{subject, object, label, predicate} {
		if t[d] != nil {
			return d
		}
	}
	return 0
}

// probes writes the terms of a direction as subjects of JSON quads, so that
// the reader of quads makes terms of them.
func (t terms) probes(d int) string {
	type quad struct {
		Subject   string `json:"subject"`
		Predicate string `json:"predicate"`
		Object    string `json:"object"`
	}
	list := []quad{}
	for _, word := range slices.Sorted(maps.Keys(t[d])) {
		list = append(list, quad{word, "<p>", "<o>"})
	}
	b, _ := json.Marshal(list)
	return string(b)
}

// having passes on the quads that have the terms in every direction.
func having[D ~byte, V fmt.Stringer, Q interface{ Get(D) V }](quads iter.Seq2[Q, error], t terms) iter.Seq2[Q, error] {
	return func(yield func(Q, error) bool) {
		for q, err := range quads {
			if err == nil && !has(q, t) {
				continue
			}
			if !yield(q, err) {
				return
			}
		}
	}
}

func has[D ~byte, V fmt.Stringer, Q interface{ Get(D) V }](q Q, t terms) bool {
	for d, words := range t {
		if words == nil {
			continue
		}
		v := q.Get(D(d))
		if any(v) == nil || !words[v.String()] {
			return false
		}
	}
	return true
}

// Bounds of N-Quads that are read piece by piece.
const (
	maxLine  = 1 << 20 // bytes
	maxLines = 5000    // in a piece
	maxPiece = 1 << 20 // bytes, about
)

// inPieces reads lines of quads, so many at a time: the reader of quads calls
// itself for every line that holds none, and takes a line of any length.
func inPieces[Q any](in io.Reader, format string, read func(io.Reader, string) iter.Seq2[Q, error]) iter.Seq2[Q, error] {
	return func(yield func(Q, error) bool) {
		var none Q
		scan := bufio.NewScanner(in)
		scan.Buffer(make([]byte, 64<<10), maxLine)
		var piece strings.Builder
		before, no := 0, 0 // lines before the piece, and so far
		flush := func() bool {
			for q, err := range read(strings.NewReader(piece.String()), format) {
				if err != nil {
					err = fmt.Errorf("after line %d, %w", before, err)
				}
				if !yield(q, err) || err != nil {
					return false
				}
			}
			piece.Reset()
			before = no
			return true
		}
		for scan.Scan() {
			no++
			if packing(scan.Bytes()) != "" {
				yield(none, fmt.Errorf("line %d is no quad", no))
				return
			}
			piece.Write(scan.Bytes())
			piece.WriteByte('\n')
			if (no-before >= maxLines || piece.Len() >= maxPiece) && !flush() {
				return
			}
		}
		switch err := scan.Err(); {
		case errors.Is(err, bufio.ErrTooLong):
			yield(none, fmt.Errorf("line %d is longer than %d bytes", no+1, maxLine))
		case err != nil:
			yield(none, err)
		case piece.Len() > 0:
			flush()
		}
	}
}
