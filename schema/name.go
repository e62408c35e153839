package schema

import "strings"

// Name is the canonical name of a relation by rule: the simple past of the head
// verb, its light-verb noun, particle and preposition, joined by "_"
// (outranked, cast_doubt_on, joined_in). "be" is "is", "have" alone is "has", a passive
// seen from its patient is "was_based_in". The empty phrase is "is".
func Name(p Phrase) string {
	verb, rest, _ := strings.Cut(normalVerb(p.Lemma), " ")
	first, _, _ := strings.Cut(rest, " ")
	tail := join(rest, strings.ToLower(p.Particle), preposition(p.Prep))
	switch {
	case verb == "be" && isParticiple(first):
		verb = "was"
	case verb == "" || verb == "be":
		verb = "is"
	case verb == "have" && tail == "":
		return "has"
	case p.Patient:
		verb = "was " + Participle(verb)
	default:
		verb = PastTense(verb)
	}
	return nameOf(join(verb, tail))
}

// nameOf makes an IRI-safe name of words: letters, digits and _ only.
func nameOf(words string) string {
	var b strings.Builder
	for _, r := range words {
		switch {
		case r == ' ' || r == '-' || r == '_' || r == '/':
			if !strings.HasSuffix(b.String(), "_") && b.Len() > 0 {
				b.WriteByte('_')
			}
		case r == '\'' || r == '’' || r == '.':
		case isNameRune(r):
			b.WriteRune(r)
		}
	}
	if name := strings.Trim(b.String(), "_"); name != "" {
		return name
	}
	return "is"
}
