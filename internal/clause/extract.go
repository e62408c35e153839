package clause

import (
	"kgraph/internal/clause/annotate"
	"kgraph/internal/clause/tree"
	"kgraph/internal/lang"
)

// Limits keep the time of one sentence bounded whatever its tree.
const (
	maxWords  = 400 // longer "sentences" are lists or tables; they give no claims
	maxClaims = 80  // of one sentence
	maxFan    = 12  // members of one coordination
	maxArgs   = 24  // further arguments of one clause
	maxDepth  = 60  // nested clauses
)

// Options choose what Extract gives beyond the claims a graph needs.
type Options struct {
	Reports   bool            // also a claim of kind Report for each reporting clause
	Modifiers bool            // what an object's short form leaves out of its prepositional modifiers becomes arguments
	Rejected  func(Rejection) // told of every candidate that gives no claim, where not nil
}

// Extract finds the claims of a parsed sentence. The same parse gives the same
// claims in the same order; it never fails, and it may be called from several
// goroutines.
func Extract(p *lang.Parse) []Claim { return ExtractWith(p, Options{Modifiers: true}) }

// ExtractWith is Extract with options.
func ExtractWith(p *lang.Parse, o Options) []Claim { return run(p, o).claims }

// run does the work of ExtractWith.
func run(p *lang.Parse, o Options) *extractor {
	if p == nil || len(p.Words) == 0 || len(p.Words) > maxWords {
		x := &extractor{o: o}
		if p != nil && len(p.Words) > maxWords {
			x.reject("", -1, whyLong)
		}
		return x
	}
	x := newExtractor(p, o)
	c := context{modality: Factual, polarity: Positive, rule: "main", gap: -1, under: -1}
	if annotate.AskedSentence(x.t) {
		switch {
		case x.asksInside():
			x.asked = true
		case x.asksElsewhere():
			x.partly = true
		default:
			c.modality = Asked
		}
	}
	x.walk(x.t.Root, c)
	return x
}

// asksInside says whether the question mark at the end belongs to words quoted, to
// which the main clause does not belong (`wrote "Why did they leave?"`).
func (x *extractor) asksInside() bool {
	for i := x.t.Len() - 1; i >= 0 && i > x.t.Len()-4; i-- {
		if x.t.Low(i) == "?" {
			return i+1 < x.t.Len() && x.quoted(i-1) && !x.quoted(x.t.Root)
		}
	}
	return false
}

func newExtractor(p *lang.Parse, o Options) *extractor {
	return &extractor{p: p, t: tree.New(p), o: o, stands: map[int][]int{}, seen: make([]bool, len(p.Words)), keys: map[string]int{}}
}

// extractor is the state of one sentence.
type extractor struct {
	p      *lang.Parse
	t      *tree.Tree
	o      Options
	claims []Claim
	keys   map[string]int // of claims made, to their index
	stands map[int][]int  // a relative pronoun to the words it stands for
	seen   []bool         // clauses visited
	later  []int          // participles to visit as adverbials of the clause at hand
	asked  bool           // what is quoted at the end is a question, the sentence around it none
	partly bool           // a clause behind the main one is a question, the main one none
	mean   float64        // of the arcs' log probabilities, 0 until asked for
}

// context is what a clause inherits from where it stands.
type context struct {
	subjects []int // heads, used when the clause has no subject of its own
	patient  bool  // the inherited subjects are what a passive participle is done to
	speakers []Speaker
	modality Modality
	polarity Polarity
	chain    []int  // words of the verbs that govern this one: "helped to"
	lemma    string // what they add to the lemma: "help to", or ""
	adjuncts []int  // obliques of those verbs
	rule     string
	gap      int // word that a relative clause modifies, -1
	under    int // the verb that this one is coordinated with, -1
	depth    int
	reporter *frame // the clause that reports this one, nil for none
	around   *frame // the clause in whose argument this one stands, nil for none
	above    *frame // the clause whose object is this one's subject, nil for none
	asker    bool   // the last speaker only asks for what this clause says; what it holds is the writer's
	unsaid   bool   // who does it is not said: what happened did it
}

// inside is the context of what stands inside an argument: the same speaker,
// but neither the denial nor the doubt of the clause around it.
func (c context) inside() context {
	m := Factual
	if c.modality == Conditional {
		m = Conditional
	}
	speakers := c.speakers
	if c.asker && len(speakers) > 0 {
		speakers = speakers[:len(speakers)-1]
	}
	return context{speakers: speakers, modality: m, polarity: Positive, rule: "nested", gap: -1, under: -1, depth: c.depth + 1,
		around: c.around}
}

// walk visits word i and everything below it.
func (x *extractor) walk(i int, c context) {
	if i < 0 || x.seen[i] || c.depth > maxDepth || len(x.claims) >= maxClaims {
		return
	}
	if x.isClause(i) {
		x.clause(i, c)
		return
	}
	x.seen[i] = true
	in := c.inside()
	if x.t.Nominal(i) {
		x.nominal(i, in)
	}
	for _, k := range x.t.Kids(i) {
		if i == x.t.Root && (x.t.Is(k, "parataxis", "conj", "list") && x.isClause(k)) {
			in.modality = c.modality
		}
		x.kid(k, i, in)
	}
}

// isClause says whether word i heads a clause.
func (x *extractor) isClause(i int) bool {
	t := x.t
	if t.Is(i, "amod", "compound", "case", "mark", "fixed", "flat", "aux", "cop", "cc", "det", "punct", "nmod:desc") {
		return false
	}
	switch t.Pos(i) {
	case "VERB":
		return t.Child(i, "det", "nmod:poss") < 0 || t.Child(i, "obj", "nsubj", "aux", "ccomp", "xcomp") >= 0
	case "AUX":
		return true
	}
	return t.Child(i, "cop") >= 0 || t.Child(i, "nsubj", "csubj") >= 0
}

// loose says whether the participle k stands after a comma and so says
// something of the clause rather than of the noun before it.
func (x *extractor) loose(k, noun int) bool {
	t := x.t
	if t.Tag(k) != "VBG" || k < 2 || t.Low(k-1) != "," || t.Child(k, "nsubj", "mark", "case") >= 0 || t.Lemma(k) == "include" {
		return false
	}
	for n := 0; n < 6 && noun >= 0; n++ {
		if t.Is(noun, "nsubj", "appos", "root", "csubj") {
			return false
		}
		if t.Is(noun, "obj", "obl", "xcomp") {
			return true
		}
		noun = t.Head(noun)
	}
	return false
}

// kid visits a child of a word that is no clause, or a child of a clause that
// needs no special care.
func (x *extractor) kid(k, parent int, c context) {
	t := x.t
	switch {
	case t.Is(k, "acl:relcl"):
		x.relative(k, parent, c)
	case t.Is(k, "acl") && x.loose(k, parent):
		x.later = append(x.later, k)
	case t.Is(k, "acl", "advcl") && x.isClause(k):
		x.nounClause(k, parent, c)
	case t.Is(k, "punct", "case", "det"):
	default:
		x.walk(k, c)
	}
}
