package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kgraph/internal/lang/conllu"
)

// ParseScores are the measures of the CoNLL 2018 shared task (Zeman et al.
// 2018, https://aclanthology.org/K18-2001), computed over words aligned by
// their characters, and LAS for each relation.
type ParseScores struct {
	Tokens, Sentences, Words    Score
	UPOS, XPOS, UFeats, AllTags Score
	Lemmas                      Score
	UAS, LAS, CLAS, MLAS, BLEX  Score
	LASFull                     Score // with the subtypes of relations
	Relations                   []RelationScore
}

// RelationScore is LAS over the words with one relation, subtype apart.
type RelationScore struct {
	Relation string
	Score
}

// Parse compares two analyses of one text. Both must hold the same
// characters, white space apart; else the error says where they part.
func Parse(gold, system []*conllu.Sentence) (*ParseScores, error) {
	g, s := flatten(gold), flatten(system)
	if err := sameText(g.chars, s.chars); err != nil {
		return nil, err
	}
	align(g, s)
	out := &ParseScores{
		Tokens:    spans(g.tokens, s.tokens),
		Sentences: spans(g.sentences, s.sentences),
	}
	all := func(*node) bool { return true }
	content := func(n *node) bool { return contentRelations[relation(n)] }
	out.Words = count(g, s, all, func(a, b *node) bool { return true })
	out.UPOS = count(g, s, all, func(a, b *node) bool { return a.UPOS == b.UPOS })
	out.XPOS = count(g, s, all, func(a, b *node) bool { return a.XPOS == b.XPOS })
	out.UFeats = count(g, s, all, func(a, b *node) bool { return a.features == b.features })
	out.AllTags = count(g, s, all, func(a, b *node) bool { return a.UPOS == b.UPOS && a.XPOS == b.XPOS && a.features == b.features })
	out.Lemmas = count(g, s, all, sameLemma)
	out.UAS = count(g, s, all, sameHead)
	labelled := func(a, b *node) bool { return sameHead(a, b) && relation(a) == relation(b) }
	out.LAS = count(g, s, all, labelled)
	out.LASFull = count(g, s, all, func(a, b *node) bool { return sameHead(a, b) && a.Deprel == b.Deprel })
	out.CLAS = count(g, s, content, labelled)
	out.BLEX = count(g, s, content, func(a, b *node) bool { return labelled(a, b) && sameLemma(a, b) })
	out.MLAS = count(g, s, content, func(a, b *node) bool {
		return labelled(a, b) && a.UPOS == b.UPOS && a.features == b.features && sameFunctions(a, b)
	})
	out.Relations = byRelation(g, s, labelled)
	return out, nil
}

// contentRelations are those of content words, functionRelations those of the
// words that go with them; punctuation is neither.
var (
	contentRelations = names(`nsubj obj iobj csubj ccomp xcomp obl vocative expl dislocated advcl advmod discourse nmod appos nummod
		acl amod conj fixed flat compound list parataxis orphan goeswith reparandum root dep`)
	functionRelations = names(`aux cop mark det clf case cc`)
	universalFeatures = names(`PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense
		Aspect Voice Evident Polarity Person Polite`)
)

func names(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// relation is a word's relation without its subtype.
func relation(n *node) string {
	r, _, _ := strings.Cut(n.Deprel, ":")
	return r
}

// sameLemma lets any lemma pass where the treebank has none.
func sameLemma(gold, system *node) bool {
	return gold.Lemma == "" || gold.Lemma == "_" || gold.Lemma == system.Lemma
}

// sameHead says that the heads are aligned, or that both are roots.
func sameHead(gold, system *node) bool {
	if gold.head == nil || system.head == nil {
		return gold.head == nil && system.head == nil
	}
	return gold.head.partner == system.head
}

// sameFunctions says that the function words below two content words agree in
// order, relation, tag and features.
func sameFunctions(gold, system *node) bool {
	if len(gold.functions) != len(system.functions) {
		return false
	}
	for i, f := range gold.functions {
		o := system.functions[i]
		if f.partner != o || relation(f) != relation(o) || f.UPOS != o.UPOS || f.features != o.features {
			return false
		}
	}
	return true
}

// count counts the words that pass the filter and, of the aligned ones, those
// that agree.
func count(gold, system *flat, filter func(*node) bool, same func(g, s *node) bool) Score {
	var c Score
	for _, n := range gold.words {
		if !filter(n) {
			continue
		}
		c.Gold++
		if n.partner != nil {
			c.Aligned++
			if same(n, n.partner) {
				c.Correct++
			}
		}
	}
	for _, n := range system.words {
		if filter(n) {
			c.System++
		}
	}
	return c
}

// byRelation breaks LAS down, the most frequent relation first.
func byRelation(gold, system *flat, same func(g, s *node) bool) []RelationScore {
	seen := map[string]bool{}
	var out []RelationScore
	for _, f := range []*flat{gold, system} {
		for _, n := range f.words {
			if r := relation(n); !seen[r] {
				seen[r] = true
				out = append(out, RelationScore{Relation: r})
			}
		}
	}
	for i := range out {
		r := out[i].Relation
		out[i].Score = count(gold, system, func(n *node) bool { return relation(n) == r }, same)
	}
	slices.SortFunc(out, func(a, b RelationScore) int {
		return cmp.Or(cmp.Compare(b.Gold, a.Gold), cmp.Compare(a.Relation, b.Relation))
	})
	return out
}

// sameText says where two texts part.
func sameText(a, b []rune) error {
	n := min(len(a), len(b))
	i := 0
	for i < n && a[i] == b[i] {
		i++
	}
	if i == len(a) && i == len(b) {
		return nil
	}
	show := func(r []rune) string { return string(r[max(0, min(i, len(r))-10):min(len(r), i+20)]) }
	return fmt.Errorf("the two files are not of the same text: after %d characters gold has %q, the system %q", i, show(a), show(b))
}
