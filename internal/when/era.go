package when

import (
	"strconv"
	"time"
)

// quarter reads "Q1 2025", "the first quarter of 2025", "the second half of 2024".
func (p *parser) quarter() (span, bool) {
	p.take("the")
	n, size := 0, 3
	switch {
	case p.text(0) == "q" && p.token(1).number && len(p.text(1)) == 1:
		n = int(p.text(1)[0] - '0')
		p.at += 2
	default:
		var ok bool
		if n, ok = ordinals[p.text(0)]; !ok {
			if p.text(0) != "last" {
				return span{}, false
			}
			n = -1
		}
		p.at++
		switch {
		case p.take("quarter"):
		case p.take("half"):
			size = 6
		default:
			return span{}, false
		}
	}
	if n == -1 {
		n = 12 / size
	}
	if n < 1 || n > 12/size {
		return span{}, false
	}
	p.take("of")
	y, ok := p.theYear()
	if !ok {
		return span{}, false
	}
	return months(y, 1+size*(n-1), size), true
}

// theYear reads a year, "this year" or "last year"; without one, the dateline's.
func (p *parser) theYear() (int, bool) {
	if y, ok := p.yearNumber(); ok {
		return y, true
	}
	if p.now.IsZero() {
		return 0, false
	}
	if s, ok := p.try(p.relative); ok && s.precision == Year {
		return s.from.Year(), true
	}
	return p.now.Year(), true
}

// season reads "summer 2024", "the winter of 2023", "last spring".
func (p *parser) season() (span, bool) {
	p.take("the")
	which := 0
	switch p.text(0) {
	case "last", "past", "previous":
		which = -1
		p.at++
	case "next", "coming":
		which = 1
		p.at++
	case "this":
		p.at++
	}
	start, ok := map[string]int{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[p.text(0)]
	if !ok {
		return span{}, false
	}
	this, fall := p.text(-1) == "this", p.text(0) == "fall"
	p.at++
	p.take("of")
	y, given := p.yearNumber()
	if !given {
		alone := which == 0 && !this
		if p.now.IsZero() || alone && (fall || !p.bare) {
			return span{}, false
		}
		y = p.now.Year()
		first := time.Date(y, time.Month(start), 1, 0, 0, 0, 0, time.UTC)
		end := first.AddDate(0, 3, -1)
		switch {
		case which < 0 && !end.Before(p.now):
			y--
		case which > 0 && !first.After(p.now):
			y++
		}
	}
	s := months(y, start, 3)
	s.approx = true
	return s, true
}

// decade reads "1990s", "the '90s", "the nineties", "2010s".
func (p *parser) decade() (span, bool) {
	p.take("the")
	p.take("'", "’", "‘")
	if y, ok := map[string]int{"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}[p.text(0)]; ok {
		p.at++
		return years(y, y+9), true
	}
	t := p.token(0)
	y, err := strconv.Atoi(t.text)
	if err != nil || !t.number || y%10 != 0 || p.token(1).first {
		return span{}, false
	}
	next := p.text(1)
	if next != "s" && next != "'" && next != "’" {
		return span{}, false
	}
	p.at += 2
	if next != "s" && !p.take("s") {
		return span{}, false
	}
	switch {
	case len(t.text) == 2 && y >= 20:
		y += 1900
	case len(t.text) != 4 || y < 1000 || y > 2200:
		return span{}, false
	case y%100 == 0 && y < 2000: // the 1800s are a century
		return years(y, y+99), true
	}
	return years(y, y+9), true
}

// century reads "the 20th century", "nineteenth century".
func (p *parser) century() (span, bool) {
	p.take("the")
	n := 0
	if o, ok := ordinals[p.text(0)]; ok && o < 21 {
		n = o
		p.at++
		if n == 20 && p.take("-") {
			return span{}, false
		}
	} else if d, err := strconv.Atoi(p.text(0)); err == nil && d > 0 && d < 23 && p.token(0).number {
		p.at++
		if !p.take("st", "nd", "rd", "th") {
			return span{}, false
		}
		n = d
	} else if p.text(0) == "twenty" && p.text(1) == "-" && p.text(2) == "first" {
		p.at += 3
		n = 21
	}
	p.take("-")
	if n == 0 || !p.take("century") {
		return span{}, false
	}
	return years(max(1, (n-1)*100), n*100-1), true
}

// holiday reads the few feasts that have a fixed day.
func (p *parser) holiday() (span, bool) {
	md := [2]int{}
	switch {
	case p.text(0) == "christmas" && p.text(1) == "eve":
		md, p.at = [2]int{12, 24}, p.at+2
	case p.text(0) == "christmas" && p.text(1) == "day":
		md, p.at = [2]int{12, 25}, p.at+2
	case p.text(0) == "christmas":
		md, p.at = [2]int{12, 25}, p.at+1
	case (p.text(0) == "new") && (p.text(1) == "year's" || p.text(1) == "year’s" || p.text(1) == "year") && p.token(0).capital:
		at := p.at
		p.at += 2
		p.take("'s", "’s", "'", "’")
		p.take("s")
		switch {
		case p.take("eve"):
			md = [2]int{12, 31}
		case p.take("day"):
			md = [2]int{1, 1}
		default:
			p.at = at
			return span{}, false
		}
	case p.text(0) == "halloween":
		md, p.at = [2]int{10, 31}, p.at+1
	default:
		return span{}, false
	}
	return p.days(md[0], md[1], md[1])
}

// year reads a bare year, "2019-21" and "2019–2021".
func (p *parser) year() (span, bool) {
	y, ok := p.yearNumber()
	if !ok {
		return span{}, false
	}
	if t := p.token(1); (p.text(0) == "-" || p.text(0) == "/") && !p.token(0).first && t.number && len(t.text) == 2 && !t.first {
		if n, err := strconv.Atoi(t.text); err == nil && y/100*100+n > y {
			p.at += 2
			return years(y, y/100*100+n), true
		}
	}
	return years(y, y), true
}
