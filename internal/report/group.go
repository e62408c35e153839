package report

import (
	"cmp"
	"slices"
	"strings"

	"kgraph/graph"
)

// Line is a fact of a report: a subject, relation and object with all that
// say so, and the best of how they stand.
type Line struct {
	Subject    string      `json:"subject"`
	Relation   string      `json:"relation"`
	Object     string      `json:"object"`
	Standing   string      `json:"standing"`
	Support    int         `json:"support"`    // distinct outlets; copies of one sentence count once
	Confidence float64     `json:"confidence"` // that at least one of the independent statements is right
	Evidence   []Statement `json:"evidence"`
}

// standings, the surest first.
var rank = map[string]int{"asserted": 0, "reported": 1, "hedged": 2, "in part": 3, "necessary": 4, "wished": 5, "conditional": 6, "asked": 7, "denied": 8}

// lineKey tells statements of one fact from others; what is denied is apart.
type lineKey struct {
	subject, relation, object string
	denied                    bool
}

// group joins statements of the same fact, the best supported first.
func group(all []Statement) []Line {
	at := map[lineKey]int{}
	var out []Line
	for _, s := range all {
		k := lineKey{cmp.Or(s.SubjectNode, strings.ToLower(s.Subject)), s.Relation, cmp.Or(s.ObjectNode, strings.ToLower(s.Object)), s.Polarity == "negative"}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, Line{Subject: s.Subject, Relation: s.Relation, Object: s.Object, Standing: s.Standing()})
		}
		l := &out[i]
		if rank[s.Standing()] < rank[l.Standing] {
			l.Standing = s.Standing()
		}
		l.Evidence = append(l.Evidence, s)
	}
	for i := range out {
		out[i].weigh()
	}
	slices.SortStableFunc(out, func(a, b Line) int {
		return cmp.Or(cmp.Compare(b.Support, a.Support), cmp.Compare(rank[a.Standing], rank[b.Standing]), cmp.Compare(b.Confidence, a.Confidence))
	})
	return out
}

// weigh works out support and confidence as the graph does for its facts.
func (l *Line) weigh() {
	all := make([]graph.Evidence, len(l.Evidence))
	for i := range l.Evidence {
		e := &l.Evidence[i]
		all[i] = graph.Evidence{Source: e.Source, Document: e.Document, Sentence: e.Sentence, Confidence: e.Confidence}
	}
	l.Support, l.Confidence = graph.Weigh(all)
}
