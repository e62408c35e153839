package coverage

import (
	"fmt"
	"strings"

	"kgraph/internal/clause"
	"kgraph/internal/fact"
	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// Why a sentence gave nothing, beside what clause and fact say themselves.
const (
	whyForeign  = "the document does not look like English"
	whyQuestion = "it is a question"
	whyUnsure   = "its claims are less sure than a document's must be"
	whyHeadline = "a headline without a finite verb"
	whyVerbless = "no finite verb (a caption, a list, an exclamation)"
	whyQuoted   = "a quotation of which no clause is a claim"
	whyNothing  = "no clause or noun of it makes a claim"
)

// why gives the reason of a sentence without a claim. The nearest to a claim
// counts: a claim that was made and left out tells more than a clause that
// gave none.
func why(in *Reading, s int, decided []fact.Decision) (reason, detail string) {
	p := in.Parses[s]
	switch {
	case in.Foreign:
		return whyForeign, ""
	case asks(p):
		return whyQuestion, ""
	}
	if d := nearest(decided); d != nil {
		c := &in.Claims[s][d.Claim]
		if unsure(d) {
			return whyUnsure, fmt.Sprintf("rule '%s', because %s", lastWord(c.Rule), clause.Doubted(p, c))
		}
		return "its claim was left out: " + d.Fault, "rule '" + lastWord(c.Rule) + "'"
	}
	if !finite(p) {
		if in.Document.Paragraphs[p.Sentence.Paragraph].Kind == text.Title {
			return whyHeadline, ""
		}
		return whyVerbless, ""
	}
	if r := rejection(p); r != nil {
		detail := ""
		if r.Rule != "" {
			detail = "rule '" + lastWord(r.Rule) + "'"
		}
		return "its clause gave none: " + r.Why, detail
	}
	if quoted(p) {
		return whyQuoted, ""
	}
	return whyNothing, ""
}

// nearest is the claim that was nearest to being kept: one that was only not
// sure enough, the surest first; else the first.
func nearest(decided []fact.Decision) *fact.Decision {
	var best *fact.Decision
	for i := range decided {
		d := &decided[i]
		switch {
		case best == nil, unsure(d) && !unsure(best):
			best = d
		case unsure(d) == unsure(best) && d.Result.Confidence > best.Result.Confidence:
			best = d
		}
	}
	return best
}

func unsure(d *fact.Decision) bool { return strings.HasPrefix(d.Fault, "its confidence") }

// rejection is what became of the sentence's main clause, or of the first that
// was looked at.
func rejection(p *lang.Parse) *clause.Rejection {
	var first *clause.Rejection
	clause.ExtractWith(p, clause.Options{Rejected: func(r clause.Rejection) {
		root := r.Head >= 0 && p.Words[r.Head].Head == lang.Root
		if first == nil || root && !(first.Head >= 0 && p.Words[first.Head].Head == lang.Root) {
			first = &r
		}
	}})
	return first
}

// asks says whether the sentence ends in a question mark.
func asks(p *lang.Parse) bool {
	for i := len(p.Words) - 1; i >= 0 && p.Words[i].UPOS == "PUNCT"; i-- {
		if strings.Contains(p.Words[i].Form, "?") {
			return true
		}
	}
	return false
}

func finite(p *lang.Parse) bool {
	for i := range p.Words {
		if w := &p.Words[i]; (w.UPOS == "VERB" || w.UPOS == "AUX") && strings.Contains(w.Feats, "VerbForm=Fin") {
			return true
		}
	}
	return false
}

// quoted says whether the sentence begins with a quotation mark.
func quoted(p *lang.Parse) bool {
	if len(p.Words) == 0 {
		return false
	}
	switch p.Words[0].Form {
	case "\"", "“", "``", "'", "‘", "«", "„":
		return true
	}
	return false
}

// lastWord is the rule proper at the end of a rule's name: "object" of
// "relative object".
func lastWord(rule string) string { return rule[strings.LastIndexByte(rule, ' ')+1:] }
