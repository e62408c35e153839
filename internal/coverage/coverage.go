// Package coverage owns the account of what documents say that gave no claim:
// which sentences, why, and how many of the words stand in a claim.
//
// Invariant: every sentence is either covered, which is to say that a claim of
// it was kept, or has exactly one reason; the sums over reasons and over
// documents are those of the whole.
//
// The package finds no claims: it is told what the other rooms found.
package coverage

import (
	"cmp"
	"slices"

	"kgraph/internal/clause"
	"kgraph/internal/fact"
	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// Reading is one document with all that was made of it.
type Reading struct {
	Document  *text.Document
	Parses    []*lang.Parse
	Claims    [][]clause.Claim // parallel to Parses
	Decisions []fact.Decision
	Foreign   bool // the document does not look like English
}

// Report is the account of all documents.
type Report struct {
	Counts
	SetAside  int        `json:"set_aside"` // documents not read because they are in another language
	Reasons   []Reason   `json:"reasons"`   // most sentences first
	Documents []Document `json:"documents"` // in the order read
}

// Counts are of sentences and words. A word is covered when it stands in the
// subject, relation, object, an argument or the speaker of a claim that was
// kept; punctuation is no word.
type Counts struct {
	Sentences        int     `json:"sentences"`
	CoveredSentences int     `json:"covered_sentences"`
	Words            int     `json:"words"`
	CoveredWords     int     `json:"covered_words"`
	ShareSentences   float64 `json:"share_of_sentences"` // 0..1, 1 of nothing
	ShareWords       float64 `json:"share_of_words"`
}

func (c *Counts) add(d Counts) {
	c.Sentences += d.Sentences
	c.CoveredSentences += d.CoveredSentences
	c.Words += d.Words
	c.CoveredWords += d.CoveredWords
	c.share()
}

func (c *Counts) share() {
	c.ShareSentences, c.ShareWords = share(c.CoveredSentences, c.Sentences), share(c.CoveredWords, c.Words)
}

// share is n of all to four places.
func share(n, all int) float64 {
	if all == 0 {
		return 1
	}
	return float64(n*10000/all) / 10000
}

// Document is the account of one document.
type Document struct {
	ID string `json:"document"`
	Counts
	Missed []Sentence `json:"missed"` // sentences that gave nothing, in order
}

// Sentence is one that gave nothing.
type Sentence struct {
	Start  int    `json:"start"` // in code points of the document's text
	End    int    `json:"end"`
	Text   string `json:"text"`
	Reason string `json:"reason"`
	Detail string `json:"detail,omitempty"` // which rule, claim or doubt
}

// Reason is one cause with the sentences that have it.
type Reason struct {
	Why       string   `json:"reason"`
	Sentences int      `json:"sentences"`
	Details   []Detail `json:"details,omitempty"` // most frequent first
}

// Detail is what stands behind a reason, with the sentences that have it.
type Detail struct {
	What      string `json:"detail"`
	Sentences int    `json:"sentences"`
}

// Add takes a document into the account.
func (r *Report) Add(in *Reading) {
	d := Document{ID: in.Document.ID, Missed: []Sentence{}}
	decided := make([][]fact.Decision, len(in.Parses))
	for _, x := range in.Decisions {
		decided[x.Sentence] = append(decided[x.Sentence], x)
	}
	for s, p := range in.Parses {
		words, covered := count(p, in.Claims[s], decided[s])
		d.Words += words
		d.CoveredWords += covered
		d.Sentences++
		if kept(decided[s]) {
			d.CoveredSentences++
			continue
		}
		m := Sentence{Start: p.Sentence.Start, End: p.Sentence.End, Text: p.Sentence.Text}
		m.Reason, m.Detail = why(in, s, decided[s])
		d.Missed = append(d.Missed, m)
	}
	d.share()
	r.Counts.add(d.Counts)
	r.Documents = append(r.Documents, d)
}

// Finish counts the reasons once all documents are in.
func (r *Report) Finish() {
	r.Counts.share()
	reasons, details := map[string]int{}, map[string]map[string]int{}
	for _, d := range r.Documents {
		for _, m := range d.Missed {
			reasons[m.Reason]++
			if m.Detail != "" {
				if details[m.Reason] == nil {
					details[m.Reason] = map[string]int{}
				}
				details[m.Reason][m.Detail]++
			}
		}
	}
	r.Reasons = []Reason{}
	for why, n := range reasons {
		e := Reason{Why: why, Sentences: n}
		for what, k := range details[why] {
			e.Details = append(e.Details, Detail{what, k})
		}
		slices.SortFunc(e.Details, func(a, b Detail) int {
			return cmp.Or(cmp.Compare(b.Sentences, a.Sentences), cmp.Compare(a.What, b.What))
		})
		r.Reasons = append(r.Reasons, e)
	}
	slices.SortFunc(r.Reasons, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Sentences, a.Sentences), cmp.Compare(a.Why, b.Why))
	})
}

func kept(decided []fact.Decision) bool {
	return slices.ContainsFunc(decided, func(d fact.Decision) bool { return d.Fault == "" })
}

// count is how many words the sentence has, and how many of them stand in a
// claim that was kept.
func count(p *lang.Parse, claims []clause.Claim, decided []fact.Decision) (words, covered int) {
	in := make([]bool, len(p.Words))
	mark := func(words []int) {
		for _, w := range words {
			in[w] = true
		}
	}
	for _, d := range decided {
		if d.Fault != "" {
			continue
		}
		c := &claims[d.Claim]
		mark(c.Subject.Words)
		mark(c.Predicate.Words)
		mark(c.Object.Words)
		for i := range c.Args {
			mark(c.Args[i].Phrase.Words)
		}
		for i := range c.Speakers {
			mark(c.Speakers[i].Phrase.Words)
		}
	}
	for i := range p.Words {
		if u := p.Words[i].UPOS; u == "PUNCT" || u == "SYM" {
			continue
		}
		words++
		if in[i] {
			covered++
		}
	}
	return words, covered
}
