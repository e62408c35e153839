package graph

import "strings"

// recordForm is a record as it is gone through.
type recordForm struct {
	*packer
	r         *Record
	offsets   places
	sentences []string
	named     []string // entity to the words of its first mention by name, else its first
}

// pack goes through a record in an order in which what comes later can be
// expected from what came before: the text, where things stand in it, what they
// are, what is said of them.
func (f *recordForm) pack() {
	f.document(&f.r.Document)
	f.offsets = newPlaces(f.r.Document.Text)
	end := 0
	packList(f.packer, &f.r.Sentences, true, func(_ int, s *Sentence) {
		f.span(&s.Span, end)
		end = s.End
	})
	f.sentences = make([]string, len(f.r.Sentences))
	for i, s := range f.r.Sentences {
		f.sentences[i] = f.offsets.slice(s.Start, s.End)
	}
	f.mentions()
	packList(f.packer, &f.r.Entities, true, f.entity)
	for i := range f.r.Mentions {
		if e := f.r.Mentions[i].Entity; f.reading && (e < 0 || e >= len(f.r.Entities)) {
			f.fail("a mention of an entity that is not there")
		}
	}
	last := &Claim{}
	packList(f.packer, &f.r.Claims, true, func(_ int, c *Claim) {
		f.claim(c, last)
		last = c
	})
}

func (f *recordForm) document(d *Document) {
	f.text(&d.ID, "")
	f.text(&d.Published, d.ID[:min(len(d.ID), len("2025-01-27"))])
	f.text(&d.Source, "")
	f.text(&d.URL, "")
	f.text(&d.Text, "")
	line, _, _ := strings.Cut(d.Text, "\n")
	f.text(&d.Title, line)
	f.text(&d.Language, "")
	f.digits(&d.Hash, "", 32)
	words := func(_ int, s *string) { f.text(s, "") }
	packList(f.packer, &d.Authors, false, words)
	packList(f.packer, &d.Keywords, false, words)
}

// span begins near a place, and as a rule ends after it begins.
func (f *recordForm) span(s *Span, near int) {
	f.int(&s.Start, near)
	f.int(&s.End, s.Start)
}

func (f *recordForm) mentions() {
	start, fresh := 0, 0
	packList(f.packer, &f.r.Mentions, true, func(_ int, m *Mention) {
		f.int(&m.Entity, fresh)
		f.span(&m.Span, start)
		start = m.Start
		f.text((*string)(&m.Kind), string(ByName))
		f.text(&m.Rule, "gazetteer")
		fresh = max(fresh, m.Entity+1)
	})
	f.named = make([]string, min(fresh, len(f.r.Mentions)))
	byName := make([]bool, len(f.named))
	for i := range f.r.Mentions {
		m := &f.r.Mentions[i]
		if e := m.Entity; e >= 0 && e < len(f.named) && !byName[e] {
			if byName[e] = m.Kind == ByName; byName[e] || f.named[e] == "" {
				f.named[e] = f.offsets.slice(m.Start, m.End)
			}
		}
	}
}

func (f *recordForm) entity(i int, e *Entity) {
	words := ""
	if i < len(f.named) {
		words = f.named[i]
	}
	f.text((*string)(&e.Kind), string(Named))
	kind, rest, _ := strings.Cut(e.Key, ":")
	f.text(&kind, "name")
	guess := ""
	if kind != "name" && kind != "concept" {
		guess = words
	}
	f.text(&e.Fixed, guess)
	packList(f.packer, &e.Forms, true, func(i int, form *Form) {
		if guess = words; i > 0 {
			guess = ""
		} else if e.Fixed != "" {
			guess = e.Fixed
		}
		f.text(&form.Text, guess)
		f.int(&form.Count, 1)
	})
	f.text(&e.Type, typeOf[kind])
	f.text(&rest, small(nameOf(e)))
	colon := f.reading || strings.Contains(e.Key, ":")
	f.flags(&colon)
	if f.reading {
		if e.Key = kind; colon {
			e.Key = kind + ":" + rest
		}
	}
	f.text(&e.Of, "")
	f.text(&e.Broader, "")
	f.text(&e.SameAs, "")
}

// nameOf is what an entity is called in its document's claims.
func nameOf(e *Entity) string {
	if e.Fixed != "" || len(e.Forms) == 0 {
		return e.Fixed
	}
	return e.Forms[0].Text
}

// entityAt is the name and type of an entity of the record.
func (f *recordForm) entityAt(i int) (name, typ string) {
	if i < 0 || i >= len(f.r.Entities) {
		return "", ""
	}
	return nameOf(&f.r.Entities[i]), f.r.Entities[i].Type
}

// small writes ASCII capitals small and leaves other letters alone, so that it
// does not depend on a version of Unicode.
func small(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if 'A' <= b[i] && b[i] <= 'Z' {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}

// typeOf is the type that the first word of a key lets expect.
var typeOf = map[string]string{
	"name": "Place", "concept": "Concept", "country": "Country", "city": "Place", "organization": "Organization",
	"place": "Place", "group": "Group", "product": "Product", "event": "Event",
}
