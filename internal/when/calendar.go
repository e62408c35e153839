package when

import (
	"strconv"
	"strings"
	"time"
)

var monthNames = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
	"november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
	"oct": 10, "nov": 11, "dec": 12,
}

var weekdayNames = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
}

// month reads a month's name. "may" and "march" are months only with a capital.
func (p *parser) month() (int, bool) {
	t := p.token(0)
	m, ok := monthNames[strings.TrimSuffix(t.text, ".")]
	if !ok || !t.capital && len(t.text) <= 5 && t.text != "april" {
		return 0, false
	}
	p.at++
	if !strings.HasSuffix(t.text, ".") && len(t.text) <= 4 && (!p.token(0).first || m < 5 || m > 7) {
		p.take(".") // Jan., written apart; but not the stop after "in June"
	}
	return m, true
}

// yearNumber reads four digits as a year, or '99.
func (p *parser) yearNumber() (int, bool) {
	t := p.token(0)
	if len(t.text) == 4 && t.number {
		if y, err := strconv.Atoi(t.text); err == nil && y >= 1000 && y <= 2200 {
			p.at++
			return y, true
		}
	}
	return 0, false
}

// dayNumber reads a day of the month: "27", "27th", "the first".
func (p *parser) dayNumber() (int, bool) {
	t := p.token(0)
	if d, ok := ordinals[t.text]; ok {
		p.at++
		return d, true
	}
	if !t.number || len(t.text) > 2 {
		return 0, false
	}
	d, err := strconv.Atoi(t.text)
	if err != nil || d < 1 || d > 31 {
		return 0, false
	}
	p.at++
	if !p.token(0).first {
		p.take("st", "nd", "rd", "th")
	}
	return d, true
}

// calendar reads a date by the calendar.
func (p *parser) calendar() (span, bool) {
	if s, ok := p.try(p.numeric); ok {
		return s, true
	}
	if _, ok := weekdayNames[strings.TrimSuffix(p.text(0), ".")]; ok && p.token(0).capital {
		at := p.at
		p.at++
		p.take(",")
		p.take("the")
		if s, ok := p.monthDate(); ok && s.precision == Day {
			return s, true
		}
		p.at = at
		return span{}, false
	}
	if p.take("the") { // "the March" is a march
		s, ok := p.monthDate()
		return s, ok && s.precision == Day
	}
	return p.monthDate()
}

// monthDate reads "27 January 2025", "January 27, 2025", "January 2025", "January".
func (p *parser) monthDate() (span, bool) {
	at := p.at
	if d, ok := p.dayNumber(); ok {
		d2 := d
		if at := p.at; p.take("-", "to", "and") { // 3-5 January
			if n, ok := p.dayNumber(); ok && n > d {
				d2 = n
			} else {
				p.at = at
			}
		}
		p.take("of")
		if m, ok := p.month(); ok {
			p.take(",")
			return p.days(m, d, d2)
		}
		p.at = at
		return span{}, false
	}
	m, ok := p.month()
	if !ok {
		return span{}, false
	}
	after := p.at
	p.take("the")
	if d, ok := p.dayNumber(); ok && !(p.token(-1).number && p.text(0) == "-" && p.token(1).number && len(p.text(1)) > 2) {
		d2 := d
		if at := p.at; p.take("-", "to", "and") { // January 3-5
			if n, ok := p.dayNumber(); ok && n > d {
				d2 = n
			} else {
				p.at = at
			}
		}
		return p.days(m, d, d2)
	}
	p.at = after
	p.take("of", ",")
	if y, ok := p.yearNumber(); ok {
		return months(y, m, 1), true
	}
	p.at = after
	if p.now.IsZero() || !p.bare {
		return span{}, false
	}
	return months(p.nearestYear(m, 15), m, 1), true
}

// days are the days d..d2 of a month, with the year that follows or the nearest.
func (p *parser) days(m, d, d2 int) (span, bool) {
	at := p.at
	p.take(",")
	y, ok := p.yearNumber()
	if !ok {
		p.at = at
		if p.now.IsZero() {
			return span{}, false
		}
		y = p.nearestYear(m, d)
	}
	from, ok := date(y, m, d)
	to, ok2 := date(y, m, d2)
	return span{from: from, to: to}, ok && ok2
}

// nearestYear is the year in which the month and day are nearest to the
// dateline, or the first coming one for the future.
func (p *parser) nearestYear(m, d int) int {
	y := p.now.Year()
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	gap := t.Sub(p.now).Hours() / 24
	switch {
	case p.line.Future && gap < -45:
		return y + 1
	case !p.line.Future && gap > 183:
		return y - 1
	case gap < -183:
		return y + 1
	}
	return y
}

// numeric reads 2025-01-27, 2025-01, 01/27/2025 and 27.1.2025.
func (p *parser) numeric() (span, bool) {
	if y, ok := p.yearNumber(); ok {
		m, ok := p.joined("-", 2)
		if !ok || m < 1 || m > 12 || y < 1000 {
			return span{}, false
		}
		if d, ok := p.joined("-", 2); ok {
			t, ok := date(y, m, d)
			return day(t), ok
		}
		if p.text(-1) != "0"+strconv.Itoa(m) && m < 10 || p.token(0).number {
			return span{}, false // 2019-21 is a range of years
		}
		if y%100 < m && m > 9 {
			return span{}, false
		}
		return months(y, m, 1), true
	}
	first := p.token(0).text
	if parts := strings.Split(first, "."); len(parts) == 3 { // 27.1.2025 is one token
		d, e1 := strconv.Atoi(parts[0])
		m, e2 := strconv.Atoi(parts[1])
		y, e3 := strconv.Atoi(parts[2])
		if e1 != nil || e2 != nil || e3 != nil || y < 1000 {
			return span{}, false
		}
		p.at++
		t, ok := date(y, m, d)
		return day(t), ok
	}
	a, err := strconv.Atoi(first)
	if err != nil || len(first) > 2 {
		return span{}, false
	}
	p.at++
	b, ok := p.joined("/", 2)
	y, ok2 := p.joined("/", 4)
	if !ok || !ok2 {
		return span{}, false
	}
	if a > 12 { // day first
		a, b = b, a
	}
	t, ok := date(y, a, b)
	return day(t), ok
}

// joined reads a separator and at most n digits in the same word.
func (p *parser) joined(sep string, n int) (int, bool) {
	if p.text(0) != sep || p.token(0).first || !p.token(1).number || p.token(1).first || len(p.text(1)) > n || n == 4 && len(p.text(1)) != 4 {
		return 0, false
	}
	v, err := strconv.Atoi(p.text(1))
	if err != nil {
		return 0, false
	}
	p.at += 2
	return v, true
}

// weekday reads "Monday", "last Monday", "next Friday", "Monday night".
func (p *parser) weekday() (span, bool) {
	which := ""
	switch p.text(0) {
	case "last", "next", "this", "past", "coming", "previous":
		which = p.text(0)
		p.at++
	case "the":
		if n := p.text(1); n == "past" || n == "coming" || n == "previous" || n == "following" {
			return span{}, false
		}
	}
	t := p.token(0)
	w, ok := weekdayNames[strings.TrimSuffix(t.text, ".")]
	if !ok || !t.capital || p.now.IsZero() {
		return span{}, false
	}
	p.at++
	p.take("morning", "afternoon", "evening", "night")
	back := (int(p.now.Weekday()) - int(w) + 7) % 7 // days since the last one, 0 today
	switch which {
	case "next", "coming":
		return day(p.now.AddDate(0, 0, 7-back)), true
	case "last", "past", "previous":
		if back == 0 {
			back = 7
		}
		return day(p.now.AddDate(0, 0, -back)), true
	case "this":
		return day(monday(p.now).AddDate(0, 0, (int(w)+6)%7)), true
	}
	if p.line.Future && back > 0 {
		return day(p.now.AddDate(0, 0, 7-back)), true
	}
	return day(p.now.AddDate(0, 0, -back)), true
}

// monday is the first day of t's week.
func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }
