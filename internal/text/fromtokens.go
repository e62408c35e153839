package text

import (
	"strings"
	"unicode/utf8"
)

// FromTokens reads a line of tokens with white space between them as one
// sentence, keeping exactly those tokens. Spans count code points of the line
// as given; the sentence's own span runs from its first token to its last. A
// line without tokens gives a sentence without tokens, never nil.
func FromTokens(line string) *Sentence {
	sent := &Sentence{}
	cp := 0
	for b := 0; b < len(line); {
		r, size := utf8.DecodeRuneInString(line[b:])
		if isSpace(r) {
			b += size
			cp++
			continue
		}
		startByte, start := b, cp
		for b < len(line) {
			r, size = utf8.DecodeRuneInString(line[b:])
			if isSpace(r) {
				break
			}
			b += size
			cp++
		}
		sent.Tokens = append(sent.Tokens, Token{Span: Span{start, cp}, Form: line[startByte:b], SpaceAfter: true})
	}
	if n := len(sent.Tokens); n > 0 {
		sent.Span = Span{sent.Tokens[0].Start, sent.Tokens[n-1].End}
		sent.Text = strings.TrimFunc(line, isSpace)
	}
	return sent
}
