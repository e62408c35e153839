package report

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"kgraph/graph"
)

// ErrNoFact says that no document states a fact, nor denies it.
var ErrNoFact = errors.New("no document states this, nor denies it")

// Sources is who states a fact, in which words, and who denies it.
type Sources struct {
	Subject  string      `json:"subject"`
	Relation string      `json:"relation"`
	Object   string      `json:"object"`
	Support  int         `json:"support"` // distinct outlets of those that agree
	Agree    []Statement `json:"agree"`
	Deny     []Statement `json:"deny"`
	Other    []Statement `json:"other"` // asked, wished, conditional, in part
}

// FactSources finds who states a fact: a claim's id, or subject, relation and
// object, each by name. ErrNoFact if none does; ErrNoNode for a name that no
// node goes by.
func FactSources(ctx context.Context, g Graph, fact []string) (*Sources, error) {
	f := graph.Filter{}
	if len(fact) == 3 { // what names a node is found by it, without reading all
		if n, _, err := FindNode(ctx, g, fact[0]); err == nil {
			f.Node = n.IRI
		}
	}
	all, err := Statements(ctx, g, f)
	if err != nil {
		return nil, err
	}
	var like func(*Statement) bool
	if len(fact) == 1 {
		i := indexOf(all, fact[0])
		if i < 0 {
			return nil, fmt.Errorf("%w: %s", ErrNoFact, fact[0])
		}
		want := all[i]
		like = func(s *Statement) bool {
			return same(s.SubjectNode, s.Subject, want.SubjectNode, want.Subject) && s.Relation == want.Relation && same(s.ObjectNode, s.Object, want.ObjectNode, want.Object)
		}
	} else {
		subject, err := slot(ctx, g, fact[0])
		if err != nil {
			return nil, err
		}
		object, err := slot(ctx, g, fact[2])
		if err != nil {
			return nil, err
		}
		relation := strings.ReplaceAll(fact[1], " ", "_")
		like = func(s *Statement) bool {
			return subject(s.SubjectNode, s.Subject) && object(s.ObjectNode, s.Object) && (s.Relation == relation || strings.EqualFold(s.Phrase, fact[1]))
		}
	}
	out := &Sources{Agree: []Statement{}, Deny: []Statement{}, Other: []Statement{}}
	for _, s := range all {
		if !like(&s) {
			continue
		}
		out.Subject, out.Relation, out.Object = cmp.Or(out.Subject, s.Subject), cmp.Or(out.Relation, s.Relation), cmp.Or(out.Object, s.Object)
		switch s.Standing() {
		case "asserted", "reported", "hedged":
			out.Agree = append(out.Agree, s)
		case "denied":
			out.Deny = append(out.Deny, s)
		default:
			out.Other = append(out.Other, s)
		}
	}
	if len(out.Agree)+len(out.Deny)+len(out.Other) == 0 {
		return nil, fmt.Errorf("%w: %s", ErrNoFact, strings.Join(fact, " "))
	}
	l := Line{Evidence: out.Agree}
	l.weigh()
	out.Support = l.Support
	return out, nil
}

func indexOf(all []Statement, claim string) int {
	for i := range all {
		if all[i].Claim == claim || strings.TrimPrefix(all[i].Claim, "claim/") == claim {
			return i
		}
	}
	return -1
}

func same(nodeA, textA, nodeB, textB string) bool {
	if nodeA != "" || nodeB != "" {
		return nodeA == nodeB
	}
	return strings.EqualFold(textA, textB)
}

// slot matches a subject or object: by node, or where no node goes by the
// name, by the words.
func slot(ctx context.Context, g Graph, name string) (func(node, text string) bool, error) {
	n, _, err := FindNode(ctx, g, name)
	if errors.Is(err, ErrNoNode) {
		return func(_, text string) bool { return strings.EqualFold(text, name) }, nil
	}
	if err != nil {
		return nil, err
	}
	return func(node, text string) bool { return node == string(n.IRI) || strings.EqualFold(text, name) }, nil
}
