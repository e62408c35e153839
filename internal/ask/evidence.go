package ask

import (
	"slices"
	"strings"
	"unicode"

	"kgraph/graph"
	"kgraph/internal/clause/annotate"
	"kgraph/internal/report"
)

// echo says whether a text has no word of content that the question has not: to
// "which title did she win?" the title is no answer.
func (m *matcher) echo(text string) bool {
	said := map[string]bool{m.q.counted: true}
	for _, s := range m.q.slots() {
		for _, w := range s.words {
			a, b, _ := strings.Cut(w, "|")
			said[a], said[b] = true, true
		}
	}
	for w := range strings.FieldsSeq(text) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if s := stem(w); hasNumber(w) || s != "" && !said[s] && !small[s] {
			return false
		}
	}
	return true
}

// small are words without content.
var small = map[string]bool{"the": true, "a": true, "an": true, "of": true, "in": true, "on": true, "at": true, "to": true, "for": true, "its": true, "his": true, "her": true, "their": true}

// narrowing are words that make a role another one.
var narrowing = map[string]bool{"former": true, "ex": true, "late": true, "vice": true, "deputi": true, "prime": true, "act": true, "interim": true,
	"shadow": true, "then": true, "elect": true, "designate": true, "design": true, "outgo": true, "assist": true, "nomine": true, "candid": true, "wife": true, "son": true, "spous": true}

// besideTitle says whether a word belongs to a title in the sentence: it
// stands before the title, nothing but such words between ("Russian foreign
// minister"), or after the title or the name with "of" ("president of the
// United States", "King Charles of England").
func besideTitle(s *report.Statement, word string) bool {
	words := strings.Fields(s.Sentence)
	isWord := func(i int) bool { return has(stems(words[i]), word) }
	ends := map[string]bool{}
	for _, t := range []string{s.Object, s.Subject} {
		if f := strings.Fields(t); len(f) > 0 {
			ends[stem(f[len(f)-1])] = true
		}
	}
	first := ""
	if f := strings.Fields(s.Object); len(f) > 0 {
		first = stem(f[0])
	}
	for i := range words {
		here := stem(strings.TrimSuffix(strings.TrimSuffix(words[i], "'s"), "’s"))
		if here == first {
			for j := i - 1; j >= 0 && j >= i-6; j-- {
				if strings.HasPrefix(words[j], "(") && strings.HasSuffix(words[j], ")") {
					continue // the abbreviation of the name before it
				}
				if closes(words[j]) {
					break
				}
				if isWord(j) {
					return true
				}
				if !titleWord(words[j]) {
					break
				}
			}
		}
		if ends[here] && i+1 < len(words) && !closes(words[i]) && slices.Contains([]string{"of", "in", "for"}, words[i+1]) {
			for j := i + 2; j < len(words) && j <= i+6; j++ {
				if isWord(j) {
					return true
				}
				if closes(words[j]) {
					break
				}
			}
		}
	}
	return false
}

// closes says that a phrase ends with the word.
func closes(word string) bool {
	return strings.TrimRight(word, ",;:.)”\"") != word && len(word) > 4
}

// titleWord says whether a word may stand between whose a title is and the
// title: a name, or a word of rank.
func titleWord(w string) bool {
	r := []rune(w)
	return unicode.IsUpper(r[0]) || narrowing[stem(w)] || strings.HasSuffix(w, "-elect") || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s")
}

// measure answers how large something is: by the phrase that has its noun with
// a number, in a statement that has the rest of it.
func (m *matcher) measure(s *report.Statement) (string, float64) {
	if s.Polarity != "positive" {
		return "", m.nearness(s)
	}
	whole := stems(s.Text())
	for _, w := range m.q.patient.words {
		if !has(whole, w) {
			return "", m.nearness(s)
		}
	}
	texts := []string{s.Object, s.Subject}
	for _, a := range s.Args {
		texts = append(texts, a.Text)
	}
	for _, t := range texts {
		if hasNumber(t) && has(stems(t), m.q.patient.head) {
			return t, 0.9
		}
	}
	return "", m.nearness(s)
}

// number answers how many, with the phrase that has a number and what is
// counted; or with a number alone beside it ("won the most seats with six").
func (m *matcher) number(s *report.Statement, r *roles) string {
	for _, t := range []string{r.agent, r.patient} {
		if hasNumber(t) && m.counts(t) {
			return t
		}
	}
	for _, a := range s.Args {
		if a.Value == "" || report.IsTime(a.Value) {
			continue
		}
		if m.counts(a.Text) || m.counts(r.patient) && len(strings.Fields(a.Text)) == 1 && a.Prep != "at" {
			return a.Text
		}
	}
	return ""
}

// counts says whether a phrase names what is counted. People are counted under
// many names.
func (m *matcher) counts(text string) bool {
	switch {
	case text == "":
		return false
	case m.q.counted == "" || has(stems(text), m.q.counted):
		return true
	case m.q.counted != "peopl" && m.q.counted != "person":
		return false
	}
	head := "" // the last word before what follows the noun; "at least" begins a number
	for w := range strings.FieldsSeq(text) {
		if low := strings.ToLower(w); slices.Contains([]string{"of", "in", "from", "at", "who", "and", "including", "on", "with"}, low) {
			if head != "" {
				break
			}
			continue
		}
		head = strings.TrimRight(w, ",.")
		if strings.HasSuffix(w, ",") {
			break
		}
	}
	return people(head)
}

// units are no people, though they end like them.
var units = map[string]bool{"percent": true, "dollar": true, "quarter": true, "meter": true, "kilometer": true, "center": true, "river": true, "order": true, "number": true}

// people says whether a noun in the plural names people.
func people(noun string) bool {
	low := strings.ToLower(noun)
	one := strings.TrimSuffix(low, "s")
	switch {
	case low == "" || units[one]:
		return false
	case low == "others" || low == "troops" || low == "personnel" || low == "children" || low == "dead" || low == "persons" || one == "person" || one == "villager":
		return true
	case unicode.IsUpper([]rune(noun)[0]) && (strings.HasSuffix(low, "s") || strings.HasSuffix(low, "ese")): // Palestinians
		return true
	}
	return annotate.Human(one) || annotate.Human(low)
}

// happens says whether the question's verb says no more than that something
// takes place.
func (m *matcher) happens() bool {
	switch m.q.lemma {
	case "happen", "occur":
		return true
	case "take":
		return m.q.patient != nil && m.q.patient.head == "place"
	case "hold":
		return m.q.passive
	}
	return false
}

// event answers where or when something takes place, by a statement that has
// it for its subject or, as a verb, says it: "the protest", "protested".
func (m *matcher) event(s *report.Statement) (string, float64) {
	what := m.q.agent
	if what == nil || m.q.passive {
		what = m.q.patient
	}
	if what == nil || s.Polarity != "positive" {
		return "", m.nearness(s)
	}
	r := rolesOf(s)
	for _, name := range []string{"occurred", "happened", "took_place", "was_held"} {
		if s.Relation != name && !strings.HasPrefix(s.Relation, name+"_") && !strings.HasPrefix(s.Predicate, strings.ReplaceAll(name, "_", " ")) {
			continue
		}
		subject, node := r.agent, r.agentNode
		if subject == "" {
			subject, node = r.patient, r.patientNode
		}
		fit := max(m.phrase(what, subject, node), m.narrowed(what, subject, s))
		if text := m.slotOf(s, &r); fit > 0 && text != "" {
			return text, fit
		}
	}
	// Who meets at a summit in Paris says where the summit is.
	for _, prep := range []string{" at", " in", " during"} {
		if strings.HasSuffix(s.Predicate, prep) && m.phrase(what, s.Object, s.ObjectNode) > 0 {
			if text := m.slotOf(s, &r); text != "" && text != s.Object {
				return text, 0.8
			}
		}
	}
	verb := stems(s.Predicate)
	if !has(verb, what.head) && !slices.ContainsFunc(s.Args, func(a graph.Arg) bool {
		first, _, _ := strings.Cut(a.Text, " ")
		return a.Role == "purpose" && has(stems(first), what.head)
	}) {
		return "", m.nearness(s)
	}
	whole := stems(s.Text())
	for _, w := range what.words {
		if w != what.head && !has(whole, w) {
			return "", m.nearness(s)
		}
	}
	if text := m.slotOf(s, &r); text != "" {
		return text, 0.8
	}
	return "", m.nearness(s)
}

// judged says whether the question is about a verdict, a charge, praise or
// blame, whose reason follows "for".
func (m *matcher) judged() bool {
	if m.q.patient != nil && slices.Contains([]string{"probe", "investig", "inquiri", "lawsuit", "charg", "warrant", "fine", "penalti", "award", "trial"}, m.q.patient.head) {
		return true
	}
	return slices.Contains([]string{"arrest", "charge", "sentence", "convict", "fine", "jail", "imprison", "detain", "sue", "prosecute", "indict", "punish", "criticize", "criticise",
		"praise", "condemn", "blame", "thank", "award", "honor", "honour", "apologize", "apologise", "investigate", "expel", "suspend", "dismiss", "fire", "ban", "try", "execute", "deport"}, m.q.lemma)
}

// somebody is the text of a slot, "" where who is asked and the slot is a kind of
// thing that is not people: a proposal is nobody.
func (m *matcher) somebody(text, node string) string {
	small := m.q.target == patient && node == "" && strings.ToLower(text) == text // the doers of a deed are somebody
	if !m.q.persons || !m.kinds[node] && !small {
		return text
	}
	words := strings.Fields(text)
	for i, w := range words {
		if i > 0 && slices.Contains([]string{"of", "in", "from", "at", "for"}, w) {
			words = words[:i]
			break
		}
	}
	if len(words) == 0 || !people(words[len(words)-1]) && !group[stem(words[len(words)-1])] {
		return ""
	}
	return text
}

// group are nouns of people together.
var group = map[string]bool{"govern": true, "compani": true, "parti": true, "board": true, "committe": true, "court": true, "polic": true, "armi": true, "forc": true, "coalit": true,
	"union": true, "media": true, "crowd": true, "group": true, "militia": true, "author": true, "ministri": true, "parliament": true, "senat": true, "firm": true, "bank": true, "analyst": true,
	"junta": true, "militari": true, "navi": true, "agenc": true, "team": true, "club": true, "council": true, "commiss": true, "regulat": true, "jury": true, "juri": true, "critic": true}

// whatHappened answers what happened somewhere, or to somebody, with the
// statements of events that have all phrases of the question for arguments.
func (m *matcher) whatHappened(s *report.Statement) (string, float64) {
	if len(m.q.others) == 0 || m.q.agent != nil || m.q.patient != nil && m.q.patient.head != "place" || s.Polarity != "positive" || s.Standing() == "wished" ||
		s.Kind != "verb" {
		return "", 0
	}
	fit := 1.0
	for i := range m.q.others {
		o := &m.q.others[i]
		best := 0.0
		for _, a := range s.Args {
			if a.Role == "time" || a.Role == "place" || a.Prep == o.prep {
				best = max(best, m.phrase(o, a.Text, a.Entity), liesIn(s.Sentence, a.Text, o))
			}
		}
		if strings.HasSuffix(s.Predicate, " "+o.prep) {
			best = max(best, m.phrase(o, s.Object, s.ObjectNode), liesIn(s.Sentence, s.Object, o))
		}
		if best == 0 {
			return "", 0
		}
		fit *= best
	}
	return s.Text(), fit
}

// liesIn is how well the names after a place say where it lies: "in Raqqa,
// Syria," is in Syria.
func liesIn(sentence, place string, want *slot) float64 {
	_, after, ok := strings.Cut(sentence, place+", ")
	if !ok || place == "" {
		return 0
	}
	var names []string
	for w := range strings.FieldsSeq(after) {
		if r := []rune(w); !unicode.IsUpper(r[0]) && w != "of" && w != "the" && w != "and" {
			break
		}
		names = append(names, w)
		if strings.HasSuffix(w, ".") || len(names) > 8 {
			break
		}
	}
	said := stems(strings.Join(names, " "))
	for _, w := range want.words {
		if !has(said, w) {
			return 0
		}
	}
	return 0.9
}
