package annotate

// An Effect is what a verb says about the clause it governs: what holds of it
// when the verb is affirmed and when it is denied (Karttunen 1971, 2012).
type Effect struct {
	Class       Class
	Affirmed    Polarity // "" when nothing follows
	Denied      Polarity // "" when nothing follows
	Modality    Modality // of the governed clause
	Transparent bool     // the governed verb alone is the relation ("began to")
}

// Class groups governing verbs by what they do.
type Class uint8

// The classes.
const (
	Other Class = iota
	Aspect
	Raising
	Implicative
	Desire
	Commitment
	Attempt
	Cause
	Request
	Perception
)

// effects are the verbs by lemma; a verb named twice has its later entry.
var effects = func() map[string]Effect {
	m := map[string]Effect{}
	add := func(e Effect, verbs string) {
		for v := range words(verbs) {
			m[v] = e
		}
	}
	add(Effect{Aspect, Positive, Negative, Factual, true},
		"begin start continue keep proceed resume commence")
	add(Effect{Desire, Positive, "", Wished, true}, "go") // "went to collect aid": whether they did is not said
	add(Effect{Aspect, Negative, Positive, Factual, true}, "stop quit cease")
	add(Effect{Raising, Positive, Negative, Possible, true}, "seem appear")
	add(Effect{Raising, Positive, Negative, Factual, true}, "happen prove turn come grow use turn_out get")
	add(Effect{Raising, Positive, Negative, Factual, false}, "tend") // no deed, a habit
	add(Effect{Implicative, Positive, Negative, Factual, true},
		"manage dare bother remember serve live")
	add(Effect{Implicative, Negative, Positive, Factual, true},
		"fail forget refuse decline neglect avoid refrain omit cease")
	add(Effect{Desire, Positive, "", Wished, true},
		"want hope wish desire plan intend aim long prefer like love yearn mean wait aspire expect")
	add(Effect{Commitment, Positive, "", Predicted, true},
		"vow promise pledge agree swear undertake consent offer")
	add(Effect{Commitment, Positive, "", Predicted, false}, "threaten")
	add(Effect{Commitment, Positive, Negative, Necessary, true}, "need have ought")
	add(Effect{Attempt, Positive, "", Factual, false},
		"try attempt seek struggle strive help fight work endeavor endeavour choose decide opt elect rush move act vie compete")
	add(Effect{Cause, Positive, "", Factual, false},
		`force lead cause make compel drive prompt get induce oblige push inspire motivate persuade convince
		spur provoke trigger empower train teach help assist coerce pressure have set`)
	add(Effect{Cause, Positive, Negative, Factual, false}, "allow let permit enable authorize authorise leave")
	add(Effect{Cause, Negative, "", Factual, false}, "prevent stop keep block deter dissuade discourage")
	add(Effect{Cause, Negative, "", Necessary, false}, "bar prohibit ban forbid")
	add(Effect{Request, Positive, "", Wished, false},
		`ask tell order urge encourage instruct request advise invite command beg call warn remind press
		push direct implore recommend challenge lobby nominate appoint tempt`)
	add(Effect{Request, Positive, "", Necessary, false}, "require oblige obligate")
	add(Effect{Perception, Positive, "", Factual, false}, "see hear watch feel find notice observe catch film show picture imagine")
	return m
}()

// causeOverrides are verbs whose class differs when they have an object.
var causeOverrides = map[string]Effect{
	"get":    {Cause, Positive, "", Factual, false},
	"have":   {Cause, Positive, "", Factual, false},
	"help":   {Cause, Positive, "", Factual, false},
	"want":   {Request, Positive, "", Wished, false},
	"like":   {Request, Positive, "", Wished, false},
	"need":   {Request, Positive, "", Wished, false},
	"expect": {Request, Positive, "", Predicted, false},
	"intend": {Request, Positive, "", Wished, false},
	"push":   {Cause, Positive, "", Factual, false},
	"stop":   {Cause, Negative, "", Factual, false},
	"keep":   {Perception, Positive, "", Factual, false},
	"set":    {Cause, Positive, "", Factual, false},
}

// SubjectEffect is the effect of a verb whose subject is also that of the
// governed clause.
func SubjectEffect(lemma string) Effect {
	if e, ok := subjectOverrides[lemma]; ok {
		return e
	}
	if e, ok := effects[lemma]; ok {
		return e
	}
	return Effect{Other, Positive, "", Factual, false}
}

// subjectOverrides are verbs whose class differs when they have no object.
var subjectOverrides = map[string]Effect{
	"rule out":    {Implicative, Negative, Positive, Possible, true},
	"go on":       {Aspect, Positive, Negative, Factual, true},
	"end up":      {Aspect, Positive, Negative, Factual, true},
	"give up":     {Aspect, Negative, Positive, Factual, true},
	"expect":      {Desire, Positive, "", Predicted, true},
	"consider":    {Desire, Positive, "", Possible, false},
	"contemplate": {Desire, Positive, "", Possible, false},
	"mull":        {Desire, Positive, "", Possible, false},
	"weigh":       {Desire, Positive, "", Possible, false},
	"discuss":     {Desire, Positive, "", Possible, false},
	"propose":     {Desire, Positive, "", Wished, false},
	"suggest":     {Desire, Positive, "", Wished, false},
	"recommend":   {Desire, Positive, "", Wished, false},
	"risk":        {Desire, Positive, "", Possible, false},
	"deny":        {Implicative, Negative, "", Factual, true},
	"pretend":     {Implicative, Negative, "", Factual, true},
	"oppose":      {Desire, Negative, "", Wished, false},
	"resist":      {Desire, Negative, "", Wished, false},
	"help":        {Attempt, Positive, "", Factual, false},
	"get":         {Implicative, Positive, Negative, Factual, true},
	"have":        {Commitment, Positive, Negative, Necessary, true},
	"need":        {Commitment, Positive, Negative, Necessary, true},
	"ought":       {Commitment, Positive, Negative, Necessary, true},
	"keep":        {Aspect, Positive, Negative, Factual, true},
	"stop":        {Aspect, Negative, Positive, Factual, true},
	"ask":         {Desire, Positive, "", Wished, false},
	"claim":       {Other, Positive, "", Factual, true},
	"profess":     {Other, Positive, "", Factual, true},
	"report":      {Other, Positive, "", Factual, true},
	"admit":       {Implicative, Positive, "", Factual, true},
	"acknowledge": {Implicative, Positive, "", Factual, true},
	"confess":     {Implicative, Positive, "", Factual, true},
	"prove":       {Raising, Positive, Negative, Factual, true},
}

// Accomplishes says whether what the verb says is done only when it is finished
// ("began building" is not yet "built").
func Accomplishes(lemma string) bool {
	switch lemma {
	case "build", "construct", "demolish", "dismantle", "excavate", "draft", "write", "rebuild", "produce", "develop", "evacuate", "remove", "eliminate", "phase":
		return true
	}
	return false
}

// Claims says whether the verb's subject says that it did what the verb governs
// ("claims to have captured", "admits killing").
func Claims(lemma string) bool {
	switch lemma {
	case "claim", "profess", "report", "admit", "acknowledge", "confess", "deny":
		return true
	}
	return false
}

// Asks says whether the verb's subject says what the object is to do.
func Asks(lemma string) bool {
	switch lemma {
	case "ask", "tell", "order", "urge", "instruct", "request", "advise", "beg", "call", "warn", "implore", "command", "direct", "encourage", "demand", "remind":
		return true
	}
	return false
}

// Accuses says whether the verb's subject says that the object did what the
// governed clause tells ("accused X of firing").
func Accuses(lemma string) bool {
	switch lemma {
	case "accuse", "suspect", "blame", "condemn", "denounce", "criticize", "criticise", "credit":
		return true
	}
	return false
}

// Alters says whether an infinitive after the verb's object tells what the object
// is to say or hold from then on ("amends the law to include").
func Alters(lemma, infinitive string) bool {
	switch lemma {
	case "change", "alter", "amend", "redesign", "modify", "update", "revise", "rewrite", "broaden", "extend", "expand":
	default:
		return false
	}
	switch infinitive {
	case "feature", "include", "reflect", "contain", "cover", "comprise", "allow", "permit", "require", "show", "recognize", "recognise", "mention", "state":
		return true
	}
	return false
}

var infinitiveNouns = words(`effort attempt bid plan order decision move proposal right ability power request permission mandate chance opportunity
	pledge promise vow threat refusal failure willingness motion petition initiative ruling injunction directive call demand appeal offer agreement deal bill law`)

// NounOfInfinitive says whether an infinitive straight after the noun is what it
// is of or for ("an order to ban").
func NounOfInfinitive(lemma string) bool { return infinitiveNouns[lemma] }

// Opposes says whether the verb's subject is against its object, so that what
// the object is for is not what the subject wants.
func Opposes(lemma string) bool {
	switch lemma {
	case "block", "veto", "reject", "overrule", "overturn", "oppose", "criticize", "criticise", "condemn", "denounce", "dismiss", "suspend", "halt", "strike", "revoke",
		"report", "foil", "thwart", "challenge", "lift", "void", "annul", "cancel", "stop", "prevent", "violate", "avert", "disrupt", "intercept":
		return true
	}
	return false
}

// ObjectEffect is the effect of a verb whose object is the subject of the
// governed clause ("forced X to innovate").
func ObjectEffect(lemma string) Effect {
	if e, ok := causeOverrides[lemma]; ok {
		return e
	}
	if e, ok := effects[lemma]; ok {
		return e
	}
	return Effect{Other, Positive, "", Factual, false}
}

var infinitival = words(`force cause lead compel drive prompt induce oblige push inspire motivate persuade convince spur provoke empower
	train teach help assist coerce pressure allow permit enable authorize authorise ask tell order urge encourage instruct request
	advise invite command beg remind require press direct implore challenge lobby tempt warn forbid expect want`)

// TakesInfinitive says whether an infinitive after the verb's object is what
// the object is to do ("forced X to leave"), wherever the parser hangs it.
func TakesInfinitive(lemma string) bool { return infinitival[lemma] }

// Ditransitive says whether a passive of the verb may keep an object ("a man
// awarded the prize").
func Ditransitive(lemma string) bool {
	switch lemma {
	case "give", "award", "grant", "offer", "pay", "send", "deny", "sell", "teach", "show", "tell", "owe", "allocate", "assign", "lend", "promise",
		"refuse", "allow", "hand", "issue", "guarantee", "call", "name", "dub", "title", "entitle", "nickname", "term", "label", "elect", "appoint", "declare",
		"consider", "make", "deem", "code-name", "codename", "charge", "fine", "cost", "leave", "bring", "ask":
		return true
	}
	return false
}

// Resultative says whether an adjective after the verb's object says how the
// object comes out or is seen ("left ten dead", "found him guilty").
func Resultative(lemma string) bool {
	switch lemma {
	case "make", "leave", "find", "keep", "consider", "call", "declare", "render", "deem", "hold", "get", "set", "turn", "shoot", "believe", "think", "judge",
		"rule", "pronounce", "prove", "report", "burn", "cut", "label", "brand", "see", "want", "put", "hit", "strike", "take", "dub", "certify", "drive", "send", "beat", "lay":
		return true
	}
	return false
}

// Permits says whether the verb only makes possible what it governs.
func Permits(lemma string) bool {
	switch lemma {
	case "allow", "permit", "let", "enable", "authorize", "authorise", "entitle", "empower", "qualify":
		return true
	}
	return false
}

// CallsOn says whether the noun under the preposition after the verb is asked to
// do what an infinitive after it says.
func CallsOn(lemma, prep string) bool {
	switch lemma {
	case "call":
		return prep == "on" || prep == "upon" || prep == "for"
	case "rely", "depend", "count", "prevail":
		return prep == "on" || prep == "upon"
	case "ask":
		return prep == "to" || prep == "of"
	case "appeal", "look", "turn", "signal", "shout", "whisper":
		return prep == "to"
	case "plead", "argue":
		return prep == "with"
	case "wait", "push", "press", "long", "arrange", "vote":
		return prep == "for"
	}
	return false
}

var passiveRaising = map[string]Modality{
	"expect": Predicted, "schedule": Predicted, "set": Predicted, "slate": Predicted, "project": Predicted,
	"suppose": Necessary, "require": Necessary, "oblige": Necessary, "plan": Predicted, "intend": Wished, "mean": Wished,
	"design": Wished, "tip": Predicted, "forecast": Predicted, "predict": Predicted, "due": Predicted, "poise": Predicted,
	"believe": Possible, "think": Possible, "rumor": Possible, "rumour": Possible, "allege": Possible,
	"suspect": Possible, "presume": Possible, "consider": Possible, "estimate": Possible, "assume": Possible,
	"ask": Wished, "tell": Wished, "order": Wished, "urge": Wished, "encourage": Wished, "invite": Wished,
	"instruct": Wished, "advise": Wished, "request": Wished, "warn": Wished, "tempt": Wished,
	"say": Factual, "report": Factual, "know": Factual, "understand": Factual, "find": Factual, "see": Factual,
	"hear": Factual, "show": Factual, "force": Factual, "allow": Possible, "make": Factual, "compel": Factual,
	"lead": Factual, "permit": Possible, "enable": Possible, "authorize": Possible, "authorise": Possible, "entitle": Possible,
}

// PassiveEffect is the effect of a passive verb on the infinitive it governs
// ("is expected to", "was forced to").
func PassiveEffect(lemma string) Effect {
	m, ok := passiveRaising[lemma]
	if !ok {
		m = Factual
	}
	e := Effect{Raising, Positive, Negative, m, ok}
	if effects[lemma].Affirmed == Negative {
		e.Affirmed, e.Denied = Negative, ""
	}
	return e
}

// AdjectiveEffect is the effect of a predicate adjective on its infinitive
// ("is likely to"); false when the adjective's infinitive is not a claim
// about its subject ("is hard to read").
func AdjectiveEffect(lemma string) (Effect, bool) {
	switch lemma {
	case "likely", "liable", "apt", "prone":
		return Effect{Raising, Positive, Negative, Possible, true}, true
	case "unlikely":
		return Effect{Raising, Negative, Positive, Possible, true}, true
	case "sure", "certain", "bound", "set", "due", "poised", "about", "ready":
		return Effect{Raising, Positive, Negative, Predicted, true}, true
	case "able", "welcome", "free", "entitled", "eligible":
		return Effect{Implicative, Positive, Negative, Possible, true}, true
	case "unable", "powerless":
		return Effect{Implicative, Negative, Positive, Factual, true}, true
	case "eager", "willing", "keen", "anxious", "determined", "prepared", "inclined", "desperate", "reluctant", "afraid", "hesitant", "unwilling":
		return Effect{Desire, Positive, "", Wished, true}, true
	case "supposed", "obliged", "required":
		return Effect{Raising, Positive, Negative, Necessary, true}, true
	}
	return Effect{}, false
}

// Harms says whether whoever the passive verb is said of does nothing by it that
// a participle after it could tell of ("are killed, causing").
func Harms(lemma string) bool {
	switch lemma {
	case "kill", "injure", "wound", "hurt", "displace", "hospitalize", "hospitalise", "evacuate", "shoot", "murder", "damage", "destroy", "abduct", "kidnap",
		"trap", "infect", "arrest", "detain", "rescue":
		return true
	}
	return false
}

// Promotes says whether what somebody becomes by the verb comes of it ("elected
// to become the first").
func Promotes(lemma string) bool {
	switch lemma {
	case "elect", "name", "appoint", "choose", "swear", "select", "crown", "merge", "combine", "unite", "evolve", "advance", "surpass", "overtake", "pass":
		return true
	}
	return false
}

// Succeeds says whether an infinitive after the verb tells what came of it
// rather than what it was for ("beat the champion to win the title").
func Succeeds(lemma string) bool {
	switch lemma {
	case "defeat", "beat", "win", "overcome", "rally", "rise", "grow", "survive", "edge", "score", "outlast", "upset":
		return true
	}
	return false
}

// Demonstrates says whether what is done in order to do this is itself the doing
// of it ("marched to protest the law", "rally to commemorate the dead").
func Demonstrates(lemma string) bool {
	switch lemma {
	case "protest", "mark", "celebrate", "commemorate", "honor", "honour", "mourn":
		return true
	}
	return false
}
