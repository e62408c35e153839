package clause

// Rejection is a candidate that gave no claim: a clause or noun that could
// have, or a claim that says nothing.
type Rejection struct {
	Rule  string // as in Claim; empty where no rule had begun
	Head  int    // the verb or noun that it stands on, -1 for the whole sentence
	Claim *Claim // the claim with its slots, nil when it was not made
	Why   string // a clause without a capital: "nobody is said to do it"
}

// Why a clause gives no claim.
const (
	whyLong       = "the sentence is too long to be one"
	whyFull       = "the sentence has given as many claims as one may"
	whyFrame      = "it only frames the clause that it governs"
	whyNoSubject  = "it has no subject"
	whyNoSlots    = "it has neither subject nor object"
	whyItself     = "it relates a word to itself"
	whyVacuous    = "it says nothing that its words do not"
	whyTwice      = "another rule made it"
	whySupposed   = "of what it is supposed or confirmed is told elsewhere"
	whyShown      = "it shows what its object does, which is told apart"
	whyQuiet      = "nobody is said to do it"
	whyDoing      = "what is possessed is a doing or a quality, kept as an aspect"
	whyNoDoer     = "the noun of doing names no doer, or nothing done"
	whyAuxiliary  = "it is an auxiliary whose verb is left out"
	whyCutName    = "the parse has only the beginning of the name"
	whyUnspecific = "what includes it is told apart by nothing in its own words"
	whyIncomplete = "no noun or adjective is said of its subject"
	whyDefines    = "it only says which of its kind a general noun means"
	whyNoObject   = "its verb says nothing without its object"
)

// reject tells whoever traces that word head gives no claim.
func (x *extractor) reject(rule string, head int, why string) {
	if x.o.Rejected != nil {
		x.o.Rejected(Rejection{Rule: rule, Head: head, Why: why})
	}
}

// rejectClaim tells whoever traces why a claim is not kept.
func (x *extractor) rejectClaim(c *Claim, why string) {
	if x.o.Rejected == nil {
		return
	}
	head := c.Predicate.Head
	if head < 0 {
		head = c.Object.Head
	}
	kept := *c
	x.o.Rejected(Rejection{Rule: c.Rule, Head: head, Claim: &kept, Why: why})
}
