// Package report owns the answers that a graph gives without a query: what it
// knows about a name, the sourced paths between two, quotes, numbers, time
// lines, conflicts, the sources of a fact, what changed between two graphs,
// and which nodes look wrong.
//
// Invariant: every line of a report carries the sentences it rests on and
// where they stand; denials, doubts and speakers are shown as they were said;
// the order of a report depends on the graph alone.
//
// The package changes nothing and prints nothing; it gives values that the
// command line prints as text or JSON. It judges no claim true or false.
package report

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"kgraph/graph"
)

// ErrNoNode says that no node goes by a name.
var ErrNoNode = errors.New("no node goes by this name")

// Statement is a claim as reports quote it: what is said, how surely and by
// whom, and the sentence that says it. Start and End count code points of the
// document's text.
type Statement struct {
	Claim       string      `json:"claim"`
	Subject     string      `json:"subject"`
	SubjectNode string      `json:"subject_node,omitempty"`
	Relation    string      `json:"relation"`
	Phrase      string      `json:"phrase"` // the verb as written
	Object      string      `json:"object"`
	ObjectNode  string      `json:"object_node,omitempty"`
	Args        []graph.Arg `json:"args,omitempty"`
	Polarity    string      `json:"polarity"`
	Modality    string      `json:"modality"`
	Speakers    []string    `json:"speakers,omitempty"` // outermost first
	Quoted      bool        `json:"quoted,omitempty"`   // word for word
	Confidence  float64     `json:"confidence"`
	Document    string      `json:"document"`
	Source      string      `json:"source,omitempty"`
	Authors     []string    `json:"authors,omitempty"` // of the document
	Published   string      `json:"published,omitempty"`
	Start       int         `json:"start"`
	End         int         `json:"end"`
	Sentence    string      `json:"sentence"`

	Kind      string `json:"kind"`            // verb copula apposition possessive title noun
	Voice     string `json:"voice"`           // active or passive, as written
	Predicate string `json:"predicate"`       // the verb by rule, with its preposition
	Value     string `json:"value,omitempty"` // the object's, if it is a quantity or a time
	rule      string

	objectText string // as written
}

// Standing is how a statement stands, in a word: "asserted", "reported",
// "hedged", or for what puts no edge "denied", "in part", or its modality.
func (s *Statement) Standing() string {
	switch {
	case s.Polarity == "negative":
		return "denied"
	case s.Polarity == "partial":
		return "in part"
	case s.Modality == "possible" || s.Modality == "predicted":
		return "hedged"
	case s.Modality != "" && s.Modality != "fact":
		return s.Modality
	case len(s.Speakers) > 0:
		return "reported"
	}
	return "asserted"
}

// Text is the statement in one line, in the source's words: subject, verb,
// object and what else belongs to it. An effect that the vocabulary derives
// ("forced … to innovate", so innovation) is told by its relation.
func (s *Statement) Text() string {
	parts := []string{s.Subject, s.verb(), s.object()}
	if s.Voice == "passive" && s.rule != "effect" && s.Kind == "verb" {
		parts = []string{s.Object, s.verb()}
		if s.Subject != "" {
			parts = append(parts, "by", s.Subject)
		}
		if participle(s.Phrase) && s.Subject != "" {
			parts = []string{s.Subject, s.verb(), s.object()}
		}
	}
	for _, a := range s.Args {
		if s.rule == "effect" {
			break
		}
		if first, rest, ok := strings.Cut(a.Text, " "); ok && (a.Prep == "after" || a.Prep == "before") && spans[strings.ToLower(first)] {
			parts = append(parts, first, a.Prep, rest) // "hours after the vote"
			continue
		}
		word := a.Prep
		if word == "" && !adverbial[a.Role] {
			word = a.Role
		}
		if strings.HasPrefix(a.Text, word+" ") {
			word = ""
		}
		parts = append(parts, word, whole(a.Text))
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " ")
}

// bare says whether a phrase is a verb alone in the form that follows "to".
func bare(phrase string) bool {
	if phrase == "" || strings.Contains(phrase, " ") || strings.ToLower(phrase) != phrase {
		return false
	}
	for _, end := range []string{"s", "ed", "ing", "en"} {
		if strings.HasSuffix(phrase, end) && !strings.HasSuffix(phrase, "ss") {
			return false
		}
	}
	switch phrase {
	case "sent", "built", "met", "lost", "left", "kept", "felt", "meant", "spent", "sought", "brought", "bought", "fought", "caught", "taught", "thought", "won", "made", "had", "was", "were",
		"held", "led", "told", "sold", "said", "gave", "took", "went", "came", "became", "began", "fell", "rose", "ran", "shot":
		return false
	}
	return true
}

// whole gives a bound its first word back: its "at" was read as a preposition.
func whole(text string) string {
	if first, rest, ok := strings.Cut(text, " "); ok && (first == "least" || first == "most") && rest != "" && strings.ContainsAny(rest[:1], "0123456789abcdefghijklmnopqrstuvwxyz") {
		if next, _, _ := strings.Cut(rest, " "); next == "another" || strings.ContainsAny(next[:1], "0123456789") {
			return "at " + text
		}
	}
	return text
}

// participle says whether a phrase is a participle of the present alone, which
// is no sentence's verb.
func participle(phrase string) bool {
	first, _, _ := strings.Cut(phrase, " ")
	return strings.HasSuffix(first, "ing") && len(first) > 4
}

// spans are nouns that measure a time before a preposition.
var spans = map[string]bool{"seconds": true, "minutes": true, "hours": true, "days": true, "weeks": true, "months": true, "years": true, "decades": true, "shortly": true}

// object is the object, with the pronoun that the sentence has where the
// object is the subject's own: "China raises its tariffs".
func (s *Statement) object() string {
	own, ok := strings.CutPrefix(s.Object, s.Subject+"'s ")
	if !ok || s.Subject == "" {
		return s.Object
	}
	switch first, _, _ := strings.Cut(s.objectText, " "); strings.ToLower(first) {
	case "its", "his", "her", "their":
		return strings.ToLower(first) + " " + own
	}
	return s.Object
}

// adverbial are the roles whose names are no prepositions.
var adverbial = map[string]bool{"time": true, "place": true, "amount": true, "manner": true, "purpose": true, "cause": true, "causee": true, "complement": true}

// verb is the verb as written, with the preposition that the sentence may
// have far from it.
func (s *Statement) verb() string {
	// "a crash, killing 23" is told as "23 killed", "Hamas, accusing Israel," as
	// "Hamas accused Israel".
	if s.Phrase == "" || s.rule == "effect" || s.Kind == "noun" || participle(s.Phrase) && s.Kind == "verb" {
		return strings.ReplaceAll(cmp.Or(s.Predicate, s.Relation), "_", " ")
	}
	if first, _, _ := strings.Cut(s.Phrase, " "); first == "be" || s.Modality == "wished" && bare(s.Phrase) {
		return "to " + s.Phrase // "calls for the U.S. to accept refugees"
	}
	words := strings.FieldsFunc(s.Predicate, func(r rune) bool { return r == ' ' || r == '_' })
	if n := len(words); n > 1 && !slices.Contains(strings.Fields(strings.ToLower(s.Phrase)), words[n-1]) && s.Kind == "verb" && s.Voice != "passive" {
		return s.Phrase + " " + words[n-1]
	}
	return s.Phrase
}

// Graph is what reports read; *graph.Store is one.
type Graph interface {
	Documents(ctx context.Context) iter.Seq2[graph.DocumentInfo, error]
	Claims(ctx context.Context, f graph.Filter) iter.Seq2[*graph.Claim, error]
	Find(ctx context.Context, name string) ([]graph.Node, error)
	Top(ctx context.Context, n int) ([]graph.Node, error)
	Nodes(ctx context.Context) iter.Seq2[graph.Node, error]
	Facts(ctx context.Context) iter.Seq2[graph.Fact, error]
}

// Statements gathers the claims that a filter chooses, in the order of
// documents and places.
func Statements(ctx context.Context, g Graph, f graph.Filter) ([]Statement, error) {
	docs, err := documents(ctx, g)
	if err != nil {
		return nil, err
	}
	var out []Statement
	for c, err := range g.Claims(ctx, f) {
		if err != nil {
			return nil, err
		}
		out = append(out, statement(c, docs[c.DocumentID]))
	}
	return out, nil
}

// documents are what is known of each document, by id.
func documents(ctx context.Context, g Graph) (map[string]graph.DocumentInfo, error) {
	docs := map[string]graph.DocumentInfo{}
	for d, err := range g.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		docs[d.ID] = d
	}
	return docs, nil
}

// statementsOf gathers the statements about the node that goes by a name, or
// all where there is no name.
func statementsOf(ctx context.Context, g Graph, name string) ([]Statement, error) {
	f := graph.Filter{}
	if name != "" {
		n, _, err := FindNode(ctx, g, name)
		if err != nil {
			return nil, err
		}
		f.Node = n.IRI
	}
	return Statements(ctx, g, f)
}

func statement(c *graph.Claim, d graph.DocumentInfo) Statement {
	return Statement{
		Claim: c.ID, Subject: c.Subject, SubjectNode: c.SubjectNode, Relation: c.Edge(), Phrase: c.PredicateText, Object: c.Object, ObjectNode: c.ObjectNode,
		Args: c.Args, Polarity: c.Polarity, Modality: c.Modality, Speakers: c.Speakers, Quoted: c.Quoted, Confidence: c.Confidence,
		Document: c.DocumentID, Source: d.Source, Authors: d.Authors, Published: d.Published, Start: c.Start, End: c.End, Sentence: c.Sentence,
		Kind: c.Kind, rule: c.Rule, objectText: c.ObjectText, Voice: c.Voice, Predicate: c.Predicate, Value: c.ObjectValue,
	}
}

// FindNode finds the node that goes by a name: as its name or alias, letter by
// letter first, then without regard to case; of several the one with most
// facts. others are the rest of them. The error is ErrNoNode, with the names
// that are near, where there is none.
func FindNode(ctx context.Context, g Graph, name string) (best graph.Node, others []graph.Node, err error) {
	others, err = g.Find(ctx, name)
	if err != nil {
		return best, nil, err
	}
	if len(others) == 0 {
		all, err := g.Top(ctx, 0)
		if err != nil {
			return best, nil, err
		}
		for i := range all {
			if n := &all[i]; strings.EqualFold(n.Name, name) || slices.ContainsFunc(n.Aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
				others = append(others, *n)
			}
		}
		if len(others) == 0 {
			return best, nil, fmt.Errorf("%w: %q%s", ErrNoNode, name, near(all, name))
		}
	}
	slices.SortStableFunc(others, func(a, b graph.Node) int { return cmp.Compare(b.Degree, a.Degree) })
	slices.SortStableFunc(others, func(a, b graph.Node) int { return cmp.Compare(exact(b, name), exact(a, name)) })
	return others[0], others[1:], nil
}

func exact(n graph.Node, name string) int {
	if n.Name == name || string(n.IRI) == name {
		return 1
	}
	return 0
}

// maxNear is how many names a message suggests.
const maxNear = 5

// near names the best connected nodes whose names hold the word looked for, or
// are held by it.
func near(all []graph.Node, name string) string {
	low := strings.ToLower(name)
	var names []string
	for i := range all {
		if n := strings.ToLower(all[i].Name); len(n) > 2 && (strings.Contains(n, low) || strings.Contains(low, n)) && len(names) < maxNear {
			names = append(names, all[i].Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "; near it are " + strings.Join(names, ", ")
}
