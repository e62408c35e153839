package graph

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Prefixes of entity keys that resolution looks at.
const (
	namePrefix    = "name:"
	conceptPrefix = "concept:"
)

// plain is a name for comparing: lower case, without accents, punctuation, "the"
// before it or a possessive's end.
func plain(name string) string {
	name = strings.ToLower(name)
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	var b strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.':
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '&' || r == '+':
			b.WriteRune(fold(r))
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for i, w := range words {
		words[i] = american(slavic(w))
	}
	return strings.Join(initials(words), " ")
}

// american is a word as Americans spell it, of those that names are made of.
func american(w string) string {
	switch w {
	case "defence":
		return "defense"
	case "centre":
		return "center"
	}
	if stem, ok := strings.CutSuffix(w, "isation"); ok && len(stem) > 3 {
		return stem + "ization" // Stabilisation, Organisation
	}
	return w
}

// initials joins single letters that follow each other: "K. P. Oli" is K.P. Oli.
func initials(words []string) []string {
	out := words[:0]
	letters := false
	for _, w := range words {
		single := len([]rune(w)) == 1 && unicode.IsLetter([]rune(w)[0])
		if single && letters {
			out[len(out)-1] += w
			continue
		}
		out, letters = append(out, w), single
	}
	return out
}

// slavic is a word with the ending of Slavic surnames as most papers write it:
// Zelenskyy, Zelenskiy and Zelenskyi are Zelensky.
func slavic(w string) string {
	for _, end := range [...]string{"skyy", "skiy", "skyi", "skij", "skyj"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 2 {
			return stem + "sky"
		}
	}
	return w
}

// fold writes letters that Unicode does not take apart as the press does.
func fold(r rune) rune {
	switch r {
	case 'ı':
		return 'i'
	case 'ł':
		return 'l'
	case 'ø':
		return 'o'
	case 'đ':
		return 'd'
	}
	return r
}

// companyEnds are the legal forms that a company's name is written with or
// without.
var companyEnds = map[string]bool{
	"inc": true, "incorporated": true, "corp": true, "corporation": true, "co": true, "company": true,
	"ltd": true, "limited": true, "llc": true, "plc": true, "ag": true, "gmbh": true, "nv": true, "sa": true,
	"spa": true, "kk": true, "bhd": true, "pte": true, "pty": true, "fc": true,
}

// short is a plain name without the legal form at its end.
func short(plain string) string {
	words := strings.Fields(plain)
	for len(words) > 1 && companyEnds[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// acronym is the initials of a plain name of two words or more, without its
// small words; "" for shorter ones.
func acronym(plain string) string {
	words := strings.Fields(plain)
	words = slices.DeleteFunc(words, func(w string) bool {
		switch w {
		case "of", "the", "and", "for", "in", "on", "de", "to", "&":
			return true
		}
		return false
	})
	if len(words) < 2 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteRune([]rune(w)[0])
	}
	return b.String()
}

// narrowed takes the key of a concept before which a name stands apart.
func narrowed(key string) (of, rest string, ok bool) {
	body, ok := strings.CutPrefix(key, conceptPrefix)
	if !ok {
		return "", "", false
	}
	i := strings.LastIndexByte(body, '|')
	if i <= 0 {
		return "", "", false
	}
	return body[:i], body[i+1:], true
}

// blocks are the places where a key and those that may be the same meet:
//
//	n name    the name itself
//	s word    the last word of a fuller name of a person
//	g word    the first
//	a form    another form that documents use for it
//	i letters its initials
func blocks(key string, n *sums) []string {
	if n == nil {
		return nil
	}
	var out []string
	if _, _, ok := narrowed(key); ok {
		for f := range n.Forms {
			out = append(out, "n "+short(plain(f)))
		}
	}
	if name, ok := strings.CutPrefix(key, namePrefix); ok {
		p := plain(name)
		if p == "" {
			return nil
		}
		out = append(out, "n "+short(p))
		words := strings.Fields(p)
		if k := len(words); k > 1 && (k < 5 || k < 8 && slices.ContainsFunc(words, iberian)) && n.Types["Person"] > 0 {
			out = append(out, "s "+words[k-1], "g "+words[0])
		}
		if a := acronym(p); a != "" && n.Types["Person"]*2 <= n.Votes {
			out = append(out, "i "+a)
		}
		for f := range n.Forms {
			if q := short(plain(f)); q != short(p) && q != "" {
				out = append(out, "a "+q)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
