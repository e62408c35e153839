package text

import "sync"

// maxSentenceWords bounds a sentence: a longer stretch without an end is cut,
// preferably after punctuation, so that what a parser does with it stays
// bounded too. The longest sentences of edited prose have some 200 words.
const maxSentenceWords = 500

// Segment splits a document into sentences and words, in order. Paragraphs
// come from the document, or from Paragraphs when it has none; no sentence
// crosses their ends. Paragraphs of the kind Tags are left out. The result
// depends on nothing but the document; any number of goroutines may call
// Segment at once. Time and memory are linear in the length of the text.
func Segment(d *Document) []*Sentence {
	model, err := defaultBoundary()
	if err != nil {
		model = &boundaryModel{weights: make([]int8, boundaryBuckets)} // a test refuses to ship this
	}
	paragraphs := d.Paragraphs
	if paragraphs == nil {
		paragraphs = Paragraphs(d.Text)
	}
	seg := segmenters.Get().(*segmenter)
	defer segmenters.Put(seg)
	index := NewIndex(d.Text)
	var out []*Sentence
	for i, p := range paragraphs {
		if p.Kind == Tags || p.End <= p.Start {
			continue
		}
		start, end := index.Byte(p.Start), index.Byte(p.End)
		out = seg.paragraph(model, out, d.Text[start:end], i, max(p.Start, 0))
	}
	return out
}

var segmenters = sync.Pool{New: func() any { return new(segmenter) }}

// segmenter holds the buffers that paragraphs share.
type segmenter struct {
	splitter
	looks    []look
	features []uint32
}

// paragraph appends the sentences of one paragraph, which starts at the code
// point offset of the document.
func (s *segmenter) paragraph(m *boundaryModel, out []*Sentence, text string, number, offset int) []*Sentence {
	s.load(text)
	s.split()
	s.look()
	from := 0
	for _, end := range s.boundaries(m) {
		out = append(out, s.sentence(from, end, number, offset))
		from = end
	}
	return out
}

// look fills looks for the words of the paragraph.
func (s *segmenter) look() {
	s.looks = s.looks[:0]
	for i, w := range s.words {
		g := glueNone
		if w.space {
			g = glueSpace
			end := len(s.runes)
			if i+1 < len(s.words) {
				end = s.words[i+1].start
			}
			if end-w.end > 1 {
				g = glueWide
			}
			for _, r := range s.runes[w.end:end] {
				if isLineEnd(r) {
					g = glueNewline
				}
			}
		}
		s.looks = append(s.looks, lookOf(s.runes[w.start:w.end], w, g))
	}
}

// boundaries are the indices of the words after each sentence's last word.
func (s *segmenter) boundaries(m *boundaryModel) []int {
	var ends []int
	g := gap{looks: s.looks}
	pause := 0 // where a sentence that is too long may be cut
	for i := range s.looks {
		g.i = i
		g.count(i)
		last := i == len(s.looks)-1
		if !last && !s.looks[i].inner && s.looks[i].glue != glueNone {
			if k := s.looks[i].kind; k != kindLower && k != kindUpper && k != kindOpen || pause <= g.from {
				pause = i + 1
			}
		}
		switch {
		case last:
			ends = append(ends, i+1)
			continue
		case g.candidate():
			s.features = g.features(s.features[:0])
			if m.score(s.features) > g.threshold() {
				ends = append(ends, i+1)
				g.restart(i + 1)
				continue
			}
		}
		if i+1-g.from >= maxSentenceWords && !s.looks[i].inner {
			cut := i + 1
			if pause > g.from {
				cut = pause
			}
			ends = append(ends, cut)
			g.restart(cut)
		}
	}
	return ends
}

// count keeps track of brackets and quotes.
func (g *gap) count(i int) {
	l := g.looks[i]
	switch l.kind {
	case kindOpen:
		g.open++
	case kindClose:
		g.open = max(0, g.open-1)
	case kindQuote:
		g.quote++
	}
}

func (g *gap) restart(from int) { g.from, g.open, g.quote = from, 0, 0 }

// sentence builds the sentence of the words from..end.
func (s *segmenter) sentence(from, end, number, offset int) *Sentence {
	words := s.words[from:end]
	first, last := words[0].start, words[len(words)-1].end
	sent := &Sentence{
		Span:      Span{offset + first, offset + last},
		Paragraph: number,
		Text:      s.form(first, last),
		Tokens:    make([]Token, len(words)),
	}
	for i := 0; i < len(words); i++ {
		w := words[i]
		sent.Tokens[i] = Token{Span: Span{offset + w.start, offset + w.end}, Form: s.form(w.start, w.end), SpaceAfter: w.space}
		if w.inner && (i == 0 || !words[i-1].inner) {
			k := i
			for k < len(words)-1 && words[k].inner {
				k++
			}
			sent.Multi = append(sent.Multi, Multi{First: i, Last: k, Form: s.form(w.start, words[k].end)})
		}
	}
	return sent
}
