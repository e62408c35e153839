package source

import (
	"fmt"

	"github.com/abadojack/whatlanggo"

	"kgraph/internal/text"
)

// Too little text says little about its language; much says no more.
const (
	minLanguageRunes = 200
	maxLanguageRunes = 2000
)

// english refuses a document that is clearly in another language. It goes by
// the text alone: pages often declare the wrong language.
func english(d *text.Document) error {
	runes := 0
	cut := len(d.Text)
	for i := range d.Text {
		if runes++; runes > maxLanguageRunes {
			cut = i
			break
		}
	}
	if runes < minLanguageRunes {
		return nil
	}
	info := whatlanggo.Detect(d.Text[:cut])
	if info.Lang == whatlanggo.Eng || info.Lang < 0 || !info.IsReliable() {
		return nil
	}
	return fmt.Errorf("%w but like %s, and only English is understood: leave it out, or force it", ErrLanguage, info.Lang.String())
}

// Foreign says whether a document does not look like English: such a one is
// read with Options.AnyLanguage only.
func Foreign(d *text.Document) bool { return english(d) != nil }
