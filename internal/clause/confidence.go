package clause

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
)

// The weights are learned: TestConfidence in confidence_test.go says from
// what, and writes the file.
//
//go:embed confidence.tsv
var weightsFile string

var weights = readWeights(weightsFile)

func readWeights(file string) map[string]float64 {
	m := map[string]float64{}
	for _, line := range strings.Split(file, "\n") {
		name, value, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if w, err := strconv.ParseFloat(value, 64); err == nil {
			m[name] = w
		}
	}
	return m
}

// confidence is the probability that a reader accepts the claim, by a logistic
// model over features of tree and clause.
func (x *extractor) confidence(c *Claim) float64 {
	sum := 0.0
	for _, f := range x.features(c) {
		sum += weights[f.name] * f.value
	}
	return math.Round(1e4/(1+math.Exp(-sum))) / 1e4
}

// feature is a property of a claim with its strength, mostly within 0..1.
type feature struct {
	name  string
	value float64
}

// contexts are the ways by which a clause is found, as they stand in the names
// of rules.
var contexts = []string{"participle adverbial", "adverbial gerund", "clausal subject", "noun infinitive", "noun content", "object control",
	"relative", "participle", "adverbial", "purpose", "result", "content", "parataxis", "reduced", "nested", "charge", "first to", "plan"}

// features describe the claim to the model.
func (x *extractor) features(c *Claim) []feature {
	t := x.t
	rule, context := c.Rule, "main"
	if i := strings.LastIndexByte(rule, ' '); i >= 0 {
		for _, name := range contexts {
			if strings.HasPrefix(rule, name) {
				context = name
				break
			}
		}
		rule = rule[i+1:]
	}
	// Who says it and how surely is no feature: what others say is oftener cut
	// or misread in news, and is what analysis is made of.
	out := []feature{{"bias", 1}, {"prior", 5 * (x.prior(c) - .5)}, {"rule " + rule, 1}, {"kind " + string(c.Kind), 1}}
	if context != "content" && context != "noun content" {
		out = append(out, feature{"context " + context, 1})
	}
	add := func(name string, yes bool) {
		if yes {
			out = append(out, feature{name, 1})
		}
	}
	sum, least, n := 0.0, 0.0, 0.0
	for _, i := range []int{c.Subject.head(), c.Predicate.Head, c.Object.head()} {
		if i < 0 {
			continue
		}
		if q := float64(t.Words[i].Prob); q > 0 {
			l := math.Max(math.Log(q), -3)
			sum, least, n = sum+l, math.Min(least, l), n+1
		}
	}
	if n > 0 {
		out = append(out, feature{"arcs", sum / n}, feature{"weakest arc", least})
	}
	inner := 0.0
	for _, words := range [][]int{c.Subject.Words, c.Object.Words} {
		for _, i := range words {
			if q := float64(t.Words[i].Prob); q > 0 {
				inner = math.Min(inner, math.Max(math.Log(q), -3))
			}
		}
	}
	out = append(out, feature{"weakest word", inner},
		feature{"subject length", float64(min(len(c.Subject.Words), 8)) / 8}, feature{"object length", float64(min(len(c.Object.Words), 8)) / 8},
		feature{"arguments", float64(min(len(c.Args), 4)) / 4})
	if c.Subject.Head >= 0 && c.Predicate.Head >= 0 {
		out = append(out, feature{"subject distance", math.Log1p(math.Abs(float64(c.Subject.Head-c.Predicate.Head))) / 3})
		add("subject after verb", !c.Predicate.Passive && c.Subject.Head > c.Predicate.Head)
	}
	if c.Object.Head >= 0 && c.Predicate.Head >= 0 {
		out = append(out, feature{"object distance", math.Log1p(math.Abs(float64(c.Object.Head-c.Predicate.Head))) / 3})
	}
	add("no subject", c.Subject.Empty())
	add("no object", c.Object.Empty())
	add("name as subject", t.Pos(c.Subject.Head) == "PROPN")
	add("name as object", t.Pos(c.Object.Head) == "PROPN")
	add("number as object", t.Pos(c.Object.Head) == "NUM")
	add("preposition", c.Predicate.Prep != "")
	return x.attachment(c, x.bareness(c, x.doubts(c, out)))
}
