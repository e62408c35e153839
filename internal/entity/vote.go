package entity

import (
	"strings"
	"unicode"
)

// vote weighs, for every name, what its form and its surroundings say of its
// type, and remembers the nouns that describe it.
func (r *resolver) vote() {
	for _, m := range r.mentions {
		newChain(m)
	}
	for _, m := range r.mentions {
		if m.form != properName || m.span.demonym {
			continue
		}
		r.voteForm(m)
		r.voteContext(m)
		m.chain.votes = m.votes
	}
}

// voteForm weighs the name itself.
func (r *resolver) voteForm(m *mention) {
	s, v := &r.sents[m.sent], &m.votes
	if m.span.typ != "" {
		w := 3.0
		if m.span.typ == Place {
			w = 2.5
		}
		if m.span.typ == Person && m.end-m.start == 1 && m.span.title == "" && r.g.first[m.key] == unknown {
			w = 1.2 // a surname alone has its full name elsewhere, and then joins it
		}
		v.add(m.span.typ, w*m.span.score)
	}
	if m.entry != nil {
		if m.entry.sure {
			v.add(m.entry.typ, 8)
		} else {
			v.add(m.entry.typ, 3)
		}
	}
	if base, plus := strings.CutSuffix(m.text, "+"); plus { // "OPEC+", "Disney+"
		v.add(Person, -6)
		if e := r.g.lookup(base); e != nil {
			v.add(e.typ, 8)
		} else {
			v.add(Organization, 1)
		}
	}
	if m.national {
		if strings.HasSuffix(m.key, " war") {
			v.add(Event, 6)
		} else {
			v.add(Organization, 6)
		}
	}
	if k := strings.LastIndexAny(m.text, "-–"); k > 0 && r.g.isDemonym(strings.TrimLeft(m.text[k:], "-–")) {
		v.add(Person, -4) // "Russo-Ukrainian"
	}
	if m.span.title != "" {
		v.add(Person, 6)
		for _, t := range strings.Fields(m.span.title) {
			m.chain.describe(t)
		}
	}
	first, last := s.lower(m.start), s.lower(m.end-1)
	n := m.end - m.start
	weight := 7.0
	if n == 1 {
		weight = 4
	}
	head := last
	l, _, long := strings.Cut(strings.ToLower(m.text), " for the ") // "Movement for the Liberation of Congo"
	l, _, of := strings.Cut(l, " of ")                              // "Bank of England"
	if f := strings.Fields(l); (of || long) && len(f) > 0 {
		head = f[len(f)-1]
	}
	switch {
	case orgEnds[head]:
		v.add(Organization, weight)
	case companyEnds[head] && n > 1 && n < 5:
		v.add(Organization, 4)
	case placeEnds[head]:
		v.add(Place, weight)
	case eventEnds[head]:
		v.add(Event, weight)
	case lawEnds[head]:
		v.add(Law, weight)
	case productEnds[head] && n > 1:
		v.add(Product, 3)
	default:
		if t := classTypes[classOf(head).first()]; t != "" && t != Person && t != Group && n > 1 {
			v.add(t, 2)
		}
	}
	if eventStarts[first] && n > 1 || n > 2 && eventStarts[s.lower(m.start+1)] {
		v.add(Event, 6) // "Hurricane Erin", "Tropical Cyclone Alfred"
	}
	if n > 1 && strings.IndexFunc(last, unicode.IsDigit) >= 0 {
		switch what := s.lower(m.end - 2); {
		case roads[what]:
			v.add(Place, 8) // "Interstate 77"
		case lawEnds[what]:
			v.add(Law, 8) // "Resolution 2231"
		default:
			v.add(Person, -5) // "Ariane 6"
			v.add(Product, 2)
		}
	}
	if n == 2 && first == "article" && strings.Trim(last, "0123456789") == "" {
		v.add(Law, 10)
	}
	if n > 1 && last == "index" {
		v.add(Other, 8)
	}
	if (vesselStarts[first] || ships[s.words[m.start].Form]) && n > 1 {
		v.add(Product, 8)
	}
	if compass[first] && n == 2 {
		v.add(Place, 2.5) // "North Kivu"
	}
	if royal[first] && n > 1 {
		v.add(Person, 5)
	}
	if n > 1 && n < 4 && r.team(s, m) || n == 2 && first == "air" && r.g.lookup(s.words[m.start+1].Form) != nil {
		v.add(Organization, 6)
	}
	if g, ok := r.g.first[first]; ok && m.entry == nil && !compass[first] {
		if n > 1 && n < 5 && !orgEnds[head] && !placeEnds[head] {
			v.add(Person, 3)
		} else if n == 1 && g != unknown {
			v.add(Person, 1.2)
		}
	}
	if n > 1 && n < 4 && m.entry == nil && s.rel(m.end-1) == "flat" {
		v.add(Person, 1)
	}
	r.voteShape(m)
}

// team says whether a name is a city's with a plural behind it that is no place
// and no event: "Cleveland Browns", "Kansas City Chiefs".
func (r *resolver) team(s *sentence, m *mention) bool {
	last := s.lower(m.end - 1)
	stem, plural := strings.CutSuffix(last, "s")
	if !plural || m.span.typ == Event || strings.HasSuffix(stem, "s") || placeEnds[last] || eventEnds[last] || orgEnds[last] || lawEnds[last] || s.lower(m.start) == "the" {
		return false
	}
	if e := r.g.lookup(s.join(m.start, m.end-1)); e == nil || e.typ != City && e.typ != Place || r.g.lookup(s.join(m.start, m.end)) != nil {
		return false
	}
	switch classTypes[classOf(stem).first()] {
	case Place, City, Country, Event, Law, Product, Work, Group:
		return false
	}
	return true
}

// compass are the words that tell a part of a region from the others.
var compass = set("north south east west northern southern eastern western central upper lower")

// companyOwn are what only organisations have.
var companyOwn = set("share stock ceo spokesperson headquarters subsidiary employee shareholder boardroom")

var roads = set("interstate highway route autoroute")

// voteShape weighs digits and capitals.
func (r *resolver) voteShape(m *mention) {
	letters, upper, digits, inner := 0, 0, 0, false
	for k, c := range m.text {
		switch {
		case unicode.IsDigit(c):
			digits++
		case unicode.IsUpper(c):
			letters++
			upper++
			inner = inner || k > 0 && m.end-m.start == 1
		case unicode.IsLetter(c):
			letters++
		}
	}
	switch {
	case digits > 0 && letters > 0:
		m.votes.add(Product, 1.2)
	case letters >= 2 && upper == letters && m.end-m.start == 1:
		m.votes.add(Organization, 1)
	case inner && !strings.HasPrefix(m.text, "Mc") && !strings.HasPrefix(m.text, "Mac") && !strings.ContainsAny(m.text, "-'’"):
		m.votes.add(Organization, 1)
		m.votes.add(Product, 0.6)
		m.votes.add(Person, -1)
	}
}

// voteContext weighs the words around the name.
func (r *resolver) voteContext(m *mention) {
	s, v := &r.sents[m.sent], &m.votes
	h := m.head
	parent := s.words[h].Head
	switch s.rel(h) {
	case "appos", "flat":
		r.voteNoun(m, parent, 5)
	case "compound":
		// "Nvidia shares" says little, unless what it says is whose
		if parent >= m.end && parent < len(s.words) {
			switch l := s.lemma(parent); {
			case fighters.plural[l] && l != "force" || companyOwn[l]:
				v.add(Organization, 4)
			case l == "member" || l == "leader" || l == "lawmaker" || l == "supporter" || l == "party":
				v.add(Organization, 1.5)
			}
		}
	case "nmod":
		switch s.caseOf(h) {
		case "like", "as", "including":
			r.voteNoun(m, parent, 3)
		case "of":
			if parent >= 0 && parent < len(s.words) {
				switch c := classOf(s.lemma(parent)); c.first() {
				case 'Y':
					v.add(City, 4)
				case 'L', 'C':
					v.add(Place, 2.5)
				}
			}
		}
	case "nsubj":
		if parent >= 0 && parent < len(s.words) {
			if s.words[parent].UPOS == "NOUN" && s.kid(parent, "cop") >= 0 {
				r.voteNoun(m, parent, 4)
			}
			if speech[s.lemma(parent)] {
				v.add(Person, 1)
				v.add(Organization, 0.7)
			} else if s.words[parent].UPOS == "VERB" {
				v.add(Organization, 0.2)
			}
		}
	}
	for _, k := range s.kids[h] {
		switch s.rel(k) {
		case "appos":
			r.voteNoun(m, k, 5)
		case "compound", "nmod":
			if k < m.start && s.caseOf(k) == "" {
				r.voteNoun(m, k, 4)
			}
		case "acl":
			for _, w := range s.kids[k] {
				if l := s.lower(w); l == "who" || l == "whom" {
					v.add(Person, 2.5)
				}
			}
		}
	}
	if m.entry == nil && r.plays(s, h) {
		v.add(Organization, 4)
		v.add(Person, -2)
		v.add(Place, -2)
	}
	if k := s.kid(h, "det"); k >= 0 && k == m.start-1 && s.lower(k) == "the" && m.span.title == "" {
		v.add(Person, -2.5) // "the Eagles"
	}
	switch s.caseOf(h) {
	case "at":
		v.add(Organization, 0.6)
	case "'s", "’s":
		if parent >= 0 && parent < len(s.words) {
			switch classOf(s.lemma(parent)).first() {
			case 'T':
				v.add(Organization, 0.6)
			case 'P':
				v.add(Organization, 0.3)
			}
		}
	}
	if n := r.beforeName(m); n != nil && s.kid(h, "compound", "nmod") != n.head {
		r.voteNoun(m, n.head, 4)
	}
	if c := s.caseOf(h); c == "in" || c == "near" || c == "across" {
		if m.span.typ == Person && m.end-m.start == 1 {
			v.add(Person, -1.5) // "in Taiz"
			v.add(Place, 2)
		}
		if m.span.typ == "" || m.span.typ == Place {
			v.add(Place, 1)
		}
	}
	if s.words[h].Deprel == "conj" && parent >= 0 && parent < len(s.words) {
		// one of a list: "in Kyiv, Lviv and Odesa"
		if o := r.byWord[m.sent][parent]; o != nil && o.form == properName && o.entry != nil {
			v.add(o.entry.typ, 1.5)
		}
	}
}

// plays says whether a name is a side in a match of a sport that teams play.
func (r *resolver) plays(s *sentence, h int) bool {
	for n := 0; s.rel(h) == "conj" && s.words[h].Head >= 0 && s.words[h].Head < len(s.words) && n < 4; n++ {
		h = s.words[h].Head
	}
	v := s.words[h].Head
	if v >= len(s.words) {
		return false
	}
	if rel := s.rel(h); v < 0 || rel != "nsubj" && rel != "obj" || !matches[s.lemma(v)] {
		return false
	}
	if rel := s.rel(h); rel == "obj" && !against[s.lemma(v)] {
		return false
	}
	for i := range s.words {
		if teamSports[s.lower(i)] || i > 0 && (s.lower(i) == "football" || s.lower(i) == "hockey") {
			return true
		}
	}
	return false
}

var (
	matches    = set("defeat beat win draw lose sweep eliminate clinch advance qualify repeat rout edge overcome")
	against    = set("defeat beat sweep eliminate rout edge overcome")
	teamSports = set("football basketball hockey rugby cricket baseball handball volleyball futsal lacrosse netball softball polo ekstraliga nba nfl mlb nhl")
)

// beforeName is the noun phrase that stands right before a name and says what it
// is, "the AI chipmaker Nvidia", whichever way the parser tied the two, or nil.
func (r *resolver) beforeName(m *mention) *mention {
	if m.start == 0 {
		return nil
	}
	s := &r.sents[m.sent]
	n := r.byWord[m.sent][m.start-1]
	if n == nil || n.form != nominal || n.head != m.start-1 || n.number == many || n.value || classTypes[n.class.first()] == "" {
		return nil
	}
	h := s.words[m.head].Head
	if h >= m.end && (s.rel(m.head) == "compound" || s.rel(m.head) == "nmod") {
		return nil
	}
	if s.words[n.head].Head == h && (s.rel(n.head) == s.rel(m.head)) || h == n.head && s.caseOf(m.head) == "" && s.words[m.head].Deprel != "nmod:poss" {
		return n
	}
	return nil
}

// voteNoun lets a describing noun vote for its own class.
func (r *resolver) voteNoun(m *mention, noun int, weight float64) {
	s := &r.sents[m.sent]
	if noun < 0 || noun >= len(s.words) || r.isName(m.sent, noun) || s.words[noun].UPOS != "NOUN" && !titles[s.lower(noun)] {
		return
	}
	c := classOf(s.lemma(noun))
	for k, code := range []byte(c) {
		if t := classTypes[code]; t != "" {
			m.votes.add(t, weight/float64(1+k))
			break
		}
	}
	m.chain.describe(s.lemma(noun))
}

func (r *resolver) isName(sent, word int) bool {
	m := r.byWord[sent][word]
	return m != nil && m.form == properName
}
