package export

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
)

// term writes a value as N-Quads spells it: full IRIs, full datatypes.
func term(base string, value quad.Value) (string, error) {
	switch v := value.(type) {
	case quad.IRI:
		return "<" + absolute(base, string(v)) + ">", nil
	case quad.BNode:
		return "_:" + blank(string(v)), nil
	}
	text, datatype, language, err := literal(value)
	switch {
	case err != nil:
		return "", err
	case language != "":
		return quoted(text) + "@" + language, nil
	case datatype != "":
		return quoted(text) + "^^<" + absolute(base, datatype) + ">", nil
	}
	return quoted(text), nil
}

// literal splits a literal into its text and its datatype (a name as stored)
// or language; both are "" for a plain string.
func literal(value quad.Value) (text, datatype, language string, err error) {
	switch v := value.(type) {
	case quad.String:
		return string(v), "", "", nil
	case quad.LangString:
		if !isLanguage(v.Lang) {
			return string(v.Value), "", "", nil
		}
		return string(v.Value), "", v.Lang, nil
	case quad.TypedString:
		return string(v.Value), string(v.Type), "", nil
	case quad.Int:
		return strconv.FormatInt(int64(v), 10), "xsd:integer", "", nil
	case quad.Float:
		return double(float64(v)), "xsd:double", "", nil
	case quad.Bool:
		return strconv.FormatBool(bool(v)), "xsd:boolean", "", nil
	case quad.Time:
		return time.Time(v).UTC().Format(time.RFC3339Nano), "xsd:dateTime", "", nil
	case nil:
		return "", "", "", fmt.Errorf("a quad lacks a value")
	}
	return "", "", "", fmt.Errorf("value %v of type %T has no RDF form", value, value)
}

// double is the canonical form of xsd:double.
func double(x float64) string {
	switch {
	case math.IsNaN(x):
		return "NaN"
	case math.IsInf(x, 1):
		return "INF"
	case math.IsInf(x, -1):
		return "-INF"
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'E', -1, 64), "E")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	number, _ := strconv.Atoi(exponent)
	return mantissa + "E" + strconv.Itoa(number)
}

// quoted writes a string in quotes, as canonical N-Triples escapes it.
func quoted(s string) string {
	return escaped(s, '"', func(r rune) bool { return r < ' ' || r == 0x7F })
}

// escaped writes a string on one line between quotes, with the escapes that
// N-Triples and Cypher have in common; coded says which further characters are
// written as their numbers.
func escaped(s string, quote byte, coded func(rune) bool) string {
	var b strings.Builder
	b.WriteByte(quote)
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == rune(quote) || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case coded(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte(quote)
	return b.String()
}

// blank makes a blank node's label safe, distinct labels staying distinct.
func blank(label string) string {
	var b strings.Builder
	b.WriteByte('b')
	for _, c := range []byte(label) {
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	return b.String()
}

// isLanguage says whether a language tag has the form RDF asks for.
func isLanguage(tag string) bool {
	for i, part := range strings.Split(tag, "-") {
		if part == "" || len(part) > 8 {
			return false
		}
		for _, c := range []byte(part) {
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}
