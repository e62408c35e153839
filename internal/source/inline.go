package source

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline takes the marks of Markdown out of a stretch of text: emphasis,
// code, links (their text stays), pictures, footnote marks, HTML tags and
// entities, backslashes. It runs once over the text; what it looks ahead for
// is bounded.
func inline(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		n, keep := inlineMark(s, i)
		if n == 0 {
			b.WriteByte(s[i])
			i++
			continue
		}
		b.WriteString(keep)
		i += n
	}
	return clean(html.UnescapeString(b.String()))
}

// inlineMark reads the mark at i, if there is one: how many bytes it takes
// and what stays of them.
func inlineMark(s string, i int) (n int, keep string) {
	rest := s[i:]
	switch s[i] {
	case '\\':
		if len(rest) > 1 && strings.IndexByte("\\`*_{}[]()#+-.!|<>~\"'&", rest[1]) >= 0 {
			return 2, rest[1:2]
		}
	case '`':
		run := len(rest) - len(strings.TrimLeft(rest, "`"))
		if end := strings.Index(window(rest[run:]), rest[:run]); end >= 0 {
			return run + end + run, rest[run : run+end]
		}
	case '*', '_', '~':
		return emphasis(s, i)
	case '!':
		if strings.HasPrefix(rest, "![") {
			if n, _ := link(rest[1:]); n > 0 {
				return n + 1, ""
			}
		}
	case '[':
		if strings.HasPrefix(rest, "[^") {
			if end := strings.IndexByte(window(rest), ']'); end > 0 {
				return end + 1, ""
			}
		}
		if n, label := link(rest); n > 0 {
			return n, inline(label)
		}
	case '<':
		return tag(rest)
	}
	return 0, ""
}

// window bounds how far a closing mark is looked for.
func window(s string) string { return s[:min(len(s), 2048)] }

// emphasis drops a run of * or _ or ~~ that opens or closes something, and
// keeps one that stands for itself (2 * 3, snake_case).
func emphasis(s string, i int) (int, string) {
	c := s[i]
	j := i
	for j < len(s) && s[j] == c {
		j++
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[j:])
	spaceBefore, spaceAfter := i == 0 || unicode.IsSpace(before), j == len(s) || unicode.IsSpace(after)
	wordBefore := i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before))
	wordAfter := j < len(s) && (unicode.IsLetter(after) || unicode.IsDigit(after))
	switch {
	case spaceBefore && spaceAfter, c == '_' && wordBefore && wordAfter, c == '~' && j-i != 2, j-i > 3:
		return j - i, s[i:j]
	}
	return j - i, ""
}

// maxNesting bounds brackets in a link's label.
const maxNesting = 8

// link reads [label](target), [label][reference] or [label] at the start of
// s; n is 0 if there is none.
func link(s string) (n int, label string) {
	depth, end := 0, -1
	w := window(s)
	for k := 0; k < len(w) && end < 0; k++ {
		switch w[k] {
		case '\\':
			k++
		case '[':
			if depth++; depth > maxNesting {
				return 0, ""
			}
		case ']':
			if depth--; depth == 0 {
				end = k
			}
		}
	}
	if end < 0 || depth > 0 {
		return 0, ""
	}
	label = s[1:end]
	rest := s[end+1:]
	switch {
	case strings.HasPrefix(rest, "("):
		depth = 0
		for k, c := range []byte(window(rest)) {
			if c == '(' {
				if depth++; depth > maxNesting {
					return 0, ""
				}
			}
			if c == ')' {
				if depth--; depth == 0 {
					return end + 1 + k + 1, label
				}
			}
		}
	case strings.HasPrefix(rest, "["):
		if k := strings.IndexByte(window(rest), ']'); k > 0 {
			return end + 1 + k + 1, label
		}
	}
	return 0, ""
}

// tag drops an HTML tag and keeps the address of an autolink.
func tag(s string) (int, string) {
	end := strings.IndexByte(window(s), '>')
	if end < 2 {
		return 0, ""
	}
	in := s[1:end]
	if strings.Contains(in, "://") && !strings.ContainsAny(in, " \"") || strings.Contains(in, "@") && !strings.Contains(in, " ") {
		return end + 1, in
	}
	if strings.HasPrefix(in, "/") || strings.HasPrefix(in, "!--") || in[0]|0x20 >= 'a' && in[0]|0x20 <= 'z' {
		if strings.EqualFold(strings.TrimRight(in, " /"), "br") {
			return end + 1, " "
		}
		return end + 1, ""
	}
	return 0, ""
}
