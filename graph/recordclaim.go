package graph

func (f *recordForm) claim(c, last *Claim) {
	f.digits(&c.ID, "claim/", 16)
	f.place(c, last)
	f.text(&c.Kind, "verb")
	f.text(&c.Rule, "object")

	f.slot(&c.SubjectText, &c.Subject, &c.SubjectNode, &c.SubjectType, &c.SubjectAspect, &c.SubjectEntity, c.Spans.Subject)
	f.text(&c.PredicateText, f.at(c.Spans.Predicate))
	f.text(&c.Predicate, c.PredicateText)
	f.text(&c.Relation, c.Predicate)
	f.slot(&c.ObjectText, &c.Object, &c.ObjectNode, &c.ObjectType, &c.ObjectAspect, &c.ObjectEntity, c.Spans.Object)
	f.text(&c.ObjectValue, "")

	f.text(&c.Voice, "active")
	f.text(&c.Polarity, "positive")
	f.text(&c.Modality, "fact")
	f.share(&c.Confidence)
	f.text(&c.StatementOnly, "")
	f.text(&c.ContentOf, "")
	packList(f.packer, &c.Args, true, f.arg)

	f.text(&c.AttributedTo, last.AttributedTo)
	packList(f.packer, &c.Speakers, false, func(_ int, s *string) { f.text(s, c.AttributedTo) })
	packList(f.packer, &c.SpeakerEntity, false, func(_ int, e *int) { f.ref(e, NoEntity, len(f.r.Entities)) })
}

// place is where a claim stands, and whether it is one of the rarer kinds.
func (f *recordForm) place(c, last *Claim) {
	f.int(&c.SentenceNo, last.SentenceNo)
	sentence, span := "", Span{}
	if i := c.SentenceNo; i >= 0 && i < len(f.sentences) {
		sentence, span = f.sentences[i], f.r.Sentences[i].Span
	}
	said := c.Sentence == sentence && c.Span == span
	subject, predicate, object := c.Spans.Subject != nil, c.Spans.Predicate != nil, c.Spans.Object != nil
	f.flags(&said, &subject, &predicate, &object, &c.Quoted, &c.Hearsay, &c.Reversed)
	if said {
		c.Sentence, c.Span = sentence, span
	} else {
		f.text(&c.Sentence, sentence)
		f.span(&c.Span, span.Start)
	}
	f.within = c.Sentence
	f.text(&c.DocumentID, f.r.Document.ID)
	from := c.Start
	for _, s := range []struct {
		there bool
		at    **[2]int
	}{{subject, &c.Spans.Subject}, {predicate, &c.Spans.Predicate}, {object, &c.Spans.Object}} {
		if !s.there {
			continue
		}
		if f.reading {
			*s.at = new([2]int)
		}
		f.int(&(*s.at)[0], from)
		f.int(&(*s.at)[1], (*s.at)[0])
		from = (*s.at)[1]
	}
}

// at is the text at a place.
func (f *recordForm) at(place *[2]int) string {
	if place == nil {
		return ""
	}
	return f.offsets.slice(place[0], place[1])
}

// slot is the subject or object of a claim.
func (f *recordForm) slot(text, canonical, node, typ, aspect *string, entity *int, place *[2]int) {
	f.ref(entity, NoEntity, len(f.r.Entities))
	f.text(text, f.at(place))
	name, kind := f.entityAt(*entity)
	f.text(node, name)
	f.text(typ, kind)
	f.text(aspect, "")
	guess := *text
	if *node != "" {
		guess = *node
	}
	f.text(canonical, guess)
}

func (f *recordForm) arg(_ int, a *Arg) {
	f.text(&a.Role, "in")
	f.text(&a.Prep, a.Role)
	f.ref(&a.EntityRef, NoEntity, len(f.r.Entities))
	name, _ := f.entityAt(a.EntityRef)
	f.text(&a.Entity, name)
	f.text(&a.Text, name)
	f.text(&a.Aspect, "")
	f.text(&a.Value, "")
}
