package graph

import (
	"encoding/binary"
	"encoding/hex"
	"strings"
)

// Kinds of a string, in the low bits of what announces it; above them stands
// the number that the kind says.
const (
	inFull   = iota // its length; its bytes follow
	before          // which string that came in full
	usual           // index into usualWords
	expected        // nothing: it is the guess
	part            // its length; where it begins in the sentence follows
	kindBits = 3
)

// longestPart is how far into a sentence its parts are looked for.
const longestPart = 4 << 10

// usualWords are strings that stand in many records. They are part of the
// store's format: new ones may follow, none may go or move.
var usualWords = []string{
	"", "name", "description", "pronoun", "concept", "Concept", "Country", "Place", "Organization", "Person",
	"City", "Other", "Product", "Event", "Group", "Law", "Work", "country", "city", "organization",
	"place", "group", "product", "event", "other", "gazetteer", "same name", "demonym", "concept narrowed by a name", "role",
	"possessive pronoun", "apposition", "relative pronoun", "class noun", "its fighters", "surname", "of-apposition", "acronym", "in", "time",
	"to", "on", "for", "purpose", "with", "from", "at", "against", "following", "as",
	"by", "cause", "after", "over", "near", "of", "across", "amount", "between", "into",
	"amid", "complement", "manner", "object", "agentless", "passive oblique", "title", "oblique", "content object", "participle adverbial object",
	"object, through its object", "adverbial object", "participle object", "adverbial oblique", "participle passive oblique", "passive", "participle passive", "purpose object", "relative object", "object control object",
	"content oblique", "intransitive", "participle oblique", "adverbial gerund object", "possessive", "participle agentless", "participle adverbial agentless", "verb", "copula", "noun",
	"active", "positive", "negative", "partial", "fact", "predicted", "wished", "possible", "conditional", "necessary",
	"asked", "en", "about", "during", "through", "under", "since", "before", "within", "without",
	"the relation says too little by itself", "it is not sure enough", "it is, or was, only so in a way", "the object's name says so", "said", "told", "is", "has", "killed", "announced",
}

var usualAt = func() map[string]int {
	at := map[string]int{}
	for i, w := range usualWords {
		at[w] = i
	}
	return at
}()

// text is a string, as a rule the guess, one met before, or a part of the
// sentence.
func (p *packer) text(s *string, guess string) {
	if p.reading {
		*s = p.readText(guess)
		return
	}
	say := func(kind, n int) { p.b = binary.AppendUvarint(p.b, uint64(n)<<kindBits|uint64(kind)) }
	if *s == guess {
		say(expected, 0)
		return
	}
	if i, ok := usualAt[*s]; ok {
		say(usual, i)
		return
	}
	if i, ok := p.seenAt[*s]; ok {
		say(before, i)
		return
	}
	if len(*s) > 3 {
		if i := strings.Index(p.within[:min(len(p.within), longestPart)], *s); i >= 0 {
			say(part, len(*s))
			p.b = binary.AppendUvarint(p.b, uint64(i))
			return
		}
	}
	say(inFull, len(*s))
	p.b = append(p.b, *s...)
	p.meet(*s)
}

// meet notes a string that may come again.
func (p *packer) meet(s string) {
	if p.reading {
		p.seen = append(p.seen, s)
		return
	}
	if _, ok := p.seenAt[s]; !ok {
		p.seenAt[s] = p.met
	}
	p.met++
}

func (p *packer) readText(guess string) string {
	var u uint64
	p.uint(&u)
	n := u >> kindBits
	switch u & (1<<kindBits - 1) {
	case expected:
		return guess
	case usual:
		if n < uint64(len(usualWords)) {
			return usualWords[n]
		}
	case before:
		if n < uint64(len(p.seen)) {
			return p.seen[n]
		}
	case part:
		var at uint64
		p.uint(&at)
		if all := uint64(len(p.within)); at <= all && n <= all-at {
			return p.within[at : at+n]
		}
	case inFull:
		s := p.take(n)
		p.meet(s)
		return s
	}
	p.fail("a string that is nowhere")
	return ""
}

// digits is a string that as a rule is a prefix and so many bytes in
// hexadecimal digits.
func (p *packer) digits(s *string, prefix string, size int) {
	var as bool
	var raw []byte
	if !p.reading {
		if rest, ok := strings.CutPrefix(*s, prefix); ok && len(rest) == 2*size && strings.ToLower(rest) == rest {
			var err error
			raw, err = hex.DecodeString(rest)
			as = err == nil
		}
	}
	p.flags(&as)
	if !as {
		p.text(s, "")
		return
	}
	if p.reading {
		*s = prefix + hex.EncodeToString([]byte(p.take(uint64(size))))
	} else {
		p.b = append(p.b, raw...)
	}
	p.meet(*s)
}
