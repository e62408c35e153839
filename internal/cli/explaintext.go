package cli

import (
	"fmt"
	"io"
	"strings"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/lang"
)

// write prints the explanation of a sentence for people.
func (e *explanation) write(w io.Writer, p *lang.Parse) error {
	if err := writeTree(w, p, ""); err != nil {
		return err
	}
	var b strings.Builder
	if len(e.Mentions) > 0 {
		b.WriteString("names and pronouns\n")
	}
	for _, m := range e.Mentions {
		fmt.Fprintf(&b, "   %s: %s%s", m.Text, m.Name, bracketed(m.Type))
		if m.Rule != "" {
			fmt.Fprintf(&b, " by %s", m.Rule)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "claims: %d\n", len(e.Claims))
	for i := range e.Claims {
		e.Claims[i].write(&b, i+1)
	}
	if len(e.Rejected) > 0 {
		fmt.Fprintf(&b, "rejected: %d\n", len(e.Rejected))
	}
	for _, r := range e.Rejected {
		what := r.Head
		if r.Predicate != "" {
			what = triple(r.Subject, r.Predicate, r.Object)
		}
		if r.Rule != "" {
			what += bracketed(r.Rule)
		}
		fmt.Fprintf(&b, "   %s: %s\n", strings.TrimSpace(what), r.Why)
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

// write prints one claim: what it says, where it comes from, what became of it.
func (f *foundJSON) write(b *strings.Builder, no int) {
	line := func(key, format string, args ...any) {
		fmt.Fprintf(b, "      %-11s %s\n", key, fmt.Sprintf(format, args...))
	}
	fmt.Fprintf(b, "   %d. %s\n", no, triple(f.Subject, f.Predicate, f.Object))
	from := string(f.Kind)
	if f.Pattern != "" {
		from += ", " + f.Pattern
	}
	line("rule", "%s (%s)", f.Rule, from)
	for _, a := range f.Args {
		line(a.Role, "%s", a.Text)
	}
	if f.Polarity != clause.Positive {
		line("polarity", "%s", f.Polarity)
	}
	if f.Modality != clause.Factual {
		line("modality", "%s", f.Modality)
	}
	if f.Passive {
		line("voice", "passive")
	}
	if len(f.Speakers) > 0 {
		line("said by", "%s", strings.Join(f.Speakers, ", who cites ")) // outermost first
	}
	line("confidence", "%.2f", f.Confidence)
	for _, o := range f.Outcomes {
		if !o.Kept {
			line("dropped", "%s", o.Fault)
			continue
		}
		line("kept", "%s", kept(o.Claim))
		for _, a := range o.Claim.Args {
			if a.Value != "" {
				line("value", "%s = %s", a.Text, a.Value)
			}
		}
	}
}

// kept says how a claim stands in the graph.
func kept(c *graph.Claim) string {
	s := triple(node(c.Subject, c.SubjectNode, c.SubjectType), strings.ReplaceAll(c.Edge(), "_", " "), node(c.Object, c.ObjectNode, c.ObjectType))
	if c.ObjectValue != "" {
		s += " = " + c.ObjectValue
	}
	if label, ok := c.Standing(); ok {
		return s + ", an edge that is " + string(label)
	}
	return s + ", a claim without an edge" + whyNoEdge(c)
}

// whyNoEdge says what keeps a claim from putting an edge into the graph.
func whyNoEdge(c *graph.Claim) string {
	switch {
	case c.Subject == "":
		return ": it has no subject"
	case c.SubjectNode == "":
		return ": its subject is no node"
	case c.Object == "":
		return ": it has no object"
	case c.ObjectNode == "":
		return ": its object is no node"
	case c.StatementOnly != "":
		return ": " + c.StatementOnly
	case c.Polarity != string(clause.Positive):
		return ": it is " + c.Polarity
	}
	return ": it is " + c.Modality
}

func triple(subject, relation, object string) string {
	blank := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	return blank(subject) + " | " + blank(relation) + " | " + blank(object)
}

// node is a slot's text with the node that it stands for.
func node(words, name, kind string) string {
	if name == "" || name == words {
		return words + bracketed(kind)
	}
	return words + " = " + name + bracketed(kind)
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}
