package entity

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/ranker.tsv
var rankerTSV string

// A log-linear ranker chooses a pronoun's antecedent among the candidates that
// agree with it, or none. Its weights were fitted on GUM's training documents
// (TestFitRanker); each kind of pronoun has its own.

// feature is one observation about a pronoun and a candidate: the kind of pronoun,
// what is observed, its value if it has names for values, and its strength.
type feature struct {
	featureName
	strength float64
}

type featureName struct{ kind, name, value string }

func (f featureName) String() string {
	if f.value == "" {
		return f.kind + " " + f.name
	}
	return f.kind + " " + f.name + "=" + f.value
}

// kindOf groups the pronouns that share weights.
func kindOf(key string) string {
	switch {
	case he[key] || she[key]:
		return "person"
	case it[key]:
		return "it"
	}
	return "they"
}

var rankerWeights = sync.OnceValue(func() map[featureName]float64 {
	w := map[featureName]float64{}
	for l := range strings.Lines(rankerTSV) {
		f := strings.Split(strings.TrimSpace(l), "\t")
		if len(f) != 2 || strings.HasPrefix(l, "#") {
			continue
		}
		kind, name, _ := strings.Cut(f[0], " ")
		name, value, _ := strings.Cut(name, "=")
		w[featureName{kind, name, value}], _ = strconv.ParseFloat(f[1], 64)
	}
	return w
})

func rank(features []feature) float64 {
	w := rankerWeights()
	sum := 0.0
	for _, f := range features {
		sum += w[f.featureName] * f.strength
	}
	return sum
}

// observe lists the features of candidate c for pronoun m; between is the number
// of candidates that stand between the two.
func (r *resolver) observe(m, c *mention, between int) []feature {
	return r.observeInto(nil, m, c, between)
}

func (r *resolver) observeInto(out []feature, m, c *mention, between int) []feature {
	kind := kindOf(m.key)
	s, cs := &r.sents[m.sent], &r.sents[c.sent]
	add := func(name, value string, strength float64) {
		if strength != 0 {
			out = append(out, feature{featureName{kind, name, value}, strength})
		}
	}
	yes := func(name string, b bool) {
		if b {
			add(name, "", 1)
		}
	}
	add("distance", [...]string{"0", "1", "2", "3"}[max(0, min(3, m.sent-c.sent))], 1)
	add("between", "", math.Log2(float64(1+between)))
	add("role", r.role(cs, c), 1)
	yes("main subject", cs.rel(c.head) == "nsubj" && cs.words[c.head].Head >= 0 && cs.words[c.head].Head < len(cs.words) && cs.rel(cs.words[c.head].Head) == "root")
	form := "nominal"
	switch {
	case c.form == properName:
		form = "name"
	case c.form == pronoun:
		form = "pronoun"
		yes("same pronoun", sameSet(c.key, m.key))
	case c.definite:
		form = "definite"
	case c.indefinite:
		form = "indefinite"
	}
	add("form", form, 1)
	add("chain", "", math.Log2(float64(1+r.mentionsBefore(c.chain, m))))
	yes("chain named", c.chain.named)
	typ := c.chain.typ
	if !c.chain.named {
		typ = classNames[max(c.class.first(), '-')]
	}
	add("type", typ, 1)
	yes("plural", c.number == many || c.chain.number == many)
	yes("gender known", (c.chain.gender == male || c.chain.gender == female) && c.chain.gender == m.gender)
	yes("gender unknown", c.chain.gender == unknown)
	yes("both subjects", s.rel(m.head) == "nsubj" && cs.rel(c.head) == "nsubj")
	yes("both objects", s.rel(m.head) == "obj" && cs.rel(c.head) == "obj")
	if c.sent == m.sent {
		yes("cataphora", !c.before(m))
		mg := s.governor(m.head)
		yes("own subject", possessives[m.key] && cs.rel(c.head) == "nsubj" && mg == cs.words[c.head].Head)
		yes("controller", cs.rel(c.head) == "nsubj" && mg >= 0 && mg < len(s.words) && mg != cs.words[c.head].Head && s.within(mg, cs.words[c.head].Head) && s.kid(mg, "nsubj") < 0)
		yes("above", cs.within(m.head, c.head))
	}
	yes("headline", cs.title)
	yes("first of document", c.sent == 0)
	o := observer{r: r, m: m, c: c, s: s, cs: cs, kind: kind, out: out}
	o.discourse()
	o.structure()
	o.meaning()
	return o.out
}

// classNames are the noun classes as the values of a feature.
var classNames = func() (names [256]string) {
	for k := range names {
		names[k] = "class " + string([]byte{byte(k)})
	}
	return names
}()

// role is the candidate's grammatical role, coarsely.
func (r *resolver) role(s *sentence, c *mention) string {
	if s.words[c.head].Deprel == "nmod:poss" {
		return "poss"
	}
	switch rel := s.rel(c.head); rel {
	case "nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "compound", "amod", "root":
		if s.words[c.head].Deprel == "nsubj:pass" {
			return "nsubj:pass"
		}
		return rel
	}
	return "other"
}

// abstain lists the features of a pronoun's having no antecedent among the
// candidates.
func (r *resolver) abstain(m *mention, candidates int) []feature {
	kind := kindOf(m.key)
	s := &r.sents[m.sent]
	out := []feature{{featureName{kind, "none", ""}, 1}, {featureName{kind, "none, candidates", ""}, math.Log2(float64(1 + candidates))}}
	yes := func(name string, b bool) {
		if b {
			out = append(out, feature{featureName{kind, name, ""}, 1})
		}
	}
	h := s.words[m.head].Head
	yes("none, subject", s.rel(m.head) == "nsubj")
	yes("none, object", s.rel(m.head) == "obj")
	yes("none, possessive", possessives[m.key])
	yes("none, adjective", h >= 0 && h < len(s.words) && s.words[h].UPOS == "ADJ")
	yes("none, clause follows", h >= 0 && h < len(s.words) && s.kid(h, "ccomp", "csubj") > m.head)
	yes("none, early", m.sent == 0)
	yes("none, quoted", s.quote[m.head])
	o := observer{r: r, m: m, s: s, kind: kind, out: out}
	o.unnamed()
	return o.out
}
