// Package known owns tables of things that the world outside has identifiers
// for (an export of Wikidata, a newsroom's own list), read from TSV or
// N-Triples and looked up by name.
//
// Invariant: a Table never changes once made, and what Find answers depends on
// the things alone, not on their order. The package decides no match: it lists
// who bears a name, and whoever asks must not choose among several.
package known

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ErrTable marks a file that is not a table of known things.
var ErrTable = errors.New("not a table of known things")

// Bounds of a table.
const (
	MaxBytes  = 1 << 30   // of a file
	MaxLine   = 1 << 20   // bytes of a line
	MaxThings = 5_000_000 // in a table
	MaxNames  = 1000      // of a thing
)

// Thing is something with an identifier.
type Thing struct {
	ID    string   // an absolute IRI
	Names []string // as they are written, the first is the usual one
	Type  string   // as the file has it: a type of the schema, a prefixed name, an IRI; or ""
}

// Table finds things by their names. It is safe for concurrent use.
type Table struct {
	Things []Thing
	byName map[string][]int32
}

// New makes a table of things. Things of one id become one.
func New(things []Thing) *Table {
	t := &Table{byName: map[string][]int32{}}
	at := map[string]int{}
	for _, th := range things {
		i, ok := at[th.ID]
		if !ok {
			i = len(t.Things)
			at[th.ID] = i
			t.Things = append(t.Things, Thing{ID: th.ID})
		}
		have := &t.Things[i]
		have.Names = append(have.Names, th.Names...)
		if have.Type == "" {
			have.Type = th.Type
		}
	}
	for i := range t.Things {
		for _, n := range t.Things[i].Names {
			if k := Normal(n); k != "" && !slices.Contains(t.byName[k], int32(i)) {
				t.byName[k] = append(t.byName[k], int32(i))
			}
		}
	}
	return t
}

// Find lists the things that bear a name, by id.
func (t *Table) Find(name string) []*Thing {
	var out []*Thing
	for _, i := range t.byName[Normal(name)] {
		out = append(out, &t.Things[i])
	}
	slices.SortFunc(out, func(a, b *Thing) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Normal is the form under which names are equal: compatibility forms and case
// folded, every run of what is neither letter nor digit one space, full stops
// gone ("U.S." is "us").
func Normal(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKC.String(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '.' || r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	return b.String()
}

// Open reads a table from a file: N-Triples where its name ends in .nt, tab
// separated columns otherwise. prefixes expand ids such as wd:Q30.
func Open(path string, prefixes map[string]string) (*Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening the table of known things: %w", err)
	}
	defer f.Close()
	read := ReadTSV
	if strings.EqualFold(filepath.Ext(path), ".nt") {
		read = ReadNTriples
	}
	things, err := read(io.LimitReader(f, MaxBytes+1), prefixes)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return New(things), nil
}

// absolute expands an id to an absolute IRI: a Wikidata number (Q30), a
// prefixed name, or an IRI as it is.
func absolute(id string, prefixes map[string]string) (string, bool) {
	if n := strings.TrimPrefix(id, "Q"); n != id && n != "" && strings.Trim(n, "0123456789") == "" {
		return "http://www.wikidata.org/entity/" + id, true
	}
	id = strings.TrimSuffix(strings.TrimPrefix(id, "<"), ">")
	prefix, rest, ok := strings.Cut(id, ":")
	if !ok || prefix == "" || rest == "" || strings.ContainsAny(id, " \t<>\"{}|^`\\") || strings.IndexFunc(id, unicode.IsControl) >= 0 {
		return "", false
	}
	if base, known := prefixes[prefix]; known {
		return base + rest, true
	}
	return id, true
}
