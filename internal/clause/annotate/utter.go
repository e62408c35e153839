package annotate

// Utters says whether the verb's subject is somebody who speaks even where it is
// "it": an organisation says, adds and announces, a thing at most shows.
func Utters(lemma string) bool {
	switch lemma {
	case "say", "add", "announce", "state", "declare", "write", "warn", "claim", "argue", "tell", "insist", "maintain", "report", "note", "deny", "reject",
		"acknowledge", "admit", "concede", "complain", "reply", "respond", "promise", "pledge", "vow", "threaten", "accuse", "allege", "confirm", "reiterate",
		"stress", "explain", "conclude", "contend", "believe", "think", "expect", "hope", "fear", "estimate", "dispute", "assert", "disclose", "recommend":
		return true
	}
	return false
}

// Body says whether the noun names those who speak by an office: "forces confirm
// that" is said by them, "the failure confirms that" by nobody.
func Body(lemma string) bool {
	switch lemma {
	case "force", "board", "office", "service", "side", "delegation", "regime", "administration", "leadership", "campaign", "site", "website", "post", "message", "blog",
		"network", "channel", "station", "broadcaster", "magazine", "paper", "daily", "press", "industry", "institute", "university", "club", "association", "federation", "foundation",
		"lawsuit", "ruling", "verdict", "indictment", "complaint", "decree", "announcement", "declaration", "resolution", "tally":
		return true
	}
	return false
}

// Delivers says whether the verb's subject says what a noun of saying under the
// preposition is about: "announced in a statement that", "came to the conclusion
// that".
func Delivers(verb, prep string) bool {
	switch prep {
	case "in", "via", "through", "by", "with":
		r, ok := VerbReport(verb)
		return ok && r.Speaks || Describes(verb) || verb == "post" || verb == "publish" || verb == "respond" || verb == "react"
	case "to":
		return verb == "come" || verb == "jump" || verb == "leap" || verb == "arrive" || verb == "hold" || verb == "stick"
	case "at":
		return verb == "arrive"
	}
	return false
}
