package schema

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed irregular.tsv
var irregularText string

// irregular maps a verb to its simple past and its past participle.
var irregular = sync.OnceValue(func() map[string][2]string {
	m := map[string][2]string{}
	for line := range strings.Lines(irregularText) {
		if f := strings.Fields(line); len(f) == 3 {
			m[f[0]] = [2]string{f[1], f[2]}
		}
	}
	return m
})

// PastTense is the simple past of a verb's lower-case lemma in American
// spelling: stop, stopped; panic, panicked; travel, traveled; undergo,
// underwent. Of several words the first is inflected ("cast doubt"). The past of
// "be" is "was".
func PastTense(lemma string) string { return inflect(lemma, 0) }

// Participle is the past participle of a verb's lemma: take, taken; base, based.
func Participle(lemma string) string { return inflect(lemma, 1) }

// participles are the irregular past participles.
var participles = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, forms := range irregular() {
		m[forms[1]] = true
	}
	return m
})

// isParticiple says whether a word after "be" has the form of a participle.
func isParticiple(word string) bool {
	return len(word) > 3 && strings.HasSuffix(word, "ed") || participles()[word]
}

func inflect(lemma string, form int) string {
	verb, rest, more := strings.Cut(lemma, " ")
	if more {
		return inflect(verb, form) + " " + rest
	}
	if forms, ok := irregular()[verb]; ok {
		return forms[form]
	}
	for _, prefix := range prefixes {
		stem, ok := strings.CutPrefix(verb, prefix)
		if !ok {
			continue
		}
		stem = strings.TrimPrefix(stem, "-")
		if forms, ok := irregular()[stem]; ok && len(stem) > 1 && (prefix != "de" && prefix != "co" || strings.Contains(verb, "-")) {
			return strings.TrimSuffix(verb, stem) + forms[form]
		}
	}
	return regularPast(verb)
}

// prefixes may stand before an irregular verb, or one that doubles its consonant.
var prefixes = [...]string{"over", "out", "under", "re", "mis", "un", "fore", "up", "pre", "inter", "de", "counter", "co"}

func regularPast(verb string) string {
	n := len(verb)
	switch {
	case n < 2:
		return verb + "ed"
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case verb[n-1] == 'y' && !isVowel(verb, n-2):
		return verb[:n-1] + "ied"
	case strings.HasSuffix(verb, "ic"), verb == "shellac", verb == "bivouac":
		return verb + "ked"
	case doubles(verb):
		return verb + verb[n-1:] + "ed"
	}
	return verb + "ed"
}

// doubles says whether the verb doubles its last consonant: it ends in one
// vowel and one consonant and is stressed there.
func doubles(verb string) bool {
	if !endsShort(verb) {
		return false
	}
	if vowelGroups(verb) == 1 || strings.Contains(doubling, " "+verb+" ") {
		return true
	}
	for _, prefix := range prefixes {
		if stem, ok := strings.CutPrefix(verb, prefix); ok && strings.Contains(shortVerbs, " "+strings.TrimPrefix(stem, "-")+" ") {
			return true
		}
	}
	if i := strings.LastIndexByte(verb, '-'); i >= 0 {
		return vowelGroups(verb[i+1:]) == 1
	}
	return false
}

// endsShort says whether the verb ends consonant, vowel, consonant other than
// w, x and y; "qu" counts as a consonant.
func endsShort(verb string) bool {
	n := len(verb)
	if n < 3 || isVowel(verb, n-1) || strings.IndexByte("wxyhc", verb[n-1]) >= 0 {
		return n == 3 && verb == "sic"
	}
	return isVowel(verb, n-2) && !isVowel(verb, n-3)
}

// vowelGroups counts the runs of vowels: about the syllables.
func vowelGroups(verb string) int {
	groups := 0
	for i := range len(verb) {
		if isVowel(verb, i) && (i == 0 || !isVowel(verb, i-1)) {
			groups++
		}
	}
	return groups
}

// isVowel says whether byte i is a vowel letter; u after q is none, y is one
// between consonants.
func isVowel(s string, i int) bool {
	switch s[i] {
	case 'a', 'e', 'i', 'o':
		return true
	case 'u':
		return i == 0 || s[i-1] != 'q'
	case 'y':
		return i > 0 && i < len(s)-1 && !isVowel(s, i-1)
	}
	return false
}

// doubling lists the longer verbs that are stressed on their end, or double
// their consonant by custom.
const doubling = " abet abhor abut acquit admit allot annul befit backlog commit compel concur confer control defer demur deter disbar " +
	"dispel embed emit enrol enthral equip excel expel extol format fulfil handicap hobnob humbug impel incur infer instal instil inter kidnap " +
	"leapfrog omit outwit overlap patrol permit prefer program propel rebel rebut recap recur refer regret remit repel submit transfer " +
	"transmit unplug unwrap waterlog worship zigzag sandbag catnap babysit occur nonplus diagram eavesdrop carpetbag horsewhip " +
	"misfit airdrop backstop bootstrap namedrop doorstop sidestep outstrip overstep " +
	"pettifog entrap unstop unpin unzip untrap underpin overrun outrun cooccur nonplus " +
	"wiretap rewrap reprogram inbed imbed bedim bestir beget beset disinter intermit manumit readmit recommit resubmit retransmit " +
	"bootleg shotgun corral aver befog chitchat confab rappel kneecap estop distil appal wildcat unpeg "

// shortVerbs are one-syllable verbs that take prefixes.
const shortVerbs = " ban bar bid bug bus cap chip clip clog cut dam drop flag fit flip frag gag grab hem hop jam knit lap log " +
	"man map mob mop nab net nip pad pat pin plan plot plug pop prop rig rip rob run scan set ship shop skip slip snap spot stab step stop " +
	"strip tag tap tip top trap trim tip wit wrap zip fit gas knot plot pot rap "
