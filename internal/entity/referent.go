package entity

import (
	"slices"
	"strings"
)

// At says what a phrase of a claim denotes: the phrase with the head word head
// and the words given, ascending indices into the sentence. Indices outside the
// sentence are ignored.
func (r *Resolution) At(sent int, head int, words []int) Referent {
	if sent < 0 || sent >= len(r.sents) || head < 0 || head >= len(r.sents[sent].words) {
		return Referent{Entity: -1}
	}
	return r.refer(r.refs[sent][head], sent, head, words)
}

// Describe says what a phrase says of what it means, for the predicate of a
// copula, an apposition or a title: the concept "Chinese app" of "RedNote,
// another Chinese app", where At gives RedNote. Other phrases are as in At.
func (r *Resolution) Describe(sent int, head int, words []int) Referent {
	if ref, ok := r.described[[2]int{sent, head}]; ok {
		return r.refer(ref, sent, head, words)
	}
	return r.At(sent, head, words)
}

func (r *Resolution) refer(ref reference, sent, head int, words []int) Referent {
	out := Referent{Entity: ref.entity, Aspect: ref.aspect, Value: ref.value, Pronoun: ref.pronoun, Rule: ref.rule, Sure: 1}
	if ref.sure > 0 {
		out.Sure = ref.sure
	}
	switch {
	case ref.entity >= 0 && ref.aspect != "":
		out.Text = r.aspectText(sent, head, words, ref)
	case ref.entity >= 0 && r.Entities[ref.entity].Kind == Named:
		out.Text = r.Entities[ref.entity].Name()
	case ref.literal != nil && r.sents[sent].words[head].UPOS == "PRON":
		out.Text = r.literalText(ref.literal)
	default:
		out.Text = r.render(sent, words, true)
	}
	return out
}

// aspectText is "DeepSeek's rise", for "the rise of DeepSeek" as well.
func (r *Resolution) aspectText(sent, head int, words []int, ref reference) string {
	s := &r.sents[sent]
	if s.words[head].UPOS == "PRON" {
		return possessive(r.Entities[ref.entity].Name()) + " " + ref.aspect
	}
	if ref.owner < 0 {
		return r.render(sent, words, true)
	}
	var kept []int
	for _, w := range words {
		if w >= 0 && w < len(s.words) && w <= head && s.rel(w) != "det" {
			kept = append(kept, w)
		}
	}
	return possessive(r.Entities[ref.entity].Name()) + " " + r.render(sent, kept, true)
}

// literalText writes an unnamed antecedent: its words up to its head.
func (r *Resolution) literalText(m *mention) string {
	var words []int
	for w := m.start; w < m.end; w++ {
		words = append(words, w)
	}
	return r.render(m.sent, words, true)
}

// render writes words with names in their canonical form and resolved pronouns
// as what they stand for; leading determiners fall away.
func (r *Resolution) render(sent int, words []int, trim bool) string {
	s := &r.sents[sent]
	var b strings.Builder
	last := -1 // last word written
	write := func(text string, from, to int) {
		if b.Len() > 0 && !(last >= 0 && last+1 == from && !s.space[last]) {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		last = to
	}
	inside := func(w int) bool { return slices.Contains(words, w) }
	for k := 0; k < len(words); k++ {
		w := words[k]
		if w < 0 || w >= len(s.words) {
			continue
		}
		if trim && b.Len() == 0 && (s.rel(w) == "det" && s.space[w] && !quantifying[s.lower(w)] || s.rel(w) == "case" || s.words[w].UPOS == "PUNCT" && !openers[s.words[w].Form]) {
			continue
		}
		m := r.replaceable(sent, w)
		if m == nil || !inside(m.Start) || !inside(m.End-1) || m.Start != w {
			write(s.words[w].Form, w, w)
			continue
		}
		name := r.Entities[m.Entity].Name()
		if m.Kind == ByPronoun && (possessives[s.lower(w)] || s.words[w].Deprel == "nmod:poss") {
			name = possessive(name)
		}
		write(name, m.Start, m.End-1)
		for k+1 < len(words) && words[k+1] < m.End {
			k++
		}
	}
	return strings.TrimSpace(b.String())
}

// quantifying determiners say how many are meant.
var quantifying = set("no each every both some")

var openers = set("( [ “ \" ' $ €")

// replaceable is the mention that begins at a word and whose text gives way to
// its entity's name: a name that is no demonym, a pronoun, a description of a
// named thing.
func (r *Resolution) replaceable(sent, word int) *Mention {
	k, _ := slices.BinarySearchFunc(r.Mentions, [2]int{sent, word}, func(m Mention, at [2]int) int {
		if m.Sentence != at[0] {
			return m.Sentence - at[0]
		}
		return m.Start - at[1]
	})
	var best *Mention
	for ; k < len(r.Mentions) && r.Mentions[k].Sentence == sent && r.Mentions[k].Start == word; k++ {
		m := &r.Mentions[k]
		if m.Rule == "demonym" || m.Rule == "relative pronoun" {
			continue
		}
		if r.Entities[m.Entity].Kind == Concept && m.Kind != ByPronoun {
			continue
		}
		if m.Kind == ByDescription && (m.Rule == "apposition" || m.Rule == "title") {
			continue
		}
		if _, turned := prefixed(r.sents[sent].words[word].Form); turned {
			continue // "pro-Russia" is not Russia
		}
		if best == nil || m.End > best.End {
			best = m
		}
	}
	return best
}
