package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxLine bounds a line, so that a file without line ends cannot fill memory.
const maxLine = 1 << 20

// Reader reads sentences one after the other.
type Reader struct {
	scan *bufio.Scanner
	line int
}

// NewReader makes a Reader. The text must be UTF-8, not compressed.
func NewReader(r io.Reader) *Reader {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 64<<10), maxLine)
	return &Reader{scan: s}
}

// ReadAll reads every sentence of r.
func ReadAll(r io.Reader) ([]*Sentence, error) {
	var all []*Sentence
	for rd := NewReader(r); ; {
		s, err := rd.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
}

// Read returns the next sentence, or io.EOF after the last.
func (r *Reader) Read() (*Sentence, error) {
	var s *Sentence
	for r.scan.Scan() {
		r.line++
		line := strings.TrimSuffix(r.scan.Text(), "\r")
		if r.line == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			if s != nil {
				return r.finish(s)
			}
			continue
		}
		if s == nil {
			s = &Sentence{Line: r.line}
		}
		if line[0] == '#' && len(s.Words) == 0 {
			s.Comments = append(s.Comments, strings.TrimLeft(line[1:], " "))
			continue
		}
		if err := r.token(s, line); err != nil {
			return nil, err
		}
	}
	if err := r.scan.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", r.line+1, err)
	}
	if s != nil {
		return r.finish(s)
	}
	return nil, io.EOF
}

func (r *Reader) fail(format string, args ...any) error {
	return fmt.Errorf("%w: line %d: %s", ErrFormat, r.line, fmt.Sprintf(format, args...))
}

// token adds one token line to s.
func (r *Reader) token(s *Sentence, line string) error {
	var col [10]string
	rest, n := line, 0
	for more := true; more; n++ {
		var c string
		c, rest, more = strings.Cut(rest, "\t")
		if n < 10 {
			col[n] = c
		}
	}
	if n != 10 {
		return r.fail("%d columns, want 10 separated by tabs", n)
	}
	for i, c := range col {
		if c == "" {
			return r.fail("column %d is empty, want _ for nothing", i+1)
		}
	}
	if strings.Contains(col[0], ".") {
		s.Empty = append(s.Empty, line)
		return nil
	}
	if first, last, ok := strings.Cut(col[0], "-"); ok {
		f, err1 := strconv.Atoi(first)
		l, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || f != len(s.Words)+1 || l <= f {
			return r.fail("bad range %q", col[0])
		}
		s.Multi = append(s.Multi, Multi{First: f, Last: l, Form: col[1], Misc: blank(col[9])})
		return nil
	}
	if id, err := strconv.Atoi(col[0]); err != nil || id != len(s.Words)+1 {
		return r.fail("id %q, want %d", col[0], len(s.Words)+1)
	}
	head := -1
	if col[6] != "_" {
		h, err := strconv.Atoi(col[6])
		if err != nil || h < 0 {
			return r.fail("head %q is not a number", col[6])
		}
		head = h
	}
	s.Words = append(s.Words, Word{
		Form: col[1], Lemma: col[2], UPOS: blank(col[3]), XPOS: blank(col[4]), Feats: blank(col[5]),
		Head: head, Deprel: blank(col[7]), Deps: blank(col[8]), Misc: blank(col[9]),
	})
	return nil
}

func blank(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

// finish holds a whole sentence against what a line alone cannot show.
func (r *Reader) finish(s *Sentence) (*Sentence, error) {
	if len(s.Words) == 0 {
		return nil, fmt.Errorf("%w: line %d: a sentence without words", ErrFormat, s.Line)
	}
	end := 0
	for _, m := range s.Multi {
		if m.Last > len(s.Words) || m.First <= end {
			return nil, fmt.Errorf("%w: sentence at line %d: range %d-%d does not fit", ErrFormat, s.Line, m.First, m.Last)
		}
		end = m.Last
	}
	for i, w := range s.Words {
		if w.Head > len(s.Words) || w.Head == i+1 {
			return nil, fmt.Errorf("%w: sentence at line %d: word %d has head %d", ErrFormat, s.Line, i+1, w.Head)
		}
	}
	return s, nil
}
