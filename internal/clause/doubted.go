package clause

import (
	"strings"

	"kgraph/internal/clause/tree"
	"kgraph/internal/lang"
)

// Doubted names what lowers the confidence of a claim of p most, in a phrase
// that follows "because": a word of the tree that the parser is not sure of,
// the way the claim was found, and so on.
func Doubted(p *lang.Parse, c *Claim) string {
	x := &extractor{p: p, t: tree.New(p)}
	worst, least := "", 0.0
	for _, f := range x.features(c) {
		if v := weights[f.name] * f.value; v < least && f.name != "bias" {
			worst, least = f.name, v
		}
	}
	switch {
	case worst == "":
		return "nothing speaks for it"
	case doubtWords[worst] != "":
		return doubtWords[worst]
	}
	kind, name, _ := strings.Cut(worst, " ")
	switch kind {
	case "rule", "kind":
		return "claims by the rule '" + name + "' are wrong more often"
	case "context":
		return "clauses found as '" + name + "' are wrong more often"
	}
	return "of '" + worst + "'"
}

// doubtWords say of a feature what a reader makes of it.
var doubtWords = map[string]string{
	"prior":            "the parser is not sure of its words, or such clauses are wrong more often",
	"arcs":             "the parser is not sure of its words",
	"weakest arc":      "the parser is not sure of its words",
	"weakest above":    "the parser is not sure what its verb hangs on",
	"weakest word":     "the parser is not sure where its phrases end",
	"weakest argument": "the parser is not sure where an argument belongs",
	"sentence doubt":   "the parser is not sure of the sentence",
	"name score":       "a name is not sure",
	"nouns between":    "other nouns stand between subject and verb",
	"subject distance": "its subject stands far from its verb",
	"object distance":  "its object stands far from its verb",
	"sentence length":  "the sentence is long",
	"arguments":        "it has many arguments",
	"not plain fact":   "it is told as possible, planned or asked, not as a fact",
	"shared out":       "it is one of several shared out over a list",
	"object listed":    "its object is a list",
	"subject listed":   "its subject is a list",
	"object continued": "more is said of its object",
	"object length":    "its object is long",
	"subject length":   "its subject is long",
	"depth":            "its clause stands deep in the sentence",
	"reported":         "somebody is said to have said it",
	"denied":           "it is denied",
}
