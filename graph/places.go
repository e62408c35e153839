package graph

import "unicode/utf8"

// places finds code points in a text.
type places struct {
	s  string
	at []int32 // byte at which each code point begins, and the end; nil in ASCII
}

func newPlaces(s string) places {
	p := places{s: s}
	if n := utf8.RuneCountInString(s); n != len(s) && len(s) < 1<<31 {
		p.at = make([]int32, 0, n+1)
		for i := range s {
			p.at = append(p.at, int32(i))
		}
		p.at = append(p.at, int32(len(s)))
	}
	return p
}

// slice is what stands between two code points, "" if they are not in the text.
func (p places) slice(start, end int) string {
	last := len(p.s)
	if p.at != nil {
		last = len(p.at) - 1
	}
	if start < 0 || end < start || end > last {
		return ""
	}
	if p.at != nil {
		start, end = int(p.at[start]), int(p.at[end])
	}
	return p.s[start:end]
}
