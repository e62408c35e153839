package derive

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"
)

// The tables: one word a line, sorted by bytes, fields separated by tabs.
var (
	//go:embed verbs.tsv
	verbs string // verb, its noun, "=" when the same word is common as a noun
	//go:embed adjectives.tsv
	adjectives string // adjective, the noun of its quality
	//go:embed nouns.tsv.gz
	packedNouns []byte // noun, class letter, log2 of its frequency rank, verb, adjective
)

// nouns is the largest table; it is unpacked on first use, for the program's
// size. A table that does not unpack is empty: a test holds that it does.
var nouns = sync.OnceValue(func() string {
	z, err := gzip.NewReader(bytes.NewReader(packedNouns))
	if err != nil {
		return ""
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return ""
	}
	return string(b)
})

// find returns what follows word and a tab on its line of a sorted table.
func find(table, word string) (string, bool) {
	lo, hi := 0, len(table)
	for lo < hi {
		mid := lo + (hi-lo)/2
		start := strings.LastIndexByte(table[:mid], '\n') + 1
		end := start + strings.IndexByte(table[start:], '\n')
		key, rest, _ := strings.Cut(table[start:end], "\t")
		switch {
		case key == word:
			return rest, true
		case lineLess(key, word):
			lo = end + 1
		default:
			hi = start
		}
	}
	return "", false
}

// lineLess orders keys as their lines are ordered: by the bytes of the key
// followed by a tab.
func lineLess(a, b string) bool {
	n := min(len(a), len(b))
	if a[:n] != b[:n] {
		return a[:n] < b[:n]
	}
	if len(a) < len(b) {
		return b[n] > '\t'
	}
	return a[n] < '\t'
}

// EventNoun is the noun that names what a verb says: innovate, innovation;
// lose, loss. It is false for verbs without one (outrank) and unknown ones.
// The verb is a lower-case lemma in American spelling or British -ise.
func EventNoun(verb string) (string, bool) {
	noun, _, ok := eventNoun(verb)
	return noun, ok
}

// eventNoun also says whether the noun is trusted to mean the deed: always for
// a derived one, for a verb used as a noun only when it is common as such.
func eventNoun(verb string) (noun string, trusted, ok bool) {
	row, ok := find(verbs, verb)
	if !ok {
		if row, ok = find(verbs, American(verb)); !ok {
			return "", false, false
		}
	}
	noun, mark, _ := strings.Cut(row, "\t")
	return noun, noun != verb || mark == "=", true
}

// QualityNoun is the noun that names an adjective's quality: efficient,
// efficiency; strong, strength. It is false for adjectives without one.
func QualityNoun(adjective string) (string, bool) {
	noun, ok := find(adjectives, adjective)
	return noun, ok
}

// Noun is what the tables know of a noun.
type Noun struct {
	Class     Class
	Rank      int    // its frequency rank is below 1<<Rank; smaller is more common
	Verb      string // the verb whose deed it names, or ""
	Adjective string // the adjective whose quality it names, or ""
}

// NounOf looks a noun's lower-case lemma up.
func NounOf(noun string) (Noun, bool) {
	row, ok := find(nouns(), noun)
	if !ok {
		if row, ok = find(nouns(), American(noun)); !ok {
			return Noun{}, false
		}
	}
	f := strings.Split(row, "\t")
	if len(f) != 4 || len(f[0]) != 1 {
		return Noun{}, false
	}
	rank := 0
	for _, c := range f[1] {
		rank = rank*10 + int(c-'0')
	}
	return Noun{Class(f[0][0]), rank, f[2], f[3]}, true
}

// Class is the kind of thing a noun chiefly means: WordNet's lexicographer
// file 03..28 as a letter A..Z.
type Class byte

// The classes.
const (
	Tops          Class = 'A'
	Act           Class = 'B'
	Animal        Class = 'C'
	Artifact      Class = 'D'
	Attribute     Class = 'E'
	Body          Class = 'F'
	Cognition     Class = 'G'
	Communication Class = 'H'
	Happening     Class = 'I' // noun.event
	Feeling       Class = 'J'
	Food          Class = 'K'
	Group         Class = 'L'
	Location      Class = 'M'
	Motive        Class = 'N'
	Object        Class = 'O'
	Person        Class = 'P'
	Phenomenon    Class = 'Q'
	Plant         Class = 'R'
	Possession    Class = 'S'
	Process       Class = 'T'
	Quantity      Class = 'U'
	RelationClass Class = 'V'
	Shape         Class = 'W'
	State         Class = 'X'
	Substance     Class = 'Y'
	Time          Class = 'Z'
)

// Abstract says whether the class is something that can be brought about: an
// act, event, process, state, quality, feeling or thought.
func (c Class) Abstract() bool {
	return strings.IndexByte("BEGHIJNQTVX", byte(c)) >= 0
}

// American turns the British endings -ise, -isation and -our- into American ones.
func American(word string) string {
	for _, end := range [...][2]string{
		{"isation", "ization"}, {"ise", "ize"}, {"ising", "izing"}, {"yse", "yze"}, {"our", "or"}, {"ence", "ense"},
	} {
		if stem, ok := strings.CutSuffix(word, end[0]); ok && len(stem) > 2 {
			return stem + end[1]
		}
	}
	return word
}
