package export

import (
	"encoding/json"
	"strings"
	"unicode"
)

// printable makes a text one line that draws as it reads: line ends and tabs
// become spaces, other control characters, those that steer the direction of
// writing and what is no character become U+FFFD.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || isDirectional(r) || r&0xFFFE == 0xFFFE:
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\uFFFD"))
}

// jsonQuoted is a string as JSON, which YAML reads too.
func jsonQuoted(s string) string {
	b, _ := json.Marshal(strings.ToValidUTF8(s, "\uFFFD")) // a string always marshals
	return string(b)
}
