package export

import "strings"

// maxWords is how many words an edge shows.
const maxWords = 4

// backwards marks words that read from the object to the subject, as a
// passive's do ("was outranked by").
const backwards = "← "

// Phrase is what an edge shows: the source's own words of the first claim in
// the active voice, else of the first, at most four words. A hedged edge so
// keeps its "may have". Without words it is the relation's name.
func Phrase(relation string, claims []Claim) string {
	best := -1
	for i, c := range claims {
		if c.PredicateText == "" {
			continue
		}
		if best < 0 || claims[best].Voice == "passive" && c.Voice != "passive" {
			best = i
		}
	}
	plain := strings.ReplaceAll(relation, "_", " ")
	if best < 0 {
		return plain
	}
	words := strings.Fields(claims[best].PredicateText)
	if claims[best].Voice == "passive" {
		if claims[best].Standing == Asserted {
			return plain
		}
		return backwards + shorten(words)
	}
	return shorten(words)
}

// shorten keeps the first word, where a hedge stands, and the last ones, where
// the meaning does.
func shorten(words []string) string {
	if len(words) > maxWords {
		tail := words[len(words)-maxWords+1:]
		return words[0] + " … " + strings.Join(tail, " ")
	}
	return strings.Join(words, " ")
}

// said says whether an edge must name who says it.
func said(s Standing) bool { return s == Reported || s == Hedged }

// speakers lists the distinct innermost speakers of the claims, in their order.
func speakers(claims []Claim) []string {
	return distinct(claims, func(c Claim) string { return c.AttributedTo })
}

// distinct lists a field's distinct values, empty ones left out.
func distinct(claims []Claim, field func(Claim) string) []string {
	var list []string
	seen := map[string]bool{"": true}
	for _, c := range claims {
		if value := field(c); !seen[value] {
			seen[value] = true
			list = append(list, value)
		}
	}
	return list
}
