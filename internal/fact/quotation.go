package fact

import (
	"kgraph/internal/clause"
	"kgraph/internal/lang"
)

const (
	maxQuote = 12 // sentences of the longest direct speech: a mark open for longer was no quotation
	minQuote = 4  // words, marks included, less one, of the shortest that says something
)

// quotation is a sentence with the words between quotation marks.
type quotation struct {
	quoted []bool           // parallel to the words; marks themselves are
	whole  bool             // every word but punctuation and brackets is quoted
	opens  bool             // the sentence begins with words quoted
	any    bool             // some word is quoted
	open   bool             // the quotation goes on after the sentence
	sayers []clause.Speaker // who says words quoted, in the sentence itself
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

// closesFirst says whether the first quotation mark of a paragraph closes a
// quotation: it stands straight after the end of a sentence. So a quotation of
// several paragraphs ends that has no mark at the start of each.
func closesFirst(parses []*lang.Parse) bool {
	for _, p := range parses {
		for i, w := range p.Words {
			switch w.Form {
			case "“", "``":
				return false
			case "”", "''", "\"":
				return i > 0 && i-1 < len(p.Sentence.Tokens) && !p.Sentence.Tokens[i-1].SpaceAfter &&
					(p.Words[i-1].Form == "." || p.Words[i-1].Form == "!" || p.Words[i-1].Form == "?")
			}
		}
	}
	return false
}

// quotations marks the words of sentences of one paragraph that stand between
// quotation marks, the first of them where open; nil where the marks do not
// pair, unless the quotation goes on in the next paragraph.
func quotations(parses []*lang.Parse, open, goesOn bool) []quotation {
	out := make([]quotation, len(parses))
	since := 0
	for s, p := range parses {
		q := &out[s]
		q.quoted = make([]bool, len(p.Words))
		content, inside, seen, brackets := 0, 0, false, 0
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
			case "(", "[", "((":
				brackets++
			case ")", "]", "))":
				brackets = max(0, brackets-1)
			}
			q.quoted[i] = open || mark
			if mark || w.UPOS == "PUNCT" || brackets > 0 && !open {
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
