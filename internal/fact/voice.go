package fact

import (
	"kgraph/internal/clause"
	"kgraph/internal/lang"
)

// voice is who says the words quoted of a sentence: somebody whom it names
// itself, or a sentence before or after it.
type voice struct {
	sentence int
	speaker  clause.Speaker
}

// voices finds, for each sentence with words quoted that names nobody who says
// them, who does: in '"A," X said. "B. C."' X says B and C. Others have none.
func (b *builder) voices() []*voice {
	out := make([]*voice, len(b.Parses))
	b.quotes = make([]quotation, len(b.Parses))
	var before *voice // of a quotation that the paragraph before left open
	for first := 0; first < len(b.Parses); {
		last := b.paragraphEnd(first)
		goesOn := last < len(b.Parses) && (startsQuoted(b.Parses[last]) || closesFirst(b.Parses[last:b.paragraphEnd(last)]))
		before = b.voicesOf(first, last, out, before, goesOn)
		first = last
	}
	for first := 0; first < len(b.Parses); {
		last := b.paragraphEnd(first)
		b.introduced(first, last, out)
		first = last
	}
	return out
}

// paragraph is the paragraph of the sentence: quotations end with it.
func (b *builder) paragraph(s int) int { return b.Parses[s].Sentence.Paragraph }

// paragraphEnd is the first sentence after the paragraph that begins with one.
func (b *builder) paragraphEnd(first int) int {
	last := first + 1
	for last < len(b.Parses) && b.paragraph(last) == b.paragraph(first) {
		last++
	}
	return last
}

// voicesOf finds the voices of the sentences [first, last) of a paragraph.
// before is who speaks in a quotation that began in the paragraph before; it
// gives who speaks on in the next, if goesOn.
func (b *builder) voicesOf(first, last int, out []*voice, before *voice, goesOn bool) *voice {
	marks := quotations(b.Parses[first:last], before != nil && !startsQuoted(b.Parses[first]), goesOn)
	if marks == nil {
		return nil
	}
	at := func(s int) *quotation { return &b.quotes[s] }
	copy(b.quotes[first:last], marks)
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
		at(s).sayers = clause.Sayers(b.Parses[s], at(s).quoted)
		n := len(at(s).sayers)
		if n == 0 {
			continue
		}
		for k := s - 1; k >= first && at(k).open && len(at(k).sayers) == 0 && out[k] == nil; k-- {
			out[k] = &voice{s, at(s).sayers[0]} // "A. B," X said.
			if !at(k).whole {
				break
			}
		}
		after = spread(&voice{s, at(s).sayers[n-1]}, s+1, false)
	}
	return after
}

// introduced finds who says direct speech that names nobody: whoever the
// sentence before leads up to it with (a colon or comma at its end), and for a
// paragraph of nothing else whoever the paragraph before reports last.
func (b *builder) introduced(first, last int, out []*voice) {
	for s := max(first, 1); s < last; s++ {
		if q := &b.quotes[s]; !q.whole || !q.opens || out[s] != nil {
			continue
		}
		var v *voice
		switch q := &b.quotes[s-1]; {
		case leadsUp(b.Parses[s-1]):
			if sp, ok := clause.Introduces(b.Parses[s-1], b.quoted(s-1)); ok {
				v = &voice{s - 1, sp}
			}
		case s > first:
			v = b.reported(s, first)
		case !b.allQuoted(first, last):
		case q.whole:
			v = out[s-1]
		default:
			if all := clause.Sayers(b.Parses[s-1], b.quoted(s-1)); len(all) > 0 {
				v = &voice{s - 1, all[len(all)-1]}
			}
		}
		for k := s; v != nil && k < last && b.quotes[k].whole && out[k] == nil; k++ {
			out[k] = v
		}
	}
}

// reported is who speaks in the nearest of the two sentences before s in its
// paragraph that has anybody speak and quotes nothing: 'X said that A. "B. C."'.
func (b *builder) reported(s, first int) *voice {
	for k := s - 1; k >= first && k >= s-2 && !b.quotes[k].any; k-- {
		if all := clause.Sayers(b.Parses[k], b.quoted(k)); len(all) > 0 {
			return &voice{k, all[len(all)-1]}
		}
	}
	return nil
}

// quoted marks the sentence's words between quotation marks.
func (b *builder) quoted(s int) []bool {
	if q := b.quotes[s].quoted; q != nil {
		return q
	}
	return make([]bool, len(b.Parses[s].Words))
}

func (b *builder) allQuoted(first, last int) bool {
	for s := first; s < last; s++ {
		if !b.quotes[s].whole {
			return false
		}
	}
	return true
}

// leadsUp says whether the sentence ends with a colon or comma, brackets after
// it aside.
func leadsUp(p *lang.Parse) bool {
	for i := len(p.Words) - 1; i >= 0; i-- {
		switch p.Words[i].Form {
		case ":", ",":
			return true
		case ")", "]", "(", "[":
		default:
			return false
		}
	}
	return false
}

// voiceOf is who says the claim where it is direct speech, nil for nobody named:
// of those whom the sentence names, the nearest to the words quoted.
func (b *builder) voiceOf(s int, c *clause.Claim) *voice {
	q := &b.quotes[s]
	if q.whole {
		return b.voice[s]
	}
	w := c.Predicate.Head
	if w < 0 {
		w = c.Object.Head
	}
	if w < 0 || w >= len(q.quoted) || !q.quoted[w] {
		return nil
	}
	from, to := w, w
	for from > 0 && q.quoted[from-1] {
		from--
	}
	for to+1 < len(q.quoted) && q.quoted[to+1] {
		to++
	}
	if to-from < minQuote {
		return nil // a word or two in marks are somebody's word, not his sentence
	}
	if len(q.sayers) == 0 {
		return b.voice[s]
	}
	best, least := 0, len(q.quoted)+1
	for i, sp := range q.sayers {
		d := from - sp.Verb
		if sp.Verb > to {
			d = sp.Verb - to
		}
		if d < least {
			best, least = i, d
		}
	}
	for _, sp := range c.Speakers {
		if h := sp.Phrase.Head; h < 0 || h >= len(q.quoted) || !q.quoted[h] {
			return nil // the grammar has said who
		}
	}
	return &voice{s, q.sayers[best]}
}
