// Package fact owns the step from a document's claims and entities to its
// record: which node a claim's slot denotes, the canonical relation by the
// vocabulary, the concept that names an effect, values of times and amounts,
// speakers, and what is not worth keeping.
//
// Invariant: a record is a function of its document, the vocabulary and the
// program's version; no two claims of one sentence share subject, predicate,
// object, polarity and speaker.
//
// The package does not merge documents (package graph does) and finds no
// claims of its own but those the vocabulary derives from others.
package fact

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/entity"
	"kgraph/internal/lang"
	"kgraph/internal/text"
	"kgraph/schema"
)

// Input is what one document's stages found. Claims is parallel to Parses.
type Input struct {
	Document *text.Document
	Parses   []*lang.Parse
	Claims   [][]clause.Claim
	Entities *entity.Resolution
	Schema   *schema.Schema
	Floor    float64        // least confidence of a claim, 0 for any; Floor is what documents get
	Decide   func(Decision) // told what became of every claim, where not nil
}

// Floor is the confidence, 0..1, under which a document's claim is left out.
// Cross-validated over the claims read (internal/clause/testdata/judged.tsv) it
// leaves out one in twelve of those, which are right one time in two; of the
// others 83 in a hundred are right, 89 of news items, 70 of articles. More cannot
// go: what analysis says of causes in long sentences stands just above.
const Floor = 0.6

// Decision says what became of a claim of a sentence. A claim that names an
// effect has a decision for each claim that the vocabulary derived from it.
type Decision struct {
	Sentence, Claim int         // indices into Input.Claims
	Result          graph.Claim // as the record has it, or would; entities as of that moment
	Fault           string      // why it was left out, "" for one kept
}

// Hash is the hex SHA-256 of everything that a record is made from.
func Hash(doc *text.Document, version string) string {
	h := sha256.New()
	for _, s := range []string{version, doc.ID, doc.Title, doc.Published, doc.URL, doc.Source, doc.Language, doc.Text} {
		io.WriteString(h, s)
		h.Write([]byte{0})
	}
	for i, list := range [][]string{doc.Keywords, doc.Authors} {
		for _, k := range list {
			io.WriteString(h, k)
			h.Write([]byte{byte(i)})
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Record makes the record of one document. It never fails: a claim that cannot
// be expressed is left out. Document.Hash is left empty.
func Record(in Input) *graph.Record {
	b := &builder{Input: in, runes: []rune(in.Document.Text), byKey: map[string]int{}}
	b.document()
	b.entities()
	b.voice = b.voices()
	for s := range in.Parses {
		b.sentence(s)
	}
	b.prune()
	return &b.rec
}

// builder is one document on its way to a record.
type builder struct {
	Input
	rec    graph.Record
	runes  []rune         // the document's text
	byKey  map[string]int // entity key -> index into rec.Entities
	quotes []quotation    // by sentence
	voice  []*voice       // by sentence: who says what is quoted of it and names nobody itself, nil for the writer
}

func (b *builder) document() {
	d := b.Document
	b.rec.Document = graph.Document{
		ID: d.ID, Title: d.Title, Published: d.Published, URL: d.URL,
		Source: d.Source, Authors: d.Authors, Language: d.Language, Keywords: d.Keywords, Text: d.Text,
	}
	b.rec.Sentences = make([]graph.Sentence, len(b.Parses))
	for i, p := range b.Parses {
		b.rec.Sentences[i] = graph.Sentence{Span: graph.Span{Start: p.Sentence.Start, End: p.Sentence.End}}
	}
}

// cut is the text at a span.
func (b *builder) cut(start, end int) string { return string(b.runes[start:end]) }

// written is the text of the words as they stand, the gaps between runs of
// words closed with a space.
func (b *builder) written(p *lang.Parse, words []int) string {
	var out []byte
	tokens := p.Sentence.Tokens
	for i := 0; i < len(words); {
		j := i
		for j+1 < len(words) && words[j+1] == words[j]+1 {
			j++
		}
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, b.cut(tokens[words[i]].Start, tokens[words[j]].End)...)
		i = j + 1
	}
	return string(out)
}

// place is the span from the first of the words to the last, nil for none.
func place(p *lang.Parse, words []int) *[2]int {
	if len(words) == 0 {
		return nil
	}
	return &[2]int{p.Sentence.Tokens[words[0]].Start, p.Sentence.Tokens[words[len(words)-1]].End}
}
