package ask

import (
	"math"
	"slices"
	"strings"

	"kgraph/internal/lang"
)

// The parser was trained on statements and misreads what questions do to the
// order of words: "Who did Elena Rybakina defeat?" A question with an auxiliary
// before its subject is therefore put back into a statement, "Elena Rybakina
// did defeat", and that is parsed. Where the auxiliary belongs is not known
// before the parse: every place is tried, and the surest parse in which the
// word after it is the main verb is taken.

// statement is a question put back into the order of a statement.
type statement struct {
	p      *lang.Parse
	verb   int      // its main verb
	asked  []string // the words asked with, in lower case: "how", "many", "seats"
	noun   string   // lemma of the noun asked for, "" for none
	filler int      // the word that stands for what is asked after a preposition, -1 for none
}

// auxiliaries that stand before the subject of a question.
var auxiliaries = map[string]bool{"do": true, "does": true, "did": true, "has": true, "have": true, "had": true, "will": true, "would": true, "can": true,
	"could": true, "may": true, "might": true, "should": true, "shall": true, "must": true, "is": true, "are": true, "was": true, "were": true}

// adverbs are the words that ask for no object.
var adverbs = map[string]bool{"where": true, "when": true, "why": true, "how": true}

// Limits of what is tried: a question is short.
const (
	maxWords  = 60
	maxAsked  = 8  // words asked with
	maxPlaces = 16 // where the auxiliary may belong
)

// invert puts a question back into a statement; nil where it has the order of
// one ("Who outranked ChatGPT?") or is not understood so.
func invert(p *lang.Parse, parse func(tokens string) *lang.Parse) *statement {
	words, at := order(p)
	if at < 0 || at > maxAsked || len(words)-at < 3 || len(words) > maxWords || at > 0 && !wh[strings.ToLower(words[0])] {
		return nil
	}
	s := &statement{filler: -1}
	for i, w := range words[:at] {
		s.asked = append(s.asked, strings.ToLower(w))
		if u := p.Words[i].UPOS; u == "NOUN" || u == "PROPN" {
			s.noun = p.Words[i].Lemma
		}
	}
	rest := words[at+1:]
	stranded := at > 0 && p.Words[at+len(rest)].UPOS == "ADP"
	object := at > 0 && !adverbs[strings.ToLower(words[0])] || at > 1 && p.Words[1].Lemma == "many"
	best := math.Inf(-1)
	for i := 1; i < len(rest) && i <= maxPlaces; i++ {
		line := slices.Concat(rest[:i], []string{strings.ToLower(words[at])}, rest[i:])
		filler := -1
		if stranded || i == len(rest)-1 && object { // a verb alone is read as a noun
			filler = len(line)
			line = append(line, "them")
		}
		q := parse(strings.Join(append(line, "."), " "))
		if q == nil || len(q.Words) != len(line)+1 {
			continue
		}
		if v := i + 1; mainVerb(q, v) {
			if sure := sureness(q); sure > best {
				best, s.p, s.verb, s.filler = sure, q, v, filler
			}
		}
	}
	if s.p == nil {
		return nil
	}
	return s
}

// order are the words of a question without its mark, and where its first
// auxiliary stands, -1 for none.
func order(p *lang.Parse) (words []string, at int) {
	for _, w := range p.Words {
		words = append(words, w.Form)
	}
	for len(words) > 0 && p.Words[len(words)-1].UPOS == "PUNCT" {
		words = words[:len(words)-1]
	}
	return words, slices.IndexFunc(words, func(w string) bool { return auxiliaries[strings.ToLower(w)] })
}

// isIt reads "is Nvidia a chipmaker" by "Nvidia is a chipmaker"; nil for what is
// no such question.
func isIt(p *lang.Parse, l Language) *question {
	words, at := order(p)
	if at != 0 || len(words) < 3 || len(words) > maxWords || !strings.Contains(" is are was were ", " "+strings.ToLower(words[0])+" ") {
		return nil
	}
	rest := words[1:]
	best := math.Inf(-1)
	var q *question
	for i := 1; i < len(rest) && i <= maxPlaces; i++ {
		line := slices.Concat(rest[:i], []string{strings.ToLower(words[0])}, rest[i:])
		s := l.Parse(strings.Join(append(line, "."), " "))
		if s == nil || len(s.Words) != len(line)+1 || s.Words[i].Deprel != "cop" {
			continue
		}
		root := s.Words[i].Head
		if root < i || s.Words[root].Head != lang.Root || s.Words[root].UPOS == "VERB" {
			continue
		}
		r := newReader(s, l)
		subject := r.child(root, "nsubj")
		if sure := sureness(s); subject >= 0 && subject < i && sure > best && r.child(root, "case") < 0 {
			best = sure
			agent, patient := r.slot(subject), r.slot(root)
			q = &question{target: yesNo, lemma: "be", agent: &agent, patient: &patient}
		}
	}
	return q
}

// copula reads "who is the prime minister of Israel" by "It is the prime
// minister of Israel"; nil for what is no such question.
func copula(p *lang.Parse, l Language) *question {
	words, at := order(p)
	if at < 1 || at > maxAsked || at+1 >= len(words) || len(words) > maxWords || !wh[strings.ToLower(words[0])] {
		return nil
	}
	be := strings.ToLower(words[at])
	if be != "is" && be != "are" && be != "was" && be != "were" {
		return nil
	}
	line := append([]string{"It", be}, words[at+1:]...)
	s := l.Parse(strings.Join(append(line, "."), " "))
	if s == nil || len(s.Words) != len(line)+1 {
		return nil
	}
	root := slices.IndexFunc(s.Words, func(w lang.Word) bool { return w.Head == lang.Root })
	r := newReader(s, l)
	if u := s.Words[root].UPOS; r.child(root, "cop") < 0 || u != "NOUN" && u != "PROPN" && u != "NUM" || r.child(root, "case") >= 0 {
		return nil
	}
	about := r.slot(root)
	q := &question{lemma: "be", patient: &about, persons: strings.HasPrefix(strings.ToLower(words[0]), "who")}
	switch strings.ToLower(words[0]) {
	case "where":
		q.target = place
	case "when":
		q.target = moment
	case "why":
		q.target = unknown
	case "how":
		if q.target = unknown; at == 2 && p.Words[1].UPOS == "ADJ" {
			q.target = measure
		}
	case "who", "what", "which", "whose":
		q.target = identity
		if s.Words[root].UPOS == "NOUN" || r.child(root, "nmod") >= 0 {
			q.target = holder
		}
	}
	return q
}

// mainVerb says whether word v is the verb of the whole, with a subject and an
// auxiliary straight before it.
func mainVerb(p *lang.Parse, v int) bool {
	if p.Words[v].Head != lang.Root || p.Words[v].UPOS != "VERB" || p.Words[v-1].Head != v || !strings.HasPrefix(p.Words[v-1].Deprel, "aux") {
		return false
	}
	for i := range v {
		if w := &p.Words[i]; w.Head == v && strings.HasPrefix(w.Deprel, "nsubj") {
			return true
		}
	}
	return false
}

// sureness is the mean of the arcs' log probabilities.
func sureness(p *lang.Parse) float64 {
	sum := 0.0
	for _, w := range p.Words {
		sum += math.Log(max(float64(w.Prob), 1e-4))
	}
	return sum / float64(len(p.Words))
}

// inverted reads a question from the statement that it was put back into.
func inverted(s *statement, l Language) *question {
	r := newReader(s.p, l)
	r.filler = s.filler
	q := &question{}
	asked := -1
	if s.filler >= 0 && s.p.Words[s.filler].Head >= 0 {
		asked = s.filler
	}
	r.verbal(q, s.verb, asked)
	if len(s.asked) == 0 {
		q.target = yesNo
		return q
	}
	q.persons = strings.HasPrefix(s.asked[0], "who")
	if s.noun != "" {
		q.counted = stem(s.noun)
	}
	switch s.asked[0] {
	case "where":
		q.target = place
		return q
	case "when":
		q.target = moment
		return q
	case "why":
		q.target = reason
		return q
	case "how":
		switch {
		case len(s.asked) > 1 && s.asked[1] == "many":
			q.target = number
		case len(s.asked) > 1 && (s.asked[1] == "much" || s.asked[1] == "long"):
			q.target = amount
		default:
			q.target = manner
		}
		return q
	}
	if asked >= 0 && q.target == oblique {
		return q
	}
	if asked >= 0 && q.target == patient && says(q.lemma) && !q.persons {
		q.target = content
		return q
	}
	chain := r.child(s.verb, "xcomp")
	switch {
	case chain >= 0 && s.p.Words[chain].Lemma == "do" && r.child(chain, "obj") < 0: // "instruct the army to do what"
		q.target, q.prep = oblique, "to"
		q.others = slices.DeleteFunc(q.others, func(s slot) bool { return s.prep == "to" })
	case chain >= 0 && q.patient == nil && s.p.Words[chain].UPOS == "VERB" && r.child(chain, "obj") < 0: // "vote to change what"
		q.lemma += " to " + s.p.Words[chain].Lemma
		q.others = slices.DeleteFunc(q.others, func(s slot) bool { return s.prep == "to" })
		q.target = patient
	case q.patient == nil && !q.passive && says(q.lemma) && !q.persons:
		q.target = content
	case q.patient == nil:
		q.target = patient
	default:
		q.target = unknown
	}
	return q
}
