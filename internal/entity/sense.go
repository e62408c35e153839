package entity

import "strings"

// states are those of the United States that share their name with a country or
// city, which the name alone means.
var states = map[string]*entry{
	"Georgia":    {name: "Georgia (U.S. state)", typ: Place, sure: true},
	"New York":   {name: "New York (state)", typ: Place, sure: true},
	"Washington": {name: "Washington (state)", typ: Place, sure: true},
}

// sense tells the places of one name apart by what is written beside it: the
// state after a town ("Buffalo, New York"), the part of a place that is known
// ("Donbas region").
func (r *resolver) sense(s *sentence, m *mention) {
	if k := strings.LastIndexByte(m.text, ' '); m.entry == nil && k > 0 && regions[m.text[k+1:]] {
		if e := r.g.lookup(m.text[:k]); e != nil && e.sure && e.typ == Place {
			m.entry = e
		}
	}
	if m.span.demonym || m.entry == nil {
		return
	}
	state := states[m.text]
	if state == nil {
		return
	}
	if town := r.townBefore(s, m); town != nil {
		if in := r.g.lies[town.text]; in == "" || in == "United States" {
			m.entry = state
		}
	} else if m.start > 1 && s.words[m.start-1].Form == "of" && s.lower(m.start-2) == "state" {
		m.entry = state
	}
}

// townBefore is the place before a comma before m: "Buffalo" of "Buffalo, New
// York".
func (r *resolver) townBefore(s *sentence, m *mention) *mention {
	if m.start < 2 || s.words[m.start-1].Form != "," {
		return nil
	}
	t := r.byWord[m.sent][m.start-2]
	if t == nil || t.form != properName || t.span.demonym || t.entry != nil && t.entry.typ == Country {
		return nil
	}
	if s.words[m.head].Head != t.head && s.rel(m.head) == "conj" {
		return nil // one of a list
	}
	return t
}
