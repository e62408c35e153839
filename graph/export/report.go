package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// account is a way to write the report: headings, then lines. The report's
// content is the same in every way.
type account interface {
	begin(title, summary string)
	section(heading, note string)
	document(d graph.DocumentInfo)
	subject(name, kind string)
	fact(f graph.Fact)
	claim(c *graph.Claim)
	entity(n graph.Node)
	end()
	failed() error
}

// reportOn tells a graph to an account: its documents, its facts under their
// subjects with the sentences behind them, what is denied or left open, and its
// entities.
func reportOn(ctx context.Context, from Source, title string, to account) error {
	summary, err := summaryOf(ctx, from)
	if err != nil {
		return err
	}
	to.begin(title, summary)
	to.section("Documents", "")
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		to.document(d)
	}
	to.section("Facts", "Each with the sentences that say so. What somebody else is quoted or cited for names the speaker; what is only possible or to come is marked as hedged.")
	var subject quad.IRI
	err = walkEdges(ctx, from, func(f graph.Fact) {
		if f.Label == graph.General {
			return
		}
		if f.Subject != subject {
			subject = f.Subject
			to.subject(f.SubjectName, f.SubjectType)
		}
		to.fact(f)
	}, to.failed)
	if err != nil {
		return err
	}
	to.section("Denied, doubted or open", "Claims that state no fact: denied, true in part, conditional, asked, wished or necessary.")
	for c, err := range from.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		if manner(c) != "" {
			to.claim(c)
		}
	}
	to.section("Entities", "")
	if err := walkNodes(ctx, from, to.entity, to.failed); err != nil {
		return err
	}
	to.end()
	return to.failed()
}

// summaryOf counts what a graph holds.
func summaryOf(ctx context.Context, from Source) (string, error) {
	documents, claims, standings := 0, 0, map[quad.IRI]int{}
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return "", err
		}
		documents++
		claims += d.Claims
	}
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return "", err
		}
		standings[f.Label]++
	}
	facts := standings[graph.Asserted] + standings[graph.Reported] + standings[graph.Hedged]
	return fmt.Sprintf("%s, %s, %s (%d asserted, %d reported, %d hedged)", counted(documents, "document"), counted(claims, "claim"),
		counted(facts, "fact"), standings[graph.Asserted], standings[graph.Reported], standings[graph.Hedged]), nil
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// manner says how a claim falls short of stating a fact; "" if it does not.
func manner(c *graph.Claim) string {
	var words []string
	switch c.Polarity {
	case "negative":
		words = append(words, "denied")
	case "partial":
		words = append(words, "true in part")
	}
	switch c.Modality {
	case "", "fact", "possible", "predicted":
	default:
		words = append(words, c.Modality)
	}
	return strings.Join(words, ", ")
}

// standingOf is what is said of a fact beside its words: how it stands, by
// whom, in how many places.
func standingOf(f graph.Fact) string {
	s := string(f.Label)
	if who := Speakers(f); said(f.Label) && len(who) > 0 {
		s += " by " + strings.Join(who, ", ")
	}
	if f.Support > 1 {
		s += fmt.Sprintf(", %d sources", f.Support)
	}
	return s
}

// originOf is where a sentence stands, as a reader wants it.
func originOf(e graph.Evidence) string {
	parts := []string{e.Document}
	if e.Source != "" {
		parts = append(parts, e.Source)
	}
	if e.Published != "" {
		parts = append(parts, e.Published)
	}
	return strings.Join(parts, ", ")
}

// saying is a claim in words.
func saying(c *graph.Claim) string {
	return strings.Join(strings.Fields(c.Subject+" "+words(c.Predicate)+" "+c.Object), " ")
}

// writeMarkdown writes the report as Markdown.
func writeMarkdown(ctx context.Context, w io.Writer, from Source, opts Options) error {
	return reportOn(ctx, from, opts.Title, &markdown{printer: printer{w: w}})
}

type markdown struct{ printer }

func (m *markdown) begin(title, summary string) { m.text("# ", md(title), "\n\n", md(summary), ".\n") }

func (m *markdown) section(heading, note string) {
	m.text("\n## ", heading, "\n\n")
	if note != "" {
		m.text(note, "\n\n")
	}
}

func (m *markdown) document(d graph.DocumentInfo) {
	m.text("- ", md(d.ID))
	for _, part := range []string{d.Title, d.Source, d.Published, d.URL} {
		if part != "" {
			m.text(" · ", md(part))
		}
	}
	m.text("\n")
}

func (m *markdown) subject(name, kind string) { m.text("\n### ", md(name), " (", md(kind), ")\n\n") }

func (m *markdown) fact(f graph.Fact) {
	m.text("- ", md(Phrase(f)), " **", md(f.ObjectName), "** (", md(standingOf(f)), ")\n")
	for _, e := range f.Evidence {
		m.text("  - “", md(e.Sentence), "” ", md(originOf(e)), "\n")
	}
}

func (m *markdown) claim(c *graph.Claim) {
	m.text("- ", md(saying(c)), " (", md(manner(c)))
	if c.AttributedTo != "" {
		m.text("; ", md(c.AttributedTo))
	}
	m.text(")\n  - “", md(c.Sentence), "” ", md(c.DocumentID), "\n")
}

func (m *markdown) entity(n graph.Node) {
	m.text("- ", md(n.Name), " (", md(n.Type), ")")
	if len(n.Aliases) > 0 {
		m.text(", also ", md(strings.Join(n.Aliases, ", ")))
	}
	m.print("; %s in %s\n", counted(len(n.Mentions), "mention"), counted(n.Documents, "document"))
}

func (m *markdown) end() {}

// md writes a text so that Markdown shows it as it is, on one line.
func md(s string) string {
	s = strings.TrimSpace(printable(s))
	if s == "" {
		return "∅"
	}
	var b strings.Builder
	for i, r := range s {
		first := i == 0
		switch {
		case strings.ContainsRune("\\`*_[]<>&|~$#^{}", r), first && strings.ContainsRune("+-=!", r):
			b.WriteByte('\\')
		case (r == '.' || r == ')') && isNumber(s[:i]):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isNumber says whether s is digits alone: before a point they start a list.
func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
