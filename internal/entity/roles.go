package entity

import "strings"

// findRoles makes a mention of the role before a person's name, and finds whose
// role it is: "U.S." in "U.S. president Donald Trump".
func (r *resolver) findRoles() {
	for k := range r.sents {
		s := &r.sents[k]
		var last *mention
		for i := range s.words {
			p := r.byWord[k][i]
			if p == nil || p == last || p.form != properName || p.start != i {
				continue
			}
			last = p
			r.addRole(s, p)
		}
	}
	r.barePlaces()
}

// addRole adds the role that ends right before person p.
func (r *resolver) addRole(s *sentence, p *mention) {
	end := p.start
	if end == 0 || !titles[s.lower(end-1)] && !departments[s.lower(end-1)] {
		return
	}
	start := roleStart(s, end)
	if start < 0 {
		return
	}
	head := start
	for k := start; k < end; k++ {
		if s.words[k].Form == "of" {
			break
		}
		head = k
	}
	m := r.byWord[p.sent][head]
	if m == nil || m.form != nominal {
		m = &mention{sent: p.sent, head: head, form: nominal, number: singular, gender: someone, class: "P"}
		r.add(m)
	}
	m.start, m.end = start, end
	m.text = s.join(start, end)
	m.person = p
	m.place = r.endingAt(p.sent, start)
}

// roleStart is the first word of the role that ends before end, or -1.
func roleStart(s *sentence, end int) int {
	k, seen := end, false
	for k > 0 {
		l := s.lower(k - 1)
		ok := titles[l] || titleParts[l] || departments[l] || (l == "of" || l == "and" || l == "the") && k < end && k > 1
		if !ok {
			break
		}
		seen = seen || titles[l]
		k--
	}
	for k < end && (s.lower(k) == "the" || s.lower(k) == "of" || s.lower(k) == "and" || s.lower(k) == "former" || s.lower(k) == "ex") {
		k++
	}
	if !seen || k == end {
		return -1
	}
	return k
}

// officeEnd is the end of a role with the department after it: "Secretary of
// State".
func officeEnd(s *sentence, head int) int {
	end := head + 1
	if end+1 < len(s.words) && s.words[end].Form == "of" {
		for k := end + 1; k < len(s.words) && (departments[s.lower(k)] || titleParts[s.lower(k)]); k++ {
			end = k + 1
		}
	}
	return end
}

// endingAt is the name or demonym whose last word stands right before word i.
func (r *resolver) endingAt(sent, i int) *mention {
	if i == 0 {
		return nil
	}
	m := r.byWord[sent][i-1]
	if m == nil || m.form != properName || m.end != i {
		return nil
	}
	return m
}

// barePlaces gives the roles without a person their name too: "the U.S.
// President said".
func (r *resolver) barePlaces() {
	for _, m := range r.mentions {
		if m.form != nominal || m.person != nil {
			continue
		}
		s := &r.sents[m.sent]
		if !titles[s.lower(m.head)] || m.number == many {
			continue
		}
		start := roleStart(s, m.head+1)
		if start < 0 {
			continue
		}
		if p := r.endingAt(m.sent, start); p != nil && (p.span.demonym || p.entry != nil) {
			m.place = p
			m.start = start
			m.end = officeEnd(s, m.head)
			continue
		}
		// "the president of Greece", "Prime Minister of the Netherlands"
		end := officeEnd(s, m.head)
		at := end + 1
		if end >= len(s.words) || s.words[end].Form != "of" {
			continue
		}
		for at < len(s.words) && s.lower(at) == "the" {
			at++
		}
		if p := r.at(m.sent, at); p != nil && p.form == properName && p.start == at && !p.span.demonym && p.entry != nil && p.entry.typ == Country && !possessed(s, p.end) {
			m.place, m.start, m.end, m.roleEnd = p, start, p.end, end
		}
	}
}

// possessed says whether a possessive ending stands at word i: a "leader of Syria's
// Druze community" is no leader of Syria.
func possessed(s *sentence, i int) bool { return i < len(s.words) && s.words[i].XPOS == "POS" }

// role is the concept of a role with the name it belongs to.
func (b *builder) role(m *mention) reference {
	s := &b.r.sents[m.sent]
	var words []int
	end := m.end
	if m.roleEnd > 0 {
		end = m.roleEnd
	}
	for w := m.start; w < end; w++ {
		words = append(words, w)
	}
	c := conceptName{words: words}
	c.key = strings.ToLower(s.join(words[0], words[len(words)-1]+1))
	for k, w := range words { // "CEO" stays, "President" is the headline's way
		form := s.words[w].Form
		if !isAcronym(form) || s.caps {
			form = strings.ToLower(form)
		}
		if k > 0 && s.space[w-1] {
			c.text += " "
		}
		c.text += form
	}
	who := b.named(m.place.chain)
	broader := b.concept(c, nil)
	text := m.place.text + " " + c.text
	if m.roleEnd > 0 {
		text = c.text + " " + s.join(m.roleEnd, m.end)
	}
	e := b.narrow(c, text, who, broader, ConceptType)
	if !office(s, words) || !b.described && !takesOffice(s, m.head) {
		return reference{entity: -1, owner: -1, literal: m, also: e + 1, rule: "somebody in the role"}
	}
	return reference{entity: e, owner: -1, rule: "role"}
}

// placeInstitutions says of which country a "Senate" or "Supreme Court" is, so
// that those of different countries stay apart: the country that the name's
// phrase, its sentence or the document speaks of.
func (r *resolver) placeInstitutions() {
	for _, m := range r.mentions {
		c := m.chain
		if m.form != properName || c.placed {
			continue
		}
		c.placed = true
		if c.entry != nil || c.typ == Person || !onlyInstitution(c) {
			continue
		}
		where := r.countryOf(c)
		if where == nil {
			continue
		}
		name := m.text
		for _, full := range []string{where.name + " " + name, r.g.adjective(where) + " " + name, name + " of " + where.name, name + " of the " + where.name} {
			if e := r.g.lookup(full); e != nil {
				c.entry = e
				c.typ = e.typ
			}
		}
		if c.entry == nil {
			full := r.g.adjective(where) + " " + strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
			key := institutionKey(where.name, strings.Fields(nameKey(name)))
			if c.entry = r.g.institution[key]; c.entry != nil {
				c.typ = c.entry.typ
				continue
			}
			c.entry = &entry{name: full, typ: c.typ, sure: true, id: "name:" + key}
		}
	}
}

func onlyInstitution(c *chain) bool {
	for _, words := range nameForms(c) {
		if !allInstitution(words) || len(words) == 1 && !bodies[words[0]] {
			return false
		}
	}
	return len(nameForms(c)) > 0
}

// countryReach is how many sentences away an institution's country may be named.
const countryReach = 40

// countryOf is the country an institution's mentions stand nearest to.
func (r *resolver) countryOf(c *chain) *entry {
	name := ""
	for _, m := range c.members {
		if m.form != properName {
			continue
		}
		name = m.text
		s := &r.sents[m.sent]
		for _, k := range s.kids[m.head] {
			if o := r.at(m.sent, k); o != nil && o.chain != c && o.chain.entry != nil && o.chain.entry.typ == Country && mayHave(o.chain.entry, name) {
				return o.chain.entry
			}
		}
		if o := r.endingAt(m.sent, m.start); o != nil && o.entry != nil && o.entry.typ == Country {
			return o.entry
		}
	}
	first := c.first()
	for k := first.sent; k >= max(0, first.sent-countryReach); k-- {
		if e := r.countryIn(k, c, name); e != nil {
			return e
		}
	}
	for k := first.sent + 1; k < min(len(r.sents), first.sent+countryReach); k++ {
		if e := r.countryIn(k, c, name); e != nil {
			return e
		}
	}
	return nil
}

// countryIn is the first country the sentence names, or in which a town or region
// lies that it names.
func (r *resolver) countryIn(k int, c *chain, name string) *entry {
	for _, o := range r.byWord[k] {
		if o != nil && o.chain != c && o.form == properName && o.chain.entry != nil && o.chain.entry.typ == Country && mayHave(o.chain.entry, name) {
			return o.chain.entry
		}
	}
	for _, o := range r.byWord[k] {
		if o != nil && o.chain != c && o.form == properName && o.chain.entry != nil && (o.chain.entry.typ == City || o.chain.entry.typ == Place) {
			if e := r.g.names[r.g.lies[o.text]]; e != nil && e.typ == Country && mayHave(e, name) {
				return e
			}
		}
	}
	return nil
}
