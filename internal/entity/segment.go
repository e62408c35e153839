package entity

import "strings"

// segment turns a run of name words into names: it leaves out "the", titles and
// demonyms before a person, cuts at titles in the middle ("Nvidia CEO Jensen
// Huang") and follows the model where it sees several names.
func (f *nameFinder) segment(start, end int) {
	s := f.s
	for start < end && (s.lower(start) == "the" || !hasLetter(s.words[start].Form) && s.words[start].UPOS == "PUNCT") {
		start++
	}
	for start < end && (s.words[end-1].UPOS == "PUNCT" || s.lower(end-1) == "'s") && f.g.names[s.join(start, end)] == nil {
		end--
	}
	for start < end && (s.words[end-1].Form == "of" || s.words[end-1].Form == "the" || s.words[end-1].Form == "for") {
		end--
	}
	if start >= end {
		return
	}
	if e := f.g.lookup(s.join(start, end)); e != nil {
		f.emit(nameSpan{start: start, end: end, rule: "gazetteer"})
		return
	}
	if f.g.peoples[s.join(start, end)] != nil && !f.modifier(start, end) {
		f.emit(nameSpan{start: start, end: end, rule: "people"})
		return
	}
	// a demonym, or a country before a role: "Chinese", "U.S. President Trump"
	if n := f.leadingDemonym(start, end); n > 0 && !f.demonymInName(start, start+n, end) {
		f.emit(nameSpan{start: start, end: start + n, demonym: true, rule: "demonym"})
		f.segment(start+n, end)
		return
	}
	if n := f.leadingPlace(start, end); n > 0 && isCode(s, start+n) {
		f.segment(start, start+n) // "U.S. F-15E" is an F-15E
		f.segment(start+n, end)
		return
	}
	if f.split(start, end) {
		return
	}
	if k := f.lastTitle(start, end); k >= start {
		f.role(start, k, end)
		return
	}
	if f.onlyTitle(start, end) {
		return
	}
	if m := f.trailingTitle(start, end); m < end {
		f.segment(start, m)
		return
	}
	for k := start + 1; k < end; k++ { // "Royal Australian Navy HMAS Canberra", "Air India Boeing"
		if ships[s.words[k].Form] && k < end-1 || makers[s.words[k].Form] {
			f.segment(start, k)
			f.segment(k, end)
			return
		}
	}
	if k := f.beforePerson(start, end); k > start {
		if !f.leftover(start, k) {
			f.segment(start, k)
		}
		f.segment(k, end)
		return
	}
	// a country, its adjective or a place before something named after it is a mention as well
	if n := f.leadingDemonym(start, end); n > 0 && n < end-start {
		if e := f.g.demonyms[s.join(start, start+n)]; e != nil && e.typ == Country {
			f.out = append(f.out, nameSpan{start: start, end: start + n, demonym: true, rule: "nested"})
		}
	}
	if n := f.leadingPlace(start, end); n > 0 && n < end-start {
		f.nested(start, start+n)
	}
	for k := end - 1; k > start+1; k-- { // "Supreme Court of Brazil"
		if s.words[k-1].Form == "of" {
			if e := f.g.lookup(s.join(k, end)); e != nil && e.typ == Country && s.lower(k) != "america" {
				f.nested(k, end) // "Bank of America" is a name like another
			}
			break
		}
	}
	f.emit(nameSpan{start: start, end: end, rule: "proper noun"})
}

// ships are the prefixes of ships, written in capitals.
var ships = set("USS HMS HMAS HMCS HMNZS USNS RMS IRIS INS ROKS TCG")

// makers are written before the types of their aircraft.
var makers = set("Boeing Airbus Cessna Sukhoi Antonov Mil Beechcraft Embraer Tupolev Ilyushin Sikorsky Gulfstream Learjet Bombardier")

// beforePerson is where a person's name begins after what stands before it in one
// run without being part of it, as in "Secretary General of NATO Mark Rutte",
// "mayor of Warsaw Rafał Trzaskowski", "Chief of Staff Valery Gerasimov"; else
// start.
func (f *nameFinder) beforePerson(start, end int) int {
	s := f.s
	for k := min(end-2, start+4); k > start; k-- {
		m := f.inModel(k)
		person := m >= 0 && s.names[m].Type == Person && s.names[m].Start == k
		if e := f.g.lookup(s.join(start, k)); e != nil && e.sure && e.typ == Country && end-k > 1 && m >= 0 && s.names[m].Type == Person {
			person = true // "Venezuela Delcy Rodríguez"
		}
		last := s.lower(end - 1)
		if end-k > 4 || f.g.first[s.lower(k)] == unknown && !person || classOf(last) != "" || orgEnds[last] || placeEnds[last] || f.g.lookup(s.join(k, end)) != nil {
			continue
		}
		e := f.g.lookup(s.join(start, k))
		of := start > 0 && s.words[start-1].Form == "of"
		if f.leftover(start, k) || e != nil && (e.sure && (e.typ == Organization || e.typ == Country) || of && e.typ != Person) {
			return k
		}
	}
	return start
}

// leftover says whether the words are the rest of an office: "Staff" of "Chief of
// Staff", "Incumbent".
func (f *nameFinder) leftover(start, end int) bool {
	for k := start; k < end; k++ {
		l := f.s.lower(k)
		if !titleParts[l] && !departments[l] && l != "incumbent" && !royal[l] || l == "saint" || l == "st" || l == "st." {
			return false
		}
		if royal[l] && (k+1 == end) {
			return false // "Pope Leo"
		}
	}
	return true
}

// modifier says whether the span stands before a noun outside that it modifies.
func (f *nameFinder) modifier(start, end int) bool {
	h := f.s.headOf(start, end)
	switch f.s.rel(h) {
	case "amod", "compound":
		return f.s.words[h].Head >= end
	}
	return false
}

// leadingDemonym is the number of words of the demonym the span begins with.
func (f *nameFinder) leadingDemonym(start, end int) int {
	for n := min(3, end-start); n > 0; n-- {
		w := f.s.join(start, start+n)
		if f.g.isDemonym(w) && (f.g.lookup(w) == nil) {
			return n
		}
	}
	return 0
}

// demonymInName says whether the demonym [start,mid) belongs to the name that
// ends at end: "African Union", "American Airlines", but not "Israeli Defense
// Minister Gallant", "Chinese President Xi" or "French Google".
func (f *nameFinder) demonymInName(start, mid, end int) bool {
	if mid == end {
		return false
	}
	s := f.s
	if f.lastTitle(mid, end) >= mid || f.onlyTitle(mid, end) {
		return false
	}
	if f.g.lookup(s.join(mid, end)) != nil || f.g.isDemonym(s.join(mid, end)) {
		return false
	}
	if m := f.inModel(mid); m >= 0 {
		return s.names[m].Start <= start
	}
	l := s.lower(end - 1)
	if orgEnds[l] || eventEnds[l] || lawEnds[l] || placeEnds[l] {
		return true
	}
	return classOf(l) != "" && classOf(l).first() != 'P'
}

// leadingPlace is the number of words of a gazetteer name the span begins with
// as a modifier: "U.S." in "U.S. App Store".
func (f *nameFinder) leadingPlace(start, end int) int {
	for n := min(3, end-start-1); n > 0; n-- {
		if e := f.g.lookup(f.s.join(start, start+n)); e != nil && e.typ == Country && f.s.words[start+n].Form != "of" {
			return n
		}
	}
	return 0
}

func (f *nameFinder) nested(start, end int) {
	f.out = append(f.out, nameSpan{start: start, end: end, rule: "nested"})
}

// split follows the model when it sees two or more names in the run.
func (f *nameFinder) split(start, end int) bool {
	s := f.s
	var inside []int
	for k, m := range s.names {
		if m.Start >= start && m.End <= end && m.Start < m.End && m.Score >= 0.5 {
			inside = append(inside, k)
		}
	}
	if len(inside) == 2 && s.names[inside[0]].End == s.names[inside[1]].Start && s.lower(s.names[inside[1]].Start-1) == "'s" {
		return false // "Austrian People's | Party"
	}
	if len(inside) == 2 {
		if y := s.names[inside[1]]; y.Start-1 > start && s.words[y.Start-1].Form == "of" && y.End == end && f.ofCountry(start, y.Start-1) {
			return false // "National Council of Resistance | of Iran"
		}
	}
	if len(inside) < 2 || len(inside) == 2 && f.doubleName(inside[0], inside[1]) {
		return false
	}
	for _, k := range inside {
		m := s.names[k]
		a, b := m.Start, m.End
		for b < end && f.ok[b] && s.words[b].Head >= a && s.words[b].Head < b && f.inModel(b) < 0 {
			b++
		}
		if f.lastTitle(a, b) >= a || f.leadingDemonym(a, b) > 0 {
			f.segment(a, b)
		} else if !f.onlyTitle(a, b) && !f.covered(a, b) {
			f.emit(nameSpan{start: a, end: b, rule: "model"})
		}
	}
	return true
}

// doubleName says whether two of the model's names are the halves of one
// person's surname: "Andrew Mountbatten-Windsor".
func (f *nameFinder) doubleName(a, b int) bool {
	s := f.s
	x, y := s.names[a], s.names[b]
	return y.Start == x.End+1 && s.words[x.End].Form == "-" && !s.space[x.End-1] && !s.space[x.End] && y.End == y.Start+1 &&
		x.Type == Person && x.End-x.Start > 1 && f.g.first[s.lower(x.Start)] != unknown
}

// lastTitle is the last title word that has name words after it, or -1.
func (f *nameFinder) lastTitle(start, end int) int {
	if l := f.s.lower(end - 1); (orgEnds[l] || placeEnds[l]) && !titles[l] {
		return -1 // "Secretary General Office", "Imam Khomeini Airport"
	}
	for k := end - 2; k >= start; k-- {
		l := f.s.lower(k)
		if royal[l] && k == start {
			return -1
		}
		if !titles[l] || f.s.words[k+1].Form == "of" || f.s.words[k+1].Form == "-" {
			continue
		}
		if titleParts[f.s.lower(k+1)] && f.s.lower(k+1) == f.s.lower(end-1) {
			continue
		}
		if f.onlyTitle(k+1, end) {
			return -1
		}
		return k
	}
	return -1
}

// trailingTitle is where the role at the end of a run begins: "Iranian Prime
// Minister", "Nvidia CEO". A name keeps at least one word.
func (f *nameFinder) trailingTitle(start, end int) int {
	s := f.s
	if !titles[s.lower(end-1)] {
		return end
	}
	for k := start + 1; k < end; k++ {
		if f.onlyTitle(k, end) && (f.known(s.join(start, k)) || f.inModel(start) >= 0 && s.names[f.inModel(start)].End <= k) {
			return k
		}
	}
	return end
}

// onlyTitle says whether the span is a role without a name.
func (f *nameFinder) onlyTitle(start, end int) bool {
	seen := false
	for k := start; k < end; k++ {
		l := f.s.lower(k)
		t := titles[l] || royal[l] || classOf(l).first() == 'P' && f.g.first[l] == 0
		if !t && !titleParts[l] && f.s.words[k].UPOS != "PUNCT" {
			return false
		}
		seen = seen || t
	}
	return seen
}

// role cuts "Nvidia CEO Jensen Huang" at its title word k.
func (f *nameFinder) role(start, k, end int) {
	s := f.s
	t := k
	for t > start && (titles[s.lower(t-1)] || titleParts[s.lower(t-1)] || s.words[t-1].UPOS == "PUNCT") {
		t--
	}
	if t > start {
		f.segment(start, t)
	}
	for k+2 < end && departments[s.lower(k+1)] {
		k++ // "Chief of the General Staff Valery Gerasimov"
	}
	if f.covered(k+1, end) {
		return
	}
	f.emit(nameSpan{start: k + 1, end: end, title: strings.ToLower(s.join(t, k+1)), rule: "title"})
}

// emit records a span with the model's type, and looks for a lower-case title
// before it.
func (f *nameFinder) emit(n nameSpan) {
	s := f.s
	if n.start >= n.end || f.bare(n.start, n.end) || f.common1(n) {
		return
	}
	if m := f.inModel(s.headOf(n.start, n.end)); m >= 0 && n.typ == "" {
		n.typ, n.score = s.names[m].Type, float64(s.names[m].Score)
	} else if n.typ == "" {
		for _, x := range s.names {
			if x.Start < n.end && n.start < x.End {
				n.typ, n.score = x.Type, float64(x.Score)*0.7
			}
		}
	}
	if n.title == "" && n.start > 0 && !n.demonym && titles[s.lower(n.start-1)] && s.words[n.start-1].UPOS != "PUNCT" && s.words[n.start-1].UPOS != "VERB" {
		if h := s.words[n.start-1].Head; h >= n.start && h < n.end || s.words[n.start].Head == n.start-1 {
			n.title = s.lower(n.start - 1)
		}
	}
	f.out = append(f.out, n)
}

// common1 says whether a name of one word is a common noun or adjective that was
// cut off a longer name or phrase, or has no capital at all.
func (f *nameFinder) common1(n nameSpan) bool {
	s, i := f.s, n.start
	if n.end-n.start > 1 || n.demonym || n.title != "" || f.g.lookup(s.words[i].Form) != nil || f.g.peoples[s.words[i].Form] != nil {
		return false
	}
	if s.words[i].Form == strings.ToLower(s.words[i].Form) {
		return true
	}
	l := s.lower(i)
	if !s.title && placeEnds[l] && l != "gulf" && l != "strip" && l != "bay" {
		return true // "Airport"
	}
	if i > 0 && rulers[l] && (s.words[i-1].UPOS == "ADJ" || s.words[i-1].UPOS == "DET" || s.words[i-1].Form == "'s" || s.words[i-1].Form == "’s") {
		return true // "Iran's last Shah"
	}
	if s.title || f.inModel(i) >= 0 || isAcronym(s.words[i].Form) || bodies[l] {
		return false
	}
	return s.words[i].UPOS == "ADJ" || f.common[l] || classOf(l) != "" && n.end < len(s.words) && (s.words[n.end].Form == "'s" || s.words[n.end].Form == "'" || s.words[n.end].Form == "’s")
}

// rulers are what monarchs are called.
var rulers = set("shah king queen emperor empress sultan emir tsar pope patriarch sheikh caliph crown")

// bare says whether no word of the span can be a name: months, numbers, single
// letters and punctuation.
func (f *nameFinder) bare(start, end int) bool {
	if strings.ContainsAny(f.s.join(start, end), "$€£¥") {
		return true
	}
	for i := start; i < end; i++ {
		w := f.s.words[i]
		l := f.s.lower(i)
		if hasLetter(w.Form) && !calendar[l] && !isFunction(f.s, i) && (!isClosed(w.UPOS) || isAcronym(w.Form)) && len(strings.Trim(w.Form, ".'’")) > 1 {
			return false
		}
	}
	return true
}
