package report

import (
	"context"
	"regexp"
	"strings"
	"unicode"

	"kgraph/internal/when"
)

// Number is an amount that a statement holds.
type Number struct {
	Value string    `json:"value"` // "~6e11 USD"
	Words string    `json:"words"` // "nearly $600 billion"
	Role  string    `json:"role"`  // subject, object, amount, or another argument's role
	What  Statement `json:"what"`
}

// amount is a quantity's value: a number, about or in a range, with a unit or
// without.
var amount = regexp.MustCompile(`^[~<>=≤≥]*-?\d+(\.\d+)?(e[+-]?\d+)?(\.\.\S+)?( .+)?$`)

// Numbers gives the amounts said of a name, or with no name all of them, in
// the order of documents and places, each amount of a sentence once. Numbers
// that only tell things apart are left out: years, "a two-day visit", "in two
// villages". ErrNoNode if no node goes by the name.
func Numbers(ctx context.Context, g Graph, name string) ([]Number, error) {
	all, err := statementsOf(ctx, g, name)
	if err != nil {
		return nil, err
	}
	out := []Number{}
	var sentence *Statement
	seen := map[string]bool{}
	add := func(value, words, role string, s *Statement) {
		words = whole(words)
		if seen[value] || !telling(value, words, role) {
			return
		}
		seen[value] = true
		out = append(out, Number{value, words, role, *s})
	}
	for i, list := 0, slim(all); i < len(list); i++ {
		s := &list[i]
		if sentence == nil || !sameSentence(sentence, s) {
			clear(seen)
			sentence = s
		}
		if amount.MatchString(s.Value) {
			add(s.Value, s.Object, "object", s)
		} else if v := counted(s.Object); v != "" {
			add(v, s.Object, "object", s)
		}
		if v := counted(s.Subject); v != "" && s.Subject != "" {
			add(v, s.Subject, "subject", s)
		}
		for _, a := range s.Args {
			if a.Role != "time" && amount.MatchString(a.Value) && !dated.MatchString(a.Value) {
				add(a.Value, a.Text, a.Role, s)
			}
		}
	}
	return out, nil
}

// counted is the value of a phrase that begins with a number and what is
// counted: "at least 26 Palestinians".
func counted(phrase string) string {
	words := strings.Fields(phrase)
	if len(words) < 2 || !strings.ContainsFunc(phrase, unicode.IsDigit) && !spelt(words) {
		return ""
	}
	q, ok := when.ParseQuantity(words)
	if !ok || q.Unit == "" {
		return ""
	}
	return q.String()
}

// spelt says whether a phrase begins with a number in words; "a" and "the" are none.
func spelt(words []string) bool {
	switch strings.ToLower(words[0]) {
	case "a", "an", "the":
		return false
	}
	return true
}

// few is a count below which what is counted is told apart rather than counted.
const few = 5

// telling says whether an amount tells something by itself.
func telling(value, words, role string) bool {
	first, _, _ := strings.Cut(words, " ")
	if i := strings.IndexByte(first, '-'); i > 0 && strings.ContainsFunc(first[i:], unicode.IsLetter) {
		return false // a two-day visit, 27-year-old
	}
	number, unit, _ := strings.Cut(value, " ")
	switch {
	case unit == "":
		return true
	case len(number) == 4 && (number[0] == '1' || number[0] == '2') && strings.HasPrefix(first, number) && first == number && unit != "USD" && unit != "%" && unit != "people":
		return false // the 2018 attack
	case unit == "each" || unit == "still" || strings.HasPrefix(strings.ToLower(first), "first"):
		return false
	}
	small := len(number) == 1 && number[0] >= '0' && number[0] < '0'+few && unit != "%" && strings.ToUpper(unit) != unit
	switch role {
	case "in", "at", "across", "between", "place", "to", "from", "on", "among", "into", "during", "over", "after", "for":
		return !small
	}
	return number != "1" || unit == "person" || unit == "people"
}
