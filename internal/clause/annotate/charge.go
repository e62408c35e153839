package annotate

// Charges says whether the verb, with a gerund under the preposition, says of its
// object (in the passive its subject) that it did what the gerund tells, and how
// surely: an accusation leaves it open, a sentence does not.
func Charges(lemma, prep string) (Modality, bool) {
	switch prep {
	case "of":
		switch lemma {
		case "accuse", "suspect":
			return Possible, true
		case "convict", "guilty":
			return Factual, true
		}
	case "with":
		switch lemma {
		case "charge":
			return Possible, true
		case "credit":
			return Factual, true
		}
	case "for":
		switch lemma {
		case "blame", "indict", "prosecute", "sue", "investigate", "arrest", "detain":
			return Possible, true
		case "criticize", "criticise", "condemn", "praise", "thank", "jail", "sentence", "fine", "imprison", "punish", "penalize", "penalise", "denounce",
			"know", "responsible", "famous", "notable":
			return Factual, true
		}
	}
	return Factual, false
}

// Planned says whether the noun names what somebody means to do.
func Planned(lemma string) bool {
	switch lemma {
	case "plan", "effort", "attempt", "bid", "intention", "decision", "promise", "pledge", "vow", "commitment", "ambition", "campaign", "mission", "offer",
		"move", "operation", "project", "initiative", "program", "programme", "push", "drive", "battle", "fight", "race", "struggle", "quest":
		return true
	}
	return false
}

// Enables says whether the noun is what lets its bearer do something.
func Enables(lemma string) bool {
	switch lemma {
	case "chance", "right", "power", "permission", "opportunity", "authority", "ability", "option", "licence", "license", "permit", "visa", "freedom",
		"capacity", "capability", "means", "approval", "mandate", "potential":
		return true
	}
	return false
}

// Plans says whether the verb's subject has or makes the plan that is its object.
func Plans(lemma string) bool {
	switch lemma {
	case "have", "make", "announce", "unveil", "launch", "begin", "start", "reveal", "outline", "propose", "lead", "mount", "continue", "renew", "step", "abandon",
		"resume", "set", "present", "confirm", "prepare", "plan", "undertake", "defend", "declare", "intensify", "accelerate":
		return lemma != "abandon"
	}
	return false
}

// Engages says whether who is the subject of the verb does what a gerund under the
// preposition tells, and how surely ("succeeded in taking", "refrained from voting").
func Engages(lemma, prep string) (Polarity, Modality, bool) {
	switch prep {
	case "in":
		switch lemma {
		case "succeed", "engage":
			return Positive, Factual, true
		}
	case "to":
		switch lemma {
		case "resort", "admit", "confess":
			return Positive, Factual, true
		}
	case "on":
		if lemma == "focus" || lemma == "concentrate" {
			return Positive, Factual, true
		}
	case "from":
		if lemma == "refrain" || lemma == "abstain" {
			return Negative, Factual, true
		}
	case "at":
		if lemma == "aim" {
			return Positive, Wished, true
		}
	}
	return Positive, Factual, false
}

// Punishes says whether a passive gerund after the verb tells what came before to
// its object rather than to its subject ("jails X after being convicted").
func Punishes(lemma string) bool {
	switch lemma {
	case "sentence", "jail", "imprison", "fine", "convict", "arrest", "detain", "suspend", "expel", "ban", "dismiss", "fire", "sack", "deport", "extradite",
		"release", "acquit", "execute", "indict", "pardon", "remove":
		return true
	}
	return false
}
