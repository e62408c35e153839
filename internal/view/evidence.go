package view

import "kgraph/graph"

// evidenceOf is a claim as evidence.
func evidenceOf(c *graph.Claim) graph.Evidence {
	return graph.Evidence{Claim: c.ID, Document: c.DocumentID, Sentence: c.Sentence, Span: c.Span, Phrase: c.PredicateText, Predicate: c.Predicate,
		AttributedTo: c.AttributedTo, Modality: c.Modality, Confidence: c.Confidence, Spans: c.Spans}
}

// standingOf is the standing that a claim gives its links to its arguments,
// whether or not it has a plain edge; "" for none.
func standingOf(c *graph.Claim) string {
	switch {
	case c.Polarity != "" && c.Polarity != "positive":
		return ""
	case c.Modality == "possible" || c.Modality == "predicted":
		return hedged
	case c.Modality != "" && c.Modality != "fact":
		return ""
	case c.Cites():
		return reported
	}
	return asserted
}

// evidence adds a claim's sentence and marks and gives the claim's index.
func (b *builder) evidence(e graph.Evidence) int {
	if i, found := b.claimN[e.Claim]; found {
		return i
	}
	document, found := b.documentN[e.Document]
	if !found {
		document = len(b.documents)
		b.documentN[e.Document] = document
		b.documents = append(b.documents, Document{ID: e.Document, Published: e.Published, Source: e.Source})
	}
	key := sentenceKey{e.Document, e.Start}
	sentence, found := b.sentenceN[key]
	if !found || b.sentences[sentence].Text != e.Sentence {
		sentence = len(b.sentences)
		b.sentenceN[key] = sentence
		b.sentences = append(b.sentences, Sentence{document, e.Sentence})
	}
	mark := func(span *[2]int) []int {
		if span == nil || span[0] < e.Start || span[1] > e.End || span[0] >= span[1] {
			return nil
		}
		return []int{span[0] - e.Start, span[1] - e.Start}
	}
	shown := Claim{Sentence: sentence, Subject: mark(e.Spans.Subject), Predicate: mark(e.Spans.Predicate),
		Object: mark(e.Spans.Object), Speaker: e.AttributedTo, Confidence: e.Confidence}
	if e.Modality != "fact" {
		shown.Modality = e.Modality
	}
	if b.opts.ClaimIDs {
		shown.ID = e.Claim
	}
	b.claimN[e.Claim] = len(b.claims)
	b.claims = append(b.claims, shown)
	return len(b.claims) - 1
}
