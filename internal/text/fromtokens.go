package text

import (
	"strings"
	"unicode/utf8"
)

// FromTokens reads a line of tokens with white space between them as one
// sentence, keeping exactly those tokens; only one that holds two words
// (don't, cannot, China's) becomes a multiword token, because a grammar needs
// the words. Spans count code points of the line as given; the sentence's own
// span runs from its first token to its last. A line without tokens gives a
// sentence without tokens, never nil.
func FromTokens(line string) *Sentence {
	sent := &Sentence{}
	var s splitter
	cp := 0
	for b := 0; b < len(line); {
		r, size := utf8.DecodeRuneInString(line[b:])
		if IsSpace(r) {
			b += size
			cp++
			continue
		}
		end := b
		for end < len(line) {
			r, size = utf8.DecodeRuneInString(line[end:])
			if IsSpace(r) {
				break
			}
			end += size
		}
		s.load(line[b:end])
		s.given()
		sent.add(&s, cp)
		cp += len(s.runes)
		b = end
	}
	if n := len(sent.Tokens); n > 0 {
		sent.Span = Span{sent.Tokens[0].Start, sent.Tokens[n-1].End}
		sent.Text = strings.TrimFunc(line, IsSpace)
	}
	return sent
}

// given makes the loaded token one word, or the words of a multiword token.
func (s *splitter) given() {
	n := len(s.runes)
	if !isWord(s.runes[0]) {
		s.emit(0, n)
	} else {
		s.clitic(0, n)
	}
	s.words[len(s.words)-1].space = true
}

// add appends the words of s, which start at the code point offset.
func (sent *Sentence) add(s *splitter, offset int) {
	first := len(sent.Tokens)
	for _, w := range s.words {
		sent.Tokens = append(sent.Tokens, Token{Span: Span{offset + w.start, offset + w.end}, Form: s.form(w.start, w.end), SpaceAfter: w.space})
	}
	if n := len(s.words); n > 1 {
		sent.Multi = append(sent.Multi, Multi{First: first, Last: first + n - 1, Form: s.text})
	}
}
