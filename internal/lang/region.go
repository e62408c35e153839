package lang

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed regions.txt
var regionsText string

//go:embed cities.txt
var citiesText string

var (
	regions = sync.OnceValue(func() map[string]bool { return wordSet(regionsText) })
	cities  = sync.OnceValue(func() map[string]bool { return wordSet(citiesText) })
)

// wordSet is the words of a list whose lines of comment begin with #.
func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			m[w] = true
		}
	}
	return m
}

// wholes begin a place's name that a region's name may end: lake michigan, south
// florida, republic of iraq.
var wholes = strings.Fields(`new old north south east west northern southern eastern western central upper lower inner outer greater great mainland
	downtown lake fort ft mount mt port gulf bay camp cape point republic kingdom state states university of the and & equatorial papua french
	british american us u.s. mid middle united occupied hotel little royal northeast northwest southeast southwest air baja sierra villa de`)

// region says whether a place's last word is the name of another place that it lies
// in: a state's code, or a state or country where all is in small letters. Edited
// text has a comma there, and places and firms with such a name: Villa Somalia,
// Siemens Spain.
func region(words []Word) bool {
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	last := words[len(words)-1].Form
	code := len(last) == 2
	for _, w := range words[:len(words)-1] {
		f := strings.ToLower(w.Form)
		if slices.Contains(wholes, strings.TrimSuffix(f, ".")) || !letters(f) || !code && f != w.Form {
			return false
		}
	}
	if code {
		return unicode.IsUpper(rune(last[0])) && regions()[strings.ToUpper(last)] && (last == strings.ToUpper(last) || capitalCode(last))
	}
	return last == strings.ToLower(last) && regions()[last]
}

// capitalCode says whether a word of two letters is written with a capital and a small
// one, and is not a word of English or Spanish.
func capitalCode(s string) bool {
	switch s {
	case "In", "Or", "Me", "Hi", "Ok", "Oh", "Id", "De", "La", "Pa", "Ma", "Al", "Mi", "Co":
		return false
	}
	return true
}

// letters says whether a form has nothing but letters and full stops.
func letters(form string) bool {
	for _, r := range form {
		if !unicode.IsLetter(r) && r != '.' {
			return false
		}
	}
	return true
}

// smallCity says whether word i is a city or region in small letters, after a word
// that says where: "birds in punjab". Alone such words are brands and surnames too.
func smallCity(words []Word, i int) bool {
	if i == 0 || !cities()[words[i].Form] {
		return false
	}
	switch strings.ToLower(words[i-1].Form) {
	case "in", "from", "to", "near", "between", "around", "outside", "through", "via", "at":
		return true
	}
	return false
}

// smallRegions finds states and countries in small letters, other than those that
// are common words too, and cities.
func smallRegions(words []Word, names []Name) []Name {
	next := 0
	for i, w := range words {
		for next < len(names) && names[next].End <= i {
			next++
		}
		if next < len(names) && names[next].Start <= i || len(w.Form) < 4 {
			continue
		}
		if !smallCity(words, i) && !regions()[w.Form] {
			continue
		}
		switch w.Form {
		case "turkey", "guinea", "china", "chad", "jordan", "georgia", "wales", "niger", "mali":
			continue
		}
		names = slices.Insert(names, next, Name{Start: i, End: i + 1, Type: "Place", Score: 0.5})
	}
	return names
}
