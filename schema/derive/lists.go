package derive

// set makes a lookup of space-separated words.
func set(lists ...[]string) map[string]bool {
	m := map[string]bool{}
	for _, list := range lists {
		for _, w := range list {
			m[w] = true
		}
	}
	return m
}

// quantifiers say how much of a thing, not which thing.
var quantifiers = set([]string{
	"more", "most", "many", "much", "several", "few", "some", "any", "other", "such", "various", "numerous", "certain", "own", "very", "all", "both",
})

// emptyHeads are nouns that carry their phrase without saying what it is about.
var emptyHeads = set([]string{
	"use", "usage", "utilization", "utilisation", "way", "means", "mean", "manner", "method", "approach", "fashion", "form", "kind", "sort", "type",
	"style", "degree", "level", "mode", "practice", "basis", "handling", "deployment", "allocation", "application",
})

// rising words before a noun say that there is more of it.
var rising = set([]string{
	"more", "great", "greater", "increased", "increasing", "growing", "rising", "further", "improved", "enhanced", "high", "higher", "strong",
	"stronger", "added", "additional", "heightened", "renewed", "deeper", "broader", "wider", "bigger", "large", "larger", "new-found", "newfound",
})

// terms are things of their own, not more of their noun.
var terms = map[string]bool{
	"higher education": true, "further education": true, "higher learning": true, "higher power": true, "greater good": true,
	"high treason": true, "high school": true, "strong suit": true, "great power": true, "high command": true, "high commission": true,
}

// told are nouns of what is told or shown: more of it is no concept of its own.
var told = set([]string{"information", "evidence", "advice", "detail", "explanation", "attention", "proof", "guidance", "instruction", "discussion"})

// falling words say that there is less of it, which turns a sentence round.
var falling = set([]string{
	"less", "lesser", "few", "fewer", "low", "lower", "reduced", "decreased", "decreasing", "declining", "falling", "diminished", "dwindling",
	"weaker", "weak", "small", "smaller", "limited", "minimal", "little", "insufficient", "lost", "no",
})

// measures are adjectives whose comparative says how much or how good, not what
// quality: "better use" is not goodness, "heavier use" not heaviness, "wider
// use" not width.
var measures = set([]string{
	"good", "well", "bad", "great", "big", "large", "small", "little", "high", "low", "heavy", "light", "wide", "broad", "narrow", "long", "short",
	"deep", "full", "strong", "weak", "new", "old", "young", "early", "late", "near", "far", "close", "common", "frequent", "rare", "recent",
	"regular", "general", "extensive", "intensive", "intense", "widespread", "limited", "important", "significant", "serious", "similar", "different",
	"specific", "particular", "likely", "possible", "actual", "real", "hard", "nice", "fine", "major", "minor", "recent", "typical", "usual", "normal",
})

// negations before the head keep every rule from firing.
var negations = set([]string{"not", "n't", "no", "never", "without", "hardly", "neither", "nor", "barely", "scarcely"})

// aspectual verbs pass the deed of their complement on.
var aspectual = set([]string{"begin", "start", "continue", "keep", "help", "learn", "commence", "resume"})

// copular verbs say that a quality comes about.
var copular = set([]string{"become", "grow", "turn", "get", "be", "stay", "remain"})

// causative verbs give their object a quality.
var causative = set([]string{"make", "render", "keep"})

// finding verbs bring their object about, so that a quality of it is one too:
// "find more efficient ways to".
var finding = set([]string{"make", "find", "develop", "adopt", "use", "take", "devise", "implement", "create", "employ", "introduce", "design"})

// improving verbs say that there is more of their object.
var improving = set([]string{
	"improve", "increase", "boost", "raise", "enhance", "strengthen", "expand", "promote", "foster", "accelerate", "deepen", "widen", "maximize",
	"maximise", "encourage", "stimulate", "intensify", "achieve", "gain", "ensure",
})

// vague verbs say too little, or mean too many things, for their noun to name
// what happens; so do those whose sense lies in their object.
var vague = set([]string{
	"make", "take", "have", "give", "do", "get", "go", "come", "put", "set", "let", "use", "see", "look", "say", "think", "know", "find", "tell",
	"ask", "want", "work", "be", "run", "turn", "leave", "keep", "hold", "bring", "send", "show", "play", "stand", "call", "pass", "move", "act",
	"try", "attempt", "seek", "need", "plan", "intend", "hope", "like", "wish", "decide", "choose", "stop", "avoid", "refuse", "cease", "quit",
	"reduce", "increase", "cut", "raise", "lower", "limit", "change", "become", "grow", "remain", "stay", "begin", "start", "continue", "help",
	"learn", "allow", "permit", "cause", "lead", "improve", "boost", "enhance", "consider", "face", "meet", "bear", "own", "feel", "seem", "appear",
	"proceed", "assume", "serve", "observe", "commit", "engage", "apply", "express", "relate", "compose", "state", "direct", "present", "convene", "conclude",
	"admit", "burst", "disregard", "retain", "mean", "tend", "happen", "occur", "draw", "carry", "address", "manage", "receive", "provide", "include", "involve", "concern", "live", "sit",
})
