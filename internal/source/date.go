package source

import (
	"strings"
	"time"
)

// dayLayouts are ways to write a day, timeLayouts ways to write a moment.
var (
	dayLayouts = []string{"2006-01-02", "2006/01/02", "20060102", "January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006",
		"2 January 2006", "2 Jan 2006", "January 2 2006", "Monday, January 2, 2006", "Mon, Jan 2, 2006", "Monday, 2 January 2006"}
	timeLayouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700",
		"2006-01-02 15:04:05", "2006-01-02 15:04", time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, time.UnixDate}
	partLayouts = []string{"2006-01", "2006"} // already ISO 8601
)

// isoDate writes a date in ISO 8601, a day as a day and a moment with its
// time. An empty date is fine; ok is false for what is not a date.
func isoDate(s string) (iso string, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", true
	}
	for _, l := range dayLayouts {
		if t, err := time.Parse(l, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	for _, l := range timeLayouts {
		if t, err := time.Parse(l, s); err == nil {
			return t.Format(time.RFC3339), true
		}
	}
	for _, l := range partLayouts {
		if _, err := time.Parse(l, s); err == nil {
			return s, true
		}
	}
	return "", false
}

// IsDate says whether s is a date in one of the forms that documents may have.
func IsDate(s string) bool {
	iso, ok := isoDate(s)
	return ok && iso != ""
}
