package clause

import (
	"math"
	"strings"
)

// rulePrecision is the share of right claims by the last word of a rule's
// name, smoothed; measured by reading claims of the development data.
var rulePrecision = map[string]float64{
	"object": .85, "passive": .85, "agentless": .85, "oblique": .8, "complement": .8, "intransitive": .75,
	"copula": .8, "adjective": .75, "as": .8, "verb": .8, "apposition": .8, "title": .85, "possessive": .75,
	"example": .85, "reciprocal": .9, "nominalisation": .75, "report": .8, "there": .75,
}

// contextFactor lowers the confidence of clauses found by less sure ways.
var contextFactor = map[string]float64{
	"relative": .95, "participle": .9, "participle adverbial": .85, "adverbial gerund": .8, "adverbial": .95,
	"purpose": .8, "result": .85, "noun infinitive": .7, "object control": .9, "content": 1, "parataxis": .85, "reduced": .7,
	"nested": .8, "noun content": .9, "clausal subject": .8,
}

// prior is the rule's precision times what the parser thinks of the arcs that
// the claim stands on: the model's strongest feature.
func (x *extractor) prior(c *Claim) float64 {
	rule, context := c.Rule, ""
	for i := len(rule) - 1; i >= 0; i-- {
		if rule[i] == ' ' {
			context, rule = rule[:i], rule[i+1:]
			break
		}
	}
	p, ok := rulePrecision[rule]
	if !ok {
		p = .7
	}
	for context != "" {
		if f, ok := contextFactor[context]; ok {
			p *= f
			break
		}
		cut := strings.LastIndexByte(context, ' ')
		context = context[:max(cut, 0)]
	}
	prob := 1.0
	n := 0.0
	for _, i := range []int{c.Subject.Head, c.Predicate.Head, c.Object.Head} {
		if i >= 0 {
			if q := float64(x.t.Words[i].Prob); q > 0 {
				prob *= q
			}
			n++
		}
	}
	if n > 0 {
		prob = math.Pow(prob, 1/n)
	}
	return p * prob
}
