package text

import "unicode"

// IsSpace says that a code point separates words: white space, and the
// invisible marks that only steer how text is laid out.
func IsSpace(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x1c && r <= 0x1f
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0xfeff:
		return r != 0x200d && r != 0x200c // joiners belong to their word
	}
	return unicode.IsSpace(r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= 0x80 && unicode.Is(unicode.Nd, r) }

func isLetter(r rune) bool {
	if r < 0x80 {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || r == 0xad || r == 0x200c || r == 0x200d
}

func isWord(r rune) bool { return isLetter(r) || isDigit(r) || r == '_' }

func isUpper(r rune) bool {
	if r < 0x80 {
		return r >= 'A' && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func isLower(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z'
	}
	return unicode.IsLower(r)
}

// isApostrophe holds for the characters people write as one.
func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '`' || r == '´' || r == '‘' || r == 'ʼ' || r == '′'
}

// isHyphen holds for the hyphens inside words; dashes are not among them.
func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func isTerminal(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '‼', '⁇', '⁈', '⁉', '؟', '۔', '।':
		return true
	}
	return false
}

// isCloser holds for what may stand between the end of a sentence's
// punctuation and the next sentence.
func isCloser(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '»', '›', ')', ']', '}', '`':
		return true
	}
	return false
}

func isOpener(r rune) bool {
	switch r {
	case '“', '‘', '«', '‹', '„', '‚', '(', '[', '{':
		return true
	}
	return false
}
