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
		case "convict":
			return Factual, true
		}
	case "with":
		if lemma == "charge" {
			return Possible, true
		}
	case "for":
		switch lemma {
		case "blame", "indict", "prosecute", "sue", "investigate", "arrest", "detain":
			return Possible, true
		case "criticize", "criticise", "condemn", "praise", "thank", "jail", "sentence", "fine", "imprison", "punish", "penalize", "penalise", "denounce":
			return Factual, true
		}
	}
	return Factual, false
}
