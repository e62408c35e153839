package clause

import "strings"

// lightVerbs are verb and noun pairs that together are one relation, with the
// prepositions that introduce its object. The verb alone says little.
var lightVerbs = func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(`
cast doubt on upon over
throw doubt on upon
shed light on upon
take note of
take advantage of
take care of
take control of over
take charge of
take part in
take responsibility for
take aim at
take over of
take possession of
take account of
take issue with
take action against on
take place in at on
take effect in on
take office in as
take custody of
take hold of in
make use of
make fun of
make reference to
make mention of
make contact with
make peace with
make sense of to
make progress on in toward towards
make contribution to
make claim to
make way for
give rise to
give birth to
give way to
give priority to
pay attention to
pay tribute to
pay homage to
pay visit to
pay price for
play role in
play part in
play host to
have effect on upon
have impact on upon
have influence on over
have access to
have control of over
have tie with to
have doubt about on
have interest in
have confidence in
have faith in
have plan for
raise question about over on
raise concern about over
raise doubt about over on
raise awareness of about
raise alarm about over
express concern about over at
express support for
express confidence in
express doubt about
express interest in
express regret for over
express opposition to
express sympathy for to with
voice support for
voice concern about over
voice opposition to
show interest in
show support for
put pressure on upon
put emphasis on
put end to
put stop to
place emphasis on
place blame on
place restriction on
place limit on
impose sanction on against
impose tariff on against
impose restriction on
impose ban on
lay claim to
lay siege to
lay blame on
lose control of over
lose sight of
lose interest in
lose confidence in
gain access to
gain control of over
gain access into
win support from of
exert pressure on
exert influence on over
hold talk with
hold meeting with
bring end to
bring attention to
call attention to
draw attention to
set fire to
set limit on
keep track of
keep watch over on
keep eye on
catch sight of
declare war on against
wage war on against
launch attack on against
open fire on at
find fault with
sound alarm on over about
reach agreement with
reach deal with
sign deal with
sign agreement with
strike deal with
lodge complaint with against
file lawsuit against
file complaint against with
file suit against
do damage to
do harm to
cause damage to
cause harm to
fall victim to
bear witness to
bear responsibility for
bear resemblance to
`), "\n") {
		f := strings.Fields(line)
		if len(f) > 2 {
			key := f[0] + " " + f[1]
			m[key] = map[string]bool{}
			for _, p := range f[2:] {
				m[key][p] = true
			}
		}
	}
	return m
}()

// weighty nouns keep their own claim beside the one relation: "raised
// questions" is worth saying.
var weighty = map[string]bool{"question": true, "concern": true, "sanction": true, "tariff": true, "restriction": true,
	"attack": true, "agreement": true, "deal": true, "lawsuit": true, "doubt": false, "complaint": true, "ban": true,
	"confidence": true, "support": true, "war": true, "talk": true, "meeting": true, "effect": true, "impact": true}

// emitLight makes the claims of a verb and noun that are one relation. It
// says whether the clause needs no others.
func (x *extractor) emitLight(f *frame) bool {
	t := x.t
	if len(f.objects) == 0 {
		return false
	}
	noun := f.objects[0]
	preps := lightVerbs[t.Lemma(f.head)+" "+t.Lemma(noun)]
	if preps == nil {
		return false
	}
	var heads []int
	var at []int
	prep := ""
	rest := f.args
	for _, k := range t.Children(noun, "nmod", "acl") {
		if p := t.Preposition(k); preps[p] && k > noun {
			heads, prep, at = x.members(k), p, t.PrepositionWords(k)
			break
		}
	}
	var targets []Phrase
	targets = x.phrases(heads)
	if targets == nil {
		rest = nil
		for _, a := range f.args {
			if preps[a.Prep] && a.Phrase.Head > noun && (prep == "" || sameAt(at, a.PrepAt)) {
				targets, prep, at = append(targets, a.Phrase), a.Prep, a.PrepAt
				continue
			}
			rest = append(rest, a)
		}
	}
	if targets == nil {
		return false
	}
	for n, s := range x.subjectPhrases(f) {
		for m, o := range targets {
			c := x.base(f)
			c.Predicate.Words = ascending(append(append([]int(nil), f.words...), x.lightWords(noun)...))
			c.Predicate.Lemma = f.lemma + f.name + " " + t.Lemma(noun)
			if t.Feat(noun, "Number") == "Plur" {
				c.Predicate.Lemma = f.lemma + f.name + " " + t.Low(noun)
			}
			c.Predicate.Prep, c.Predicate.PrepAt = prep, at
			c.Subject, c.Object, c.Args = s, o, rest
			c.Pattern, c.Rule = "SVO", ruleName(f, "light verb")
			c.split = n > 0 || m > 0
			x.add(c)
		}
	}
	return !weighty[t.Lemma(noun)]
}

// lightWords are the noun of a light verb with its plain modifiers.
func (x *extractor) lightWords(noun int) []int {
	return append([]int{noun}, x.t.Children(noun, "compound", "amod")...)
}
