package view

import (
	"fmt"
	"math"
	"strings"
)

// Measures of an edge's words, in pixels.
const (
	edgeFont  = 11.0
	edgeWide  = 112.0 // words that are wider are broken, if a line more makes them narrower
	edgeLines = 5     // of words at most, who says them left out
	// wideFont is how much wider than estimated a reader's font may be.
	wideFont = 1.1
	// wordsRoom is how far words stay from what is beside them.
	wordsRoom = 4.0
)

// words is what stands on an edge: the words of its best fact, those of a
// second one that stands as it does, and how many others there are.
func (e *Edge) words() string {
	words, others := e.Label, e.Facts[min(1, len(e.Facts)):]
	if len(others) > 0 && others[0].Standing == e.Standing && len(words)+len(others[0].Label) < 60 {
		words += "; " + others[0].Label
		others = others[1:]
	}
	if len(others) > 0 {
		words += fmt.Sprintf(" (+%d)", len(others))
	}
	return printable(words)
}

// who says it, as it stands under an edge's words; "" for nobody.
func (e *Edge) who() string {
	switch {
	case len(e.Speakers) == 0 && e.Standing == reported:
		return "(as reported)"
	case len(e.Speakers) == 0:
		return ""
	case e.Own:
		return "(by own account)"
	case len(e.Speakers) == 1:
		return "(said by " + printable(e.Speakers[0]) + ")"
	}
	return "(said by " + printable(e.Speakers[0]) + " and others)"
}

// wraps are the ways of breaking an edge's words, the one that suits most
// directions first, then from flat to narrow. No word is left out.
func (e *Edge) wraps() [][]string {
	words, who := strings.Fields(e.words()), strings.Fields(e.who())
	if len(words) == 0 {
		words = []string{"(no words)"}
	}
	var list [][]string
	said := 0.0 // how wide who says it is at least
	if len(who) > 0 {
		if said = textWidth(strings.Join(who, " "), edgeFont); said > 1.25*edgeWide {
			said = widest(balance(who, edgeFont, 2), edgeFont)
		}
	}
	for n := 1; n <= edgeLines; n++ {
		width := max(widest(balance(words, edgeFont, n), edgeFont), said)
		lines := balance(words, edgeFont, len(breakAt(words, edgeFont, width)))
		if len(who) > 0 {
			lines = append(lines, breakAt(who, edgeFont, width)...)
		}
		if len(list) > 0 && len(lines) <= len(list[len(list)-1]) {
			break
		}
		list = append(list, lines)
	}
	for i, lines := range list {
		if widest(lines, edgeFont) <= edgeWide || i == len(list)-1 {
			return append([][]string{lines}, append(list[:i:i], list[i+1:]...)...)
		}
	}
	return list
}

func (e *Edge) wrap(lines []string) { e.Lines = lines }

// wordsSize is the room that the words take as they are broken.
func (e *Edge) wordsSize() (width, height float64) { return linesSize(e.Lines) }

func linesSize(lines []string) (width, height float64) {
	return math.Round(wideFont*widest(lines, edgeFont) + wordsRoom), math.Round(edgeFont*lineHeight*float64(len(lines)) + wordsRoom)
}
