package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// magic are the beginnings of formats people take for text.
var magic = []struct{ prefix, name string }{
	{"%PDF-", "a PDF file"}, {"PK\x03\x04", "a ZIP, DOCX or EPUB file"}, {"\x89PNG", "a PNG picture"}, {"GIF8", "a GIF picture"},
	{"\xff\xd8\xff", "a JPEG picture"}, {"\x7fELF", "a program"}, {"MZ\x90", "a program"}, {"SQLite format 3", "an SQLite database"},
	{"BZh", "a bzip2 file"}, {"\xfd7zXZ", "an xz file"}, {"7z\xbc\xaf", "a 7-Zip file"}, {"{\\rtf", "an RTF file"}, {"\xd0\xcf\x11\xe0", "an old Office file"},
}

// decode turns the bytes of a document into text: byte order mark, UTF-8,
// UTF-16 or Windows-1252, line ends made \n, control characters made spaces.
// Each code point of the input stays one code point, \r\n apart.
func decode(b []byte) (string, error) {
	for _, m := range magic {
		if strings.HasPrefix(string(b[:min(len(b), 16)]), m.prefix) {
			return "", fmt.Errorf("%w: it looks like %s", ErrBinary, m.name)
		}
	}
	s, err := decodeBytes(b)
	if err != nil {
		return "", err
	}
	if at := controls(s); at >= 0 {
		return "", &Error{Offset: int64(at), Err: fmt.Errorf("%w: it is full of control characters, the first one here", ErrBinary)}
	}
	return clean(s), nil
}

func decodeBytes(b []byte) (string, error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return fromUTF16(b[2:], binary.LittleEndian), nil
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return fromUTF16(b[2:], binary.BigEndian), nil
	case looksUTF16(b, 1):
		return fromUTF16(b, binary.LittleEndian), nil
	case looksUTF16(b, 0):
		return fromUTF16(b, binary.BigEndian), nil
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	at, surrogates := firstInvalid(b)
	if surrogates {
		return strings.ToValidUTF8(string(replaceSurrogates(b)), "\ufffd"), nil
	}
	if c := controls(string(b)); c >= 0 {
		return "", &Error{Offset: int64(c), Err: fmt.Errorf("%w: it is full of control characters, the first one here", ErrBinary)}
	}
	if s, ok := fromWindows(b); ok {
		return s, nil
	}
	return "", &Error{Offset: int64(at), Err: fmt.Errorf("%w (0x%02x here): convert it, for instance with iconv -t UTF-8", ErrEncoding, b[at])}
}

// looksUTF16 says that there is no byte order mark but every other byte,
// from odd on, is zero, as in English text in UTF-16.
func looksUTF16(b []byte, odd int) bool {
	n := min(len(b)/2, 512)
	if n < 4 {
		return false
	}
	zero, other := 0, 0
	for i := range n {
		if b[2*i+odd] == 0 {
			zero++
		}
		if b[2*i+1-odd] == 0 {
			other++
		}
	}
	return zero*10 > n*8 && other == 0
}

func fromUTF16(b []byte, order binary.ByteOrder) string {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, order.Uint16(b[i:]))
	}
	return string(utf16.Decode(u))
}

// firstInvalid is the first byte that is not UTF-8, and whether everything
// that is wrong is halves of surrogate pairs, as some exporters write them.
func firstInvalid(b []byte) (at int, surrogates bool) {
	at, surrogates = -1, true
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r != utf8.RuneError || size > 1 {
			i += size
			continue
		}
		if at < 0 {
			at = i
		}
		if !isSurrogate(b[i:]) {
			return at, false
		}
		i += 3
	}
	return at, surrogates
}

func isSurrogate(b []byte) bool {
	return len(b) >= 3 && b[0] == 0xed && b[1] >= 0xa0 && b[1] <= 0xbf && b[2] >= 0x80 && b[2] <= 0xbf
}

func replaceSurrogates(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		if isSurrogate(b[i:]) {
			out = append(out, "\ufffd"...)
			i += 3
			continue
		}
		out = append(out, b[i])
		i++
	}
	return out
}

// fromWindows decodes Windows-1252, of which Latin-1's letters are a part,
// if the bytes are plausible as that: every byte defined, few of them high,
// most of those letters beside letters or the usual marks, and none of it
// looking like UTF-8.
func fromWindows(b []byte) (string, bool) {
	high, good, multi := 0, 0, 0
	var out strings.Builder
	out.Grow(len(b) + len(b)/16)
	for i := 0; i < len(b); i++ {
		c := b[i]
		r := charmap.Windows1252.DecodeByte(c)
		out.WriteRune(r)
		if c < 0x80 {
			continue
		}
		if _, size := utf8.DecodeRune(b[i:]); size > 1 {
			multi++
		}
		high++
		switch {
		case r == utf8.RuneError || r < 0xa0:
			return "", false
		case unicode.IsLetter(r):
			if i > 0 && isASCIILetter(b[i-1]) || i+1 < len(b) && isASCIILetter(b[i+1]) {
				good++
			}
		case strings.ContainsRune("‘’“”–—…€£°§«»©®™·•½¼¾×\u00a0´¿¡²³", r):
			good++
		}
	}
	return out.String(), high*4 <= len(b) && good*10 >= high*8 && multi*10 <= high
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// controls is the byte offset of the first control character if there are
// more of them than text ever has, else -1.
func controls(s string) int {
	n, first := 0, -1
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f' && c != '\v' || c == 0x7f {
			if n++; first < 0 {
				first = i
			}
		}
	}
	if n*20 > len(s) && n > 1 {
		return first
	}
	return -1
}

// clean normalises line ends and turns control characters into spaces.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\f' || r == '\v' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return '\n'
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return ' '
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}

func hasText(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}
