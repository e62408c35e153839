package entity

import "math"

// joinPronouns resolves the personal pronouns in reading order, so that a
// pronoun resolved helps the next.
func (r *resolver) joinPronouns() {
	for _, m := range r.pronouns() {
		if len(m.chain.members) > 1 || r.isRelative(&r.sents[m.sent], m.head) {
			continue
		}
		if me[m.key] {
			if a := r.speaker(m); a != nil && r.unite(a, m, "quoted speaker") && a.form == pronoun {
				m.sure = a.certainty()
			}
			continue
		}
		if a, rule := r.antecedent(m); a != nil {
			r.takePronoun(a, m, rule)
		}
	}
}

// pronouns are the pronoun mentions in reading order.
func (r *resolver) pronouns() []*mention {
	var out []*mention
	for k := range r.byWord {
		for _, m := range r.byWord[k] {
			if m != nil && m.form == pronoun {
				out = append(out, m)
			}
		}
	}
	return out
}

// takePronoun joins m with the chain of a; a plural pronoun may stand for an
// organisation or group, so the number of m gives way.
func (r *resolver) takePronoun(a, m *mention, rule string) {
	g := m.gender
	m.rule = rule
	c := a.chain
	join(c, m.chain, rule)
	if c.gender == unknown || c.gender == someone && g.person() {
		c.gender = g
	}
	if (he[m.key] || she[m.key]) && c.named && c.entry == nil {
		c.typ = Person
	}
}

// antecedent is the best candidate for a third-person pronoun, or nil.
func (r *resolver) antecedent(m *mention) (*mention, string) {
	s := &r.sents[m.sent]
	if it[m.key] && pleonastic(s, m.head) {
		return nil, ""
	}
	if a := r.selfReport(s, m); a != nil {
		m.sure = reportsItself
		return a, "pronoun"
	}
	list := r.possible(m)
	if r.choose != nil {
		return r.choose(m, list), "pronoun"
	}
	best, sure := r.likeliest(m, list)
	if best == nil {
		return nil, ""
	}
	m.sure = sure
	rule := "pronoun"
	switch {
	case reflexives[m.key]:
		rule = "reflexive pronoun"
	case possessives[m.key]:
		rule = "possessive pronoun"
	}
	if !best.before(m) {
		rule += ", cataphora"
	}
	return best, rule
}

// reportsItself is how often, of sixty such sentences of news, "it" was the speaker.
const reportsItself = 0.97

// selfReport is who says what "it" does: "Intel said it was closing a plant". What
// it is, not what it does, may be something else ("says it is the largest attack").
func (r *resolver) selfReport(s *sentence, m *mention) *mention {
	v := s.words[m.head].Head
	if m.key != "it" || v < 0 || s.rel(m.head) != "nsubj" || s.words[v].UPOS != "VERB" || s.rel(v) != "ccomp" || s.speech[m.head] || impersonal[s.lemma(v)] || s.kid(v, "ccomp", "csubj") >= 0 {
		return nil
	}
	up := s.words[v].Head
	if up < 0 || !speech[s.lemma(up)] {
		return nil
	}
	c := r.at(m.sent, s.kid(up, "nsubj"))
	switch {
	case c == nil || c.form == pronoun || c.head > up || c.number == many || c.chain.gender == male || c.chain.gender == female || c.value:
		return nil
	case c.form == properName && c.chain.typ == Person && c.chain.entry == nil && c.end-c.start == 1 && c.span.title == "":
		c.chain.typ, c.chain.gender = Organization, neuter // a lone name taken for a person's, of which one says "it"
		return c
	case c.form == properName && (c.chain.typ == Organization || c.chain.typ == Country || c.chain.typ == Product || c.chain.typ == City),
		c.form == nominal && (c.chain.typ == Organization || c.class.first() == 'O' || c.class.first() == 'C'):
		return c
	}
	return nil
}

// likeliest is the candidate that the ranker gives the best score, and the
// probability that the pronoun means what the candidate's chain means; nil where it
// more likely means none of them.
func (r *resolver) likeliest(m *mention, list []*mention) (*mention, float64) {
	none := rank(r.abstain(m, len(list)))
	var best *mention
	bestScore := none - eager
	scores := make([]float64, len(list))
	buf := make([]feature, 0, 64)
	for k, c := range list {
		buf = r.observeInto(buf[:0], m, c, len(list)-1-k)
		if scores[k] = rank(buf); scores[k] > bestScore {
			best, bestScore = c, scores[k]
		}
	}
	if best == nil {
		return nil, 0
	}
	all, own := math.Exp(none-bestScore), 0.0
	for k, c := range list {
		x := math.Exp(scores[k] - bestScore)
		all += x
		if c.chain == best.chain {
			own += x * c.certainty()
		}
	}
	return best, own / all
}

// certainty is how probable it is that the mention means what its chain does: what a
// pronoun means is no surer than what the pronoun before it meant.
func (m *mention) certainty() float64 {
	if m.form == pronoun && m.sure > 0 {
		return m.sure
	}
	return 1
}

// eager is how much likelier than the best antecedent it must be that there is
// none (in nats): a name in the pronoun's place is worth some risk.
const eager = 1.8

// maxCandidates is how many antecedents are weighed: the nearest.
const maxCandidates = 60

// possible are the mentions that a pronoun can refer to, in reading order.
func (r *resolver) possible(m *mention) []*mention {
	var out []*mention
	for _, c := range r.candidates(m.sent, pronounReach) {
		if r.mayMean(m, c) {
			out = append(out, c)
		}
	}
	if n := len(out) - maxCandidates; n > 0 {
		out = out[n:]
	}
	return out
}

// pleonastic says whether "it" stands for a clause or nothing: "it is exhilarating
// to witness", "it seems that".
func pleonastic(s *sentence, i int) bool {
	if s.rel(i) != "nsubj" {
		return false
	}
	h := s.words[i].Head
	if h < 0 || h >= len(s.words) {
		return false
	}
	if s.kid(h, "csubj") >= 0 {
		return true
	}
	if s.words[h].UPOS == "ADJ" && s.kid(h, "cop") >= 0 {
		for _, k := range s.kids[h] {
			if k > h && (s.rel(k) == "ccomp" || s.rel(k) == "advcl" && s.kid(k, "mark") >= 0 && s.lower(s.kid(k, "mark")) == "to") {
				return true
			}
		}
	}
	switch s.lemma(h) {
	case "seem", "appear", "rain", "snow", "happen":
		return s.kid(h, "ccomp") >= 0 || s.kid(h, "obj", "xcomp", "obl") < 0
	}
	return false
}

// mayMean says whether pronoun m can refer to candidate c at all.
func (r *resolver) mayMean(m, c *mention) bool {
	s := &r.sents[m.sent]
	if c == m || c.chain == m.chain || c.value || c.span.demonym || c.form == pronoun && r.isRelative(&r.sents[c.sent], c.head) {
		return false
	}
	if c.form == pronoun && !c.chain.grounded() {
		return false
	}
	if !c.before(m) && !cataphoric(s, m, c) || c.form == nominal && r.predicate(c) {
		return false
	}
	if c.form == nominal && (c.class.first() == 't' || c.class.first() == 'q' || s != &r.sents[c.sent] && c.class.first() == 'm') {
		return false
	}
	switch rel := r.sents[c.sent].rel(c.head); {
	case c.form == properName && (rel == "compound" || rel == "amod"):
		if c.chain.typ != Country && c.chain.typ != Organization && c.chain.typ != Product {
			return false
		}
	}
	if !r.agrees(m, c) {
		return false
	}
	if r.namedBelow(s, m, c.chain) {
		return false
	}
	if r.ownSubject(s, m, c.chain) {
		return false
	}
	if a := r.speaker(m); a != nil && a.chain == c.chain && (he[m.key] || she[m.key]) {
		return false // he would say "I"
	}
	if c.sent != m.sent {
		return true
	}
	return r.bindable(s, m, c)
}

// namedBelow says whether the clause whose subject the pronoun is names the one
// it would mean after it: "he said that Warhol was a legend" is not Warhol (the
// binding principle C).
func (r *resolver) namedBelow(s *sentence, m *mention, c *chain) bool {
	if s.rel(m.head) != "nsubj" {
		return false
	}
	v := s.words[m.head].Head
	for _, d := range c.members {
		if d.sent == m.sent && d.form == properName && d.head > m.head && v >= 0 && s.within(d.head, v) {
			return true
		}
	}
	return false
}

// ownSubject says whether the chain is the subject of the very verb whose object the
// pronoun is, wherever else it is named: "Smith resigned. Smith blamed him." (the
// binding principle B).
func (r *resolver) ownSubject(s *sentence, m *mention, c *chain) bool {
	if reflexives[m.key] || possessives[m.key] && m.key != "her" || s.rel(m.head) != "obj" && s.rel(m.head) != "iobj" {
		return false
	}
	v := s.words[m.head].Head
	for n := 0; v >= 0 && n < 5; n++ {
		if i := s.kid(v, "nsubj"); i >= 0 {
			x := r.at(m.sent, i)
			return x != nil && x.chain == c
		}
		if s.words[v].Head < 0 || s.rel(v) != "conj" && s.rel(v) != "xcomp" || s.rel(v) == "xcomp" && s.kid(s.words[v].Head, "obj", "iobj") >= 0 {
			return false
		}
		v = s.words[v].Head
	}
	return false
}

// grounded says whether the chain has more than pronouns.
func (c *chain) grounded() bool {
	for _, m := range c.members {
		if m.form != pronoun {
			return true
		}
	}
	return false
}

// predicate says whether a noun phrase is only said of a subject: "Norton was a
// citizen".
func (r *resolver) predicate(c *mention) bool {
	s := &r.sents[c.sent]
	if s.kid(c.head, "cop") < 0 {
		return false
	}
	subject := s.kid(c.head, "nsubj")
	return subject >= 0 && r.at(c.sent, subject) != nil
}

func sameSet(a, b string) bool {
	for _, w := range []map[string]bool{he, she, it, they} {
		if w[a] && w[b] {
			return true
		}
	}
	return false
}

// agrees checks gender, number and type.
func (r *resolver) agrees(m, c *mention) bool {
	typ, g := c.chain.typ, c.chain.gender
	if c.form == nominal && !c.chain.named {
		typ = classTypes[c.class.first()]
	}
	plural := c.number == many || c.chain.number == many && c.form != properName
	switch {
	case he[m.key] || she[m.key]:
		if plural || !agree(g, m.gender) {
			return false
		}
		return g.person() || g == unknown && c.chain.named
	case it[m.key]:
		return !plural && !g.person() && typ != Person && typ != Group || typ == Country
	case they[m.key]:
		if plural {
			return true
		}
		if c.form == nominal {
			return typ == Organization || typ == Group || c.class.first() == 'G' || g.person() && c.class.first() == 'P'
		}
		return c.form == pronoun && they[c.key] || typ == Organization || typ == Group || typ == Person && !(g == male || g == female)
	}
	return false
}

// bindable applies the binding principles within a sentence: a plain object
// pronoun is not its own clause's subject, a reflexive is; a pronoun does not
// stand inside the noun phrase it refers to.
func (r *resolver) bindable(s *sentence, m, c *mention) bool {
	if s.within(m.head, c.head) && (possessives[m.key] || c.form == nominal) {
		// "a company that sold its shares" is fine, "its owner" of itself is not
		return relativeBelow(s, m.head, c.head)
	}
	if s.within(c.head, m.head) {
		return false
	}
	mg, cg := s.governor(m.head), s.governor(c.head)
	direct := s.words[m.head].Head == mg
	if reflexives[m.key] {
		return mg == cg && s.rel(c.head) == "nsubj"
	}
	if !possessives[m.key] && mg == cg && direct && s.words[c.head].Head == cg {
		return false
	}
	// the possessor of a conjunct or of the subject itself
	return true
}

// relativeBelow says whether a clause stands between word i and noun h above it.
func relativeBelow(s *sentence, i, h int) bool {
	for n := 0; i >= 0 && i < len(s.words) && i != h && n <= len(s.words); n++ {
		switch s.rel(i) {
		case "acl", "ccomp", "advcl":
			return true
		}
		i = s.words[i].Head
	}
	return false
}

// cataphoric allows a pronoun in an opening subordinate clause to point forward
// to the main clause's subject: "After releasing its chatbot, DeepSeek gained".
func cataphoric(s *sentence, m, c *mention) bool {
	if m.sent != c.sent || s.rel(c.head) != "nsubj" || c.form == pronoun {
		return false
	}
	main := s.words[c.head].Head
	if main < 0 || main >= len(s.words) {
		return false
	}
	for i, n := m.head, 0; i >= 0 && i < len(s.words) && n <= len(s.words); n++ {
		if (s.rel(i) == "advcl" || s.rel(i) == "obl" && possessives[m.key]) && s.words[i].Head == main {
			return i < c.head
		}
		i = s.words[i].Head
	}
	return false
}
