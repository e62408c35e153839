package main

import "strings"

// rule makes a noun of a word: the ending from becomes to.
type rule struct{ from, to string }

var verbRules = []rule{
	{"", "ment"}, {"", "ation"}, {"e", "ation"}, {"e", "ion"}, {"", "ion"}, {"ate", "ation"}, {"ify", "ification"},
	{"", "al"}, {"e", "al"}, {"", "ance"}, {"e", "ance"}, {"", "ence"}, {"e", "ence"}, {"y", "iance"}, {"de", "sion"}, {"d", "sion"}, {"se", "sion"},
	{"", "ure"}, {"e", "ure"}, {"er", "ery"}, {"e", "ery"}, {"", "ery"}, {"ize", "ism"}, {"ge", "gement"}, {"nd", "nse"}, {"", ""}, {"", "ing"}, {"e", "ing"}, {"e", "er"},
}

var adjectiveRules = []rule{
	{"", "ness"}, {"y", "iness"}, {"", "ity"}, {"e", "ity"}, {"ble", "bility"}, {"ant", "ance"}, {"ant", "ancy"}, {"ent", "ence"}, {"ent", "ency"},
	{"ous", "osity"}, {"ous", "y"}, {"ous", "ety"}, {"ious", "iety"}, {"ious", "ion"}, {"ate", "acy"}, {"", "y"}, {"", "ty"}, {"", "th"}, {"", "ism"}, {"ic", "ism"}, {"ed", "ion"}, {"e", "ion"}, {"", "ion"}, {"ful", ""}, {"ive", "ion"},
}

// byForm adds the nouns that regular word formation makes of the word and that
// WordNet knows in a fitting class: its files leave out many links.
func (m *maker) byForm(pos byte, word string, class map[int]float64, evidence map[string]float64) {
	rules := verbRules
	if pos == 'a' {
		rules = adjectiveRules
	}
	for _, r := range rules {
		stem, ok := strings.CutSuffix(word, r.from)
		if !ok || len(stem) < 3 || pos == 'v' && r.to == "er" && m.rank[word+"r"] > 0 && !strings.HasSuffix(word, "rge") {
			continue
		}
		noun := stem + r.to
		if evidence[noun] > 0 {
			continue
		}
		best := 0.0
		for _, s := range m.wn.senses["n "+noun] {
			c := class[m.wn.synsets[s.key].lex]
			best = max(best, c*m.prominence(noun, s.key))
		}
		if best > 0.3 {
			evidence[noun] = 0.1 * best
		}
	}
}

// sameStem says whether two words begin alike far enough to be one family.
func sameStem(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 3 && n >= min(len(a), len(b))-3
}
