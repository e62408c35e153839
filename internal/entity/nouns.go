package entity

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/nouns.tsv
var nounsTSV string

//go:embed data/adjectives.txt
var adjectivesTXT string

//go:embed data/topics.txt
var topicsTXT string

// topics are the concept keys that are worth a node whatever their form.
var topics = sync.OnceValue(func() map[string]bool {
	t := map[string]bool{}
	for l := range strings.Lines(topicsTXT) {
		if strings.HasPrefix(l, "#") {
			continue
		}
		for _, w := range strings.Fields(l) {
			t[strings.ReplaceAll(w, "_", " ")] = true
		}
	}
	return t
})

// nounClass is a noun's classes, the commonest sense first, as one letter each:
// P person, O organisation, C country, Y city, L place, T thing made, W work,
// E event, J law, G group of people or things, a abstract, e happening or act,
// t time, q quantity, m money, o other. A final "-" marks a noun of a verb that
// is always transitive: in "the N of X", X is what it was done to.
type nounClass string

func (c nounClass) first() byte {
	if c == "" {
		return 0
	}
	return c[0]
}

func (c nounClass) has(code byte) bool { return strings.IndexByte(string(c), code) >= 0 }

// patient says whether X in "the N of X" is what N was done to.
func (c nounClass) patient() bool { return c.has('-') }

// abstract says whether the noun names a quality, state, act or process, so
// that a name's possessive with it is an aspect of what is named.
func (c nounClass) abstract() bool { f := c.first(); return f == 'a' || f == 'e' || f == 't' }

var classTypes = map[byte]string{'P': Person, 'O': Organization, 'C': Country, 'Y': City, 'L': Place, 'T': Product, 'W': Work, 'E': Event, 'J': Law, 'G': Group}

type nounTable struct {
	class      map[string]nounClass
	relational map[string]bool
}

var nouns = sync.OnceValue(func() *nounTable {
	t := &nounTable{map[string]nounClass{}, map[string]bool{}}
	for l := range strings.Lines(nounsTSV) {
		code, words, _ := strings.Cut(strings.TrimSuffix(l, "\n"), "\t")
		for _, w := range strings.Fields(words) {
			t.class[w] = nounClass(code)
		}
	}
	for _, w := range strings.Fields(adjectivesTXT) {
		t.relational[w] = true
	}
	return t
})

// Topic says whether a concept's name, in lower case and the singular, is worth a
// node though nothing says whose or of what it is: "innovation", not "return".
func Topic(name string) bool { return topics()[name] }

// MayAct says whether a noun, by its lower-case lemma, may mean somebody who acts:
// a person, a body, a group, a place that has a government.
func MayAct(lemma string) bool {
	c := classOf(lemma)
	for _, code := range []byte("POGCY") {
		if c.has(code) {
			return true
		}
	}
	return acting[lemma]
}

// acting are nouns that mean those who act as often as what they are called for.
var acting = set("authority force wing service opposition defense defence leadership presidency staff side assembly")

// classOf is the class of a noun by its lemma; of a hyphenated one by its last
// part ("co-founder").
func classOf(lemma string) nounClass {
	l := strings.ToLower(lemma)
	t := nouns().class
	if c := t[l]; c != "" {
		return c
	}
	if k := strings.LastIndexByte(l, '-'); k >= 0 {
		return t[l[k+1:]]
	}
	return ""
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
