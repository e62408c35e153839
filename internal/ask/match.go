package ask

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/report"
	"kgraph/schema"
)

// matcher holds a question against statements.
type matcher struct {
	q      *question
	schema *schema.Schema
	names  map[string]bool            // relations that mean the verb; true when turned round
	nodes  map[string]map[string]bool // phrase -> the nodes it names
	kinds  map[string]bool            // concepts, where persons are asked for
	places map[string]bool            // of names, whether they are places; where one is asked for
}

// roles are the slots of a statement as a question sees them: a passive
// without its agent has its subject as the patient.
type roles struct {
	agent, patient         string
	agentNode, patientNode string
}

func rolesOf(s *report.Statement) roles {
	r := roles{s.Subject, s.Object, s.SubjectNode, s.ObjectNode}
	if strings.HasPrefix(s.Predicate, "was ") && s.Voice != "active" || strings.HasPrefix(s.Relation, "was_") || s.Relation == "died_in" {
		r = roles{"", s.Subject, "", s.SubjectNode}
	}
	return r
}

// answer is the statement's answer, with how well it fits; text is "" when it
// has none, and score is then how near it comes.
func (m *matcher) answer(s *report.Statement) (text string, score float64) {
	if len(m.q.slots()) == 0 && (m.q.target == yesNo || general[m.q.lemma]) {
		return "", 0
	}
	if s.Modality == "asked" || s.Modality == "wished" || s.Modality == "conditional" {
		return "", 0
	}
	switch m.q.target {
	case unknown, manner:
		return "", m.nearness(s)
	case identity, holder:
		return m.identity(s)
	case measure:
		return m.measure(s)
	case content:
		return m.content(s)
	case reason:
		return m.reason(s)
	}
	if m.q.lemma == "be" {
		return m.copular(s)
	}
	if m.happens() && m.q.target == agent {
		return m.whatHappened(s)
	}
	if m.happens() && (m.q.target == place || m.q.target == moment) {
		if text, score = m.event(s); text != "" {
			return text, score
		}
	}
	if !m.verb(s) {
		return "", m.nearness(s)
	}
	if s.Polarity == "negative" && m.q.target != yesNo {
		return "", m.nearness(s)
	}
	r := rolesOf(s)
	if m.names[s.Relation] {
		r = roles{r.patient, r.agent, r.patientNode, r.agentNode}
	}
	fit, ok := m.filled(s, &r)
	if !ok {
		return "", m.nearness(s)
	}
	if text = m.slotOf(s, &r); text == "" || m.q.target != yesNo && m.echo(text) {
		return "", m.nearness(s)
	}
	return text, fit
}

// verb says whether a statement's verb is the question's, or means the same.
func (m *matcher) verb(s *report.Statement) bool {
	if _, ok := m.names[s.Relation]; ok {
		return true
	}
	predicate := strings.ReplaceAll(s.Predicate, " ", "_")
	if _, ok := m.names[predicate]; ok {
		return true
	}
	// "Iraq agrees to reopen" is stored as a reopening that is to come.
	if chain, last, ok := strings.Cut(m.q.lemma, " to "); ok && s.Modality != "fact" && has(stems(s.Sentence), stem(chain)) {
		if name := schema.Name(schema.Phrase{Lemma: last}); s.Relation == name || predicate == name {
			return true
		}
	}
	// The same verb with a preposition of its own.
	for name := range m.names {
		if strings.HasPrefix(predicate, name+"_") && !strings.HasPrefix(name, "is") && !strings.HasPrefix(name, "has") {
			return true
		}
	}
	return false
}

// filled says whether every slot that the question fills is the statement's,
// and how well.
func (m *matcher) filled(s *report.Statement, r *roles) (fit float64, ok bool) {
	fit = 1
	for _, f := range []struct {
		want       *slot
		text, node string
	}{{m.q.agent, r.agent, r.agentNode}, {m.q.patient, r.patient, r.patientNode}} {
		if f.want == nil {
			continue
		}
		one := m.phrase(f.want, f.text, f.node)
		if one == 0 {
			one = m.narrowed(f.want, f.text, s)
		}
		if one == 0 && f.text == "" {
			one = m.nearby(f.want, s) * 0.6 // the parser lost the slot: it stands beside the verb
		}
		if one == 0 {
			return 0, false
		}
		fit *= one
	}
	for i := range m.q.others {
		o := &m.q.others[i]
		best := 0.0
		for _, a := range s.Args {
			best = max(best, m.phrase(o, a.Text, a.Entity))
		}
		best = max(best, m.phrase(o, s.Object, s.ObjectNode), 0.7*m.phrase(o, s.Sentence, ""))
		if best == 0 {
			return 0, false
		}
		fit *= best
	}
	return fit, true
}

// phrase is how well a text says what a phrase of the question says, 0..1.
func (m *matcher) phrase(want *slot, text, node string) float64 {
	if text == "" {
		return 0
	}
	if node != "" && m.nodes[want.text][node] {
		return 1
	}
	words := stems(text)
	if !has(words, want.head) || len(want.words) == 0 {
		return 0
	}
	n := 0
	for _, w := range want.words {
		if has(words, w) {
			n++
		}
	}
	if share := float64(n) / float64(len(want.words)); share >= 0.6 {
		return share
	}
	return 0
}

// narrowed is how well a slot that has the head of a phrase, and a sentence
// that has the rest of it, say the phrase: slots are kept short.
func (m *matcher) narrowed(want *slot, text string, s *report.Statement) float64 {
	words, sentence := stems(text), stems(s.Sentence)
	if !has(words, want.head) {
		return 0
	}
	for _, w := range want.words {
		if !has(words, w) && !has(sentence, w) {
			return 0
		}
	}
	return 0.7
}

// nearby is how well the words of the sentence after the claim's verb have
// all of a phrase.
func (m *matcher) nearby(want *slot, s *report.Statement) float64 {
	_, after, ok := strings.Cut(s.Sentence, s.Phrase)
	if !ok || s.Phrase == "" {
		return 0
	}
	words := stems(after)
	for _, w := range want.words {
		if !has(words, w) {
			return 0
		}
	}
	return 1
}

// slotOf is what the statement has in the slot that is asked for.
func (m *matcher) slotOf(s *report.Statement, r *roles) string {
	switch m.q.target {
	case yesNo:
		if s.Polarity == "negative" {
			return "no"
		}
		if s.Standing() == "hedged" {
			return "possibly"
		}
		return "yes"
	case agent:
		return m.somebody(r.agent, r.agentNode)
	case patient:
		if m.q.persons {
			return m.somebody(r.patient, r.patientNode)
		}
		if m.q.counted != "" && !has(stems(r.patient), m.q.counted) {
			return ""
		}
		return r.patient
	case place:
		return m.place(s)
	case moment:
		return m.moment(s)
	case amount:
		return m.amount(s, r)
	case number:
		return m.number(s, r)
	case oblique:
		return argument(s, func(a *graph.Arg) bool {
			return a.Role == m.q.prep || a.Prep == m.q.prep || m.q.prep == "for" && (a.Role == "cause" || a.Role == "purpose")
		}, s.Object, m.q.prep != "" && strings.HasSuffix(s.Relation, "_"+m.q.prep))
	}
	return ""
}

var placePreps = []string{"in", "at", "on", "near", "to", "into", "across", "outside", "over"}

// place is where: an argument that is a place, or the object after a
// preposition of place. "Won in prize money" is none.
func (m *matcher) place(s *report.Statement) string {
	text := argument(s, func(a *graph.Arg) bool {
		if m.places[a.Entity] {
			return a.Role == "place" || slices.Contains(placePreps, a.Prep)
		}
		return a.Role == "place" && a.Entity == "" && a.Value == ""
	}, "", false)
	if text != "" || s.Value != "" {
		return text
	}
	for _, prep := range placePreps {
		is, name := m.places[s.ObjectNode]
		if strings.HasSuffix(s.Predicate, " "+prep) && (is || !name && strings.ToLower(s.Object) != s.Object) {
			return s.Object
		}
	}
	return ""
}

// argument is the first argument that is chosen, or else the object where it
// is that.
func argument(s *report.Statement, chosen func(*graph.Arg) bool, object string, fits bool) string {
	for i := range s.Args {
		if chosen(&s.Args[i]) {
			return s.Args[i].Text
		}
	}
	if fits {
		return object
	}
	return ""
}

// moment is when: in the sentence's words, or else the day the document says
// it happened as news.
func (m *matcher) moment(s *report.Statement) string {
	if report.IsTime(s.Value) {
		return s.Object + " (" + s.Value + ")"
	}
	for _, a := range s.Args {
		if report.IsTime(a.Value) {
			return a.Text + " (" + a.Value + ")"
		}
	}
	return argument(s, func(a *graph.Arg) bool { return a.Role == "time" }, "", false)
}

func (m *matcher) amount(s *report.Statement, r *roles) string {
	if s.Value != "" && !report.IsTime(s.Value) {
		return s.Object
	}
	for _, t := range []string{r.patient, r.agent} {
		if hasNumber(t) {
			return t
		}
	}
	return argument(s, func(a *graph.Arg) bool { return a.Value != "" && !report.IsTime(a.Value) }, "", false)
}

var digits = regexp.MustCompile(`\d|(?i)\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen|(twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds?|thousands?|millions?|billions?)\b`)

func hasNumber(s string) bool { return digits.MatchString(s) }

// general are verbs that say too little to be asked for alone.
var general = map[string]bool{"be": true, "do": true, "have": true, "get": true, "say": true, "go": true, "make": true}

// nearness is how much of the question a statement touches: at least its verb
// and a phrase, or two phrases; a question about what something is, what is
// said of it.
func (m *matcher) nearness(s *report.Statement) (score float64) {
	slots := m.q.slots()
	if len(slots) == 0 {
		return 0
	}
	hits := 0
	for i := range slots {
		is := 0.0
		for _, node := range []string{s.SubjectNode, s.ObjectNode} {
			if node != "" && m.nodes[slots[i].text][node] {
				is = 1
			}
		}
		for _, text := range []string{s.Subject, s.Object} {
			is = max(is, m.phrase(&slots[i], text, ""))
		}
		for j := range s.Args {
			is = max(is, 0.7*m.phrase(&slots[i], s.Args[j].Text, s.Args[j].Entity))
		}
		if is > 0 {
			hits++
		}
		score += is
	}
	says := s.Kind == "copula" || s.Kind == "title" || s.Kind == "apposition"
	switch {
	case hits > 0 && m.q.lemma != "be" && m.verb(s):
		score++
	case hits > 1, hits > 0 && m.q.lemma == "be" && says:
	default:
		return 0
	}
	return score / float64(len(slots)+1)
}

// gizmo is the question as a query, as near as the stored form allows.
func (m *matcher) gizmo() string {
	name := ""
	for n, turned := range m.names {
		if !turned && (name == "" || len(n) < len(name) || len(n) == len(name) && n < name) {
			name = n
		}
	}
	step := func(s *slot, dir string) string {
		return fmt.Sprintf("entity(%q).%s(%q).All()", s.text, dir, "<"+name+">")
	}
	switch {
	case m.q.target == content && m.q.agent != nil:
		return fmt.Sprintf("saidBy(%q).All()", m.q.agent.text)
	case m.q.target == agent && m.q.patient != nil:
		return step(m.q.patient, "In")
	case m.q.target == patient && m.q.agent != nil:
		return step(m.q.agent, "Out")
	}
	for _, s := range m.q.slots() {
		return fmt.Sprintf("claims(%q).All()", s.text)
	}
	return "g.V().All()"
}
