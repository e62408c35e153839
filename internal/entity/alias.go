package entity

import (
	"slices"
	"strings"
	"unicode"
)

// joinNames joins the names of one thing: the gazetteer's aliases, equal names,
// acronyms with their expansions, a surname with the full name, and a name with
// its longer form.
func (r *resolver) joinNames() {
	byKey := map[string]*chain{}
	var order []*chain
	for _, m := range r.mentions {
		if m.form != properName {
			continue
		}
		id := m.key
		rule := "same name"
		if m.entry != nil {
			id = m.entry.key()
			rule = "gazetteer"
			if m.span.demonym {
				rule = "demonym"
			}
		}
		m.rule = rule
		if c := byKey[id]; c != nil {
			join(c, m.chain, rule)
			continue
		}
		byKey[id] = m.chain
		order = append(order, m.chain)
	}
	for _, c := range order {
		r.decide(c)
	}
	r.joinShort(order)
	r.joinAcronyms(order)
}

// sureType is the weight of votes from which a type is past doubt.
const sureType = 4

// decide fixes a chain's type from its votes.
func (r *resolver) decide(c *chain) {
	weight := 8.0
	if c.entry != nil && c.entry.sure {
		c.typ = c.entry.typ
	} else {
		c.typ, weight = c.votes.best()
	}
	switch {
	case c.typ == Person:
		if !c.gender.person() {
			c.gender = someone
		}
	case c.typ == Other || c.typ == Group:
	case weight >= sureType || c.entry != nil:
		c.gender = neuter
	case !c.gender.person(): // "he" may still say that it is a person
		c.gender = unknown
	}
}

// nameForms are the chain's distinct names, longest first.
func nameForms(c *chain) [][]string {
	var out [][]string
	seen := map[string]bool{}
	for _, m := range c.members {
		if m.form == properName && !m.span.demonym && !seen[m.key] {
			seen[m.key] = true
			out = append(out, strings.Fields(m.key))
		}
	}
	return out
}

// joinShort joins a short name with the one longer name it is part of: "Trump"
// with "Donald Trump", "the Institute" with "Kiel Institute", "Zhou" with "Zhou
// Hongyi". Longer names are found by their first and last words.
func (r *resolver) joinShort(order []*chain) {
	byEdge := map[string][]*chain{}
	r.fuller = map[string]bool{}
	for _, c := range order {
		for _, w := range nameForms(c) {
			if len(w) > 1 && !royal[w[0]] {
				r.fuller[w[len(w)-1]] = true
			}
			if len(w) > 1 {
				byEdge[w[0]] = append(byEdge[w[0]], c)
				byEdge[w[len(w)-1]] = append(byEdge[w[len(w)-1]], c)
			}
		}
	}
	for _, c := range order {
		r.surnameToo(c, byEdge)
	}
	for _, c := range order {
		forms := nameForms(c)
		if len(forms) != 1 || c.entry != nil && c.entry.sure || len(forms[0]) > 3 {
			continue
		}
		short := forms[0]
		if len(short) == 2 && royal[short[0]] && c.root().typ == Person {
			short = short[1:] // "Emperor Norton"
		}
		var found *chain
		unique := true
		try := func(list []*chain) {
			for _, l := range list {
				if l.root() == c.root() || l.root() == found.root() || !r.shortOf(c, short, l) {
					continue
				}
				if found != nil && l.first().before(c.first()) == found.first().before(c.first()) {
					unique = false
				}
				if found == nil || l.first().before(c.first()) {
					found = l
				}
			}
		}
		try(byEdge[short[len(short)-1]])
		if len(short) > 1 || found == nil {
			try(byEdge[short[0]])
		}
		if found != nil && unique {
			rule := "short name"
			if found.root().typ == Person {
				rule = "surname"
			}
			a, b := found.root(), c.root()
			typ := a.typ
			if c.entry != nil && !c.entry.sure {
				for _, m := range c.members {
					m.entry = nil
				}
				b.entry = nil
			}
			joined := join(a, b, rule)
			joined.typ = typ
			for _, m := range c.members {
				if m.form == properName {
					m.rule = rule
				}
			}
			if typ == Other {
				r.decide(joined)
			}
		}
	}
}

// surnameToo makes a company the person of that surname whom the document has:
// "Meta" beside "Ilir Meta", "Bosch" beside "Fátima Bosch", "Saab" beside "Alex
// Saab"; one that no gazetteer knows only where nothing is the company's.
func (r *resolver) surnameToo(c *chain, byEdge map[string][]*chain) {
	forms := nameForms(c)
	if len(forms) != 1 || len(forms[0]) != 1 || isAcronym(c.members[0].text) || c.typ != Organization || c.entry != nil && !c.entry.sure {
		return
	}
	if c.entry == nil && slices.ContainsFunc(c.members, r.attributive) {
		return // "Dell shares"
	}
	word := forms[0][0]
	for _, l := range byEdge[word] {
		for _, w := range nameForms(l) {
			if l.root().typ == Person && len(w) > 1 && w[len(w)-1] == word {
				for _, m := range c.members {
					m.entry = nil
				}
				c.entry = nil
				c.votes = votes{}
				c.votes.add(Person, 1)
				r.decide(c)
				return
			}
		}
	}
}

// attributive says whether a name stands before a noun that it modifies.
func (r *resolver) attributive(m *mention) bool {
	s := &r.sents[m.sent]
	return s.rel(m.head) == "compound" && s.words[m.head].Head >= m.end
}

// root is the chain that now holds c's first member; nil for nil.
func (c *chain) root() *chain {
	if c == nil {
		return nil
	}
	return c.members[0].chain
}

func (m *mention) before(o *mention) bool {
	return m.sent < o.sent || m.sent == o.sent && m.start < o.start
}

// shortOf says whether the words short, a name of chain c, may be a short form
// of the longer chain l.
func (r *resolver) shortOf(c *chain, short []string, l *chain) bool {
	long := l.root()
	ct, lt := c.root().typ, long.typ
	if !agree(c.root().gender, long.gender) && !(ct != Person && r.weak(c)) {
		return false
	}
	for _, w := range nameForms(l) {
		if len(w) <= len(short) || royal[w[0]] && len(w) == 2 && len(short) == 1 && lt == Person && len(nameForms(c)[0]) == 1 && r.hasFuller(w[1]) {
			continue
		}
		suffix := equal(w[len(w)-len(short):], short)
		prefix := equal(w[:len(short)], short)
		switch {
		case suffix && len(short) == 1 && lt == Organization && r.teamOf(w) && c.root().entry == nil:
			return true // "the Chiefs" of Kansas City
		case lt == Person:
			if ct != Person && !r.weak(c) {
				continue
			}
			if long.entry != nil {
				continue
			}
			if suffix && len(short) > 1 && r.personFirst(short[0]) && r.personFirst(w[0]) {
				continue // "Reza Pahlavi" is the son of "Mohammad Reza Pahlavi"
			}
			if suffix || prefix && len(short) == 1 && len(w) == 2 || prefix && r.personFirst(short[0]) && classOf(w[len(w)-1]) == "" && !shows[w[len(w)-1]] {
				return true
			}
		case ct == Person || c.root().entry != nil:
			continue
		case suffix && len(short) == 1 && (orgEnds[short[0]] || lawEnds[short[0]] || eventEnds[short[0]] || placeEnds[short[0]]):
			return true
		case prefix && kin(ct, lt) && allEnds(w[len(short):]), suffix && len(w) > len(short) && (ships[strings.ToUpper(w[0])] || len(w) == 2 && stormy[w[0]]):
			return true
		}
	}
	return false
}

// teamOf says whether a name's words are a city with a plural behind it.
func (r *resolver) teamOf(words []string) bool {
	last := len(words) - 1
	if last < 1 || !strings.HasSuffix(words[last], "s") || placeEnds[words[last]] || orgEnds[words[last]] || eventEnds[words[last]] {
		return false
	}
	e := r.g.folded[strings.Join(words[:last], " ")]
	return e != nil && (e.typ == City || e.typ == Place)
}

// stormy are the words that a storm's name follows.
var stormy = set("hurricane typhoon cyclone storm")

// shows are the last words of works that are named after who is in them.
var shows = set("live show tonight unplugged")

// hasFuller says whether a person of that surname is named more fully than by a
// title: then the title's name is a short form itself.
func (r *resolver) hasFuller(surname string) bool { return r.fuller[surname] }

// weak says whether nothing but its form speaks for the chain's type, so that a
// fuller name may overrule it.
func (r *resolver) weak(c *chain) bool {
	v := c.root().votes
	if e := c.root().entry; e != nil {
		if e.sure {
			return false
		}
		if k := typeIndex(e.typ); k >= 0 {
			n := 0.0
			for range c.root().members {
				n += 3
			}
			v[k] -= n
		}
	}
	typ, w := v.best()
	return typ == Person || w <= 2.6*float64(len(c.root().members)) && typ != Country
}

func (r *resolver) personFirst(w string) bool {
	g, ok := r.g.first[w]
	return ok && g != unknown
}

func equal(a, b []string) bool {
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return len(a) == len(b)
}

// shortEnds are the last words that a short form leaves out: "Borno" for "Borno
// State", "Target" for "Target Corporation". An airport is not its town, and a
// province mostly shares its name with its capital.
var shortEnds = set(`inc corporation company group holdings industries technologies technology motors airlines airways systems organization
	organisation electronics entertainment state region city river mountains movement summit act`)

func allEnds(words []string) bool {
	for _, w := range words {
		if !shortEnds[w] {
			return false
		}
	}
	return true
}

// joinAcronyms joins "IAEA" with "International Atomic Energy Agency", the
// nearest in the document first.
func (r *resolver) joinAcronyms(order []*chain) {
	expansions := map[string][]*chain{}
	for _, c := range order {
		if c.root().typ == Person {
			continue
		}
		for _, w := range nameForms(c) {
			for _, a := range initials(w) {
				expansions[a] = append(expansions[a], c)
			}
		}
	}
	for _, c := range order {
		m := c.members[0]
		if c.root() != c || m.end-m.start != 1 || c.entry != nil && c.entry.sure {
			continue
		}
		letters := strings.ReplaceAll(m.text, ".", "")
		if len(letters) < 2 || len(letters) > 7 || strings.IndexFunc(letters, func(c rune) bool { return !unicode.IsUpper(c) && c != 's' }) >= 0 {
			continue
		}
		for _, e := range expansions[strings.ToLower(letters)] {
			if e.root() == c || e.root().gender.person() {
				continue
			}
			joined := join(e.root(), c, "acronym")
			for _, x := range c.members {
				x.rule = "acronym"
			}
			r.decide(joined)
			break
		}
	}
}

// initials are the acronyms of a name: with and without its small words.
func initials(words []string) []string {
	var all, content strings.Builder
	for _, w := range words {
		c := []rune(w)[0]
		all.WriteRune(c)
		switch w {
		case "of", "the", "and", "for", "in", "on", "&", "de", "to":
		default:
			content.WriteRune(c)
		}
	}
	if len(words) < 2 {
		return nil
	}
	if all.String() == content.String() {
		return []string{all.String()}
	}
	return []string{content.String(), all.String()}
}
