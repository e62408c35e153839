package conllu

import (
	"strings"
	"unicode/utf8"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// Text makes our sentence out of a treebank's. Spans count code points from
// start on. The text is the words as the treebank spaces them (SpaceAfter=No);
// words of a multiword token that do not add up to its form all take the whole
// token's span.
func (s *Sentence) Text(start int) *text.Sentence {
	out := &text.Sentence{Tokens: make([]text.Token, 0, len(s.Words))}
	var b strings.Builder
	at := start
	multi := s.Multi
	for i := 0; i < len(s.Words); {
		last, form, misc := i+1, s.Words[i].Form, s.Words[i].Misc
		whole := true
		if len(multi) > 0 && multi[0].First == i+1 {
			m := multi[0]
			multi = multi[1:]
			last, form, misc = m.Last, m.Form, m.Misc
			out.Multi = append(out.Multi, text.Multi{First: i, Last: last - 1, Form: form})
			var joined strings.Builder
			for _, w := range s.Words[i:last] {
				joined.WriteString(w.Form)
			}
			whole = joined.String() == form
		}
		size := utf8.RuneCountInString(form)
		p := at
		for j := i; j < last; j++ {
			tok := text.Token{Span: text.Span{Start: at, End: at + size}, Form: s.Words[j].Form}
			if whole {
				tok.Start = p
				p += utf8.RuneCountInString(tok.Form)
				tok.End = p
			}
			out.Tokens = append(out.Tokens, tok)
		}
		b.WriteString(form)
		at += size
		i = last
		out.Span.End = at
		if v, _ := Item(misc, "SpaceAfter"); v != "No" && i < len(s.Words) {
			b.WriteByte(' ')
			at++
			out.Tokens[i-1].SpaceAfter = true
		} else if v != "No" {
			out.Tokens[i-1].SpaceAfter = true
		}
	}
	out.Start = start
	out.Text = b.String()
	return out
}

// Parse makes our parse out of a treebank's, gold tags and tree, without names.
// t must come from Text.
func (s *Sentence) Parse(t *text.Sentence) *lang.Parse {
	p := &lang.Parse{Sentence: t, Words: make([]lang.Word, len(s.Words))}
	for i, w := range s.Words {
		p.Words[i] = lang.Word{
			Form: w.Form, Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Feats: w.Feats,
			Head: w.Head - 1, Deprel: w.Deprel, Prob: 1,
		}
	}
	return p
}

// FromParse makes a treebank's sentence out of a parse. The comments sent_id
// (unless id is empty) and text are set.
func FromParse(p *lang.Parse, id string) *Sentence {
	s := &Sentence{Words: make([]Word, len(p.Words))}
	if id != "" {
		s.Comments = append(s.Comments, "sent_id = "+id)
	}
	if p.Sentence != nil {
		s.Comments = append(s.Comments, "text = "+strings.Join(strings.Fields(p.Sentence.Text), " "))
	}
	for i, w := range p.Words {
		s.Words[i] = Word{
			Form: word(w.Form), Lemma: word(w.Lemma), UPOS: w.UPOS, XPOS: w.XPOS, Feats: w.Feats,
			Head: w.Head + 1, Deprel: w.Deprel,
		}
	}
	for _, n := range p.Names {
		for i := n.Start; i < n.End; i++ {
			tag := "I-"
			if i == n.Start {
				tag = "B-"
			}
			s.Words[i].Misc = "Name=" + tag + n.Type
		}
	}
	if p.Sentence == nil {
		return s
	}
	inside := make([]bool, len(p.Words))
	tokens := p.Sentence.Tokens
	for _, m := range p.Sentence.Multi {
		x := Multi{First: m.First + 1, Last: m.Last + 1, Form: word(m.Form)}
		if !tokens[m.Last].SpaceAfter && m.Last+1 < len(tokens) {
			x.Misc = "SpaceAfter=No"
		}
		s.Multi = append(s.Multi, x)
		for i := m.First; i <= m.Last; i++ {
			inside[i] = true
		}
	}
	for i, t := range tokens {
		if !t.SpaceAfter && !inside[i] && i+1 < len(tokens) {
			if s.Words[i].Misc != "" {
				s.Words[i].Misc += "|"
			}
			s.Words[i].Misc += "SpaceAfter=No"
		}
	}
	return s
}

// word keeps a form or lemma within its column.
func word(s string) string {
	return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(s)
}
