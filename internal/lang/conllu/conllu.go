// Package conllu owns the CoNLL-U format: ten tab-separated columns, comments,
// multiword token lines and empty nodes (https://universaldependencies.org/format.html),
// and the way between its sentences and ours.
//
// Invariant: a Sentence read without error has at least one word, ids counting
// from 1, and heads within the sentence; it need not be a tree (see Check).
// Writing a sentence that was read gives the same bytes, empty nodes and the
// order of their lines apart.
package conllu

import (
	"errors"
	"fmt"
	"strings"
)

// ErrFormat is wrapped by every error about the text itself; the error says the
// line.
var ErrFormat = errors.New("not CoNLL-U")

// Sentence is one sentence of a treebank.
type Sentence struct {
	Line     int      // of its first line, counting from 1
	Comments []string // without the leading "#" and spaces
	Words    []Word
	Multi    []Multi
	Empty    []string // lines of empty nodes (8.1), as read
}

// Word is a syntactic word. Columns that hold "_" for nothing are "" here, but
// Form and Lemma are as written.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // 0 for the root, -1 for "_"
	Deprel, Deps, Misc             string
}

// Multi is a multiword token over the words First..Last, counting from 1.
type Multi struct {
	First, Last int
	Form, Misc  string
}

// Comment is the value of the comment "key = value", and whether there is one.
func (s *Sentence) Comment(key string) (string, bool) {
	for _, c := range s.Comments {
		if k, v, ok := strings.Cut(c, "="); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// ID is the sentence's sent_id, or "".
func (s *Sentence) ID() string { id, _ := s.Comment("sent_id"); return id }

// Item is the value of one key of a MISC or FEATS column, and whether it is
// there.
func Item(column, key string) (string, bool) {
	for column != "" {
		var item string
		item, column, _ = strings.Cut(column, "|")
		if k, v, ok := strings.Cut(item, "="); ok && k == key {
			return v, true
		}
	}
	return "", false
}

// Check says whether the heads form a tree with one root.
func (s *Sentence) Check() error {
	roots := 0
	for i, w := range s.Words {
		if w.Head == 0 {
			roots++
		}
		at, steps := w.Head, 0
		for at > 0 && steps <= len(s.Words) {
			at = s.Words[at-1].Head
			steps++
		}
		if at != 0 {
			return fmt.Errorf("%w: sentence at line %d: word %d does not lead to the root", ErrFormat, s.Line, i+1)
		}
	}
	if roots != 1 {
		return fmt.Errorf("%w: sentence at line %d has %d roots", ErrFormat, s.Line, roots)
	}
	return nil
}
