package cli

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"kgraph/internal/fact"
	"kgraph/schema"
)

// mostListed is how many names a line of build's report lists.
const mostListed = 10

// writeLeftOut says what a strict vocabulary left out.
func (s *buildSummary) writeLeftOut(w io.Writer) {
	l := s.LeftOut
	if l == nil {
		return
	}
	fmt.Fprintf(w, "Left out by --strict: %s, %s.\n", count(l.Claims, "claim"), count(l.Nodes, "node"))
	if len(l.Relations) > 0 {
		fmt.Fprintf(w, "  relations not in the schema: %s\n", frequent(l.Relations))
	}
	if len(l.Types) > 0 {
		fmt.Fprintf(w, "  types not in the schema: %s\n", frequent(l.Types))
		fmt.Fprintf(w, "  (kgraph tells these types by itself: %s; others come from 'retype')\n", strings.Join(schema.FixedTypes[:], " "))
	}
}

// frequent lists the most frequent keys with their counts, and says how many
// are not listed.
func frequent(counts map[string]int) string {
	keys := fact.Most(counts)
	var parts []string
	for _, k := range keys[:min(mostListed, len(keys))] {
		parts = append(parts, fmt.Sprintf("%s %d", k, counts[k]))
	}
	if more := len(keys) - len(parts); more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more (all with --json)", more))
	}
	return strings.Join(parts, ", ")
}

// writeLinks says which names were linked, and which could be several things.
func (s *buildSummary) writeLinks(w io.Writer) {
	l := s.Links
	if l == nil {
		return
	}
	fmt.Fprintf(w, "Linked: %s; ambiguous, linked to nothing: %d.\n", count(len(l.Linked), "name"), len(l.Ambiguous))
	names := slices.Sorted(maps.Keys(l.Ambiguous))
	for _, n := range names[:min(mostListed, len(names))] {
		fmt.Fprintf(w, "  %s may be %s\n", n, strings.Join(l.Ambiguous[n], " or "))
	}
	if more := len(names) - mostListed; more > 0 {
		fmt.Fprintf(w, "  and %d more (all with --json)\n", more)
	}
}
