package fact

import (
	"kgraph/internal/clause"
	"kgraph/internal/when"
)

// value is the value of a phrase that is a time or a quantity, in the form
// that package when documents, and "" for any other. Times are read against
// the document's date.
func (b *builder) value(s int, prep string, ph clause.Phrase, modality clause.Modality) string {
	words := ph.Full
	if len(words) == 0 {
		words = ph.Words
	}
	forms := make([]string, 0, len(words)+1)
	if prep != "" {
		forms = append(forms, prep)
	}
	for _, w := range words {
		forms = append(forms, b.Parses[s].Words[w].Form)
	}
	line := when.Dateline{Published: b.Document.Published, Future: modality == clause.Predicted}
	if v, ok := when.Parse(forms, line); ok {
		return v.String()
	}
	if prep != "" {
		forms = forms[1:]
		if v, ok := when.Parse(forms, line); ok {
			return v.String()
		}
	}
	if q, ok := when.ParseQuantity(forms); ok {
		return q.String()
	}
	return ""
}
