package source

import (
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"kgraph/internal/text"
)

// datelined is the way news agencies begin an article: PLACE, day (Agency) —.
// Groups: place, day with or without a year, agency.
var datelined = regexp.MustCompile(`^\s*((?:\p{Lu}[\p{Lu}.'’-]+)(?:[ /]\p{Lu}[\p{Lu}.'’-]+){0,3}(?:, [\p{L}. ]{2,20}?)?)` +
	`(?:,? ((?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?))?` +
	`(?:,? ?\(([\p{L}][\p{L} .&-]{0,30})\))?\s*(?:--|[-–—])\s+`)

// dateline cuts the dateline off the first prose paragraph and takes the day
// and the agency from it where nothing better is known. A place alone is one
// only before a dash with an agency or a day, or all in capitals.
func dateline(d *text.Document) {
	x := text.NewIndex(d.Text)
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		if p.Kind != text.Prose {
			continue
		}
		s := x.Slice(p.Span)
		m := datelined.FindStringSubmatch(s)
		if m == nil || utf8.RuneCountInString(m[0]) > 80 || len(m[0]) == len(s) {
			return
		}
		p.Start += utf8.RuneCountInString(m[0])
		if d.Source == "" {
			d.Source = m[3]
		}
		if day := m[2]; d.Published == "" && strings.Contains(day, ",") {
			d.Published = dayOf(day)
		}
		return
	}
}

// dayOf reads a day of a dateline, whose month may be cut short in any way.
func dayOf(s string) string {
	s = strings.ReplaceAll(s, ".", "")
	s = strings.Replace(s, "Sept ", "Sep ", 1)
	for _, l := range []string{"January 2, 2006", "Jan 2, 2006"} {
		if t, err := time.Parse(l, s); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}
