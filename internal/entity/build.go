package entity

import (
	"sort"
	"strings"
)

// builder turns chains into entities and phrases into references.
type builder struct {
	r      *resolver
	res    *Resolution
	byKey  map[string]int
	chains map[*chain]int
	counts []map[string]int // forms of each entity

	roles     []Mention
	described bool // denote says what a phrase describes, not whom it means
}

func (r *resolver) build() *Resolution {
	b := &builder{r: r, res: &Resolution{sents: r.sents}, byKey: map[string]int{}, chains: map[*chain]int{}}
	b.res.refs = make([][]reference, len(r.sents))
	for k := range r.sents {
		b.res.refs[k] = make([]reference, len(r.sents[k].words))
		for i := range b.res.refs[k] {
			b.res.refs[k][i] = reference{entity: -1, owner: -1}
		}
	}
	// names first: concepts narrow them
	for _, m := range r.mentions {
		if m.form == properName {
			b.named(m.chain)
		}
	}
	for k := range r.sents {
		for i, m := range r.byWord[k] {
			if m != nil && m.form == properName {
				b.res.refs[k][i] = reference{entity: b.named(m.chain), owner: -1, rule: m.rule}
			}
		}
	}
	for _, m := range r.mentions {
		if m.form == nominal && r.byWord[m.sent][m.head] == m {
			b.res.refs[m.sent][m.head] = b.denote(m, 0)
		}
	}
	b.descriptions()
	b.spread()
	b.numbers()
	b.emit()
	for k := range b.res.Entities {
		b.res.Entities[k].Forms = sortForms(b.counts[k])
	}
	return b.res
}

// descriptions keeps, for the noun phrases that stand for a name, what they say
// of it.
func (b *builder) descriptions() {
	b.described = true
	b.res.described = map[[2]int]reference{}
	for _, m := range b.r.mentions {
		if m.form != nominal || !m.chain.named && m.place == nil {
			continue
		}
		ref := b.denote(m, 0)
		b.res.described[[2]int{m.sent, m.head}] = ref
		if ref.entity < 0 {
			ref.entity = ref.also - 1
		}
		if m.person != nil && m.place != nil && ref.entity >= 0 {
			b.roles = append(b.roles, Mention{Entity: ref.entity, Sentence: m.sent, Start: m.place.start, End: m.end, Head: m.head, Kind: ByDescription, Rule: "role"})
		}
	}
	b.described = false
}

// spread gives the nominals and pronouns of a chain without a name what its
// fullest description denotes.
func (b *builder) spread() {
	for _, m := range b.r.mentions {
		if m.form == properName || m.chain.named && m.form == nominal || b.r.byWord[m.sent][m.head] != m {
			continue
		}
		ref := &b.res.refs[m.sent][m.head]
		if m.form == pronoun {
			*ref = b.pronounRef(m)
			continue
		}
		if len(m.chain.members) > 1 && m.rule == "same head" {
			if rep := b.representative(m.chain); rep != nil && rep != m && rep.before(m) {
				if x := b.res.refs[rep.sent][rep.head]; x.entity >= 0 && x.aspect == "" && !x.value {
					*ref = reference{entity: x.entity, owner: -1, rule: m.rule}
				}
			}
		}
	}
}

func (b *builder) pronounRef(m *mention) reference {
	if m.chain.named {
		return reference{entity: b.named(m.chain), owner: -1, rule: m.rule, sure: m.sure}
	}
	if rep := b.representative(m.chain); rep != nil && rep != m {
		x := b.res.refs[rep.sent][rep.head]
		x.rule, x.owner, x.literal, x.value, x.sure = m.rule, -1, rep, false, m.sure
		if possessives[m.key] {
			x.aspect = "" // what belongs to somebody's success belongs to them
		}
		return x
	}
	return reference{entity: -1, owner: -1, pronoun: true, rule: "unresolved pronoun"}
}

// representative is the chain's first nominal that denotes an entity, or its
// first nominal.
func (b *builder) representative(c *chain) *mention {
	var best *mention
	for _, m := range c.members {
		if m.form != nominal {
			continue
		}
		has := b.res.refs[m.sent][m.head].entity >= 0
		bestHas := best != nil && b.res.refs[best.sent][best.head].entity >= 0
		if best == nil || has && !bestHas || has == bestHas && m.before(best) {
			best = m
		}
	}
	return best
}

// numbers marks the numerals, which no mention covers, as values.
func (b *builder) numbers() {
	for k := range b.r.sents {
		s := &b.r.sents[k]
		for i, w := range s.words {
			ref := &b.res.refs[k][i]
			if ref.entity < 0 && b.r.byWord[k][i] == nil && (w.UPOS == "NUM" || calendar[s.lower(i)] && w.UPOS == "PROPN" || w.UPOS == "SYM" && s.kid(i, "nummod") >= 0) {
				ref.value, ref.rule = true, "value"
			}
		}
	}
}

// named is the entity of a chain that has a name.
func (b *builder) named(c *chain) int {
	if k, ok := b.chains[c]; ok {
		return k
	}
	e := Entity{Kind: Named, Type: c.typ}
	counts := map[string]int{}
	headline := map[string]int{}
	for _, m := range c.members {
		if m.form != properName || m.span.demonym || m.span.bare {
			continue
		}
		t := strings.TrimPrefix(strings.TrimPrefix(m.text, "the "), "The ")
		if s := &b.r.sents[m.sent]; s.caps || s.title && m.entry == nil && t != strings.ToUpper(t) {
			headline[t]++
		} else {
			counts[t]++
		}
	}
	if len(counts) == 0 {
		counts = headline
	}
	if c.entry != nil {
		e.Fixed, e.Type, e.Key = c.entry.name, c.typ, c.entry.key()
		if len(counts) == 0 {
			counts = map[string]int{c.entry.name: 0}
		}
	} else {
		e.Key = "name:" + fullestKey(c)
	}
	if e.Type == "" {
		e.Type = Other
	}
	k := b.entity(e)
	for t, n := range counts {
		b.counts[k][t] += n
	}
	b.res.Entities[k].Forms = sortForms(b.counts[k])
	b.chains[c] = k
	return k
}

// entity adds an entity, or finds the one with its key.
func (b *builder) entity(e Entity) int {
	if k, ok := b.byKey[e.Key]; ok {
		return k
	}
	k := len(b.res.Entities)
	b.byKey[e.Key] = k
	b.res.Entities = append(b.res.Entities, e)
	b.counts = append(b.counts, map[string]int{})
	return k
}

// concept is the entity of a noun phrase; m counts as a use of its form.
func (b *builder) concept(c conceptName, m *mention) int {
	k := b.entity(Entity{Key: "concept:" + c.key, Kind: Concept, Type: ConceptType})
	n := 0
	if m != nil {
		n = 1
	}
	b.counts[k][c.text] += n
	b.res.Entities[k].Forms = sortForms(b.counts[k])
	return k
}

// narrow is the entity of a concept with a name before it.
func (b *builder) narrow(c conceptName, text string, who, broader int, typ string) int {
	of := b.res.Entities[who].Key
	e := Entity{Key: "concept:" + of + "|" + c.key, Kind: Concept, Type: typ, Of: of}
	if broader >= 0 {
		e.Broader = b.res.Entities[broader].Key
	}
	k := b.entity(e)
	b.counts[k][text]++
	b.res.Entities[k].Forms = sortForms(b.counts[k])
	return k
}

// narrowType is the type of a concept with a name before it: bodies and groups of
// people are no mere concepts.
func narrowType(m *mention, lemma string) string {
	switch f := m.class.first(); {
	case f == 'O' && m.number != many, m.number == many && unnamedForces[lemma]:
		return Organization
	case m.number == many && (f == 'P' || f == 'G'):
		return Group
	}
	return ConceptType
}

// emit lists the mentions in order.
func (b *builder) emit() {
	b.res.Mentions = append(b.res.Mentions, b.roles...)
	for _, m := range b.r.mentions {
		if m.person != nil && m.place != nil {
			continue
		}
		out := Mention{Sentence: m.sent, Start: m.start, End: m.end, Head: m.head, Rule: m.rule}
		ref := b.res.refs[m.sent][m.head]
		switch m.form {
		case properName:
			out.Entity, out.Kind = b.named(m.chain), ByName
		case nominal:
			if b.r.byWord[m.sent][m.head] != m {
				continue
			}
			out.Entity, out.Kind = ref.entity, ByDescription
			switch {
			case ref.also > 0:
				out.Entity = ref.also - 1
				b.res.Entities[out.Entity].Met = true
			case ref.entity < 0 || ref.aspect != "" || strings.HasPrefix(ref.rule, "empty head"):
				continue
			}
			if !m.chain.named {
				out.Rule = ref.rule
				c := b.r.needed(m, true)
				out.Start = c.words[0]
				if o, how := b.r.modifierName(m); o != nil && (ref.rule == "concept narrowed by a name" || ref.also > 0 && m.place == nil) && how != "of" && o.form == properName && o.start < m.head && m.head-o.start <= 6 {
					out.Start = min(out.Start, o.start)
				}
			}
			if out.Start = b.after(m, out.Start); out.Start > m.head {
				continue
			}
		case pronoun:
			if ref.entity < 0 || ref.pronoun {
				continue
			}
			out.Entity, out.Kind = ref.entity, ByPronoun
		}
		b.res.Mentions = append(b.res.Mentions, out)
	}
	sort.SliceStable(b.res.Mentions, func(i, j int) bool {
		x, y := b.res.Mentions[i], b.res.Mentions[j]
		if x.Sentence != y.Sentence {
			return x.Sentence < y.Sentence
		}
		if x.Start != y.Start {
			return x.Start < y.Start
		}
		return x.End < y.End
	})
}

// after keeps a description's range clear of punctuation at its start.
func (b *builder) after(m *mention, start int) int {
	s := &b.r.sents[m.sent]
	for start <= m.head && s.words[start].UPOS == "PUNCT" {
		start++
	}
	return start
}

// sortForms orders forms by count, then alphabet.
func sortForms(counts map[string]int) []Form {
	out := make([]Form, 0, len(counts))
	for t, n := range counts {
		out = append(out, Form{t, n})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Count != out[j].Count {
			return out[i].Count > out[j].Count
		}
		return out[i].Text < out[j].Text
	})
	return out
}

// fullestKey is the chain's name key with most words, ties by alphabet.
func fullestKey(c *chain) string {
	best := ""
	for _, m := range c.members {
		if m.form != properName || m.span.demonym {
			continue
		}
		a, b := strings.Count(m.key, " "), strings.Count(best, " ")
		if best == "" || a > b || a == b && m.key < best {
			best = m.key
		}
	}
	return best
}

// fullest is the form with most words, the more frequent of equals.
func fullest(forms []Form) string {
	best, words := "", -1
	for _, f := range forms {
		if n := len(strings.Fields(f.Text)); n > words {
			best, words = f.Text, n
		}
	}
	return best
}
