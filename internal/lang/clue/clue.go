// Package clue owns what the network that finds names is told besides the words
// themselves: how each word and its sentence are capitalised.
package clue

import "unicode"

// The clues of a word, each 0 or 1.
const (
	shouting  = iota // no small letter in the sentence, which has capitals
	murmuring        // no capital in the sentence
	titled           // most of the sentence's longer words have a capital
	first            // the sentence's first word
	capital          // a capital at the head of a later word
	upper            // two letters or more, all capitals

	// Width is the number of clues a word.
	Width
)

// letters counts a form's letters and the capitals among them, and says whether
// the form begins with one.
func letters(form string) (all, capitals int, leading bool) {
	for i, r := range form {
		if !unicode.IsLetter(r) {
			continue
		}
		all++
		if unicode.IsUpper(r) {
			capitals++
			leading = leading || i == 0
		}
	}
	return all, capitals, leading
}

// Append appends Width clues for each word of a sentence to dst.
func Append(dst []float32, forms []string) []float32 {
	at := len(dst)
	small, large, long, longLarge := 0, 0, 0, 0
	for i, f := range forms {
		var x [Width]float32
		all, capitals, leading := letters(f)
		small += all - capitals
		large += capitals
		if all > 3 {
			long++
			if leading {
				longLarge++
			}
		}
		if i == 0 {
			x[first] = 1
		} else if leading {
			x[capital] = 1
		}
		if all > 1 && capitals == all {
			x[upper] = 1
		}
		dst = append(dst, x[:]...)
	}
	mark := -1
	switch {
	case small == 0 && large > 1:
		mark = shouting
	case large == 0 && small > 0:
		mark = murmuring
	case long > 2 && longLarge*10 >= long*8:
		mark = titled
	}
	if mark >= 0 {
		for i := at; i < len(dst); i += Width {
			dst[i+mark] = 1
		}
	}
	return dst
}
