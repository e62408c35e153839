package graph

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Decision is what a person has decided about the graph. Decisions speak of
// entity keys, which do not depend on what is in the store, and so hold over
// rebuilds.
type Decision struct {
	// Verb is one of
	//
	//	merge   A B            the two keys are one thing
	//	apart   A B            they are not, whatever the evidence
	//	split   A MENTION...   these mentions ("document:start-end") are another thing
	//	rename  A NAME         the node of the key has this name
	//	retype  A TYPE         ... this type
	//	reject  CLAIM          the claim says nothing
	Verb string   `json:"verb"`
	Args []string `json:"args"`
}

// DecisionsFile is the name of the file of decisions, which lies beside the
// store's folder: a store built anew finds them again.
const DecisionsFile = "decisions.tsv"

// Bounds of a file of decisions.
const (
	maxDecisionLine = 1 << 20 // bytes
	maxDecisions    = 1_000_000
)

// arity is the least and the greatest number of arguments of each verb.
var arity = map[string][2]int{
	"merge": {2, 2}, "apart": {2, 2}, "split": {2, 1 << 16},
	"rename": {2, 2}, "retype": {2, 2}, "reject": {1, 1},
}

// String is the decision as one line of the file, without the line's end.
func (d Decision) String() string {
	return d.Verb + "\t" + strings.Join(d.Args, "\t")
}

// ParseDecision reads one line. What follows " #" in the last column is a
// remark.
func ParseDecision(line string) (Decision, error) {
	if i := strings.Index(line, "\t#"); i >= 0 {
		line = line[:i]
	}
	cells := strings.Split(strings.TrimRight(line, "\t\r "), "\t")
	d := Decision{Verb: cells[0], Args: cells[1:]}
	n, ok := arity[d.Verb]
	if !ok {
		return d, fmt.Errorf("%w: %.40q is not one of merge, apart, split, rename, retype, reject", ErrDecision, d.Verb)
	}
	if len(d.Args) < n[0] || len(d.Args) > n[1] {
		return d, fmt.Errorf("%w: %s takes %d arguments, separated by tabs; there are %d", ErrDecision, d.Verb, n[0], len(d.Args))
	}
	for _, a := range d.Args {
		if strings.TrimSpace(a) != a || a == "" || strings.ContainsAny(a, "\x00\n") {
			return d, fmt.Errorf("%w: the argument %.40q is empty or has blanks at its ends", ErrDecision, a)
		}
	}
	switch d.Verb {
	case "merge", "apart":
		if d.Args[0] == d.Args[1] {
			return d, fmt.Errorf("%w: %s of %.40q with itself", ErrDecision, d.Verb, d.Args[0])
		}
	case "split":
		for _, a := range d.Args[1:] {
			if _, _, err := ParsePlace(a); err != nil {
				return d, err
			}
		}
	}
	return d, nil
}

// ParsePlace reads a place as "document:start-end", in code points.
func ParsePlace(s string) (document string, at Span, err error) {
	i := strings.LastIndexByte(s, ':')
	if i > 0 {
		from, to, ok := strings.Cut(s[i+1:], "-")
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if ok && err1 == nil && err2 == nil && 0 <= a && a < b {
			return s[:i], Span{a, b}, nil
		}
	}
	return "", Span{}, fmt.Errorf("%w: %.60q is not a place in the form document:start-end", ErrDecision, s)
}

// ReadDecisions reads decisions, one a line; blank lines and those that begin
// with # are passed over. Errors name the line.
func ReadDecisions(r io.Reader) ([]Decision, error) {
	var out []Decision
	scan := bufio.NewScanner(r)
	scan.Buffer(make([]byte, 4096), maxDecisionLine)
	no := 0
	for scan.Scan() {
		no++
		line := strings.TrimPrefix(scan.Text(), "\ufeff")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		d, err := ParseDecision(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", no, err)
		}
		if out = append(out, d); len(out) > maxDecisions {
			return nil, fmt.Errorf("line %d: %w: more than %d", no, ErrDecision, maxDecisions)
		}
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", no+1, err)
	}
	return out, nil
}

// LoadDecisions reads the file of decisions; one that is not there holds none.
func LoadDecisions(path string) ([]Decision, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d, err := ReadDecisions(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}

// decisionsPath is where a store's decisions are, "" for none.
func decisionsPath(store string, o Options) string {
	switch {
	case o.Decisions != "":
		return o.Decisions
	case store == "":
		return ""
	}
	return filepath.Join(filepath.Dir(filepath.Clean(store)), DecisionsFile)
}

// verdicts are decisions made ready to be looked up.
type verdicts struct {
	merges   [][2]string
	apart    map[[2]string]bool
	names    map[string]string
	types    map[string]string
	rejected map[string]bool
	splits   map[string][]splitOff // by document
}

// splitOff is a mention that a decision gives to a node of its own.
type splitOff struct {
	key, to string
	at      Span
}

func newVerdicts(all []Decision) *verdicts {
	v := &verdicts{
		apart: map[[2]string]bool{}, names: map[string]string{}, types: map[string]string{},
		rejected: map[string]bool{}, splits: map[string][]splitOff{},
	}
	for _, d := range all {
		switch d.Verb {
		case "merge":
			v.merges = append(v.merges, pair(d.Args[0], d.Args[1]))
		case "apart":
			v.apart[pair(d.Args[0], d.Args[1])] = true
		case "rename":
			v.names[d.Args[0]] = d.Args[1]
		case "retype":
			v.types[d.Args[0]] = d.Args[1]
		case "reject":
			v.rejected[d.Args[0]] = true
		case "split":
			to := splitPrefix + d.Args[0] + "|" + slices.Min(d.Args[1:])
			for _, a := range d.Args[1:] {
				if doc, at, err := ParsePlace(a); err == nil {
					v.splits[doc] = append(v.splits[doc], splitOff{d.Args[0], to, at})
				}
			}
		}
	}
	slices.SortFunc(v.merges, func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	v.merges = slices.Compact(v.merges)
	return v
}

// splitPrefix begins the keys of nodes that only a decision has made.
const splitPrefix = "split:"

func pair(a, b string) [2]string {
	if b < a {
		a, b = b, a
	}
	return [2]string{a, b}
}

// touches says whether a record is edited by the decisions at all.
func (v *verdicts) touches(r *Record) bool {
	if len(v.splits[r.Document.ID]) > 0 {
		return true
	}
	if len(v.rejected) > 0 {
		for i := range r.Claims {
			if v.rejected[r.Claims[i].ID] {
				return true
			}
		}
	}
	return false
}

// edit is the record as the decisions leave it: without rejected claims, with
// split mentions on entities of their own. The record itself is not changed.
func (v *verdicts) edit(r *Record) *Record {
	if r == nil || !v.touches(r) {
		return r
	}
	out := *r
	out.Entities, out.Mentions, out.Claims = slices.Clone(r.Entities), slices.Clone(r.Mentions), nil
	for i := range r.Claims {
		if !v.rejected[r.Claims[i].ID] {
			out.Claims = append(out.Claims, r.Claims[i])
		}
	}
	for _, s := range v.splits[r.Document.ID] {
		out.splitOff(s)
	}
	return &out
}

// splitOff moves the mentions at a place, and what claims say by them, from
// the entity of one key to that of another.
func (r *Record) splitOff(s splitOff) {
	for i := range r.Mentions {
		m := r.Mentions[i]
		if m.Span != s.at || r.Entities[m.Entity].Key != s.key {
			continue
		}
		from := m.Entity
		to := slices.IndexFunc(r.Entities, func(e Entity) bool { return e.Key == s.to })
		if to < 0 {
			to = len(r.Entities)
			e := &r.Entities[from]
			r.Entities = append(r.Entities, Entity{Key: s.to, Kind: e.Kind, Type: e.Type})
		}
		words := r.cut(m.Span)
		if m.Kind == ByName || len(r.Entities[to].Forms) == 0 {
			r.Entities[to].Forms = countForm(r.Entities[to].Forms, words, 1)
		}
		if m.Kind == ByName {
			r.Entities[from].Forms = countForm(r.Entities[from].Forms, words, -1)
		}
		r.Mentions[i].Entity = to
		r.repoint(from, to, m.Span)
	}
}

func (r *Record) cut(s Span) string {
	text := []rune(r.Document.Text)
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return ""
	}
	return string(text[s.Start:s.End])
}

// countForm counts a written form up or down in a copy of the list.
func countForm(forms []Form, text string, by int) []Form {
	out := slices.Clone(forms)
	i := slices.IndexFunc(out, func(f Form) bool { return f.Text == text })
	switch {
	case i >= 0 && out[i].Count+by <= 0 && len(out) > 1:
		return slices.Delete(out, i, i+1)
	case i >= 0:
		out[i].Count = max(out[i].Count+by, 1)
	case by > 0 && text != "":
		out = append(out, Form{text, by})
	}
	return out
}

// repoint moves the slots of claims that hold the place; those without a place
// of their own follow if the sentence has no other mention of the entity.
func (r *Record) repoint(from, to int, at Span) {
	holds := func(s *[2]int) bool { return s != nil && s[0] < at.End && at.Start < s[1] }
	for i := range r.Claims {
		c := &r.Claims[i]
		if at.Start >= c.End || c.Start >= at.End {
			continue
		}
		if c.SubjectEntity == from && holds(c.Spans.Subject) {
			c.SubjectEntity = to
		}
		if c.ObjectEntity == from && holds(c.Spans.Object) {
			c.ObjectEntity = to
		}
		only := !slices.ContainsFunc(r.Mentions, func(m Mention) bool {
			return m.Entity == from && m.Start < c.End && c.Start < m.End
		})
		if !only {
			continue
		}
		c.Args = slices.Clone(c.Args)
		for j := range c.Args {
			if c.Args[j].EntityRef == from {
				c.Args[j].EntityRef = to
			}
		}
		c.SpeakerEntity = slices.Clone(c.SpeakerEntity)
		for j := range c.SpeakerEntity {
			if c.SpeakerEntity[j] == from {
				c.SpeakerEntity[j] = to
			}
		}
	}
}
