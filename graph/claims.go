package graph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"

	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// names gives the IRI and the canonical name of entity keys, read when first
// asked for.
type names struct {
	r kv.Reader
	m map[string]named
}

type named struct {
	iri       quad.IRI
	name, typ string
}

func newNames(r kv.Reader) *names { return &names{r: r, m: map[string]named{}} }

func (n *names) of(key string) (named, error) {
	if v, ok := n.m[key]; ok {
		return v, nil
	}
	nd := newNode()
	found, err := getJSON(n.r, nodeKey(key), nd)
	if err != nil {
		return named{}, err
	}
	var v named
	if found {
		v = named{quad.IRI(nd.IRI), nd.name(key), nd.typ()}
	}
	n.m[key] = v
	return v, nil
}

// Filter chooses claims. The zero Filter chooses all.
type Filter struct {
	Document      string   // id, or "" for all documents
	Node          quad.IRI // takes part as subject, object, speaker or argument
	Relation      string   // canonical predicate
	AssertedOnly  bool     // only what a document says in its own voice
	MinConfidence float64
}

// Claims yields the claims of the store, document by document, each as its
// record holds it, but with the names of nodes that all documents together
// give: in SubjectNode, ObjectNode and the arguments' Entity the node's IRI
// spelling, in Subject, Object and AttributedTo its canonical name.
func (s *Store) Claims(ctx context.Context, f Filter) iter.Seq2[*Claim, error] {
	return stream(ctx, s, func(r kv.Reader, yield func(*Claim) bool) error {
		nm := newNames(r)
		var inner error
		err := eachClaimed(r, f, nm, func(rec *Record) bool {
			for i := range rec.Claims {
				c := &rec.Claims[i]
				speakers, err := resolve(rec, c, nm)
				if err != nil {
					inner = err
					return false
				}
				if f.chooses(c, speakers) && !yield(c) {
					return false
				}
			}
			return true
		})
		return cmp.Or(err, inner)
	})
}

// eachClaimed reads the records that a filter may choose from.
func eachClaimed(r kv.Reader, f Filter, nm *names, yield func(*Record) bool) error {
	show, err := newResolver(r)
	if err != nil {
		return err
	}
	if f.Document != "" {
		rec, err := getRecord(r, f.Document)
		if err == nil && rec == nil {
			err = fmt.Errorf("%w: %q", ErrNoDocument, f.Document)
		}
		if err == nil {
			rec, err = show.resolve(rec)
		}
		if err == nil {
			yield(rec)
		}
		return err
	}
	if f.Node == "" {
		return eachResolved(r, yield)
	}
	key, err := keyOf(r, f.Node)
	if err != nil || key == "" {
		return err
	}
	stop := false
	return suffixes(r, memberKey(key, ""), func(id string) error {
		if stop {
			return nil
		}
		rec, err := getRecord(r, id)
		if err == nil && rec != nil {
			if rec, err = show.resolve(rec); err == nil {
				stop = !yield(rec)
			}
		}
		return err
	})
}

// keyOf finds the entity key behind a node's IRI; "" if there is none.
func keyOf(r kv.Reader, iri quad.IRI) (key string, err error) {
	err = suffixes(r, stemKey(stem(string(iri)), ""), func(k string) error {
		n := new(node)
		found, err := getJSON(r, nodeKey(k), n)
		if found && n.IRI == string(iri) {
			key = k
		}
		return err
	})
	return key, err
}

func (f *Filter) chooses(c *Claim, speakers []string) bool {
	if f.Relation != "" && c.Edge() != f.Relation || c.Confidence < f.MinConfidence {
		return false
	}
	if l, ok := c.Standing(); f.AssertedOnly && (!ok || l != Asserted) {
		return false
	}
	if f.Node == "" || c.SubjectNode == string(f.Node) || c.ObjectNode == string(f.Node) {
		return true
	}
	for i := range c.Args {
		if c.Args[i].Entity == string(f.Node) {
			return true
		}
	}
	return slices.Contains(speakers, string(f.Node))
}

// resolve gives a claim the names of the whole graph, and returns the nodes of
// its speakers.
func resolve(rec *Record, c *Claim, nm *names) (speakers []string, err error) {
	name := func(i int) (v named) {
		if i >= 0 && err == nil {
			v, err = nm.of(rec.Entities[i].Key)
		}
		return v
	}
	slot := func(i int, text, node, typ *string, aspect string) {
		v := name(i)
		if v.iri == "" {
			return
		}
		switch *text {
		case *node:
			*text = v.name
		case *node + "'s " + aspect:
			*text = v.name + "'s " + aspect
		}
		*node, *typ = string(v.iri), v.typ
	}
	slot(c.SubjectEntity, &c.Subject, &c.SubjectNode, &c.SubjectType, c.SubjectAspect)
	slot(c.ObjectEntity, &c.Object, &c.ObjectNode, &c.ObjectType, c.ObjectAspect)
	for i := range c.Args {
		if v := name(c.Args[i].EntityRef); v.iri != "" {
			c.Args[i].Entity = string(v.iri)
		}
	}
	for i, e := range c.SpeakerEntity {
		if v := name(e); v.iri != "" && i < len(c.Speakers) {
			c.Speakers[i] = v.name
			speakers = append(speakers, string(v.iri))
			if i == len(c.Speakers)-1 {
				c.AttributedTo = v.name
			}
		}
	}
	return speakers, err
}

// Fact is a distinct subject, relation and object, with the claims that say so.
type Fact struct {
	Subject     quad.IRI   `json:"subject"`
	Relation    string     `json:"relation"`
	Object      quad.IRI   `json:"object"`
	SubjectName string     `json:"subject_name"`
	ObjectName  string     `json:"object_name"`
	SubjectType string     `json:"subject_type"`
	ObjectType  string     `json:"object_type"`
	Label       quad.IRI   `json:"label"`      // Asserted, Reported, Hedged or General
	Support     int        `json:"support"`    // distinct outlets; copies of one sentence count once
	Confidence  float64    `json:"confidence"` // that at least one of its independent claims is right
	Evidence    []Evidence `json:"evidence"`   // ordered by document, then place; empty for General
}

// Evidence is one claim behind a fact.
type Evidence struct {
	Claim        string   `json:"claim"`
	Document     string   `json:"document"`
	Source       string   `json:"source,omitempty"`
	Published    string   `json:"published,omitempty"`
	Sentence     string   `json:"sentence"`
	Span                  // the sentence's
	Phrase       string   `json:"phrase"`    // the predicate as written
	Predicate    string   `json:"predicate"` // the same by rule: "prevailed against"
	Label        quad.IRI `json:"label"`
	AttributedTo string   `json:"attributed_to,omitempty"`
	Modality     string   `json:"modality"`
	Confidence   float64  `json:"confidence"`
	Spans        Spans    `json:"spans"`
	Args         []Arg    `json:"args,omitempty"` // Entity is the node's IRI spelling
}

// Facts yields all facts that have an edge in the graph, those of label
// General included, ordered by subject, relation and object, with their
// evidence. It reads every record.
func (s *Store) Facts(ctx context.Context) iter.Seq2[Fact, error] {
	return stream(ctx, s, func(r kv.Reader, yield func(Fact) bool) error {
		nm := newNames(r)
		var all []Fact
		at := map[factKey]int{}
		err := eachStanding(r, func(fk factKey, st standings) (bool, error) {
			f, ok, err := newFact(fk, st, nm)
			if ok {
				at[fk] = len(all)
				all = append(all, f)
			}
			return err == nil, err
		})
		if err != nil {
			return err
		}
		err = eachResolved(r, func(rec *Record) bool {
			for i := range rec.Claims {
				evidenceOf(rec, &rec.Claims[i], nm, all, at)
			}
			return ctx.Err() == nil
		})
		if err != nil {
			return err
		}
		slices.SortFunc(all, func(a, b Fact) int {
			return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Object, b.Object))
		})
		for i := range all {
			all[i].weigh()
			if !yield(all[i]) {
				return nil
			}
		}
		return nil
	})
}

func newFact(fk factKey, st standings, nm *names) (f Fact, ok bool, err error) {
	label, ok := st.label()
	sub, err := nm.of(fk.subject)
	if err != nil {
		return f, false, err
	}
	obj, err := nm.of(fk.object)
	return Fact{
		Subject: sub.iri, Relation: fk.relation, Object: obj.iri, Label: label,
		SubjectName: sub.name, ObjectName: obj.name, SubjectType: sub.typ, ObjectType: obj.typ,
	}, ok && sub.iri != "" && obj.iri != "", err
}

func evidenceOf(rec *Record, c *Claim, nm *names, all []Fact, at map[factKey]int) {
	label, ok := c.Standing()
	if !ok {
		return
	}
	from, to := c.ends()
	i, ok := at[factKey{rec.Entities[from].Key, relation(c.Edge()), rec.Entities[to].Key}]
	if !ok {
		return
	}
	spans := c.Spans
	if c.Reversed {
		spans.Subject, spans.Object = spans.Object, spans.Subject
	}
	if n := len(c.SpeakerEntity); n > 0 && c.SpeakerEntity[n-1] >= 0 {
		if v, err := nm.of(rec.Entities[c.SpeakerEntity[n-1]].Key); err == nil && v.name != "" {
			c.AttributedTo = v.name
		}
	}
	for j := range c.Args {
		if e := c.Args[j].EntityRef; e >= 0 {
			if v, err := nm.of(rec.Entities[e].Key); err == nil && v.iri != "" {
				c.Args[j].Entity = string(v.iri)
			}
		}
	}
	all[i].Evidence = append(all[i].Evidence, Evidence{
		Claim: c.ID, Document: rec.Document.ID, Source: rec.Document.Source, Published: rec.Document.Published,
		Sentence: c.Sentence, Span: c.Span, Phrase: c.PredicateText, Predicate: c.Predicate, Label: label,
		AttributedTo: c.AttributedTo, Modality: c.Modality, Confidence: c.Confidence, Spans: spans, Args: c.Args,
	})
}

// Reweigh works out label, support and confidence again after evidence was
// taken out.
func (f *Fact) Reweigh() {
	best := len(standingLabels)
	for i := range f.Evidence {
		if at := slices.Index(standingLabels[:], f.Evidence[i].Label); at >= 0 {
			best = min(best, at)
		}
	}
	if best < len(standingLabels) {
		f.Label = standingLabels[best]
	}
	f.weigh()
}

// weigh works out support and confidence.
func (f *Fact) weigh() { f.Support, f.Confidence = Weigh(f.Evidence) }

// Weigh is how many distinct outlets are behind evidence, and the probability
// that at least one of its claims is right: of each outlet the best claim, of
// copies of one sentence the first, taken as independent of each other. Of the
// evidence it reads Source, Document, Sentence and Confidence.
func Weigh(all []Evidence) (support int, confidence float64) {
	best, seen := map[string]float64{}, map[string]string{}
	for i := range all {
		e := &all[i]
		outlet := cmp.Or(e.Source, "document "+e.Document)
		if first, copied := seen[e.Sentence]; copied {
			outlet = first
		}
		seen[e.Sentence] = outlet
		best[outlet] = max(best[outlet], e.Confidence)
	}
	wrong := 1.0
	for _, outlet := range slices.Sorted(maps.Keys(best)) { // in order: floating point does not commute
		wrong *= 1 - best[outlet]
	}
	return len(best), math.Round((1-wrong)*1e4) / 1e4
}
