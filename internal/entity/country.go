package entity

// countryNouns are the nouns that stand for a country named before.
var countryNouns = set("country nation")

// thatCountryReach is in how many sentences before a description its country may be
// named.
const thatCountryReach = 2

// thatCountry is the country that "the country" means: the only one that stands
// before it, or of several the one that is both nearest and the most salient. It is
// nil where grammar rules every country out or leaves two: to stay apart is better
// than to be the wrong one.
func (r *resolver) thatCountry(m *mention) *mention {
	type candidate struct {
		chain *chain
		last  *mention // its last mention before m
		name  *mention // its last mention by name
		whole *mention // its last mention by a name that is not before a noun, as in "the UK government"
		score float64
	}
	before, out := r.countriesBefore(m), map[*chain]bool{}
	for _, c := range before { // what is ruled out here is ruled out wherever else it stands
		if r.excluded(c, m) {
			out[c.chain] = true
		}
	}
	var list []*candidate
	for _, c := range before {
		if out[c.chain] || !r.compatible(c.chain, m.chain) || !r.modifiersFit(m, c) {
			continue
		}
		var x *candidate
		for _, y := range list {
			if y.chain == c.chain {
				x = y
			}
		}
		if x == nil {
			x = &candidate{chain: c.chain, score: -1e9}
			list = append(list, x)
		}
		at := r.asSubject(c)
		score := r.salience(at, m)
		subject := r.sents[c.sent].rel(at.head) == "nsubj"
		switch {
		case c.span.demonym:
			score -= 0.7
		case at.head == c.head || r.sents[c.sent].words[c.head].Deprel == "nmod:poss":
			x.name, x.whole = c, c
		case subject: // "the UK government suspends", not "for a U.S. dollar"
			x.name = c
		}
		if !c.span.demonym || subject { // "Russian drones entering the country" leaves it Lithuania's
			x.last = c
		}
		x.score = max(x.score, score)
	}
	if len(list) == 0 {
		return nil
	}
	best, last := list[0], list[0]
	for _, x := range list[1:] {
		if x.score > best.score {
			best = x
		}
		if x.last != nil && (last.last == nil || last.last.before(x.last)) {
			last = x
		}
	}
	switch {
	case best != last || best.name == nil:
		return nil
	case len(list)+len(out) > 1 && (best.whole == nil || r.listed(best.name) || r.firstOfAll(m)):
		return nil
	}
	return best.name
}

// countriesBefore are the mentions of countries, by name or adjective and inside
// longer names, that stand before a description and near it.
func (r *resolver) countriesBefore(m *mention) []*mention {
	var out []*mention
	for k := max(0, m.sent-thatCountryReach); k <= m.sent; k++ {
		for _, c := range r.bySent[k] {
			if c.form == properName && c.chain.typ == Country && c.chain != m.chain && c.before(m) && (c.sent < m.sent || c.end <= m.head) {
				out = append(out, c)
			}
		}
	}
	return out
}

// excluded says whether grammar rules a country out: it stands in the phrase that
// holds the description ("France's colonization of the country") or is the subject
// of its clause ("Rwanda invades the country").
func (r *resolver) excluded(c, m *mention) bool {
	if c.sent != m.sent {
		return false
	}
	s := &r.sents[m.sent]
	if r.controls(s, c.head, m.head) {
		return true
	}
	for v, n := m.head, 0; v >= 0 && n < len(s.words); v, n = s.words[v].Head, n+1 {
		if v != m.head && s.words[v].UPOS != "NOUN" && s.words[v].UPOS != "PROPN" {
			if s.words[m.head].Head != v { // deeper in an object
				return false
			}
			subj := s.kid(v, "nsubj") // "the Indian forces launched missiles at the country"
			return subj >= 0 && subj < m.head && (c.head == subj || s.words[c.head].Head == subj && c.head < subj)
		}
		if v == m.head {
			continue
		}
		if h := s.words[c.head].Head; c.head < v && h == v && (s.words[c.head].Deprel == "nmod:poss" || s.rel(c.head) == "amod" || s.rel(c.head) == "compound" || c.end == v && s.rel(c.head) == "nmod") {
			return true
		}
		if s.rel(v) == "conj" || s.rel(v) == "appos" {
			return false
		}
	}
	return false
}

// asSubject is the mention whose place in the clause a country has that modifies
// it: "Moroccan" in "a Moroccan court" is as salient as the court.
func (r *resolver) asSubject(c *mention) *mention {
	s := &r.sents[c.sent]
	h := s.words[c.head].Head
	if h <= c.head || h < 0 || s.words[c.head].Deprel != "nmod:poss" && s.rel(c.head) != "amod" && s.rel(c.head) != "compound" {
		return c
	}
	for n := 0; n < 4 && s.rel(h) == "compound" && s.words[h].Head > h; n++ {
		h = s.words[h].Head
	}
	x := *c
	x.head = h
	return &x
}

// listed says whether a name is one of several with "and" or commas.
func (r *resolver) listed(c *mention) bool {
	s := &r.sents[c.sent]
	return s.rel(c.head) == "conj" || s.kid(c.head, "conj") >= 0
}

// firstOfAll says whether a description owns the first or greatest of something,
// which is said of a whole clause: "marking the country's first conviction".
func (r *resolver) firstOfAll(m *mention) bool {
	s := &r.sents[m.sent]
	if s.words[m.head].Deprel != "nmod:poss" {
		return false
	}
	for _, k := range s.kids[s.words[m.head].Head] {
		if s.words[k].XPOS == "JJS" || ordinals[s.lower(k)] || s.lower(k) == "most" {
			return true
		}
	}
	return false
}
