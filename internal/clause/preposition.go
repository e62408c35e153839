package clause

import "strings"

// complexPrepositions are prepositions of several words that hold a noun:
// "in front of a crowd" is about the crowd.
var complexPrepositions = func() map[string]bool {
	m := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(`
in front of
in relation to
in respect of
in terms of
in favor of
in favour of
in support of
in response to
in addition to
in opposition to
in contrast to
in contrast with
in comparison to
in comparison with
in exchange for
in return for
in search of
in place of
in honor of
in honour of
in memory of
in light of
in view of
in charge of
in lieu of
in spite of
in accordance with
in conjunction with
in connection with
in collaboration with
in cooperation with
in partnership with
in protest of
in protest against
in case of
on behalf of
on account of
on top of
on grounds of
with respect to
with regard to
with help of
with support of
at expense of
at behest of
at request of
for sake of
for purpose of
by means of
by way of
by virtue of
as result of
as part of
as consequence of
at hands of
in wake of
in aftermath of
in course of
in midst of
in face of
in presence of
in absence of
`), "\n") {
		m[line] = true
	}
	return m
}()

// discourse are prepositional phrases that only link a sentence to the last.
var discourse = map[string]bool{"in summary": true, "in addition": true, "in fact": true, "in particular": true, "in general": true,
	"in contrast": true, "for instance": true, "for example": true, "as result": true, "as whole": true, "of course": true, "in conclusion": true,
	"at least": true, "in turn": true, "on hand": true, "in short": true, "in response": true, "at all": true, "in case": true,
	"in effect": true, "in part": true, "to extent": true, "in sum": true, "in reality": true, "by contrast": true, "in total": true,
	"for part": true, "on contrary": true, "in end": true, "for one": true, "after all": true, "in all": true, "in practice": true}

// complexTarget looks through a preposition of several words: the noun it is
// about, its preposition and that preposition's words; -1 when k is none.
func (x *extractor) complexTarget(k int, prep string) (noun int, full string, at []int) {
	t := x.t
	if prep == "" || strings.Contains(prep, " ") {
		return -1, "", nil
	}
	for _, j := range t.Children(k, "nmod") {
		second := t.Preposition(j)
		lemma := t.Lemma(k)
		if j > k && (complexPrepositions[prep+" "+lemma+" "+second] || complexPrepositions[prep+" "+t.Low(k)+" "+second]) {
			at = append(at, t.PrepositionWords(k)...)
			at = append(at, t.Children(k, "det")...)
			at = append(append(at, k), t.PrepositionWords(j)...)
			return j, prep + " " + t.Low(k) + " " + second, ascending(at)
		}
	}
	return -1, "", nil
}

// linking says whether the oblique k only links sentences.
func (x *extractor) linking(k int, prep string) bool {
	return discourse[prep+" "+x.t.Lemma(k)] && (x.t.Child(k, "nmod", "acl") < 0 || (x.t.Lemma(k) == "response" || x.t.Lemma(k) == "whole") && x.t.Child(k, "nmod") < 0)
}
