package entity

import (
	_ "embed"
	"sync"
)

//go:embed data/common.txt
var commonTXT string

// commonWords are the nouns and adjectives that stand in so many texts, whatever
// they are about, that no text is about them.
var commonWords = sync.OnceValue(func() map[string]bool { return set(commonTXT) })

// In how many sentences a document speaks of something as a kind for it to be one
// of its topics: a phrase of several words, a single noun.
const (
	topicalPhrase = 2
	topicalNoun   = 3
)

// ownTopics are what a document itself comes back to ("iodised salt", "ozone" in an
// article on either), whether or not the world's news speaks of it.
type ownTopics struct {
	terms  map[[2]string]bool // an adjective, in lower case, and the lemma of the noun right after it
	kinds  map[string]bool    // keys of concepts that are spoken of as kinds
	things map[string]bool    // keys of concepts of several words that are things
}

// findTopics counts in how many sentences each adjective stands before each noun,
// and then in how many each phrase means a kind or a thing.
func (r *resolver) findTopics() {
	r.own = ownTopics{r.terms(), map[string]bool{}, map[string]bool{}}
	type count struct{ kind, all, lastKind, lastAll int }
	counts := map[string]*count{}
	for _, m := range r.mentions {
		if m.form != nominal || m.value || m.chain.named {
			continue
		}
		c := r.needed(m, false)
		n := counts[c.key]
		if n == nil {
			n = &count{lastKind: -1, lastAll: -1}
			counts[c.key] = n
		}
		if n.lastAll != m.sent {
			n.all, n.lastAll = n.all+1, m.sent
		}
		if n.lastKind != m.sent && r.speaksOfKind(m, c) {
			n.kind, n.lastKind = n.kind+1, m.sent
		}
		wanted := topicalPhrase
		if len(c.words) == 1 {
			wanted = topicalNoun
		}
		r.own.kinds[c.key] = n.kind >= wanted && 2*n.kind >= n.all
		if len(c.words) > 1 && n.all >= topicalPhrase && r.comesBack(m) {
			r.own.things[c.key] = true
		}
	}
}

// terms are the pairs of an adjective and its noun that stand together in several
// sentences, adjectives of any text ("new", "large") left out.
func (r *resolver) terms() map[[2]string]bool {
	terms, first := map[[2]string]bool{}, map[[2]string]int{}
	for k := range r.sents {
		s := &r.sents[k]
		for i := range s.words {
			h := s.words[i].Head
			if s.rel(i) != "amod" || h != i+1 || s.words[h].UPOS != "NOUN" || s.words[i].XPOS == "JJR" || s.words[i].XPOS == "JJS" {
				continue
			}
			l := s.lower(i)
			if quantifiers[l] || vague[l] || commonWords()[l] || commonWords()[s.lemma(i)] || s.kid(i, "advmod") >= 0 {
				continue
			}
			p := [2]string{l, s.lemma(h)}
			if before, met := first[p]; !met {
				first[p] = k
			} else if before != k {
				terms[p] = true
			}
		}
	}
	return terms
}

// term says whether word k is the adjective of such a pair.
func (r *resolver) term(s *sentence, k int) bool {
	return k+1 < len(s.words) && r.own.terms[[2]string{s.lower(k), s.lemma(k + 1)}]
}

// topical says whether a noun phrase means a topic of its document's own.
func (r *resolver) topical(m *mention, c conceptName) bool {
	switch {
	case r.own.things[c.key]:
		return true
	case m.indefinite || m.demonstrative || !r.own.kinds[c.key]:
		return false
	}
	return len(c.words) > 1 || !m.definite && !r.complemented(m)
}

// speaksOfKind says whether a noun phrase stands without anything that points to
// one thing or some things, and its noun may be what a text is about.
func (r *resolver) speaksOfKind(m *mention, c conceptName) bool {
	if m.definite || m.indefinite || m.demonstrative || r.complemented(m) || !r.substantial(m) {
		return false
	}
	lemma := r.sents[m.sent].lemma(m.head)
	if len(c.words) > 1 {
		return m.class.first() != 'P' || m.number == many // "pregnant women"; not "vice president"
	}
	switch m.class.first() {
	case 'P', 'G', 't', 'q', 'm':
		return false
	case 'a', 'e', 'E':
		if m.number == many {
			return false // "replication"; not "attacks"
		}
	}
	return !generic[lemma] && !commonWords()[lemma]
}

// comesBack says whether a phrase of several words names a thing that a text may
// come back to: "digital clock". What happens once is not: "drone attack".
func (r *resolver) comesBack(m *mention) bool {
	switch m.class.first() {
	case 'P':
		return m.number == many
	case 'e', 'E', 'q', 't', 'm':
		return false
	}
	return r.substantial(m) && !generic[r.sents[m.sent].lemma(m.head)]
}

// substantial says whether a phrase's noun means something without more.
func (r *resolver) substantial(m *mention) bool {
	lemma := r.sents[m.sent].lemma(m.head)
	return sound(lemma) && !emptyHeads[lemma] && !counted[lemma] && r.sents[m.sent].words[m.head].UPOS == "NOUN"
}
