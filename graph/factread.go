package graph

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"

	"kgraph/graph/kv"
)

// Fact is a distinct subject, relation and object, with the claims that say so.
type Fact struct {
	Subject     IRI        `json:"subject"`
	Relation    string     `json:"relation"`
	Object      IRI        `json:"object"`
	SubjectName string     `json:"subject_name"`
	ObjectName  string     `json:"object_name"`
	SubjectType string     `json:"subject_type"`
	ObjectType  string     `json:"object_type"`
	Label       IRI        `json:"label"`      // Asserted, Reported, Hedged or General
	Support     int        `json:"support"`    // distinct outlets; copies of one sentence count once
	Confidence  float64    `json:"confidence"` // that at least one of its independent claims is right
	Evidence    []Evidence `json:"evidence"`   // ordered by document, then place; empty for General
}

// Evidence is one claim behind a fact.
type Evidence struct {
	Claim        string  `json:"claim"`
	Document     string  `json:"document"`
	Source       string  `json:"source,omitempty"`
	Published    string  `json:"published,omitempty"`
	Sentence     string  `json:"sentence"`
	Span                 // the sentence's
	Phrase       string  `json:"phrase"`    // the predicate as written
	Predicate    string  `json:"predicate"` // the same by rule: "prevailed against"
	Label        IRI     `json:"label"`
	AttributedTo string  `json:"attributed_to,omitempty"`
	Modality     string  `json:"modality"`
	Confidence   float64 `json:"confidence"`
	Spans        Spans   `json:"spans"`
	Args         []Arg   `json:"args,omitempty"` // Entity is the node's IRI spelling
}

// Facts yields all facts that have an edge in the graph, those of label
// General included, ordered by subject, relation and object, with their
// evidence. It reads the records that the facts rest on, and holds the evidence
// of a part of the facts in memory.
func (s *Store) Facts(ctx context.Context) iter.Seq2[Fact, error] {
	return stream(ctx, s, func(r kv.Reader, yield func(Fact) bool) error {
		show, err := newResolver(r)
		if err != nil {
			return err
		}
		part := factPart{r: r, show: show, nm: newNames(r), yield: yield}
		err = inOrder(r, func(key string, _ *node) (bool, error) {
			return part.subject(ctx, key)
		})
		if err != nil || part.left {
			return err
		}
		return part.flush(ctx)
	})
}

// factPart gathers facts in their order until there is enough to read the
// records behind them.
type factPart struct {
	r     kv.Reader
	show  *resolver
	nm    *names
	yield func(Fact) bool

	facts    []Fact
	at       map[factKey]int // into facts
	subjects []string        // keys
	held     int             // claims behind them
	left     bool            // the reader has enough
}

// subject adds the facts about one node.
func (p *factPart) subject(ctx context.Context, key string) (more bool, err error) {
	type keyed struct {
		Fact
		key    factKey
		claims int
	}
	var own []keyed
	err = scanStandings(p.r, factKey{subject: key}.bytes()[:1+len(key)+1], func(fk factKey, st standings) (bool, error) {
		f, ok, err := newFact(fk, st, p.nm)
		if ok {
			own = append(own, keyed{f, fk, st[0] + st[1] + st[2]})
		}
		return err == nil, err
	})
	slices.SortFunc(own, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Object, b.Object))
	})
	for _, k := range own {
		if err != nil || p.left {
			break
		}
		if p.at == nil {
			p.at = map[factKey]int{}
		}
		if n := len(p.subjects); n == 0 || p.subjects[n-1] != key {
			p.subjects = append(p.subjects, key)
		}
		p.at[k.key] = len(p.facts)
		p.facts = append(p.facts, k.Fact)
		if p.held += 1 + k.claims; p.held >= heldMentions {
			err = p.flush(ctx)
		}
	}
	return err == nil && !p.left, err
}

// flush reads the evidence of the facts gathered and hands them on.
func (p *factPart) flush(ctx context.Context) error {
	err := eachNaming(p.r, p.show, p.subjects, func(rec *Record) bool {
		own(&rec.Document.ID, &rec.Document.Source, &rec.Document.Published)
		for i := range rec.Claims {
			evidenceOf(rec, &rec.Claims[i], p.nm, p.facts, p.at)
		}
		return ctx.Err() == nil
	})
	if err = cmp.Or(err, ctx.Err()); err != nil {
		return err
	}
	for i := range p.facts {
		p.facts[i].weigh()
		if p.left = !p.yield(p.facts[i]); p.left {
			break
		}
	}
	p.facts, p.subjects, p.held = p.facts[:0], p.subjects[:0], 0
	clear(p.at)
	return nil
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
	// Evidence waits for the rest of the fact's; the record need not.
	strs := append(make([]*string, 0, 16), &c.ID, &c.Sentence, &c.PredicateText, &c.Predicate, &c.AttributedTo, &c.Modality)
	for j := range c.Args {
		a := &c.Args[j]
		strs = append(strs, &a.Role, &a.Text, &a.Prep, &a.Entity, &a.Aspect, &a.Value)
	}
	own(strs...)
	all[i].Evidence = append(all[i].Evidence, Evidence{
		Claim: c.ID, Document: rec.Document.ID, Source: rec.Document.Source, Published: rec.Document.Published,
		Sentence: c.Sentence, Span: c.Span, Phrase: c.PredicateText, Predicate: c.Predicate, Label: label,
		AttributedTo: c.AttributedTo, Modality: c.Modality, Confidence: c.Confidence, Spans: spans, Args: c.Args,
	})
}

// own gives strings memory of their own: those of a record are parts of the
// whole of it.
func own(list ...*string) {
	n := 0
	for _, s := range list {
		n += len(*s)
	}
	var b strings.Builder
	b.Grow(n)
	for _, s := range list {
		b.WriteString(*s)
	}
	all := b.String()
	for _, s := range list {
		*s, all = all[:len(*s)], all[len(*s):]
	}
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
