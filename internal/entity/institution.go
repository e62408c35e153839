package entity

import (
	"slices"
	"strings"
)

// institutions are the words of names that every country has one of.
var institutions = set(`senate parliament congress assembly house national supreme federal constitutional court of representatives commons lords
	armed forces force air army navy coast guard police military ministry department defence defense interior foreign affairs health education
	finance justice the and central bank government cabinet council state security general high electoral commission office president
	prosecutor attorney intelligence agency service chamber deputies lower upper treasury revenue tribunal electoral election commission
	football association labour labor communist socialist democratic party people's liberal republican conservative
	green social christian union nationalist popular royal
	agriculture transport transportation energy environment culture tourism trade commerce economy industry information communications
	internal homeland external labour human rights public works planning immigration customs civil war`)

// bodies are the institutions that one word names.
var bodies = set("senate parliament congress government cabinet police army navy military treasury")

// heads are the words that say what an institution is; the others only whose or
// what for.
var heads = set(`senate parliament congress assembly house court commons lords force forces army navy guard police military ministry department
	government cabinet council office agency service chamber treasury tribunal commission association party bank war`)

// allInstitution says whether the words say what every country has one of.
func allInstitution(words []string) bool {
	head := ""
	for k, w := range words {
		if !institutions[w] {
			return false
		}
		if head == "" && (k+1 == len(words) || words[k+1] == "of" || words[k+1] == "for") {
			head = w // before an of-phrase
		}
	}
	if !heads[head] { // cut short: "Human Rights", "Government of"
		return false
	}
	last := words[len(words)-1]
	if last == "of" || last == "and" || last == "the" {
		return false
	}
	if head == "office" && !slices.ContainsFunc(words, func(w string) bool { return offices[w] }) {
		return false
	}
	if head == "forces" || head == "force" { // "Popular Forces" may be anybody's
		for _, w := range words[:len(words)-1] {
			if !warlike[w] {
				return false
			}
		}
	}
	return len(words) > 1 || bodies[last] || last == "forces" || last == "war"
}

var offices = set("president prosecutor attorney cabinet council")

var warlike = set("armed air military security police national defense defence royal coast guard army navy and")

// american are the British spellings of what names of institutions are made of.
var american = map[string]string{"defence": "defense", "labour": "labor", "organisation": "organization", "centre": "center", "programme": "program"}

// institutionKey is the key of a country's institution, however the two are put
// together: "Philippine Senate", "Senate of the Philippines"; "Russian Defence
// Ministry", "Ministry of Defense of Russia".
func institutionKey(country string, words []string) string {
	var of, rest []string
	kind := ""
	for k, w := range words {
		if a := american[w]; a != "" {
			w = a
		}
		switch {
		case (w == "ministry" || w == "department") && (k == 0 || k == len(words)-1):
			kind = w
		case w == "the" || kind != "" && k == 1 && w == "of":
		default:
			rest = append(rest, w)
		}
	}
	if kind != "" && len(rest) > 0 {
		of = append(of, kind)
	} else if kind != "" {
		rest = append(rest, kind)
	}
	key := strings.Join(append(of, rest...), " ")
	switch key {
	case "ministry foreign":
		key = "ministry foreign affairs"
	case "military", "forces", "military forces", "defense forces", "defense force":
		key = "armed forces"
	}
	return nameKey(country) + " " + key
}

// holders says which countries have an institution of this name, for those that
// few have: a "Congress" in a report on Israel is another country's.
var holders = map[string]map[string]bool{
	"congress":            countries(`United States;Argentina;Bolivia;Brazil;Chile;Colombia;Dominican Republic;Guatemala;Honduras;Mexico;Micronesia;Paraguay;Peru;Philippines;Venezuela`),
	"national congress":   countries(`Argentina;Brazil;Chile;Honduras;Ecuador;Dominican Republic;Guatemala;Venezuela`),
	"chamber of deputies": countries(`Argentina;Bolivia;Brazil;Chile;Czech Republic;Dominican Republic;Equatorial Guinea;Haiti;Italy;Lebanon;Luxembourg;Mexico;Paraguay;Romania;Rwanda`),
	"house of representatives": countries(`United States;Antigua and Barbuda;Australia;Bahrain;Belarus;Belgium;Belize;Colombia;Cyprus;Egypt;Ethiopia;Fiji;Grenada;Indonesia;Jamaica;Japan;Jordan;
Liberia;Libya;Malaysia;Malta;Morocco;Nepal;Netherlands;New Zealand;Nigeria;Philippines;Puerto Rico;Saint Lucia;Somalia;Tajikistan;Thailand;Trinidad and Tobago;Yemen;Zimbabwe`),
	"house of commons":      countries(`United Kingdom;Canada`),
	"high court of justice": countries(`United Kingdom;Israel;Colombia`),
	"house of lords":        countries(`United Kingdom`),
	"lords":                 countries(`United Kingdom`),
	"national guard":        countries(`United States;Cyprus;Greece;Ivory Coast;Kazakhstan;Kuwait;Mauritania;Mexico;Niger;Burkina Faso;Mali;Portugal;Russia;Saudi Arabia;Tunisia;Ukraine;Uzbekistan;Venezuela`),
	"civil guard":           countries(`Spain;Peru;Costa Rica`),
	"treasury":              countries(`United States;United Kingdom;Australia;New Zealand;Kenya;South Africa;Canada`),
	"department of justice": countries(`United States;Canada;Ireland;Philippines;South Africa;Hong Kong;Northern Ireland`),
	"justice department":    countries(`United States;Philippines`),
	"department of war":     countries(`United States`),
	"state department":      countries(`United States`),
	"department of state":   countries(`United States`),
	"department of defense": countries(`United States;Philippines;South Africa`),
	"republican party":      countries(`United States;Armenia;Chile;Iraq;Turkey;Malawi`),
	"democratic party":      countries(`United States;South Korea;Italy;Japan;Ivory Coast;Hong Kong;Albania;Serbia;Thailand;Indonesia;Luxembourg;Uganda;Botswana;Cyprus;Kenya;Montenegro;Bulgaria`),
	"royal navy":            countries(`United Kingdom`),
}

func countries(list string) map[string]bool {
	m := map[string]bool{}
	for c := range strings.SplitSeq(list, ";") {
		m[strings.TrimSpace(c)] = true
	}
	return m
}

// mayHave says whether a country may have an institution of that name.
func mayHave(country *entry, name string) bool {
	in := holders[nameKey(name)]
	return in == nil || in[country.name]
}

// national takes a name of a country's institution apart; "" for others.
func (g *gazetteers) national(text string) string {
	f := strings.Fields(text)
	for n := min(3, len(f)-1); n > 0; n-- { // "Philippine Senate", "U.S. Navy"
		start := strings.TrimSuffix(strings.TrimSuffix(strings.Join(f[:n], " "), "'s"), "’s")
		e := g.lookup(start)
		if e == nil || !e.national() {
			e = g.demonyms[start]
		}
		if e != nil && e.national() {
			if rest := strings.Fields(nameKey(strings.Join(f[n:], " "))); allInstitution(rest) {
				return institutionKey(e.name, rest)
			}
		}
	}
	for k := len(f) - 1; k > 1; k-- { // "Senate of the Philippines"
		if f[k-1] != "of" && (f[k-1] != "the" && f[k-1] != "The" || f[k-2] != "of") {
			continue
		}
		if e := g.lookup(strings.Join(f[k:], " ")); e != nil && e.national() {
			rest := strings.Fields(nameKey(strings.Join(f[:k-1], " ")))
			if len(rest) > 0 && rest[len(rest)-1] == "of" {
				rest = rest[:len(rest)-1]
			}
			if allInstitution(rest) {
				return institutionKey(e.name, rest)
			}
		}
	}
	return ""
}

// national says whether an entry may have institutions of its own.
func (e *entry) national() bool { return e.sure && (e.typ == Country || e.name == "Gaza Strip") }

// body is what a country's name or adjective makes a name with though it is
// written without capitals.
type body struct {
	words []string
	typ   string
}

var countryBodies = []body{
	{[]string{"armed", "forces"}, Organization},
	{[]string{"military", "forces"}, Organization},
	{[]string{"military"}, Organization},
	{[]string{"forces"}, Organization},
	{[]string{"army"}, Organization},
	{[]string{"navy"}, Organization},
	{[]string{"air", "force"}, Organization},
	{[]string{"coast", "guard"}, Organization},
	{[]string{"parliament"}, Organization},
	{[]string{"government"}, Organization},
	{[]string{"civil", "war"}, Event},
	{[]string{"war"}, Event},
}

// bodyName is how a country's body is written after its adjective.
func bodyName(words []string) string {
	switch name := strings.Join(words, " "); name {
	case "armed forces", "military forces", "military", "forces":
		return "Armed Forces"
	case "army":
		return "Army"
	case "navy":
		return "Navy"
	case "air force":
		return "Air Force"
	case "coast guard":
		return "Coast Guard"
	default:
		if len(words) == 1 || words[len(words)-1] == "war" {
			return name
		}
		var out []string
		for _, w := range words {
			if w != "of" && w != "the" && w != "and" && w != "for" {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			out = append(out, w)
		}
		return strings.Join(out, " ")
	}
}

// bodies adds what a country's name is part of: "the Israeli military", "the
// Syrian civil war"; and the governments named after who leads them, "the Trump
// administration".
func (f *nameFinder) bodies() {
	s := f.s
	if s.caps {
		return
	}
	for _, n := range f.out {
		if n.rule == "nested" {
			continue
		}
		text := s.join(n.start, n.end)
		e := f.g.lookup(text)
		if n.demonym {
			e = f.g.demonyms[text]
		}
		if e == nil || !e.national() {
			f.administration(n, e)
			continue
		}
		if n.start > 0 && !s.space[n.start-1] && (s.words[n.start-1].Form == "-" || s.words[n.start-1].Form == "–") {
			continue // "the Iran–Israel war"
		}
		start, at, owned := n.start, n.end, false
		if at < len(s.words) && (s.words[at].Form == "'s" || s.words[at].Form == "’s") {
			at++
			start, owned = at, true
		}
		for _, b := range countryBodies {
			end := at + len(b.words)
			if end > len(s.words) || !f.writes(at, b.words) || f.covered(at, end) || f.modifier(start, end) || owned && b.typ == Event {
				continue
			}
			if u := s.words[end-1].UPOS; u != "NOUN" && u != "PROPN" {
				continue
			}
			f.out = append(f.out, nameSpan{start: start, end: end, typ: b.typ, score: 1.5, rule: "body", of: e, words: b.words, bare: owned})
			break
		}
		if !f.covered(at, at+1) {
			f.described(start, at, e, owned)
		}
	}
}

// maxBodyWords is the longest name of an institution in small letters.
const maxBodyWords = 5

// described adds the institutions that a country's name or adjective makes names
// with in small letters: "the Hungarian foreign ministry", "Nepal's election
// commission".
func (f *nameFinder) described(start, at int, e *entry, owned bool) {
	s := f.s
	if start > 0 && (s.lower(start-1) == "a" || s.lower(start-1) == "an") {
		return
	}
	for end := min(len(s.words), at+maxBodyWords); end > at; end-- {
		u := s.words[end-1].UPOS
		if u != "NOUN" && u != "PROPN" || f.covered(at, end) || f.modifier(start, end) || s.plural(end-1) && s.lower(end-1) != "forces" {
			continue
		}
		var words []string
		for k := at; k < end && institutions[s.lower(k)] && s.lower(k) == s.words[k].Form && s.words[k].UPOS != "DET"; k++ {
			words = append(words, s.lower(k))
		}
		if len(words) != end-at || !ownBody(words) || !mayHave(e, strings.Join(words, " ")) {
			continue
		}
		f.out = append(f.out, nameSpan{start: start, end: end, typ: Organization, score: 1.5, rule: "body", of: e, words: words, bare: owned})
		return
	}
}

// ownBody says whether the words name what a country has one of, and the last
// says that it is a body: not "state media", "the central government's", "a court".
func ownBody(words []string) bool {
	last := words[len(words)-1]
	if last == "police" && len(words) == 1 {
		return true
	}
	switch last {
	case "ministry", "department", "commission", "court", "bank", "police", "guard", "assembly", "forces", "treasury":
		return len(words) > 1 && allInstitution(words) && words[0] != "high" && words[0] != "state" && words[0] != "federal" || last == "police" && allInstitution(words)
	}
	return false
}

// administration adds "the Trump administration".
func (f *nameFinder) administration(n nameSpan, e *entry) {
	s := f.s
	if e != nil && (e.sure || e.typ != City) || n.demonym || n.end >= len(s.words) || n.end-n.start > 3 || s.lower(n.end) != "administration" || f.covered(n.end, n.end+1) || f.modifier(n.start, n.end+1) {
		return
	}
	last := s.lower(n.end - 1)
	if orgEnds[last] || placeEnds[last] || n.typ != "" && n.typ != Person {
		return
	}
	f.out = append(f.out, nameSpan{start: n.start, end: n.end + 1, typ: Organization, score: 1.5, rule: "administration", words: []string{last, "administration"}})
}

func (f *nameFinder) writes(at int, words []string) bool {
	for k, w := range words {
		if f.s.lower(at+k) != w {
			return false
		}
	}
	return true
}
