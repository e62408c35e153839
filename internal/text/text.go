// Package text owns the words of a document and where they stand: Document,
// Paragraph, Sentence, Token and Span, and the segmentation of a document's
// text into sentences and words.
//
// Invariant: every Span counts code points (runes, not bytes) of the Text of
// the Document it belongs to, is half open, and cutting the text there gives
// exactly the form it stands for.
//
// The package does not read files (internal/source does) and knows nothing of
// grammar (internal/lang does).
package text

// Span is a half-open range [Start, End) of code points of a document's text.
type Span struct {
	Start, End int
}

// Len is the number of code points in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains says whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Document is one article as the reader delivered it. A Document is not
// changed once it has been read and may be shared between goroutines.
type Document struct {
	ID         string      // unique in a graph; see design: Document id
	Title      string      // the first line of the text, or the title field; may be empty
	Published  string      // ISO 8601 date or date-time, empty when unknown
	URL        string      // where it was published, empty when unknown
	Source     string      // the outlet, empty when unknown
	Authors    []string    // who wrote it, in the order given
	Language   string      // BCP 47, empty when unknown
	Keywords   []string    // a trailing line of tags, kept apart from the prose
	Text       string      // decoded, BOM removed, line ends made \n
	Paragraphs []Paragraph // in order; they do not overlap
}

// Paragraph is a stretch of prose that holds whole sentences.
type Paragraph struct {
	Span
	Kind ParagraphKind
}

// ParagraphKind says what a paragraph is for.
type ParagraphKind uint8

// The kinds of paragraph. A Title yields claims like any Prose; Tags does not.
const (
	Prose ParagraphKind = iota
	Title
	Tags
)

// Sentence is one sentence with its words.
type Sentence struct {
	Span
	Paragraph int     // index into Document.Paragraphs
	Text      string  // the document's text at Span, as written
	Tokens    []Token // syntactic words in order
	Multi     []Multi // multiword tokens in order (don't = do + n't)
}

// Token is one syntactic word in the sense of Universal Dependencies.
// Forms are as written: Form equals the document's text at Span.
type Token struct {
	Span
	Form       string
	SpaceAfter bool // white space follows in the text; false inside a multiword token
}

// Multi is a multiword token: the words First..Last (inclusive indices into
// Sentence.Tokens) are written as the one orthographic token Form.
type Multi struct {
	First, Last int
	Form        string
}
