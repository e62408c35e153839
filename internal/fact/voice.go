package fact

import (
	"kgraph/internal/clause"
	"kgraph/internal/lang"
)

// maxQuote is the longest direct speech in sentences: a mark that stays open
// longer was no quotation.
const maxQuote = 12

// voice is who says the whole of a sentence: the speaker named in a sentence
// before or after it.
type voice struct {
	sentence int
	speaker  clause.Speaker
}

// quotation is a sentence with the words between quotation marks.
type quotation struct {
	quoted []bool // parallel to the words; marks themselves are
	whole  bool   // every word but punctuation is quoted
	opens  bool   // the sentence begins with words quoted
	any    bool
	open   bool // the quotation goes on after the sentence
}

// voices finds, for each sentence that is quoted whole, who says it: in
// '"A," X said. "B. C."' X says B and C. Others have none.
func (b *builder) voices() []*voice {
	out := make([]*voice, len(b.Parses))
	var before *voice // of a quotation that the paragraph before left open
	for first := 0; first < len(b.Parses); {
		last := first + 1
		for last < len(b.Parses) && b.paragraph(last) == b.paragraph(first) {
			last++
		}
		goesOn := last < len(b.Parses) && startsQuoted(b.Parses[last])
		before = b.voicesOf(first, last, out, before, goesOn)
		first = last
	}
	return out
}

// startsQuoted says whether the sentence begins with a quotation mark: a
// quotation of several paragraphs has one at the start of each.
func startsQuoted(p *lang.Parse) bool {
	if len(p.Words) == 0 {
		return false
	}
	switch p.Words[0].Form {
	case "\"", "“", "``":
		return true
	}
	return false
}

// paragraph is the paragraph of the sentence: quotations end with it.
func (b *builder) paragraph(s int) int { return b.Parses[s].Sentence.Paragraph }

// voicesOf finds the voices of the sentences [first, last) of a paragraph.
// before is who speaks in a quotation that began in the paragraph before; it
// gives who speaks on in the next, if goesOn.
func (b *builder) voicesOf(first, last int, out []*voice, before *voice, goesOn bool) *voice {
	marks := quotations(b.Parses[first:last], goesOn)
	if marks == nil {
		return nil
	}
	at := func(s int) *quotation { return &marks[s-first] }
	spread := func(v *voice, k int, begun bool) *voice {
		for ; k < last && at(k).whole && out[k] == nil; k++ {
			if !begun && !at(k).opens && !(k > first && at(k-1).open) {
				break
			}
			out[k], begun = v, false
		}
		if k == last && at(last-1).open {
			return v
		}
		return nil
	}
	var after *voice
	if before != nil && at(first).whole {
		after = spread(before, first, true)
	}
	for s := first; s < last; s++ {
		if !at(s).any || at(s).whole {
			continue
		}
		sp, ok := clause.QuotedBy(b.Parses[s], at(s).quoted)
		if !ok {
			continue
		}
		v := &voice{s, sp}
		for k := s - 1; k >= first && at(k).whole && at(k).open && out[k] == nil; k-- {
			out[k] = v // "A. B," X said.
		}
		after = spread(v, s+1, false)
	}
	return after
}

// quotations marks the words of sentences of one paragraph that stand between
// quotation marks; nil where the marks do not pair, unless the quotation goes
// on in the next paragraph.
func quotations(parses []*lang.Parse, goesOn bool) []quotation {
	out := make([]quotation, len(parses))
	open, since := false, 0
	for s, p := range parses {
		q := &out[s]
		q.quoted = make([]bool, len(p.Words))
		content, inside, seen := 0, 0, false
		for i, w := range p.Words {
			mark := false
			switch w.Form {
			case "“", "``":
				open, mark, since = true, true, s
			case "”", "''":
				open, mark = false, true
			case "\"":
				open, mark = !open, true
				since = s
			}
			q.quoted[i] = open || mark
			if mark || w.UPOS == "PUNCT" {
				continue
			}
			if !seen {
				q.opens, seen = open, true
			}
			content++
			if open {
				inside++
				q.any = true
			}
		}
		q.whole = content > 0 && inside == content
		q.open = open
		if open && s-since >= maxQuote {
			return nil
		}
	}
	if open && !goesOn {
		return nil // never closed
	}
	return out
}
