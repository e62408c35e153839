// Package when owns the values of a text that are no things: times, read
// against the dateline into intervals, and quantities, read into numbers with
// a unit.
//
// Invariant: the same words and dateline give the same value; every value has
// one fixed written form (Interval.String, Quantity.String); a phrase that does
// not say a time by itself ("two years later") has none rather than a guess.
//
// The package gets plain words and gives values. It does not parse grammar,
// and which word a time belongs to is for its callers to say.
package when

import (
	"fmt"
	"time"
)

// Dateline is what relative times are read against.
type Dateline struct {
	// Published is an ISO 8601 date or date-time; "" or anything else means
	// unknown, and then "last Monday" has no value.
	Published string
	// Future says that the clause speaks of the future ("will meet on Monday"):
	// a weekday, day or month without a year is then the coming one, else the
	// nearest one, and the past one for weekdays.
	Future bool
}

// Precision is how exactly an interval's ends are known.
type Precision uint8

// The precisions. The ends of coarser intervals (weeks, seasons, decades) are
// given to the day or the year.
const (
	Day Precision = iota
	Month
	Year
)

// Interval is a stretch of whole days. Start and End are ISO dates
// ("2025-01-27"), both inclusive; "" for an end that is open.
type Interval struct {
	Start, End string
	Precision  Precision // of the words: "in 2019" is Year, "last week" Day
	Approx     bool      // "about", "early", "mid-", "a few"
}

// String is the value in the form that is stored: an ISO 8601 date of the
// interval's precision ("2025-01-27", "2025-01", "2025"), two of them joined by
// "/" for a longer stretch ("2025-01-20/2025-01-26", "1990/1999"), ".." for an
// open end ("2019/.."), with "~" before it when it is approximate.
func (v Interval) String() string {
	start, end := v.cut(v.Start), v.cut(v.End)
	s := start
	if start != end {
		s = orOpen(start) + "/" + orOpen(end)
	}
	if v.Approx {
		s = "~" + s
	}
	return s
}

// cut shortens a date to the precision.
func (v Interval) cut(date string) string {
	if len(date) != len("2006-01-02") {
		return date
	}
	return date[:[...]int{Day: 10, Month: 7, Year: 4}[v.Precision]]
}

func orOpen(date string) string {
	if date == "" {
		return ".."
	}
	return date
}

// Found is a time expression in a sentence: its words [Start, End) and value.
type Found struct {
	Start, End int
	Interval   Interval
}

// Parse reads a phrase as a time: "on 27 January 2025", "last Monday", "since
// 2019", "the 1990s". It is false when the words are no time, or one that needs
// more than the dateline. The whole phrase must be used.
func Parse(words []string, line Dateline) (Interval, bool) {
	p := newParser(words, line)
	s, ok := p.phrase(true)
	if !ok || p.at < len(p.toks) {
		return Interval{}, false
	}
	return s.interval()
}

// MaxWords is the number of words of a sentence that Find looks at.
const MaxWords = 2000

// maxExpression is how many words one expression may have.
const maxExpression = 14

// Find lists the time expressions of a sentence from left to right, the
// longest at each place, not overlapping. A bare year counts only after a word
// that makes it one ("in", "since", a month).
func Find(words []string, line Dateline) []Found {
	if len(words) > MaxWords {
		words = words[:MaxWords]
	}
	var found []Found
	for i := 0; i < len(words); i++ {
		p := newParser(words[i:min(len(words), i+maxExpression)], line)
		s, ok := p.phrase(false)
		if !ok || p.at == 0 {
			continue
		}
		end, whole := p.wordEnd()
		v, ok := s.interval()
		if !ok || !whole {
			continue
		}
		found = append(found, Found{i, i + end, v})
		i += end - 1
	}
	return found
}

// span is an interval being worked out.
type span struct {
	from, to           time.Time // whole days, inclusive
	precision          Precision
	approx             bool
	openStart, openEnd bool
}

func day(t time.Time) span { return span{from: t, to: t} }

// interval checks the years and writes the span out.
func (s span) interval() (Interval, bool) {
	v := Interval{Precision: s.precision, Approx: s.approx}
	write := func(t time.Time) (string, bool) {
		return fmt.Sprintf("%04d-%02d-%02d", t.Year(), t.Month(), t.Day()), t.Year() >= 1 && t.Year() <= 9999
	}
	ok := true
	if !s.openStart {
		v.Start, ok = write(s.from)
	}
	if ok && !s.openEnd {
		v.End, ok = write(s.to)
	}
	if !ok || s.openStart && s.openEnd || !s.openStart && !s.openEnd && s.to.Before(s.from) {
		return Interval{}, false
	}
	return v, true
}

// date is a day of the calendar, false when there is none such.
func date(y, m, d int) (time.Time, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, t.Year() == y && int(t.Month()) == m && t.Day() == d
}

// years is the span of whole years [from, to].
func years(from, to int) span {
	return span{
		from: time.Date(from, 1, 1, 0, 0, 0, 0, time.UTC), to: time.Date(to, 12, 31, 0, 0, 0, 0, time.UTC), precision: Year,
	}
}

// months is the span of whole months from (y, m) for n months.
func months(y, m, n int) span {
	from := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return span{from: from, to: from.AddDate(0, n, -1), precision: Month}
}
