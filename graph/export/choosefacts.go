package export

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// readFacts chooses facts by their evidence, relation and the types of their
// ends; then those of standing general that repeat one of them.
func (c *chooser) readFacts(ctx context.Context, from Source) error {
	repeats, relations := map[factKey]bool{}, map[string]bool{}
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return err
		}
		relations[f.Relation] = true
		kept, ok := c.narrowed(f)
		if !ok || !c.fits(f) {
			continue
		}
		c.facts[keyOf(f)] = kept.Label
		if f.Label != graph.General {
			subject, object := c.known[f.Subject].broader, c.known[f.Object].broader
			for _, k := range []factKey{{subject, f.Relation, f.Object}, {f.Subject, f.Relation, object}, {subject, f.Relation, object}} {
				repeats[k] = true
			}
		}
	}
	for k, label := range c.facts {
		if label == graph.General && !repeats[k] {
			delete(c.facts, k)
		}
	}
	for _, r := range c.Relations {
		if !relations[r] {
			return fmt.Errorf("no fact has the relation %q: see them with kgraph export -f csv, or its spelling, as in cast_doubt_on", r)
		}
	}
	return nil
}

// fits says whether a fact has a relation and ends that are chosen.
func (c *chooser) fits(f graph.Fact) bool {
	return (len(c.Relations) == 0 || slices.Contains(c.Relations, f.Relation)) && c.typed(f.Subject) && c.typed(f.Object)
}

func (c *chooser) typed(node quad.IRI) bool {
	return len(c.Types) == 0 || slices.Contains(c.Types, c.known[node].kind)
}

// narrowed is a fact as the chosen claims among its evidence make it; ok is
// false if there are none.
func (c *chooser) narrowed(f graph.Fact) (graph.Fact, bool) {
	if f.Label == graph.General {
		return f, !c.Asserted
	}
	if !c.ofClaims() {
		return f, true
	}
	var kept []graph.Evidence
	for _, e := range f.Evidence {
		if c.says(e.Document, e.Label, e.AttributedTo, e.Confidence) {
			kept = append(kept, e)
		}
	}
	if len(kept) == len(f.Evidence) {
		return f, len(kept) > 0
	}
	f.Evidence = kept
	f.Reweigh()
	return f, len(kept) > 0
}

// says says whether a claim with these properties is chosen.
func (c *chooser) says(document string, standing quad.IRI, speaker string, confidence float64) bool {
	day := c.published[document]
	switch {
	case len(c.Documents) > 0 && !slices.Contains(c.Documents, document),
		c.Since != "" && (day == "" || day < c.Since),
		c.Until != "" && (day == "" || day > c.Until),
		len(c.Speakers) > 0 && !slices.ContainsFunc(c.Speakers, func(s string) bool { return strings.EqualFold(s, speaker) }),
		c.Asserted && standing != graph.Asserted,
		confidence < c.MinConfidence:
		return false
	}
	return true
}

// chooses says whether a claim fits the choices of claims and relations.
func (c *chooser) chooses(claim *graph.Claim) bool {
	standing, _ := claim.Standing()
	return (len(c.Relations) == 0 || slices.Contains(c.Relations, claim.Edge())) &&
		c.says(claim.DocumentID, standing, claim.AttributedTo, claim.Confidence)
}
