package export

import (
	"strconv"
	"strings"

	"kgraph/graph"
)

// claimColumns are the attributes of a claim beside its id and document, in the
// formats that have claims.
var claimColumns = []column[*graph.Claim]{
	{"sentence", kindText, func(c *graph.Claim) any { return c.Sentence }},
	{"subject", kindText, func(c *graph.Claim) any { return c.Subject }},
	{"predicate", kindText, func(c *graph.Claim) any { return c.Predicate }},
	{"object", kindText, func(c *graph.Claim) any { return c.Object }},
	{"relation", kindText, func(c *graph.Claim) any { return c.Edge() }},
	{"standing", kindText, func(c *graph.Claim) any {
		standing, _ := c.Standing()
		return string(standing)
	}},
	{"subject_text", kindText, func(c *graph.Claim) any { return c.SubjectText }},
	{"predicate_text", kindText, func(c *graph.Claim) any { return c.PredicateText }},
	{"object_text", kindText, func(c *graph.Claim) any { return c.ObjectText }},
	{"polarity", kindText, func(c *graph.Claim) any { return c.Polarity }},
	{"modality", kindText, func(c *graph.Claim) any { return c.Modality }},
	{"voice", kindText, func(c *graph.Claim) any { return c.Voice }},
	{"speaker", kindText, func(c *graph.Claim) any { return c.AttributedTo }},
	{"speakers", kindList, func(c *graph.Claim) any { return c.Speakers }},
	{"argument", kindList, func(c *graph.Claim) any {
		list := make([]string, len(c.Args))
		for i, a := range c.Args {
			list[i] = argument(a)
		}
		return list
	}},
	{"confidence", kindReal, func(c *graph.Claim) any { return c.Confidence }},
	{"start", kindInt, func(c *graph.Claim) any { return c.Start }},
	{"end", kindInt, func(c *graph.Claim) any { return c.End }},
}

// documentColumns are the attributes of a document beside its id.
var documentColumns = []column[graph.DocumentInfo]{
	{"title", kindText, func(d graph.DocumentInfo) any { return d.Title }},
	{"published", kindText, func(d graph.DocumentInfo) any { return d.Published }},
	{"outlet", kindText, func(d graph.DocumentInfo) any { return d.Source }},
	{"url", kindText, func(d graph.DocumentInfo) any { return d.URL }},
	{"claims", kindInt, func(d graph.DocumentInfo) any { return d.Claims }},
}

// end is a node that a claim names: as subject, object, argument or speaker.
type end struct {
	as   string
	node string // IRI spelling
	role string // of an argument
}

// endsOf lists the nodes that a claim names, each once for what it is there.
// Speakers are told by name alone and are not among them.
func endsOf(c *graph.Claim) []end {
	var list []end
	if c.SubjectEntity >= 0 && c.SubjectNode != "" {
		list = append(list, end{"SUBJECT", c.SubjectNode, ""})
	}
	if c.ObjectEntity >= 0 && c.ObjectNode != "" {
		list = append(list, end{"OBJECT", c.ObjectNode, ""})
	}
	seen := map[end]bool{}
	for _, a := range c.Args {
		e := end{"ARGUMENT", a.Entity, a.Role}
		if a.EntityRef >= 0 && a.Entity != "" && !seen[e] {
			seen[e] = true
			list = append(list, e)
		}
	}
	return list
}

// number is a double as text.
func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// words is a relation's name in words.
func words(relation string) string { return strings.ReplaceAll(relation, "_", " ") }
