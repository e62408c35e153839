package entity

import "kgraph/internal/lang"

// maxSpeech is the longest direct speech in sentences.
const maxSpeech = 12

// markSpeech marks the words between quotation marks over the sentences of a
// paragraph. Where the marks of a paragraph do not pair, each sentence has its
// own.
func (r *resolver) markSpeech(parses []*lang.Parse) {
	for first := 0; first < len(r.sents); {
		last := first + 1
		for last < len(r.sents) && sameParagraph(parses[first], parses[last]) {
			last++
		}
		open := false
		for k := first; k < last; k++ {
			s := &r.sents[k]
			s.speech = make([]bool, len(s.words))
			for i, w := range s.words {
				switch w.Form {
				case "“", "``":
					open = true
				case "”", "''":
					open = false
				case `"`:
					open = !open
				}
				s.speech[i] = open
			}
		}
		if open {
			for k := first; k < last; k++ {
				r.sents[k].speech = r.sents[k].quote
			}
		}
		first = last
	}
}

func sameParagraph(a, b *lang.Parse) bool {
	return a != nil && b != nil && a.Sentence != nil && b.Sentence != nil && a.Sentence.Paragraph == b.Sentence.Paragraph
}

// speaker is who says the quotation that the mention stands in: the subject of a
// verb of saying outside the quotation, in this sentence, in those that it goes
// on to, or in those that it goes on from.
func (r *resolver) speaker(m *mention) *mention {
	s := &r.sents[m.sent]
	if !s.speech[m.head] {
		return nil
	}
	if a := r.sayer(m.sent); a != nil {
		return a
	}
	for k := m.sent; k+1 < len(r.sents) && k-m.sent < maxSpeech && r.goesOn(k); k++ {
		if a := r.sayer(k + 1); a != nil {
			return a
		}
	}
	for k := m.sent; k > 0 && m.sent-k < maxSpeech; k-- {
		if a := r.sayer(k - 1); a != nil {
			return a
		}
		if !r.allSpeech(k - 1) {
			return nil
		}
	}
	return nil
}

// sayer is the person who says something in sentence k, outside quotation marks,
// or nil.
func (r *resolver) sayer(k int) *mention {
	s := &r.sents[k]
	for i, w := range s.words {
		if s.speech[i] || !speech[s.lemma(i)] || w.UPOS != "VERB" {
			continue
		}
		if n := s.kid(i, "nsubj"); n >= 0 && !s.speech[n] {
			if a := r.at(k, n); a != nil && (a.chain.gender.person() || a.chain.typ == Person) {
				return a
			}
		}
	}
	return nil
}

// goesOn says whether the direct speech at the end of sentence k goes on in the
// next.
func (r *resolver) goesOn(k int) bool {
	s := &r.sents[k]
	return len(s.words) > 0 && s.speech[len(s.words)-1] && len(r.sents[k+1].words) > 0
}

// allSpeech says whether every word of sentence k but punctuation is direct
// speech.
func (r *resolver) allSpeech(k int) bool {
	s := &r.sents[k]
	for i, w := range s.words {
		if w.UPOS != "PUNCT" && !s.speech[i] {
			return false
		}
	}
	return len(s.words) > 0
}
