package export

import "time"

// dayOf is the day of an ISO 8601 date or time, as its zone has it, or "".
func dayOf(published string) string {
	if len(published) < len(time.DateOnly) {
		return ""
	}
	day := published[:len(time.DateOnly)]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return ""
	}
	return day
}
