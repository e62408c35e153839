package eval

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// This file compares words the way the gold facts ask for: in lower case,
// without accents, by whatever lemma they may be a form of.

//go:embed irregular.txt
var irregularForms string

// irregular maps a form to the lemmas it may belong to.
var irregular = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(irregularForms) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		for _, form := range f[1:] {
			out[form] = append(out[form], f[0])
		}
	}
	return out
})

// whole are words that only look inflected.
var whole = names(`news series species politics economics physics mathematics always perhaps this
	thus us is was has his its yes less unless across access process business
	during king thing nothing something anything everything morning evening ceiling
	red bed need seed feed speed indeed hundred sacred naked embed`)

// lemmas are what a word of Words may be a form of, itself first.
func lemmas(word string) []string {
	out := append([]string{word}, irregular()[word]...)
	if whole[word] || len(word) < 4 || strings.ContainsAny(word, "0123456789'.") {
		return out
	}
	cut := func(n int) string { return word[:len(word)-n] }
	ends := func(s string) bool { return strings.HasSuffix(word, s) }
	switch {
	case ends("children"):
		out = append(out, cut(3))
	case ends("men"):
		out = append(out, cut(2)+"an")
	case ends("ies"):
		out = append(out, cut(3)+"y", cut(1))
	case ends("es"):
		out = append(out, cut(1), cut(2))
	case ends("s") && !ends("ss") && !ends("us") && !ends("is"):
		out = append(out, cut(1))
	case ends("ied"):
		out = append(out, cut(3)+"y")
	case ends("ed") && !ends("eed"):
		out = append(out, stems(cut(2))...)
	case ends("ing"):
		out = append(out, stems(cut(3))...)
	}
	return out
}

// stems are the verbs that a stem without -ed or -ing may come from.
func stems(stem string) []string {
	n := len(stem)
	if n < 2 || !strings.ContainsAny(stem, "aeiouy") {
		return nil
	}
	out := []string{stem, stem + "e"}
	if n > 2 && stem[n-1] == stem[n-2] {
		out = append(out, stem[:n-1])
	}
	return out
}

var (
	typography   = strings.NewReplacer("\u2019", "'", "\u2018", "'", "`", "'")
	unitedStates = regexp.MustCompile(`\bunited states of america\b|\bunited states\b|\bu\.\s?s\.\s?a\.|\bu\.\s?s\.|\bu\.s\b|\busa?\b`)
	cannot       = regexp.MustCompile(`\bcan'?not\b|\bcan't\b`)
	willNot      = regexp.MustCompile(`\bwon't\b`)
	negated      = regexp.MustCompile(`n't\b`)
	possessive   = regexp.MustCompile(`'s\b`)
	wordPattern  = regexp.MustCompile(`\d+(?:\.\d+)*[a-z]*|'(?:m|re|ve|ll)\b|[a-z0-9]+`)
	camelCase    = regexp.MustCompile(`^[a-z]+(?:[A-Z][a-z]+)+$`)
	capital      = regexp.MustCompile(`[A-Z]`)
)

// Words are the words of a text in lower case, in order: accents and
// possessive marks fall away, "U.S." is "unitedstates", "can't" is "can not".
func Words(s string) []string {
	s = strings.ToLower(typography.Replace(bare(s)))
	s = strings.ReplaceAll(strings.ReplaceAll(s, "us$", "$"), "_", " ")
	s = unitedStates.ReplaceAllString(s, " unitedstates ")
	s = joinThousands(s)
	s = strings.ReplaceAll(strings.ReplaceAll(s, "%", " percent "), "per cent", "percent")
	s = cannot.ReplaceAllString(s, "can not")
	s = willNot.ReplaceAllString(s, "will not")
	s = negated.ReplaceAllString(s, " not")
	s = possessive.ReplaceAllString(s, "")
	return wordPattern.FindAllString(dropPlural(s), -1)
}

// relationWords are the words of a relation, "bornIn" being two.
func relationWords(s string) []string {
	if camelCase.MatchString(s) {
		s = capital.ReplaceAllString(s, " $0")
	}
	return Words(s)
}

// bare is s decomposed, without its combining marks.
func bare(s string) string {
	s = norm.NFKD.String(s)
	return strings.Map(func(r rune) rune {
		if r >= 0x300 && norm.NFKD.PropertiesString(string(r)).CCC() != 0 {
			return -1
		}
		return r
	}, s)
}

// joinThousands takes the comma out of "600,000".
func joinThousands(s string) string {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == ',' && digit(i-1) && digit(i+1) && digit(i+2) && digit(i+3) {
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// dropPlural takes away the mark of a plural's possessive: "firms' profits".
func dropPlural(s string) string {
	r := []rune(s)
	out := r[:0:0]
	for i, c := range r {
		if c == '\'' && i > 0 && r[i-1] == 's' && (i+1 == len(r) || !wordRune(r[i+1])) {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

func wordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// otherWords is how many words a slot may hold beside an alternative's own.
const otherWords = 6

// holds says whether the words of a slot hold those of an alternative, each by
// some common lemma, and not too many others.
func holds(slot, alternative []string) bool {
	if len(slot)-len(alternative) > otherWords {
		return false
	}
	taken := make([]bool, len(slot))
next:
	for _, w := range alternative {
		wanted := lemmas(w)
		for i, have := range slot {
			if !taken[i] && meet(lemmas(have), wanted) {
				taken[i] = true
				continue next
			}
		}
		return false
	}
	return true
}

func meet(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// alternatives are the ways in which a gold slot may be filled.
type alternatives struct {
	any   bool // "*"
	words [][]string
}

// readSlot reads "way | other way", with words cut by split; "*" is anything.
func readSlot(s string, split func(string) []string) alternatives {
	var out alternatives
	for part := range strings.SplitSeq(s, " | ") {
		if part = strings.TrimSpace(part); part == "*" {
			return alternatives{any: true}
		}
		out.words = append(out.words, split(part))
	}
	return out
}

func (a alternatives) match(slot []string) bool {
	if a.any {
		return true
	}
	for _, w := range a.words {
		if holds(slot, w) {
			return true
		}
	}
	return false
}
