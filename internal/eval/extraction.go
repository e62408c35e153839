package eval

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Extraction is one line of an extractor: arguments and relation in the
// sentence's own tokens.
type Extraction struct {
	Confidence float64
	Args       []string // the first is the subject; empty ones at the end are left out
	Relation   string

	Kind, Rule string // where the extractor says so, for tables by kind and rule
}

// SystemOutput holds extractions by sentence, in their order.
type SystemOutput map[string][]Extraction // by SentenceKey

var treebankBrackets = strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}")

// SentenceKey is the same for sentences that differ only in white space and
// punctuation.
func SentenceKey(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsPunct(r) || unicode.IsSymbol(r)) {
			return -1
		}
		return r
	}, treebankBrackets.Replace(s))
}

// ReadSystem reads an extractor's output: sentence, confidence, arg1,
// relation, arg2 and further arguments, separated by tabs. Errors name the line.
func ReadSystem(r io.Reader) (SystemOutput, error) {
	out := SystemOutput{}
	err := eachLine(r, func(_ int, line string) error {
		if strings.TrimSpace(line) == "" {
			return nil
		}
		f := strings.Split(line, "\t")
		if len(f) < 5 {
			return fmt.Errorf("%d columns, at least 5 expected: sentence, confidence, arg1, relation, arg2", len(f))
		}
		c, err := strconv.ParseFloat(strings.TrimSpace(f[1]), 64)
		if err != nil || math.IsNaN(c) || math.IsInf(c, 0) {
			return fmt.Errorf("confidence %q is no number", f[1])
		}
		out.Add(f[0], Extraction{Confidence: c, Args: append([]string{f[2]}, f[4:]...), Relation: f[3]})
		return nil
	})
	return out, err
}

// Add puts an extraction of a sentence behind the others.
func (o SystemOutput) Add(sentence string, x Extraction) {
	args := make([]string, len(x.Args))
	for i, a := range x.Args {
		args[i] = strings.TrimSpace(a)
	}
	for len(args) > 0 && args[len(args)-1] == "" {
		args = args[:len(args)-1]
	}
	x.Args, x.Relation = args, strings.TrimSpace(x.Relation)
	key := SentenceKey(sentence)
	o[key] = append(o[key], x)
}

// harmonic is the harmonic mean of precision and recall.
func harmonic(p, r float64) float64 {
	if p+r > 0 {
		return 2 * p * r / (p + r)
	}
	return 0
}
