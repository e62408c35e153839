package fact

import (
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/entity"
	"kgraph/internal/lang"
	"kgraph/schema"
	"kgraph/schema/derive"
)

// completing are the verbs that say half of it without what completes them:
// accused of what, ordered to do what, blocked from what. Of each, the words
// that lead to it.
var completing = func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for verbs, preps := range map[string]string{
		"accuse suspect":                        "of",
		"convict acquit":                        "of for",
		"blame":                                 "for",
		"block prevent stop bar ban prohibit":   "from",
		"order instruct urge ask tell pressure": "to",
		"persuade convince":                     "to into",
		"force":                                 "into",
		"warn":                                  "of about against that to",
		"charge":                                "with",
		"praise thank commend criticize criticise condemn honor honour": "for",
		"allow permit enable":         "to",
		"notify inform remind assure": "of about that",
		"list relist blacklist":       "as on in among",
	} {
		for _, v := range strings.Fields(verbs) {
			m[v] = setOf(preps)
		}
	}
	return m
}()

// halfSaid says whether a claim's verb is one of those. Some are whole without,
// and only miss what the sentence has: "block the Latin Patriarch from entering".
func (b *builder) halfSaid(s int, c *clause.Claim) bool {
	preps, ok := completing[firstWord(c.Predicate.Lemma)]
	if c.Kind == clause.Verb && c.Predicate.Lemma == "call on" || c.Predicate.Lemma == "call" && c.Predicate.Prep == "on" {
		return true // "calls on the Council to suspend"
	}
	if !ok || c.Kind != clause.Verb || c.Object.Empty() || c.Predicate.Prep != "" || c.Predicate.Particle != "" || strings.HasSuffix(c.Rule, completedRule) || strings.HasSuffix(c.Rule, throughRule) {
		return false
	}
	if w := b.Parses[s].Words[c.Object.Head]; w.UPOS == "NOUN" && !entity.MayAct(strings.ToLower(w.Lemma)) {
		return false // "orders the evacuation of the city"
	}
	if firstWord(c.Predicate.Lemma) == "blame" {
		return true
	}
	if !preps["from"] && !preps["for"] && !preps["with"] && firstWord(c.Predicate.Lemma) != "force" {
		return true
	}
	return slices.ContainsFunc(c.Args, func(a clause.Arg) bool { return preps[a.Prep] }) || b.completion(s, c) >= 0
}

// completion is the word after the object that begins what completes the verb, or -1.
func (b *builder) completion(s int, c *clause.Claim) int {
	preps := completing[firstWord(c.Predicate.Lemma)]
	p := b.Parses[s]
	last := c.Object.Head
	for _, w := range slices.Concat(c.Object.Words, c.Object.Full) {
		if p.Words[w].Head == c.Object.Head && strings.HasPrefix(p.Words[w].Deprel, "flat") {
			last = max(last, w)
		}
	}
	if next := last + 1; next < len(p.Words) && preps[strings.ToLower(p.Words[next].Form)] {
		return next
	}
	return -1
}

// completed is the claim with what completes its verb in the relation
// ("accused_of_violating_ceasefire"), the way of through: nothing is lost in the
// edge. None where that is too long, or speaks of somebody by a pronoun.
func (b *builder) completed(s int, c *clause.Claim, lit *graph.Claim) []graph.Claim {
	if lit.StatementOnly != halfSaid || c.Predicate.Passive || len(c.Predicate.Words) == 0 || lit.SubjectEntity < 0 || lit.ObjectEntity < 0 {
		return nil
	}
	words := b.completionWords(s, c)
	if words == nil {
		return nil
	}
	p := b.Parses[s]
	text := strings.Join(words, " ")
	said := tidy(b.written(p, c.Predicate.Words)) + " " + text
	if len(strings.Fields(said)) > maxFolded {
		return nil
	}
	out := *lit
	lemma := firstWord(c.Predicate.Lemma) + " " + text
	out.Relation, out.Rule = schema.Name(schema.Phrase{Lemma: lemma}), c.Rule+completedRule
	out.Predicate = strings.ReplaceAll(out.Relation, "_", " ")
	out.PredicateText, out.StatementOnly = lowerFirst(said), ""
	out.Args = slices.DeleteFunc(slices.Clone(lit.Args), func(a graph.Arg) bool { return completing[firstWord(c.Predicate.Lemma)][a.Prep] })
	return []graph.Claim{out}
}

// completedRule ends the names of the rules of such claims.
const completedRule = ", with its complement"

// halfSaid is why a claim of such a verb is no edge.
const halfSaid = "the relation says too little without what completes it"

// maxCompletion is how many words may complete a verb.
const maxCompletion = 5

// completionWords are the words that complete a claim's verb, as an edge shows
// them: without determiners, with one preposition at most after their first noun,
// a description of a name by the name. nil for none that an edge can show.
func (b *builder) completionWords(s int, c *clause.Claim) []string {
	p := b.Parses[s]
	from := b.completion(s, c)
	if from < 0 || strings.EqualFold(p.Words[from].Form, "that") {
		return nil
	}
	words := []string{p.Words[from].Form}
	noun, deep := -1, false
	for i := from + 1; i < len(p.Words); i++ {
		w := p.Words[i]
		nominal := w.UPOS == "NOUN" || w.UPOS == "PROPN"
		switch {
		case w.XPOS == "DT" || w.XPOS == "PDT" || w.UPOS == "ADV" && strings.HasSuffix(w.Form, "ly"):
			continue
		case w.UPOS == "PRON" || strings.HasPrefix(w.XPOS, "PRP") || w.UPOS == "AUX" && len(words) > 1 || w.XPOS == "POS":
			return nil
		case noun >= 0 && !nominal:
			if !deep && w.UPOS == "ADP" && carried[strings.ToLower(w.Form)] && (!strings.HasSuffix(p.Words[from+1].Form, "ing") && p.Words[from+1].UPOS != "VERB" || strings.EqualFold(w.Form, "of")) {
				deep, noun = true, -1
				break
			}
			return shown(words)
		case w.UPOS == "PUNCT" || w.UPOS == "CCONJ" || w.UPOS == "SCONJ" || w.UPOS == "ADP" && len(words) > 2:
			return nil
		}
		form := w.Form
		if nominal {
			noun = i
			if the := i - 1; p.Words[the].XPOS == "DT" && w.XPOS == "NN" && (i+1 == len(p.Words) || p.Words[i+1].UPOS != "NOUN") && b.general(p, i) {
				ref := b.Entities.At(s, i, []int{i})
				if ref.Entity < 0 || ref.Aspect != "" || b.Entities.Entities[ref.Entity].Kind != entity.Named {
					return nil // "of invading the country": which?
				}
				form = b.Entities.Entities[ref.Entity].Name()
			}
		}
		words = append(words, form)
	}
	if noun < 0 {
		return nil
	}
	return shown(words)
}

// carried are the prepositions that tie what follows to the noun before.
var carried = setOf("of in on against with for to from into")

// general says whether a noun alone, with "the", means one that was spoken of.
func (b *builder) general(p *lang.Parse, i int) bool {
	n, ok := derive.NounOf(strings.ToLower(p.Words[i].Lemma))
	return ok && (n.Class == derive.Location || n.Class == derive.Group || n.Class == derive.Person)
}

func shown(words []string) []string {
	if len(words) > maxCompletion || len(words) < 2 {
		return nil
	}
	return words
}
