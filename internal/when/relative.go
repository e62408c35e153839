package when

import (
	"strings"
	"time"
)

// maxSteps is how many days, weeks or years a relative time may reach.
const maxSteps = 5000

// unitOf gives the unit of a word: "years" and "year's" are "year".
func unitOf(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s"), "s")
	switch word {
	case "second", "minute", "hour", "day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century":
		return word
	case "centurie":
		return "century"
	}
	return ""
}

// relative reads what is told from the dateline: "yesterday", "last week",
// "this year", "the past three months".
func (p *parser) relative() (span, bool) {
	if p.now.IsZero() {
		return span{}, false
	}
	p.take("the")
	switch {
	case p.take("today", "tonight"):
		return day(p.now), true
	case p.text(0) == "yesterday" || p.text(0) == "tomorrow":
		step := map[string]int{"yesterday": -1, "tomorrow": 1}[p.text(0)]
		p.at++
		p.take("morning", "afternoon", "evening", "night")
		return day(p.now.AddDate(0, 0, step)), true
	case p.text(0) == "day" && (p.text(1) == "before" || p.text(1) == "after") && (p.text(2) == "yesterday" || p.text(2) == "tomorrow"):
		step := 2
		if p.text(1) == "before" {
			step = -2
		}
		ok := (p.text(1) == "before") == (p.text(2) == "yesterday")
		p.at += 3
		return day(p.now.AddDate(0, 0, step)), ok
	}
	step, ok := map[string]int{"this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}[p.text(0)]
	if !ok {
		return span{}, false
	}
	which := p.text(0)
	p.at++
	p.take("past", "coming") // this past week
	if n, next, approx := p.count(); next > p.at {
		unit := unitOf(p.at2(next))
		if unit == "" || step == 0 {
			return span{}, false
		}
		p.at = next + 1
		s, ok := p.stretch(n, unit, step)
		s.approx = s.approx || approx
		return s, ok
	}
	if p.take("morning", "afternoon", "evening") {
		return day(p.now), step == 0
	}
	if p.take("night") {
		return day(p.now.AddDate(0, 0, min(step, 0))), step <= 0
	}
	if m, ok := p.month(); ok {
		return p.monthFrom(m, step), true
	}
	unit := unitOf(p.text(0))
	if unit == "" || strings.HasSuffix(p.text(0), "s") && !strings.ContainsAny(p.text(0), "'’") {
		return span{}, false
	}
	p.at++
	if which == "past" {
		return p.stretch(1, unit, -1)
	}
	return unitFrom(p.now, unit, step)
}

// at2 is the text of the token at an absolute place.
func (p *parser) at2(i int) string {
	if i < len(p.toks) {
		return p.toks[i].text
	}
	return ""
}

// monthFrom is the month of that name before, in or after the dateline's.
func (p *parser) monthFrom(m, step int) span {
	y := p.now.Year()
	switch {
	case step < 0 && m >= int(p.now.Month()):
		y--
	case step > 0 && m <= int(p.now.Month()):
		y++
	}
	return months(y, m, 1)
}

// count reads how many: a number, "a", "few", "several", "couple of".
func (p *parser) count() (n float64, next int, approx bool) {
	switch {
	case p.text(0) == "few" || p.text(0) == "several":
		return 3, p.at + 1, true
	case p.text(0) == "a" && p.text(1) == "few":
		return 3, p.at + 2, true
	case p.text(0) == "couple" && p.text(1) == "of":
		return 2, p.at + 2, true
	case p.text(0) == "a" && p.text(1) == "couple" && p.text(2) == "of":
		return 2, p.at + 3, true
	case p.text(0) == "a" && p.text(1) == "couple":
		return 2, p.at + 2, true
	case p.text(0) == "half" && (p.text(1) == "a" || p.text(1) == "an"):
		return 0.5, p.at + 2, false
	case (p.text(0) == "a" || p.text(0) == "an") && unitOf(p.text(1)) != "":
		return 1, p.at + 1, false
	}
	n, next = number(p.toks, p.at)
	return n, next, false
}

// stretch is the n units up to the dateline (step -1) or from it (step 1).
func (p *parser) stretch(n float64, unit string, step int) (span, bool) {
	t, precision, ok := shift(p.now, n*float64(step), unit)
	if !ok {
		return span{}, false
	}
	s := span{from: t, to: p.now}
	if step > 0 {
		s = span{from: p.now, to: t}
	}
	s.approx = precision != Day
	return s, true
}

// ago reads "three days ago", "a year ago", "two decades earlier" never: that
// needs to know earlier than what.
func (p *parser) ago() (span, bool) {
	approx := p.take("about", "around", "roughly", "nearly", "almost", "some", "over")
	if p.text(0) == "more" && p.text(1) == "than" {
		p.at += 2
		approx = true
	}
	n, next, few := p.count()
	unit := unitOf(p.at2(next))
	if next == p.at || unit == "" || p.at2(next+1) != "ago" || p.now.IsZero() {
		return span{}, false
	}
	p.at = next + 2
	s, ok := around(p.now, -n, unit)
	s.approx = s.approx || approx || few
	return s, ok
}

// inSoMuch reads what follows "in" in "in three days", "in two weeks' time".
func (p *parser) inSoMuch() (span, bool) {
	n, next, few := p.count()
	unit := unitOf(p.at2(next))
	if next == p.at || unit == "" || unit == "second" || unit == "minute" || p.now.IsZero() || !p.line.Future {
		return span{}, false
	}
	p.at = next + 1
	p.take("'", "’")
	p.take("time")
	s, ok := around(p.now, n, unit)
	s.approx = s.approx || few
	return s, ok
}

// around is the day, month or year that lies n units from t; weeks, decades
// and centuries are approximate.
func around(t time.Time, n float64, unit string) (span, bool) {
	t, precision, ok := shift(t, n, unit)
	if !ok {
		return span{}, false
	}
	switch precision {
	case Year:
		s := years(t.Year(), t.Year())
		s.approx = unit == "decade" || unit == "century"
		return s, true
	case Month:
		return months(t.Year(), int(t.Month()), 1), true
	}
	s := day(t)
	s.approx = unit == "week" || unit == "fortnight"
	return s, true
}

// shift moves a day by n units.
func shift(t time.Time, n float64, unit string) (time.Time, Precision, bool) {
	if n != n || n > maxSteps || n < -maxSteps {
		return t, Day, false
	}
	whole := int(n)
	switch unit {
	case "second", "minute":
		return t, Day, true
	case "hour":
		return t.AddDate(0, 0, whole/24), Day, true
	case "day":
		return t.AddDate(0, 0, whole), Day, true
	case "week":
		return t.AddDate(0, 0, int(n*7)), Day, true
	case "fortnight":
		return t.AddDate(0, 0, int(n*14)), Day, true
	case "month":
		return firstOf(t, whole), Month, true
	case "quarter":
		return firstOf(t, 3*whole), Month, true
	case "year":
		if whole == 0 {
			return firstOf(t, int(n*12)), Month, true
		}
		return firstOf(t, int(n*12)), Year, true
	case "decade":
		return firstOf(t, int(n*120)), Year, true
	case "century":
		return firstOf(t, int(n*1200)), Year, whole > -30 && whole < 30
	}
	return t, Day, false
}

// firstOf moves by months and keeps the day where the month has it.
func firstOf(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	if same := first.AddDate(0, 0, t.Day()-1); same.Month() == first.Month() {
		return same
	}
	return first.AddDate(0, 1, -1)
}

// unitFrom is the calendar unit that lies step units from the dateline's.
func unitFrom(t time.Time, unit string, step int) (span, bool) {
	switch unit {
	case "day":
		return day(t.AddDate(0, 0, step)), step == 0
	case "week", "fortnight":
		from := monday(t).AddDate(0, 0, 7*step)
		return span{from: from, to: from.AddDate(0, 0, 6)}, unit == "week"
	case "weekend":
		from := monday(t).AddDate(0, 0, 5+7*step)
		return span{from: from, to: from.AddDate(0, 0, 1)}, true
	case "month":
		return months(t.Year(), int(t.Month())+step, 1), true
	case "quarter":
		return months(t.Year(), (int(t.Month())-1)/3*3+1+3*step, 3), true
	case "year":
		return years(t.Year()+step, t.Year()+step), true
	case "decade":
		y := t.Year()/10*10 + 10*step
		return years(y, y+9), true
	case "century":
		y := t.Year()/100*100 + 100*step
		return years(max(1, y), y+99), true
	}
	return span{}, false
}
