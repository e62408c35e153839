package annotate

import "kgraph/internal/clause/tree"

var (
	timeNouns = words(`second minute hour day week month year decade century millennium time moment morning afternoon evening
		night midnight noon weekend monday tuesday wednesday thursday friday saturday sunday january february march april
		may june july august september october november december today yesterday tomorrow tonight period era age
		spring summer autumn fall winter season quarter anniversary christmas easter past future beginning end
		jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. war eve minute dawn dusk a.m. p.m. term stage 1990s`)
	timePreps   = words("since until till during after before within by_the_time throughout ago following prior_to amid")
	placePreps  = words("at in on near inside outside above below across around through over under along between beyond toward towards into onto within throughout behind beside amid among off against")
	amountUnits = words(`dollar euro pound yen yuan cent percent % mile kilometer kilometre meter metre foot inch pound ton tonne
		point share kilogram km kg mph billion million trillion thousand hundred $ € £ ¥ barrel acre hectare degree percentage`)
	causePreps   = words("because_of due_to thanks_to owing_to on_account_of because given as_a_result_of in_response_to")
	purposePreps = words("for in_order_to so_as_to in_order_for")
)

// Role is what an oblique with this preposition says of its clause: time,
// place, amount, manner, cause, purpose, or the preposition itself.
func Role(t *tree.Tree, head int, prep string) string {
	switch {
	case prep == "as" || prep == "like" || prep == "with" || prep == "than" || prep == "against":
		return prep
	case causePreps[prep]:
		return "cause"
	case IsTime(t, head, prep):
		return "time"
	case IsAmount(t, head) && (prep == "" || prep == "by" || prep == "for" || prep == "about" || prep == "at"):
		return "amount"
	case prep == "":
		return "manner"
	case purposePreps[prep] && t.Pos(head) == "VERB":
		return "purpose"
	case placePreps[prep] && t.Pos(head) == "PROPN" && (prep == "in" || prep == "at" || prep == "near" || prep == "across"):
		return "place"
	}
	return prep
}

// IsTime says whether the word heads a time expression under that preposition.
func IsTime(t *tree.Tree, head int, prep string) bool {
	lemma := t.Lemma(head)
	if lemma == "war" && prep != "in" && !timePreps[prep] {
		return false // "near the World War I Memorial"
	}
	if timeNouns[lemma] || timeNouns[t.Low(head)] {
		return true
	}
	if year(t.Low(head)) {
		return prep == "" || prep == "in" || timePreps[prep] || prep == "from" || prep == "to" || prep == "by" || prep == "of"
	}
	switch prep {
	case "during", "until", "till", "since", "prior to":
		return true
	}
	return DayOfMonth(t, head)
}

// DayOfMonth says whether the word is the number of a day with its month before or
// after it, whose head it is ("June 17, 1950").
func DayOfMonth(t *tree.Tree, head int) bool {
	if t.Pos(head) != "NUM" || len(t.Low(head)) > 2 {
		return false
	}
	m := t.Child(head, "compound", "nmod", "flat", "nmod:unmarked")
	return m >= 0 && (m == head-1 || m == head+1) && t.Tag(m) == "NNP" && timeNouns[t.Low(m)]
}

// Deictic says whether the word before a time noun says which time is meant.
func Deictic(low string) bool {
	switch low {
	case "this", "that", "these", "those", "earlier", "later":
		return true
	}
	return false
}

func year(s string) bool {
	if len(s) < 4 || len(s) > 7 {
		return false
	}
	for i := 0; i < 4; i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s[0] == '1' || s[0] == '2'
}

// IsAmount says whether the word heads an amount ("$ 30 million", "10 %").
func IsAmount(t *tree.Tree, head int) bool {
	if !amountUnits[t.Lemma(head)] && !amountUnits[t.Low(head)] && t.Pos(head) != "NUM" {
		return false
	}
	return t.Pos(head) == "NUM" || t.Child(head, "nummod") >= 0 || t.Pos(head) == "SYM"
}

// ClauseRole is the role of a gerund under this preposition.
func ClauseRole(prep string) string {
	switch prep {
	case "after", "before", "while", "when", "since", "upon", "until":
		return "time"
	case "by", "without", "through":
		return "manner"
	case "for":
		return "cause"
	}
	return prep
}
