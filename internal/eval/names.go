package eval

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// NameSpan is a name at a place: code points or words, as the caller counts.
type NameSpan struct {
	Document   string
	Start, End int
	Type       string
}

// NameScores measures names: a name is right if place and type are.
type NameScores struct {
	All     Score // place and type
	Untyped Score // place alone
	Types   []TypeScore
}

// TypeScore is the score of one type.
type TypeScore struct {
	Type string
	Score
}

// Names compares names as sets; the same name twice counts once. Types are
// listed by how many there are, then by name.
func Names(gold, system []NameSpan) NameScores {
	gold, system = unique(gold), unique(system)
	out := NameScores{All: overlap(gold, system)}
	bare := func(spans []NameSpan) []NameSpan {
		b := slices.Clone(spans)
		for i := range b {
			b[i].Type = ""
		}
		return unique(b)
	}
	out.Untyped = overlap(bare(gold), bare(system))
	types := map[string]*TypeScore{}
	of := func(t string) *TypeScore {
		if types[t] == nil {
			types[t] = &TypeScore{Type: t}
		}
		return types[t]
	}
	truth := map[NameSpan]bool{}
	for _, n := range gold {
		truth[n] = true
		of(n.Type).Gold++
	}
	for _, n := range system {
		t := of(n.Type)
		t.System++
		if truth[n] {
			t.Correct++
		}
	}
	for _, t := range types {
		out.Types = append(out.Types, *t)
	}
	slices.SortFunc(out.Types, func(a, b TypeScore) int {
		return cmp.Or(cmp.Compare(b.Gold, a.Gold), cmp.Compare(a.Type, b.Type))
	})
	return out
}

func compareNames(a, b NameSpan) int {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Type, b.Type))
}

func unique(spans []NameSpan) []NameSpan {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, compareNames)
	return slices.Compact(spans)
}

// overlap counts what two sorted lists have in common.
func overlap(gold, system []NameSpan) Score {
	c := Score{Gold: len(gold), System: len(system)}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch d := compareNames(gold[i], system[j]); {
		case d == 0:
			c.Correct++
			i, j = i+1, j+1
		case d < 0:
			i++
		default:
			j++
		}
	}
	return c
}

// TaggedSentence is a sentence of an IOB2 file: its words, and its names in
// words, with the sentence's id as their document.
type TaggedSentence struct {
	ID    string
	Words []string
	Names []NameSpan
}

// ReadIOB2 reads names tagged in IOB2, one word a line with its number, form
// and tag in columns, as UNER has them (https://aclanthology.org/2024.naacl-long.243).
// A tag I-X that goes on with nothing begins a name. Errors name the line.
func ReadIOB2(r io.Reader) ([]TaggedSentence, error) {
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	var out []TaggedSentence
	var cur TaggedSentence
	n := 0
	end := func() {
		if len(cur.Words) > 0 {
			if cur.ID == "" {
				cur.ID = fmt.Sprintf("sentence-%d", len(out)+1)
			}
			for i := range cur.Names {
				cur.Names[i].Document = cur.ID
			}
			out = append(out, cur)
		}
		cur = TaggedSentence{}
	}
	for scan.Scan() {
		n++
		line := scan.Text()
		switch {
		case strings.TrimSpace(line) == "":
			end()
		case strings.HasPrefix(line, "# sent_id = "):
			cur.ID = strings.TrimPrefix(line, "# sent_id = ")
		case strings.HasPrefix(line, "#"):
		default:
			if err := cur.word(strings.Split(line, "\t")); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	end()
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return out, nil
}

// word takes in one line's columns.
func (s *TaggedSentence) word(c []string) error {
	if len(c) < 3 {
		return fmt.Errorf("%d columns; a word has its number, form and tag", len(c))
	}
	i := len(s.Words)
	s.Words = append(s.Words, c[1])
	kind, name, _ := strings.Cut(c[2], "-")
	switch kind {
	case "O":
		if c[2] != "O" {
			return fmt.Errorf("tag %q is neither O, B-… nor I-…", c[2])
		}
	case "I":
		if n := len(s.Names); n > 0 && s.Names[n-1].End == i && s.Names[n-1].Type == name {
			s.Names[n-1].End++
			return nil
		}
		fallthrough
	case "B":
		s.Names = append(s.Names, NameSpan{Start: i, End: i + 1, Type: name})
	default:
		return fmt.Errorf("tag %q is neither O, B-… nor I-…", c[2])
	}
	return nil
}
