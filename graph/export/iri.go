package export

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

type vocabularyPrefix struct{ prefix, namespace string }

// vocabulary maps the short forms of well-known vocabularies, as stored, to
// their namespaces. Ours, kg, is the base followed by "kg/".
var vocabulary = []vocabularyPrefix{
	{"dcterms", "http://purl.org/dc/terms/"},
	{"owl", "http://www.w3.org/2002/07/owl#"},
	{"prov", "http://www.w3.org/ns/prov#"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"skos", "http://www.w3.org/2004/02/skos/core#"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

const ours = "kg"

// absolute makes the full IRI of a stored name, escaped.
func absolute(base, name string) string {
	prefix, rest, found := strings.Cut(name, ":")
	if found {
		if prefix == ours {
			return base + ours + "/" + escapeIRI(rest)
		}
		for _, v := range vocabulary {
			if prefix == v.prefix {
				return v.namespace + escapeIRI(rest)
			}
		}
		if isAbsolute(prefix, rest) {
			return escapeIRI(name)
		}
	}
	return base + escapeIRI(name)
}

// isAbsolute recognises the few schemes that stored names may have: a colon
// alone proves nothing, "Re:_Zero" is a title.
func isAbsolute(prefix, rest string) bool {
	switch prefix {
	case "http", "https":
		return strings.HasPrefix(rest, "//")
	case "urn":
		return strings.Contains(rest, ":")
	}
	return false
}

// scheme is the scheme of an absolute IRI, or "".
func scheme(iri string) string {
	prefix, _, found := strings.Cut(iri, ":")
	if !found || prefix == "" {
		return ""
	}
	for i, r := range prefix {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		other := r >= '0' && r <= '9' || r == '+' || r == '-' || r == '.'
		if !letter && (i == 0 || !other) {
			return ""
		}
	}
	return prefix
}

// escapeIRI percent-encodes what an IRI may not hold (RFC 3987), and a percent
// sign that starts no escape.
func escapeIRI(s string) string {
	clean := true
	for i, r := range s {
		if !iriHolds(s, i, r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if iriHolds(s, i, r) {
			b.WriteRune(r)
			continue
		}
		for _, c := range utf8.AppendRune(nil, r) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// iriHolds says whether the rune at byte i of s may stand in an IRI as it is.
func iriHolds(s string, i int, r rune) bool {
	switch {
	case r == '%':
		return i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
	case r <= ' ', r == 0x7F, strings.ContainsRune("<>\"{}|^`\\", r):
		return false
	case r < 0x80:
		return true
	case r >= 0xA0 && r <= 0xD7FF, r >= 0xF900 && r <= 0xFDCF, r >= 0xFDF0 && r <= 0xFFEF:
		return !isDirectional(r) && r != 0x2028 && r != 0x2029
	}
	// The last two code points of each plane are no characters, and planes 15
	// and 16 are for private use.
	return r >= 0x10000 && r < 0xF0000 && r&0xFFFE != 0xFFFE
}

// isDirectional says whether r only steers the direction of writing.
func isDirectional(r rune) bool {
	return r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
