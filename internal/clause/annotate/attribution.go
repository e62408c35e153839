package annotate

// Report is what a verb or noun of saying, thinking or showing does to the
// clause that it governs.
type Report struct {
	Speaks   bool     // its subject is a source ("critics argue that")
	Source   bool     // a thing may be the source too ("reports indicate that")
	Polarity Polarity // what the source holds of the content
	Modality Modality
}

// reports are the verbs by lemma; a verb named twice has its later entry.
var reports = func() map[string]Report {
	m := map[string]Report{}
	add := func(r Report, verbs string) {
		for v := range words(verbs) {
			m[v] = r
		}
	}
	add(Report{true, true, Positive, Factual},
		`say tell state argue claim note add explain report announce declare proclaim remark comment observe assert
		maintain insist contend acknowledge admit concede confirm write tweet post mention stress emphasize emphasise
		reply respond answer warn caution testify allege point_out reiterate recall quip joke shout whisper cry
		exclaim conclude believe think feel consider hold estimate calculate find disclose reveal describe quote
		inform remind assure notify advise teach read continue complain lament boast brag joke speculate suppose
		reason determine hint reaffirm reassert clarify reckon guess figure understand hear learn affirm agree acknowledge counter retort rule point sing preach
		theorize theorise hypothesize posit propose predict_that interpret judge decide deem certify attest
		accuse vow promise pledge swear threaten murmur mutter yell scream`)
	add(Report{true, true, Positive, Factual},
		"notice show indicate suggest imply demonstrate prove signal signify mean document highlight underline underscore illustrate")
	add(Report{true, true, Positive, Predicted}, "predict forecast expect anticipate project foresee envision promise vow pledge threaten")
	add(Report{true, false, Positive, Possible}, "fear suspect speculate suppose guess worry assume presume imagine rumor rumour")
	add(Report{true, false, Positive, Wished}, "hope wish want demand recommend request urge propose prefer insist_on ask pray")
	add(Report{true, false, Negative, Factual}, "deny reject dispute refute disprove rebut")
	add(Report{true, false, Negative, Possible}, "doubt question")
	add(Report{true, false, Positive, Asked}, "wonder inquire enquire")
	add(Report{false, false, Positive, Factual}, "know realize realise remember forget regret see discover recognize recognise ensure discover make_sure ignore prove establish happen seem_that emerge transpire")
	add(Report{false, false, Positive, Possible}, "seem appear")
	add(Report{false, false, Positive, Wished}, "ensure guarantee")
	add(Report{false, false, Negative, Factual}, "pretend")
	return m
}()

// AdjectiveContent is what an adjective says of the clause that it is about
// ("it is doubtful that", "it is not true that"), and what follows when it is
// denied; false where it says nothing but that the clause holds.
func AdjectiveContent(lemma string, denied bool) (Polarity, Modality, bool) {
	switch lemma {
	case "true", "correct", "right", "evident", "obvious", "clear", "certain", "sure", "known":
		if lemma == "true" || lemma == "correct" || lemma == "right" {
			if denied {
				return Negative, Factual, true
			}
			return Positive, Factual, true
		}
		if denied {
			return Positive, Possible, true
		}
		return Positive, Factual, true
	case "false", "untrue", "wrong", "incorrect":
		if denied {
			return Positive, Factual, true
		}
		return Negative, Factual, true
	case "likely", "possible", "probable", "plausible", "conceivable", "unclear", "uncertain", "unlikely", "improbable", "doubtful", "questionable", "unknown":
		return Positive, Possible, true
	case "impossible", "inconceivable", "unthinkable":
		return Negative, Factual, true
	case "essential", "necessary", "vital", "imperative", "crucial", "important", "advisable", "desirable":
		return Positive, Wished, true
	}
	return Positive, Factual, false
}

// Rejects says whether the verb's subject holds untrue what a noun of saying
// in its object is about ("rejected claims that").
func Rejects(lemma string) bool {
	switch lemma {
	case "deny", "reject", "dispute", "refute", "dismiss", "debunk", "rebut", "disprove", "contradict", "discredit", "disavow":
		return true
	}
	return false
}

// VerbReport is what the verb does to a clause it governs as ccomp; false when
// it is not known to report.
func VerbReport(lemma string) (Report, bool) {
	r, ok := reports[lemma]
	return r, ok
}

// reportNouns are the nouns that govern that-clauses, by lemma.
var reportNouns = func() map[string]Report {
	m := map[string]Report{}
	add := func(r Report, nouns string) {
		for n := range words(nouns) {
			m[n] = r
		}
	}
	add(Report{true, true, Positive, Factual}, `claim report statement belief confidence allegation argument announcement assertion conclusion
		suggestion view opinion warning accusation complaint declaration admission finding rumor rumour news theory
		contention word charge insistence speculation`)
	add(Report{true, false, Positive, Factual}, "notion idea assumption conviction sense concern suspicion confidence belief")
	add(Report{true, false, Positive, Wished}, "hope wish demand desire expectation dream")
	add(Report{false, false, Positive, Possible}, "fear possibility chance risk likelihood prospect danger probability threat potential odds worry")
	add(Report{true, false, Negative, Possible}, "doubt denial")
	add(Report{false, false, Positive, Factual}, "fact evidence proof sign realization realisation indication knowledge truth reality discovery proof acknowledgement acknowledgment confirmation")
	add(Report{false, false, Positive, Asked}, "question issue")
	return m
}()

// NounReport is what a noun does to the that-clause it governs.
func NounReport(lemma string) (Report, bool) {
	r, ok := reportNouns[lemma]
	return r, ok
}

var sourcePrepositions = words("according_to per in_the_words_of")

// SourcePreposition says whether the preposition names who says the sentence.
func SourcePreposition(prep string) bool { return sourcePrepositions[prep] }

// ViewNoun says whether "in X's view" with this noun names X as the speaker.
func ViewNoun(lemma string) bool {
	switch lemma {
	case "view", "opinion", "eyes", "word", "judgment", "judgement", "telling", "estimation", "account", "reading":
		return true
	}
	return false
}

// Impersonal says whether a pronoun cannot be a source.
func Impersonal(lower string) bool {
	switch lower {
	case "it", "this", "that", "which", "these", "those", "what", "there":
		return true
	}
	return false
}

var describing = words(`describe call name label brand term dub deem consider regard view see hail portray depict
	characterize characterise denounce dismiss condemn praise perceive recognize recognise define declare pronounce
	identify cite tout slam blast criticize criticise laud celebrate present rate judge`)

// Describes says whether the verb's subject says of its object that it is
// what the complement says ("hailed X as a success").
func Describes(lemma string) bool { return describing[lemma] }

// Voices says whether the verb takes a noun of saying as its object ("the
// claim that he made").
func Voices(lemma string) bool {
	switch lemma {
	case "make", "raise", "have", "express", "hold", "give", "issue", "voice", "share", "spread", "publish", "deny", "reject", "repeat":
		return true
	}
	return false
}

// Proof says whether the noun is what speaks for a claim, so that where there is none
// the claim is denied ("no evidence that").
func Proof(lemma string) bool {
	switch lemma {
	case "evidence", "proof", "indication", "sign", "truth":
		return true
	}
	return false
}

var documents = words(`report study data figure document evidence survey poll analysis research article editorial statement paper
	book letter email memo record footage video image photo source news investigation finding statistic estimate account
	review audit filing database dataset testimony transcript map witness census projection forecast researcher result`)

// Document says whether the noun names something that people made to inform:
// it may be a source of what it shows.
func Document(lemma string) bool { return documents[lemma] }

// Shows says whether a thing may be the verb's subject without being a source
// ("the failure shows that").
func Shows(lemma string) bool {
	switch lemma {
	case "show", "indicate", "suggest", "imply", "demonstrate", "prove", "signal", "signify", "mean", "highlight", "underline",
		"underscore", "illustrate", "reveal", "note", "emphasize", "stress", "confirm":
		return true
	}
	return false
}

// Group says whether the noun names people together.
func Group(lemma string) bool {
	switch lemma {
	case "police", "government", "company", "group", "authority", "agency", "ministry", "court", "army", "military", "party", "team", "body", "organization",
		"organisation", "union", "bank", "firm", "parliament", "senate", "congress", "embassy", "navy", "committee", "commission", "council", "opposition", "outlet",
		"newspaper", "media", "gang", "militia", "cartel", "coalition", "junta", "faction", "tribunal", "crowd", "department", "parent":
		return true
	}
	return false
}

// Human says whether the noun names people, by its ending or as a group.
func Human(lemma string) bool {
	for _, e := range []string{"er", "or", "ist", "ian", "ant", "ent", "man", "men", "woman", "people", "ee", "ic"} {
		if len(lemma) > len(e)+2 && lemma[len(lemma)-len(e):] == e {
			return true
		}
	}
	switch lemma {
	case "son", "daughter", "wife", "husband", "sister", "brother", "child", "boy", "girl", "friend", "chair", "rival", "aide", "candidate", "hostage", "victim",
		"suspect", "citizen", "teenager", "star", "general", "captain", "colonel", "figure", "magnate", "veteran", "athlete", "tycoon", "warlord", "imam", "monk",
		"nun", "priest", "bishop", "cardinal", "emperor", "duke", "heir", "mastermind", "fugitive", "inmate", "hero", "native", "billionaire", "poet", "author", "host",
		"head", "minister", "pilot", "champion", "politician", "queen consort", "chancellor", "ambassador", "advocate", "deputy", "incumbent", "successor", "predecessor":
		return true
	case "rebel", "guerrilla", "gang", "militia", "cartel", "coalition", "junta", "faction", "tribunal", "thief", "pirate", "crowd",
		"police", "government", "company", "group", "official", "authority", "agency", "ministry", "court", "army", "military", "party",
		"team", "user", "expert", "ally", "chief", "judge", "activist", "body", "organization", "organisation", "union", "bank", "firm",
		"secretary", "undersecretary", "attorney", "envoy", "mayor", "king", "queen", "prince", "pope", "coach", "ceo", "parliament", "senate", "congress", "embassy", "forces", "navy",
		"committee", "commission", "council", "opposition", "family", "mother", "father", "doctor", "president", "spokesperson", "outlet", "newspaper", "media", "some", "many", "others":
		return true
	}
	return false
}
