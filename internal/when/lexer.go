package when

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a piece of a word: a run of digits with its separators, a run of
// letters, or one other character.
type token struct {
	text    string // lower case
	form    string // as written
	capital bool   // begins with a capital as written
	number  bool   // begins with a digit
	word    int    // index of the word it is from
	first   bool   // begins its word
	last    bool   // ends its word
}

// lex cuts words into tokens; "mid-2019" is three, "€3m" is three.
func lex(words []string) []token {
	var toks []token
	for i, w := range words {
		from := len(toks)
		for len(w) > 0 {
			n := piece(w)
			r, _ := utf8.DecodeRuneInString(w)
			text := strings.ToLower(w[:n])
			if text == "–" || text == "—" || text == "‑" {
				text = "-"
			}
			toks = append(toks, token{text: text, form: w[:n], capital: unicode.IsUpper(r), number: r >= '0' && r <= '9', word: i})
			w = w[n:]
		}
		if from < len(toks) {
			toks[from].first = true
			toks[len(toks)-1].last = true
		}
	}
	return toks
}

// piece is the number of bytes of the first token of w.
func piece(w string) int {
	r, size := utf8.DecodeRuneInString(w)
	digit := func(b byte) bool { return b >= '0' && b <= '9' }
	switch {
	case digit(w[0]):
		n := 1
		for n < len(w) && (digit(w[n]) || (w[n] == '.' || w[n] == ',' || w[n] == ':') && n+1 < len(w) && digit(w[n+1])) {
			n++
		}
		return n
	case unicode.IsLetter(r):
		n := size
		for n < len(w) {
			r, size := utf8.DecodeRuneInString(w[n:])
			letter := unicode.IsLetter(r)
			dot := r == '.' && n+1 < len(w) && isASCIILetter(w[n+1]) && n < 6 // p.m., U.S.
			quote := (r == '\'' || r == '’') && n+size < len(w) && isASCIILetter(w[n+size])
			if !letter && !dot && !quote {
				break
			}
			n += size
		}
		if n < len(w) && w[n] == '.' && n == len(w)-1 && n <= 4 { // Jan., p.m.
			n++
		}
		return n
	}
	return max(size, 1)
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// units are the number words below a hundred.
var units = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// scales multiply what stands before them.
var scales = map[string]float64{
	"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15, "dozen": 12, "score": 20,
}

// shortScales are the letters behind digits: "3m", "20bn", "5k".
var shortScales = map[string]float64{"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}

// ordinals are the words for a day of a month, a quarter, a century.
var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
	"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

// digits reads a token of digits, with thousands separated by commas.
func digits(text string) (float64, bool) {
	if strings.Contains(text, ":") || len(text) > 30 {
		return 0, false
	}
	if head, _, ok := strings.Cut(text, ","); ok {
		whole, _, _ := strings.Cut(text, ".")
		parts := strings.Split(whole, ",")
		for _, p := range parts[1:] {
			if len(p) != 3 && (len(p) != 2 || len(head) > 2) { // 1,234 and the Indian 1,23,456
				return 0, false
			}
		}
		text = strings.ReplaceAll(text, ",", "")
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// number reads a number in digits or words from toks[at:]: "600 billion", "two
// dozen", "twenty-one", "half a million", "one hundred and five". It gives the
// value and where it ends; at itself when there is none.
func number(toks []token, at int) (float64, int) {
	text := func(i int) string {
		if i < len(toks) {
			return toks[i].text
		}
		return ""
	}
	i, v := at, 0.0
	switch {
	case i >= len(toks):
		return 0, at
	case toks[i].number:
		n, ok := digits(toks[i].text)
		if !ok {
			return 0, at
		}
		v = n
		i++
		if i < len(toks) && !toks[i].first {
			if s, ok := shortScales[toks[i].text]; ok && toks[i].last {
				return v * s, i + 1
			}
		}
	case text(i) == "half" && text(i+1) == "a" && scales[text(i+2)] > 0:
		return scales[text(i+2)] / 2, i + 3
	case text(i) == "a" || text(i) == "an":
		s, ok := scales[text(i+1)]
		if !ok {
			return 0, at
		}
		v, i = s, i+2
	default:
		n, next := wordsBelowThousand(toks, i)
		if next == i {
			return 0, at
		}
		v, i = n, next
	}
	return scaled(toks, v, i)
}

// scaled multiplies by the scales that follow and adds smaller numbers: "two
// million three hundred thousand".
func scaled(toks []token, v float64, i int) (float64, int) {
	total := 0.0
	for i < len(toks) {
		s, ok := scales[toks[i].text]
		if !ok {
			if toks[i].text == "-" && i+1 < len(toks) && scales[toks[i+1].text] > 0 && !toks[i].first {
				i++
				continue
			}
			break
		}
		v *= s
		i++
		if s < 1e3 {
			continue
		}
		n, next := wordsBelowThousand(toks, i)
		if next == i || next >= len(toks) || scales[toks[next].text] == 0 || scales[toks[next].text] >= s {
			if next > i && n < s && n > 0 {
				return total + v + n, next
			}
			break
		}
		total += v
		v, i = n, next
	}
	return total + v, i
}

// wordsBelowThousand reads number words up to 999.
func wordsBelowThousand(toks []token, at int) (float64, int) {
	i, v, seen := at, 0, false
	for i < len(toks) {
		n, ok := units[toks[i].text]
		switch {
		case ok && (!seen || v%100 == 0 || v%10 == 0 && n < 10 && n > 0):
			v += n
			seen = true
			i++
		case seen && toks[i].text == "hundred" && v > 0 && v < 100:
			v *= 100
			i++
		case seen && toks[i].text == "-" && !toks[i].first && i+1 < len(toks) && v >= 20 && v%10 == 0 && units[toks[i+1].text] > 0 && units[toks[i+1].text] < 10:
			i++
		case seen && toks[i].text == "and" && v >= 100 && v%100 == 0 && i+1 < len(toks) && units[toks[i+1].text] > 0:
			i++
		default:
			return float64(v), i
		}
	}
	return float64(v), i
}
