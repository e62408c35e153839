package entity

import "strings"

// states are those of the United States that share their name with a country or
// city, which the name alone means.
var states = map[string]*entry{
	"Georgia":    {name: "Georgia (U.S. state)", typ: Place, sure: true},
	"New York":   {name: "New York (state)", typ: Place, sure: true},
	"Washington": {name: "Washington (state)", typ: Place, sure: true},
}

// stateRoles are what only the state of New York has, not the city.
var stateRoles = set("governor gov gov. attorney senator sen sen. representative rep rep. congressman congresswoman lawmaker lawmakers legislature legislators state lieutenant judge assemblyman assemblywoman")

// sense tells the places of one name apart by what is written beside it: the
// state after a town ("Buffalo, New York"), the part of a place that is known
// ("Donbas region").
func (r *resolver) sense(s *sentence, m *mention) {
	if k := strings.LastIndexByte(m.text, ' '); m.entry == nil && k > 0 && regions[m.text[k+1:]] {
		if e := r.g.lookup(m.text[:k]); e != nil && e.sure && e.typ == Place {
			m.entry = e
		}
	}
	if m.text == "World Cup" && m.entry == nil {
		m.entry = r.worldCup(s, m)
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
	} else if m.text == "New York" && m.end < len(s.words) && stateRoles[s.lower(m.end)] {
		m.entry = state
	}
}

// worldCup is the cup that a bare "World Cup" means, by the sport that its sentence
// or the one before it speaks of; nil where neither does.
func (r *resolver) worldCup(s *sentence, m *mention) *entry {
	for k := m.sent; k >= max(0, m.sent-1); k-- {
		o := &r.sents[k]
		for i := range o.words {
			name := cups[o.lower(i)]
			if name == "" || i+1 < len(o.words) && o.lower(i) != "football" && o.lower(i+1) == "football" {
				continue // "American football"
			}
			name += " World Cup"
			if m.start > 1 && strings.HasPrefix(s.lower(m.start-2), "women") {
				name = strings.Replace(name, " World", " Women's World", 1)
			}
			return &entry{name: name, typ: Event, sure: true, id: "name:" + nameKey(name)}
		}
	}
	return nil
}

// cups are the sports that have a World Cup, and what it is called after.
var cups = map[string]string{
	"football": "FIFA", "soccer": "FIFA", "fifa": "FIFA", "futsal": "FIFA Futsal", "t20": "T20", "cricket": "Cricket", "rugby": "Rugby",
	"basketball": "Basketball", "skiing": "Ski", "ski": "Ski", "biathlon": "Biathlon", "hockey": "Hockey", "netball": "Netball",
	"gymnastics": "Gymnastics", "archery": "Archery", "shooting": "Shooting", "chess": "Chess", "handball": "Handball", "darts": "Darts",
	"baseball": "Baseball", "softball": "Softball", "snooker": "Snooker", "swimming": "Swimming", "bobsleigh": "Bobsleigh", "luge": "Luge",
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
