// Package goldtext owns raw text rebuilt from treebanks in CoNLL-U: the text
// a segmenter is to be measured or trained on, with the true ends of its
// sentences and words. It reads only what that needs; the whole format is
// read elsewhere.
package goldtext

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Sentence is one sentence of a treebank.
type Sentence struct {
	ID      string
	Text    string
	Words   []string // syntactic words
	Tokens  []Token  // orthographic tokens
	NewPar  bool
	NewDoc  bool
	NoSpace bool // no white space before the next sentence
}

// Token is an orthographic token: Words syntactic words written together.
type Token struct {
	Form  string
	Words []string
}

// ReadFile reads a CoNLL-U file, compressed when its name ends in .gz.
func ReadFile(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
	}
	s, err := Read(r)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return s, nil
}

// Read reads CoNLL-U.
func Read(r io.Reader) ([]Sentence, error) {
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<24)
	var out []Sentence
	var cur Sentence
	open, last := false, 0 // last word of the multiword token being read
	n := 0
	for scan.Scan() {
		n++
		l := scan.Text()
		switch {
		case l == "":
			if open {
				out = append(out, cur)
			}
			cur, open, last = Sentence{}, false, 0
		case l[0] == '#':
			comment(&cur, l)
		default:
			open = true
			c := strings.Split(l, "\t")
			if len(c) != 10 {
				return nil, fmt.Errorf("line %d: %d columns, want 10", n, len(c))
			}
			if err := column(&cur, c, &last); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	if open {
		out = append(out, cur)
	}
	return out, scan.Err()
}

func comment(s *Sentence, l string) {
	switch {
	case strings.HasPrefix(l, "# newdoc"):
		s.NewDoc = true
	case strings.HasPrefix(l, "# newpar") && !strings.HasPrefix(l, "# newpar_"):
		s.NewPar = true
	case strings.HasPrefix(l, "# text = "):
		s.Text = l[len("# text = "):]
	case strings.HasPrefix(l, "# sent_id = "):
		s.ID = l[len("# sent_id = "):]
	}
}

func column(s *Sentence, c []string, last *int) error {
	if strings.Contains(c[0], ".") {
		return nil
	}
	noSpace := strings.Contains("|"+c[9]+"|", "|SpaceAfter=No|")
	if a, b, ok := strings.Cut(c[0], "-"); ok {
		end, err := strconv.Atoi(b)
		if err != nil {
			return fmt.Errorf("word range %s-%s: %w", a, b, err)
		}
		*last = end
		s.Tokens = append(s.Tokens, Token{Form: c[1]})
		s.NoSpace = noSpace
		return nil
	}
	id, err := strconv.Atoi(c[0])
	if err != nil {
		return fmt.Errorf("word number %q: %w", c[0], err)
	}
	s.Words = append(s.Words, c[1])
	if id > *last {
		s.Tokens = append(s.Tokens, Token{Form: c[1]})
		s.NoSpace = noSpace
	}
	t := &s.Tokens[len(s.Tokens)-1]
	t.Words = append(t.Words, c[1])
	return nil
}

// Layout is how the paragraphs of a text are written.
type Layout struct {
	Width int    // lines are wrapped at this many code points; 0: not
	Break string // between paragraphs
}

// Raw writes sentences as raw text and says at which code points they end.
// A document's end is always an empty line.
func Raw(sentences []Sentence, l Layout) (string, []int) {
	var b strings.Builder
	var ends []int
	cp, col := 0, 0
	put := func(s string) {
		b.WriteString(s)
		cp += utf8.RuneCountInString(s)
	}
	for i, s := range sentences {
		if i > 0 {
			switch {
			case s.NewDoc:
				put("\n\n")
				col = 0
			case s.NewPar:
				put(l.Break)
				col = 0
			case !sentences[i-1].NoSpace:
				col = space(put, l, col, s.Text)
			}
		}
		for j, w := range strings.Split(s.Text, " ") {
			if j > 0 {
				col = space(put, l, col, w)
			}
			put(w)
			col += utf8.RuneCountInString(w)
		}
		ends = append(ends, cp)
	}
	return b.String(), ends
}

// space writes a space or, where the next word does not fit, a line end.
func space(put func(string), l Layout, col int, next string) int {
	next, _, _ = strings.Cut(next, " ")
	if l.Width > 0 && col+1+utf8.RuneCountInString(next) > l.Width {
		put("\n")
		return 0
	}
	put(" ")
	return col + 1
}
