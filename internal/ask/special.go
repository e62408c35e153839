package ask

import (
	"slices"
	"strings"

	"kgraph/internal/report"
)

// identity answers who or what something is, and who has a role, from titles,
// appositions and what is said to be.
func (m *matcher) identity(s *report.Statement) (string, float64) {
	is := s.Kind == "title" || s.Kind == "apposition" || s.Kind == "copula" && s.Relation == "is"
	if !is || s.Polarity != "positive" || s.Object == "" {
		return "", m.nearness(s)
	}
	if m.q.target == identity || !has(stems(s.Object), m.q.patient.head) {
		if fit := m.phrase(m.q.patient, s.Subject, s.SubjectNode); fit > 0 {
			return s.Object, fit * kindWeight(s)
		}
		if m.q.target == identity {
			return "", m.nearness(s)
		}
	}
	// The role's words stand in the object, the rest, as whose it is, may
	// stand elsewhere in the sentence.
	object := stems(s.Object)
	if !has(object, m.q.patient.head) {
		return "", m.nearness(s)
	}
	fit := 1.0
	for _, w := range m.q.patient.words {
		switch {
		case has(object, w):
		case !slices.Contains(m.q.patient.kind, w) && besideTitle(s, w):
			fit *= 0.7
		default:
			return "", m.nearness(s)
		}
	}
	for w := range object { // a former president is none, nor is a prime minister the minister
		if narrowing[w] && !slices.Contains(m.q.patient.words, w) {
			return "", m.nearness(s)
		}
	}
	return s.Subject, fit
}

func kindWeight(s *report.Statement) float64 {
	if s.Kind == "copula" {
		return 0.9
	}
	return 1
}

// copular answers is X a Y, and where something is.
func (m *matcher) copular(s *report.Statement) (string, float64) {
	switch m.q.target {
	case yesNo:
		is := s.Kind == "title" || s.Kind == "apposition" || s.Kind == "copula" && s.Relation == "is"
		if !is || m.phrase(m.q.agent, s.Subject, s.SubjectNode) == 0 {
			return "", m.nearness(s)
		}
		fit := m.phrase(m.q.patient, s.Object, s.ObjectNode)
		for w := range stems(s.Object) { // a former president is none
			if narrowing[w] && !slices.Contains(m.q.patient.words, w) {
				fit = 0
			}
		}
		for _, w := range m.q.patient.words { // whose minister must be said
			if !has(stems(s.Object), w) && (slices.Contains(m.q.patient.kind, w) || !besideTitle(s, w)) {
				fit = 0
			}
		}
		if fit == 0 {
			return "", m.nearness(s)
		}
		if s.Polarity == "negative" {
			return "no", fit
		}
		return "yes", fit
	case place:
		if fit := m.phrase(m.q.patient, s.Subject, s.SubjectNode); fit > 0 && (s.Relation == "based_in" || s.Relation == "was_based_in" || strings.HasSuffix(s.Relation, "located_in") || s.Relation == "is_in") {
			return s.Object, fit
		}
	}
	return "", m.nearness(s)
}

// content answers what somebody says, about something or not, with what the
// statement that is ascribed to them says.
func (m *matcher) content(s *report.Statement) (string, float64) {
	if m.q.agent == nil {
		return "", 0
	}
	fit := 0.0
	for _, who := range s.Speakers {
		if strings.Contains(who, "'s ") {
			continue // somebody's remarks, or aide
		}
		fit = max(fit, m.phrase(m.q.agent, who, strings.ReplaceAll(who, " ", "_")))
	}
	if fit == 0 { // what is said may itself be the object: "cited an attack"
		if m.verb(s) && m.phrase(m.q.agent, s.Subject, s.SubjectNode) > 0 && s.Object != "" && s.Polarity == "positive" && len(m.q.others) == 0 {
			return s.Object, m.phrase(m.q.agent, s.Subject, s.SubjectNode)
		}
		return "", m.nearness(s)
	}
	for i := range m.q.others {
		o := &m.q.others[i]
		about := max(m.phrase(o, s.Subject, s.SubjectNode), m.phrase(o, s.Object, s.ObjectNode))
		for _, a := range s.Args {
			about = max(about, m.phrase(o, a.Text, a.Entity))
		}
		if about == 0 {
			return "", m.nearness(s)
		}
		fit *= about
	}
	text := s.Text()
	if s.Polarity == "negative" && !strings.Contains(text, "not") {
		text = "not: " + text
	}
	return text, fit
}

// grounds are what somebody is arrested or tried on.
var grounds = map[string]bool{"suspicion": true, "charg": true, "alleg": true, "accus": true, "count": true}

// causal says that the vocabulary has a relation among those of cause, or
// that its subject makes its object do something.
func (m *matcher) causal(relation string) bool {
	r, ok := m.schema.Named(relation)
	return ok && r.Group == "cause" || relation == "led" || relation == "forced"
}

// reason answers why: by the cause or purpose that the statement itself has,
// or by a statement that says what made its subject do it.
func (m *matcher) reason(s *report.Statement) (string, float64) {
	r := rolesOf(s)
	if m.verb(s) && s.Polarity == "positive" {
		if fit, ok := m.filled(s, &r); ok {
			if m.judged() {
				for _, a := range s.Args {
					if a.Prep == "for" && a.Entity == "" && a.Value == "" {
						return "for " + a.Text, fit
					}
					if first, _, _ := strings.Cut(a.Text, " "); a.Prep == "on" && grounds[stem(first)] || a.Prep == "over" && a.Value == "" {
						return a.Prep + " " + a.Text, fit
					}
				}
			}
			for _, role := range []string{"cause", "purpose"} {
				for _, a := range s.Args {
					if a.Role == role {
						return strings.TrimSpace(a.Prep + " " + a.Text), fit
					}
				}
			}
		}
	}
	if !m.causal(s.Relation) || s.Polarity != "positive" || m.q.agent == nil {
		return "", m.nearness(s)
	}
	fit := m.phrase(m.q.agent, s.Object, s.ObjectNode)
	if fit == 0 {
		return "", m.nearness(s)
	}
	for _, a := range s.Args { // what it was made to do
		words := stems(a.Text)
		if has(words, stem(m.q.lemma)) && (m.q.patient == nil || has(words, m.q.patient.head)) {
			return s.Subject, fit
		}
	}
	return "", m.nearness(s)
}
