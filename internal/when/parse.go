package when

import (
	"strings"
	"time"
)

// parser reads tokens from left to right.
type parser struct {
	toks []token
	at   int
	now  time.Time // the dateline's day; zero when unknown
	line Dateline
	bare bool // a month's name alone is a time
}

func newParser(words []string, line Dateline) *parser {
	p := &parser{toks: lex(words), line: line}
	if len(line.Published) >= 10 {
		if t, err := time.Parse("2006-01-02", line.Published[:10]); err == nil {
			p.now = t
		}
	}
	return p
}

// text is the token at an offset from here, "" past the end.
func (p *parser) text(offset int) string {
	if i := p.at + offset; i >= 0 && i < len(p.toks) {
		return p.toks[i].text
	}
	return ""
}

func (p *parser) token(offset int) token {
	if i := p.at + offset; i >= 0 && i < len(p.toks) {
		return p.toks[i]
	}
	return token{}
}

// take passes the token when it is one of the words.
func (p *parser) take(words ...string) bool {
	for _, w := range words {
		if p.text(0) == w && p.at < len(p.toks) {
			p.at++
			return true
		}
	}
	return false
}

// wordEnd is the number of words read and whether the last was read wholly.
func (p *parser) wordEnd() (int, bool) {
	last := p.toks[p.at-1]
	return last.word + 1, last.last
}

// try runs a rule and goes back when it fails.
func (p *parser) try(rule func() (span, bool)) (span, bool) {
	at := p.at
	s, ok := rule()
	if !ok {
		p.at = at
	}
	return s, ok
}

// phrase reads a time with what may stand before it. bare allows a lone year.
func (p *parser) phrase(bare bool) (span, bool) {
	switch {
	case p.take("since"):
		s, ok := p.time(true)
		s.openEnd = true
		return s, ok
	case p.take("until", "till", "by"):
		s, ok := p.time(true)
		s.openStart = true
		return s, ok
	case p.take("before"), p.text(0) == "prior" && p.text(1) == "to" && p.take("prior") && p.take("to"):
		s, ok := p.time(true)
		s.to = s.from.AddDate(0, 0, -1)
		s.openStart = true
		if s.precision != Day {
			s.precision = Day
			if s.to.Month() == 12 && s.to.Day() == 31 {
				s.precision = Year
			}
		}
		return s, ok
	case p.take("after"):
		s, ok := p.time(true)
		s.from = s.to.AddDate(0, 0, 1)
		s.openEnd = true
		if s.precision == Month {
			s.precision = Day
		}
		return s, ok
	case p.take("between", "from"):
		return p.between()
	case p.text(0) == "as" && p.text(1) == "of":
		p.at += 2
		return p.time(true)
	case p.take("in", "during", "throughout", "over", "within", "for"):
		return p.after(p.toks[p.at-1].text)
	case p.take("on", "at"):
		if p.clock() {
			p.take("on", ",")
		}
		s, ok := p.time(false)
		return s, ok
	}
	if p.clock() {
		p.take("on", ",")
		return p.time(false)
	}
	return p.time(bare)
}

// after reads what follows "in", "during", "over" and their like.
func (p *parser) after(prep string) (span, bool) {
	if prep == "in" || prep == "within" {
		if s, ok := p.try(p.inSoMuch); ok {
			return s, true
		}
	}
	if prep == "for" {
		p.take("the")
		if p.text(0) != "past" && p.text(0) != "last" && p.text(0) != "next" {
			return span{}, false
		}
	}
	return p.time(true)
}

// between reads "2019 and 2021", "January 3 to January 5", and "from 2019" alone.
func (p *parser) between() (span, bool) {
	a, ok := p.simple(true)
	if !ok {
		return span{}, false
	}
	if at := p.at; p.take("and", "to", "until", "till", "through", "-") {
		if b, ok := p.simple(true); ok {
			return join(a, b)
		}
		p.at = at
	}
	if p.text(-p.at) == "between" {
		return span{}, false
	}
	a.openEnd = true
	p.take("on", "onward", "onwards")
	return a, true
}

// join makes one span of two ends. The first end takes the year of the second
// when it was given none and would otherwise lie after it.
func join(a, b span) (span, bool) {
	for b.to.Before(a.from) && a.precision != Year {
		if a.from.Year() < b.to.Year()-1 || a.from.Year() > b.to.Year()+2 {
			return span{}, false
		}
		a.from = a.from.AddDate(-1, 0, 0)
	}
	return span{from: a.from, to: b.to, precision: min(a.precision, b.precision), approx: a.approx || b.approx}, !b.to.Before(a.from)
}

// time reads one time or a range of two.
func (p *parser) time(bare bool) (span, bool) {
	approx := p.take("about", "around", "roughly", "approximately", "circa", "c.", "ca.", "nearly", "almost")
	s, ok := p.simple(bare)
	if !ok {
		return span{}, false
	}
	s.approx = s.approx || approx
	if at := p.at; !s.openEnd && p.take("-", "to", "through", "until") {
		if b, ok := p.simple(true); ok {
			if r, ok := join(s, b); ok {
				return r, true
			}
		}
		p.at = at
	}
	return s, true
}

// simple reads one time without a range. bare allows a year or the name of a
// month to stand alone.
func (p *parser) simple(bare bool) (span, bool) {
	defer func(old bool) { p.bare = old }(p.bare)
	p.bare = bare
	for _, rule := range []func() (span, bool){
		p.part, p.relative, p.ago, p.calendar, p.weekday, p.quarter, p.season, p.decade, p.century, p.holiday,
	} {
		if s, ok := p.try(rule); ok {
			return s, true
		}
	}
	if bare {
		return p.try(p.year)
	}
	return span{}, false
}

// part reads "early 2025", "mid-January", "the end of March", "late last year".
func (p *parser) part() (span, bool) {
	p.take("the")
	p.take("very")
	part := p.text(0)
	third := map[string]int{"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
	which, ok := third[part]
	earlier := part == "earlier" || part == "later"
	if !ok && !earlier {
		return span{}, false
	}
	p.at++
	if !p.take("-") {
		if p.take("of") || p.take("in") || p.take("on") {
			p.take("the")
		} else if part == "beginning" || part == "start" || part == "middle" || part == "end" {
			return span{}, false
		}
	}
	bare := p.bare
	p.bare = true // "late January" cannot be a name
	s, ok := p.whole()
	p.bare = bare
	if !ok {
		return span{}, false
	}
	if earlier { // "earlier this week" ends, "later this year" begins, with the dateline
		if p.now.IsZero() || p.now.Before(s.from) || p.now.After(s.to) || s.from.Equal(s.to) {
			return s, s.from.Equal(s.to)
		}
		if part == "earlier" {
			return span{from: s.from, to: p.now}, true
		}
		return span{from: p.now, to: s.to}, true
	}
	return thirdOf(s, which), true
}

// whole reads a time that has parts.
func (p *parser) whole() (span, bool) {
	for _, rule := range []func() (span, bool){p.relative, p.calendar, p.season, p.decade, p.century, p.year} {
		if s, ok := p.try(rule); ok {
			return s, true
		}
	}
	return span{}, false
}

// thirdOf is the first, middle or last third of a span, approximately.
func thirdOf(s span, which int) span {
	days := int(s.to.Sub(s.from).Hours()/24) + 1
	switch {
	case days < 3:
		s.approx = true
		return s
	case s.precision == Year && s.to.Year() > s.from.Year(): // decades, centuries
		n := s.to.Year() - s.from.Year() + 1
		r := years(s.from.Year()+(n*which+2)/3, s.from.Year()+(n*(which+1)+2)/3-1)
		r.approx = true
		return r
	case s.precision == Year:
		r := months(s.from.Year(), 1+4*which, 4)
		r.approx = true
		return r
	}
	cut := [...]int{0, days / 3, days * 2 / 3, days}
	return span{from: s.from.AddDate(0, 0, cut[which]), to: s.from.AddDate(0, 0, cut[which+1]-1), approx: true}
}

// clock passes a time of day: "3 p.m.", "10:30 a.m.", "noon".
func (p *parser) clock() bool {
	if p.take("noon", "midnight", "dawn", "dusk") {
		return true
	}
	t := p.token(0)
	if !t.number || len(t.text) > 8 {
		return false
	}
	n := 1
	half := strings.TrimSuffix(strings.ReplaceAll(p.text(n), ".", ""), ".")
	if half == "am" || half == "pm" || half == "a.m" || half == "p.m" {
		n++
	} else if !strings.Contains(t.text, ":") {
		return false
	}
	p.at += n
	p.take("local", "gmt", "utc", "et", "est", "edt", "bst", "cet", "pst", "pt")
	p.take("time")
	p.take(",")
	return true
}
