package main

import (
	"fmt"
	"math"
	"math/bits"
	"sort"
	"strings"
)

// Limits of what goes into the tables. A rarer word has no concept.
const (
	maxNounRank = 40000 // a noun that names a concept
	maxWordRank = 90000 // a word that has one
	minScore    = -3.5  // below it the link is a curiosity
)

// maker chooses for every word the noun that names what it says.
type maker struct {
	wn   *wordNet
	rank map[string]int
}

// table maps a word to its noun.
type table map[string]string

func (t table) rows() []string {
	var rows []string
	for word, noun := range t {
		rows = append(rows, word+"\t"+noun)
	}
	return rows
}

// verbRows adds "=" to a verb that is more a noun than a verb (attack, vote):
// the others that are their own noun (look, leave) often mean something else.
func (m *maker) verbRows(t table) []string {
	var rows []string
	for verb, noun := range t {
		row := verb + "\t" + noun
		if verb == noun && m.nouniness(verb, 'v') > -0.8 {
			row += "\t="
		}
		rows = append(rows, row)
	}
	return rows
}

// eventClass says how well a noun of a lexicographer file names what a verb
// says; 0 means not at all (persons, things).
var eventClass = map[int]float64{
	4: 3, 11: 3, 22: 3, 19: 2, 26: 2, // act event process phenomenon state
	7: 1.5, 9: 1.5, 10: 1.5, 12: 2, 21: 1, 16: 1, 24: 1, 28: 0.5, // attribute cognition communication feeling possession motive relation time
	6: 0.1, 23: 0.2, 25: 0.1, // artifact quantity shape
}

// qualityClass is the same for adjectives.
var qualityClass = map[int]float64{
	7: 3, 26: 3, 12: 2.5, 9: 1.5, 24: 1.5, 4: 0.5, 10: 0.2, 28: 0.5, 23: 0.7, 25: 0.7, 22: 0.5, 19: 0.5,
}

// candidate is a noun that a word is linked to.
type candidate struct {
	noun  string
	score float64
}

// candidates scores every noun that the word's senses are linked to.
func (m *maker) candidates(pos byte, word string, class map[int]float64, suffix func(word, noun string) float64) []candidate {
	evidence := map[string]float64{}
	senses := m.wn.senses[string(pos)+" "+word]
	total := 1.0
	for _, s := range senses {
		total += float64(s.count) + 0.5
	}
	for i, s := range senses {
		weight := (float64(s.count)+0.5)/total + 1/float64(4+i*4)
		syn := m.wn.synsets[s.key]
		for _, l := range syn.links {
			if l.target.pos != 'n' || l.source >= 0 && syn.words[l.source] != word {
				continue
			}
			target := m.wn.synsets[l.target]
			if target == nil {
				continue
			}
			for j, noun := range target.words {
				if strings.ContainsAny(noun, "_'.") {
					continue
				}
				c := class[target.lex]
				if l.word >= 0 && j != l.word {
					// A synonym of the linked noun made from the same stem:
					// honest is linked to honestness, which is honesty.
					if !sameStem(word, noun) {
						continue
					}
					c /= 2
				}
				if c > 0 {
					evidence[noun] += weight * c * m.prominence(noun, l.target)
				}
			}
		}
	}
	m.byForm(pos, word, class, evidence)
	var list []candidate
	for noun, e := range evidence {
		r := m.rank[noun]
		if r == 0 || r > maxNounRank {
			continue
		}
		if singular, ok := strings.CutSuffix(noun, "s"); ok && m.rank[singular] > 0 && len(m.wn.senses["n "+singular]) > 0 ||
			strings.HasSuffix(noun, "es") && len(m.wn.senses["n "+strings.TrimSuffix(noun, "es")]) > 0 {
			continue // a plural: losses, savings
		}
		frequency := math.Log(float64(maxNounRank)/float64(r)) / 2.5
		score := math.Log(e)*0.8 + frequency + suffix(word, noun)
		if noun == word {
			score += m.nouniness(word, pos)
		}
		list = append(list, candidate{noun, score})
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].score != list[j].score {
			return list[i].score > list[j].score
		}
		return list[i].noun < list[j].noun
	})
	return list
}

// nouniness is how much rarer the word is as a noun than as pos, as a malus:
// "kill", "know" and "save" are nouns in the dictionary but hardly in print.
func (m *maker) nouniness(word string, pos byte) float64 {
	count := func(pos byte) float64 {
		n := 1.0
		for _, s := range m.wn.senses[string(pos)+" "+word] {
			n += float64(s.count)
		}
		return n
	}
	if ratio := math.Log(count('n') / count(pos)); ratio < 0 {
		return ratio / 2
	}
	return 1
}

// prominence is how far the sense is what the noun mostly means, 0..1.
func (m *maker) prominence(noun string, k key) float64 {
	senses := m.wn.senses["n "+noun]
	total, own, at := 0.5, 0.0, 0
	for i, s := range senses {
		total += float64(s.count) + 0.5
		if s.key == k {
			own, at = float64(s.count)+0.5, i
		}
	}
	return 0.5*own/total + 0.5/float64(1+at)
}

// eventSuffix prefers the noun of the deed to the doer, the thing and the gerund.
func eventSuffix(verb, noun string) float64 {
	switch {
	case noun == verb:
		return 0.1
	case hasAny(noun, "tion", "sion", "ment", "ance", "ence", "ancy", "ency"):
		return 1.6
	case hasAny(noun, "al", "ure", "th", "sis", "ery", "acy", "ssion"):
		return 1.2
	case hasAny(noun, "ing"):
		return -1.6
	case hasAny(noun, "er", "or", "ee", "ant", "ist", "able", "ability", "ness"):
		return -3
	case hasAny(noun, "ship", "hood", "ism", "age", "ity"):
		return -0.3
	}
	return 0.6
}

func qualitySuffix(adjective, noun string) float64 {
	switch {
	case noun == adjective:
		return -2
	case hasAny(noun, "ness", "ity", "ty", "ency", "ancy", "ence", "ance", "cy", "th"):
		return 1.2
	case hasAny(noun, "er", "or", "ist", "ian"):
		return -3
	case hasAny(noun, "ism", "tion"):
		return -0.5
	}
	return 0.3
}

func hasAny(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

func (m *maker) verbs() table {
	t := table{}
	m.each('v', func(verb string) {
		if noun, ok := irregularEvent[verb]; ok {
			t[verb] = noun
		} else if list := m.candidates('v', verb, eventClass, eventSuffix); len(list) > 0 && list[0].score > minScore {
			t[verb] = list[0].noun
		}
	})
	return t
}

func (m *maker) adjectives() table {
	t := table{}
	m.each('a', func(adjective string) {
		if noun, ok := irregularQuality[adjective]; ok {
			t[adjective] = noun
		} else if list := m.candidates('a', adjective, qualityClass, qualitySuffix); len(list) > 0 && list[0].score > minScore && list[0].noun != adjective {
			t[adjective] = list[0].noun
		}
	})
	return t
}

// each visits the single words of a part of speech that are frequent enough.
func (m *maker) each(pos byte, f func(string)) {
	for id := range m.wn.senses {
		word := id[2:]
		if r := m.rank[word]; id[0] == pos && r > 0 && r <= maxWordRank && !strings.ContainsAny(word, "_'.0123456789") {
			f(word)
		}
	}
}

// nouns lists every noun with the class of its chief meaning, how common it is
// and the verb or adjective whose noun it is.
func (m *maker) nouns(verbs, adjectives table) []string {
	var rows []string
	m.each('n', func(noun string) {
		rows = append(rows, fmt.Sprintf("%s\t%c\t%d\t%s\t%s", noun, m.class(noun), bits.Len(uint(m.rank[noun])), m.base('v', noun, verbs), m.base('a', noun, adjectives)))
	})
	return rows
}

// class is the chief lexicographer file of a noun as a letter: A is 03
// (noun.Tops), Z is 28 (noun.time).
func (m *maker) class(noun string) byte {
	weight := map[int]float64{}
	for i, s := range m.wn.senses["n "+noun] {
		weight[m.wn.synsets[s.key].lex] += float64(s.count) + 1/float64(1+i)
	}
	best, most := 0, 0.0
	for lex := 3; lex <= 28; lex++ {
		if weight[lex] > most {
			best, most = lex, weight[lex]
		}
	}
	return byte('A' + best - 3)
}

// base finds the word that a noun is the noun of: the most frequent of those
// linked to it whose chosen noun it is or, failing that, one linked to it.
func (m *maker) base(pos byte, noun string, chosen table) string {
	best, score := "", math.Inf(-1)
	for word, n := range chosen {
		if v := 20 - math.Log(float64(m.rank[word])); n == noun && (v > score || v == score && word < best) {
			best, score = word, v
		}
	}
	for i, s := range m.wn.senses["n "+noun] {
		syn := m.wn.synsets[s.key]
		for _, l := range syn.links {
			if l.target.pos != pos || l.source >= 0 && syn.words[l.source] != noun {
				continue
			}
			if pos == 'v' && eventClass[syn.lex] < 1 || pos == 'a' && qualityClass[syn.lex] < 1 {
				continue
			}
			for j, word := range m.wn.synsets[l.target].words {
				if l.word >= 0 && j != l.word || strings.Contains(word, "_") || m.rank[word] == 0 {
					continue
				}
				v := -math.Log(float64(m.rank[word])) - float64(i)
				if chosen[word] == noun {
					v += 20
				}
				if v > score || v == score && word < best {
					best, score = word, v
				}
			}
		}
	}
	return best
}
