package entity

import "strings"

// gender and number of what a mention refers to; zero is unknown.
type gender uint8

const (
	unknown gender = iota
	male
	female
	neuter
	someone // a person of either gender
)

func (g gender) person() bool { return g == male || g == female || g == someone }

// agree says whether two genders may belong to one thing.
func agree(a, b gender) bool {
	if a == unknown || b == unknown || a == b {
		return true
	}
	return a == someone && b.person() || b == someone && a.person()
}

type number uint8

const (
	anyNumber number = iota
	singular
	many
)

type form uint8

const (
	properName form = iota
	nominal
	pronoun
)

// mention is a candidate while the document is being resolved.
type mention struct {
	id               int
	sent, start, end int
	head             int
	form             form
	span             nameSpan // of a name
	text             string   // as written
	key              string   // folded name
	entry            *entry   // of the gazetteer
	class            nounClass
	number           number
	gender           gender
	votes            votes
	definite         bool // the, this, a possessive
	indefinite       bool // a, some, another, a number
	demonstrative    bool
	value            bool // date, money, quantity
	roleEnd          int  // of a role whose place follows it: where its own words end
	national         bool // the name of a country's institution
	modifiers        []string
	person           *mention // of a role: who holds it
	place            *mention // of a role: the name before it, "U.S." of "U.S. president"
	chain            *chain
	rule             string
	sure             float64 // of a pronoun joined by the ranker: the probability of its chain
}

// chain is a set of mentions of one thing.
type chain struct {
	members []*mention
	votes   votes
	gender  gender
	number  number
	entry   *entry
	named   bool
	words   map[string]bool // class nouns that describe it: "chipmaker", "president"
	placed  bool            // asked already which country's institution it is
	typ     string          // decided when the names are joined
}

func newChain(m *mention) *chain {
	c := &chain{members: []*mention{m}, votes: m.votes, gender: m.gender, number: m.number, entry: m.entry, named: m.form == properName}
	m.chain = c
	return c
}

// join moves all of b into a, and gives b's own mentions the rule when they had
// none. The caller has checked that the two agree.
func join(a, b *chain, rule string) *chain {
	if a == b {
		return a
	}
	for _, m := range b.members {
		m.chain = a
		if m.rule == "" {
			m.rule = rule
		}
	}
	a.members = append(a.members, b.members...)
	for k := range a.votes {
		a.votes[k] += b.votes[k]
	}
	if a.gender == unknown || a.gender == someone && b.gender.person() {
		a.gender = b.gender
	}
	if a.number == anyNumber {
		a.number = b.number
	}
	if a.entry == nil {
		a.entry = b.entry
	}
	if a.typ == "" || !a.named && b.named {
		a.typ = b.typ
	}
	a.named = a.named || b.named
	for w := range b.words {
		a.describe(w)
	}
	return a
}

func (c *chain) describe(word string) {
	if c.words == nil {
		c.words = map[string]bool{}
	}
	c.words[word] = true
}

// first is the member that comes first in the document.
func (c *chain) first() *mention {
	best := c.members[0]
	for _, m := range c.members[1:] {
		if m.sent < best.sent || m.sent == best.sent && m.start < best.start {
			best = m
		}
	}
	return best
}

// votes are the weights of evidence for each type, in the order of typeNames.
type votes [12]float64

var typeNames = [12]string{Person, Organization, Country, City, Place, Product, Work, Event, Law, Group, ConceptType, Other}

func typeIndex(t string) int {
	for k, n := range typeNames {
		if n == t {
			return k
		}
	}
	return -1
}

func (v *votes) add(typ string, weight float64) {
	if k := typeIndex(typ); k >= 0 {
		v[k] += weight
	}
}

// best is the type with most weight, the first of equals; Other without any.
func (v *votes) best() (string, float64) {
	best := len(v) - 1
	for k := range v {
		if v[k] > v[best] {
			best = k
		}
	}
	if v[best] <= 0 {
		return Other, 0
	}
	return typeNames[best], v[best]
}

// kin are the types a thing of the first may also be called by.
func kin(a, b string) bool {
	if a == b || a == Other || b == Other || a == "" || b == "" {
		return true
	}
	place := func(t string) bool { return t == Country || t == City || t == Place }
	if place(a) && place(b) {
		return true
	}
	made := func(t string) bool { return t == Product || t == Work || t == Organization }
	return made(a) && made(b) || a == Group && b == Organization || a == Organization && b == Group
}

// nameKey folds case, punctuation, "the", possessives and corporate endings.
func nameKey(text string) string {
	l := strings.ToLower(text)
	l = strings.Map(func(r rune) rune {
		switch r {
		case '’':
			return '\''
		case '-', '–', '/', '_':
			return ' '
		case '.', ',', '"', '“', '”', '(', ')':
			return -1
		}
		return r
	}, l)
	words := strings.Fields(strings.TrimSuffix(strings.TrimSuffix(l, "'s"), "'"))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for len(words) > 1 && corporate[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

var corporate = set("inc corp corporation ltd llc plc co gmbh ag nv sa spa")
