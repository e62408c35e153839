package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/entity"
	"kgraph/internal/fact"
	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// maxExplained is the longest text that explain takes, in bytes.
const maxExplained = 1 << 20

type explainOptions struct {
	schema schemaFlag
	date   string
	asJSON bool
	text   string
}

func newExplain(io Streams) *cobra.Command {
	var o explainOptions
	cmd := &cobra.Command{
		Use:   "explain {SENTENCE|-}",
		Short: "Show how a sentence is read: its tree, its claims, and why each was kept or dropped",
		Long: `Draw the tree of a sentence, say what each name, description and pronoun means,
and list the claims found: the rule that made each, what qualifies it, how sure
it is, and what became of it: the edge that it puts into a graph, or why it was
left out; then the clauses and nouns that gave no claim, and why. Several sentences are read as one document; - reads standard input.`,
		Example: `  kgraph explain 'Some analysts say that Intel may buy Altera, which makes chips.'
  kgraph explain --date 2025-01-28 'It shut its plant on Monday.'
  head -1 sentences.txt | kgraph explain --json -`,
		Args: argsBetween(1, 1, "one sentence in quotes, or - for standard input,"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.text = args[0]
			return runExplain(cmd.Context(), &o, io)
		},
	}
	o.schema.register(cmd)
	fl := cmd.Flags()
	fl.StringVar(&o.date, "date", "", "date of publication, for times like \"on Monday\"")
	fl.BoolVar(&o.asJSON, "json", false, "print as JSON, one sentence a line")
	return cmd
}

func runExplain(ctx context.Context, o *explainOptions, streams Streams) error {
	body := o.text
	if body == "-" {
		data, err := io.ReadAll(io.LimitReader(streams.In, maxExplained+1))
		if err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
		body = string(data)
	}
	switch {
	case len(body) > maxExplained:
		return usagef("explain reads at most %d bytes: use extract for documents", maxExplained)
	case strings.TrimSpace(body) == "":
		return usagef("there is no sentence to explain")
	}
	p, err := o.schema.pipeline()
	if err != nil {
		return err
	}
	body = strings.ToValidUTF8(body, "\uFFFD")
	doc := &text.Document{ID: "explain", Text: body, Published: o.date, Paragraphs: text.Paragraphs(body)}
	in := p.Understand(doc)
	decisions := map[[2]int][]fact.Decision{}
	in.Decide = func(d fact.Decision) {
		at := [2]int{d.Sentence, d.Claim}
		decisions[at] = append(decisions[at], d)
	}
	fact.Record(in)

	out := bufio.NewWriter(streams.Out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for s := range in.Parses {
		if err := ctx.Err(); err != nil {
			return err
		}
		e := explained(&in, s, decisions)
		if o.asJSON {
			err = enc.Encode(e)
		} else {
			err = e.write(out, in.Parses[s])
		}
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

// explanation is one sentence as `explain --json` prints it.
type explanation struct {
	parseJSON
	Mentions []mentionJSON `json:"mentions"`
	Claims   []foundJSON   `json:"claims"`
	Rejected []rejectJSON  `json:"rejected"`
}

// rejectJSON is a candidate that the grammar looked at and that gave no claim.
type rejectJSON struct {
	Rule      string `json:"rule"`
	Head      string `json:"head"` // its verb or noun
	Subject   string `json:"subject"`
	Predicate string `json:"predicate"`
	Object    string `json:"object"`
	Why       string `json:"why"`
}

// mentionJSON is a mention with what it was taken to mean.
type mentionJSON struct {
	Text string             `json:"text"`
	Kind entity.MentionKind `json:"kind"`
	Name string             `json:"name"` // of what it means
	Type string             `json:"type"`
	Rule string             `json:"rule"`
}

// foundJSON is a claim as the grammar gives it, words as written, and what the
// document made of it.
type foundJSON struct {
	Kind       clause.Kind     `json:"kind"`
	Pattern    string          `json:"pattern"`
	Rule       string          `json:"rule"`
	Subject    string          `json:"subject"`
	Predicate  string          `json:"predicate"`
	Object     string          `json:"object"`
	Args       []argJSON       `json:"args"`
	Polarity   clause.Polarity `json:"polarity"`
	Modality   clause.Modality `json:"modality"`
	Passive    bool            `json:"passive"`
	Speakers   []string        `json:"speakers"` // outermost first
	Confidence float64         `json:"confidence"`
	Outcomes   []outcomeJSON   `json:"outcomes"`
}

type argJSON struct {
	Role string `json:"role"`
	Text string `json:"text"`
}

// outcomeJSON is what became of a claim: kept as Claim, or dropped for Fault.
type outcomeJSON struct {
	Kept  bool         `json:"kept"`
	Fault string       `json:"fault,omitempty"`
	Claim *graph.Claim `json:"claim,omitempty"`
}

func explained(in *fact.Input, s int, decisions map[[2]int][]fact.Decision) *explanation {
	p := in.Parses[s]
	out := &explanation{parseJSON: newParseJSON(p, fmt.Sprint(s+1)), Mentions: []mentionJSON{}, Claims: []foundJSON{}, Rejected: rejected(p)}
	for _, m := range in.Entities.Mentions {
		if m.Sentence != s {
			continue
		}
		e := &in.Entities.Entities[m.Entity]
		words := make([]int, 0, m.End-m.Start)
		for w := m.Start; w < m.End; w++ {
			words = append(words, w)
		}
		out.Mentions = append(out.Mentions, mentionJSON{forms(p, words), m.Kind, e.Name(), e.Type, m.Rule})
	}
	for i := range in.Claims[s] {
		f := found(p, &in.Claims[s][i])
		for _, d := range decisions[[2]int{s, i}] {
			o := outcomeJSON{Kept: d.Fault == "", Fault: d.Fault}
			if o.Kept {
				o.Claim = &d.Result
			}
			f.Outcomes = append(f.Outcomes, o)
		}
		out.Claims = append(out.Claims, f)
	}
	return out
}

// rejected are the candidates of a sentence that gave no claim.
func rejected(p *lang.Parse) []rejectJSON {
	out := []rejectJSON{}
	clause.ExtractWith(p, clause.Options{Modifiers: true, Rejected: func(r clause.Rejection) {
		j := rejectJSON{Rule: r.Rule, Why: r.Why}
		if r.Head >= 0 {
			j.Head = p.Words[r.Head].Form
		}
		if c := r.Claim; c != nil {
			j.Subject, j.Predicate, j.Object = forms(p, c.Subject.Words), relationOf(&c.Predicate), forms(p, c.Object.Words)
		}
		out = append(out, j)
	}})
	return out
}

func found(p *lang.Parse, c *clause.Claim) foundJSON {
	f := foundJSON{Kind: c.Kind, Pattern: c.Pattern, Rule: c.Rule,
		Subject: forms(p, c.Subject.Words), Predicate: relationOf(&c.Predicate), Object: forms(p, c.Object.Words),
		Args: []argJSON{}, Polarity: c.Polarity, Modality: c.Modality, Passive: c.Predicate.Passive,
		Speakers: []string{}, Confidence: c.Confidence, Outcomes: []outcomeJSON{}}
	for _, a := range c.Args {
		role := a.Role
		if a.Prep != "" && a.Prep != a.Role {
			role = strings.TrimSpace(role + " " + a.Prep)
		}
		f.Args = append(f.Args, argJSON{role, forms(p, a.Phrase.Words)})
	}
	for _, sp := range c.Speakers {
		who := forms(p, sp.Phrase.Words)
		if who == "" {
			who = "somebody"
		}
		f.Speakers = append(f.Speakers, who)
	}
	return f
}

// relationOf is a predicate by its lemmas: "push toward".
func relationOf(p *clause.Predicate) string {
	return strings.Join(strings.Fields(p.Lemma+" "+p.Particle+" "+p.Prep), " ")
}

// forms are words as written, joined with spaces.
func forms(p *lang.Parse, words []int) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = p.Words[w].Form
	}
	return strings.Join(out, " ")
}
