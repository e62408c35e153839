package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Widths of line-wrapped text, in code points: below the first, short lines
// are a list or a poem; above the second, lines are paragraphs.
const (
	minWrapWidth = 30
	maxWrapWidth = 160
)

// line is one physical line of a text without its line end.
type line struct {
	text       string
	start, end int // code points of the text, white space at both ends cut off
	first      int // code points of its first word
	indent     int // code points of white space before it
}

// Paragraphs splits a text into the stretches that hold whole sentences. An
// empty line always ends a paragraph. Whether a single line end does is
// decided from the layout of the whole text: in line-wrapped text it does
// not, where a line is a paragraph it does. The paragraphs cover everything
// but white space, in order; all have the kind Prose.
func Paragraphs(s string) []Paragraph {
	lines := splitLines(s)
	width, wrapped := wrapWidth(lines)
	var out []Paragraph
	for i, l := range lines {
		if l.end == l.start {
			continue
		}
		if wrapped && i > 0 && softBreak(lines[i-1], l, width) && len(out) > 0 {
			out[len(out)-1].End = l.end
			continue
		}
		out = append(out, Paragraph{Span: Span{l.start, l.end}})
	}
	return out
}

// splitLines cuts a text at \n, \r\n, \r, form feed, vertical tab and the
// Unicode line and paragraph separators.
func splitLines(s string) []line {
	var lines []line
	begin, beginCP, cp := 0, 0, 0
	add := func(end int) {
		raw := s[begin:end]
		trimmed := strings.TrimLeftFunc(raw, IsSpace)
		indent := utf8.RuneCountInString(raw[:len(raw)-len(trimmed)])
		trimmed = strings.TrimRightFunc(trimmed, IsSpace)
		l := line{text: trimmed, start: beginCP + indent, indent: indent}
		l.end = l.start + utf8.RuneCountInString(trimmed)
		if l.first = strings.IndexFunc(trimmed, IsSpace); l.first < 0 {
			l.first = l.end - l.start
		} else {
			l.first = utf8.RuneCountInString(trimmed[:l.first])
		}
		lines = append(lines, l)
	}
	for i, r := range s {
		if isLineEnd(r) && !(r == '\r' && i+1 < len(s) && s[i+1] == '\n') {
			add(i)
			begin, beginCP = i+utf8.RuneLen(r), cp+1
		}
		cp++
	}
	add(len(s))
	return lines
}

func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// wrapWidth says whether a text is wrapped, and at which width. It is when
// its longest line is no longer than a page is wide and most line ends fall
// where the next word would not have fitted any more, or inside a sentence.
func wrapWidth(lines []line) (width int, wrapped bool) {
	width = pageWidth(lines)
	if width > maxWrapWidth || width < minWrapWidth {
		return width, false
	}
	breaks, full, inside := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.end == a.start || b.end == b.start {
			continue
		}
		breaks++
		if isFull(a, b, width) {
			full++
		}
		if continues(a, b) {
			inside++
		}
	}
	switch {
	case breaks == 0:
		return width, false
	case inside*2 >= breaks:
		return width, true
	default:
		return width, full*10 >= breaks*6 && inside*5 >= breaks
	}
}

// pageWidth is the length of the longest line, not counting lines of a single
// word (addresses, rules) and, in longer texts, the longest fiftieth: a table
// or a line somebody added does not make a text unwrapped.
func pageWidth(lines []line) int {
	var lengths []int
	for _, l := range lines {
		if n := l.end - l.start; n > l.first {
			lengths = append(lengths, l.indent+n)
		}
	}
	if len(lengths) == 0 {
		return 0
	}
	slices.Sort(lengths)
	return lengths[len(lengths)-1-len(lengths)/50]
}

// isFull says that the first word of b would not have fitted into a, with
// some slack for text that was wrapped by hand or edited afterwards.
func isFull(a, b line, width int) bool {
	return a.indent+a.end-a.start+1+b.first > width-width/10
}

// continues says that b goes on with the sentence of a.
func continues(a, b line) bool {
	last, _ := utf8.DecodeLastRuneInString(a.text)
	first, _ := utf8.DecodeRuneInString(b.text)
	return unicode.IsLower(first) && !isTerminal(last) && last != ':'
}

// softBreak says that the line end between a and b is only a line wrap.
func softBreak(a, b line, width int) bool {
	last, _ := utf8.DecodeLastRuneInString(a.text)
	switch {
	case a.end == a.start:
		return false
	case startsItem(b.text) && (isTerminal(last) || last == ':' || !isFull(a, b, width)):
		return false
	case continues(a, b):
		return true
	case b.indent > a.indent:
		return false
	}
	return isFull(a, b, width)
}

// startsItem says that a line opens with the mark of a list item.
func startsItem(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	rest := s[size:]
	switch {
	case strings.ContainsRune("-*•‣·▪–—>", r):
		return strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t")
	case r >= '0' && r <= '9':
		rest = strings.TrimLeft(rest, "0123456789")
		return len(s)-len(rest) <= 3 && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") "))
	case r == '(':
		_, size = utf8.DecodeRuneInString(rest)
		return strings.HasPrefix(rest[size:], ") ")
	}
	return false
}
