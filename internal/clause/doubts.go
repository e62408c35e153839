package clause

import (
	"math"
	"strings"
)

// doubts adds features of what readers find wrong most: a subject far from its
// verb with other nouns between, names cut short, numbers that disagree, parts
// of the tree that the parser itself doubts.
func (x *extractor) doubts(c *Claim, out []feature) []feature {
	t := x.t
	add, yes := adders(&out)
	s, v, o := c.Subject.head(), c.Predicate.Head, c.Object.head()
	if s >= 0 && v >= 0 && !c.Predicate.Passive {
		add("nouns between", math.Min(float64(x.nounsBetween(s, v)), 5)/5)
		yes("disagreement", x.disagree(s, v))
		yes("place as subject", x.place(s))
		yes("number as subject", t.Pos(s) == "NUM")
		yes("count as subject", counts(t.Lemma(s)))
	}
	yes("subject cut", x.cutName(c.Subject))
	yes("object cut", x.cutName(c.Object))
	both := strings.HasSuffix(c.Rule, "reciprocal") // each is the other's fellow
	yes("subject listed", !both && s >= 0 && (t.Is(s, "conj") || t.Child(s, "conj") >= 0))
	yes("object listed", !both && o >= 0 && (t.Is(o, "conj") || t.Child(o, "conj") >= 0))
	yes("object continued", o >= 0 && t.Child(o, "acl", "acl:relcl", "appos") > o)
	weakest, depth := 0.0, 0.0
	for i := v; i >= 0 && depth < 8; i = t.Head(i) {
		weakest = math.Min(weakest, logProb(t.Words[i].Prob))
		depth++
	}
	add("weakest above", weakest)
	args := 0.0
	for _, a := range c.Args {
		if a.Phrase.Head >= 0 {
			args = math.Min(args, logProb(t.Words[a.Phrase.Head].Prob))
		}
	}
	add("weakest argument", args)
	add("sentence doubt", x.doubt())
	add("name score", x.nameScore(s)+x.nameScore(o))
	return out
}

// logProb is the logarithm of an arc's probability, at least -3, 0 for unknown.
func logProb(p float32) float64 {
	if p <= 0 {
		return 0
	}
	return math.Max(math.Log(float64(p)), -3)
}

// nounsBetween counts the heads of noun phrases between two words.
func (x *extractor) nounsBetween(a, b int) int {
	n := 0
	for i := min(a, b) + 1; i < max(a, b); i++ {
		if p := x.t.Pos(i); (p == "NOUN" || p == "PROPN") && !x.t.Is(i, "compound", "flat", "nmod:desc") {
			n++
		}
	}
	return n
}

// disagree says whether the subject's number is not the verb's.
func (x *extractor) disagree(s, v int) bool {
	if x.t.Is(s, "conj") || x.t.Child(s, "conj") >= 0 || x.nameAt(s) >= 0 || x.t.Child(v, "nsubj", "nsubj:pass") != s {
		return false
	}
	switch x.verbNumber(v) {
	case "Sing":
		return x.t.Tag(s) == "NNS" && x.t.Child(s, "nummod") < 0
	case "Plur":
		return x.t.Tag(s) == "NN" && !emptyHeads[x.t.Lemma(s)]
	}
	return false
}

// cutName says whether the phrase has a capital word straight beside it that
// is not part of it.
func (x *extractor) cutName(p Phrase) bool {
	if p.Empty() || len(p.Words) == 0 {
		return false
	}
	t := x.t
	if first := p.Words[0] - 1; first > 0 && t.Pos(first) == "PROPN" && t.Pos(first+1) == "PROPN" && !t.Is(first, "nmod:desc") && t.Words[first].Form != t.Low(first) {
		return true
	}
	last := p.Words[len(p.Words)-1] + 1
	return last < t.Len() && t.Pos(last) == "PROPN" && t.Pos(last-1) == "PROPN" && t.Words[last].Form != t.Low(last)
}

// doubt is the mean of the arcs' log probabilities over the sentence.
func (x *extractor) doubt() float64 {
	if x.mean != 0 {
		return x.mean
	}
	for _, w := range x.t.Words {
		x.mean += logProb(w.Prob) / float64(len(x.t.Words))
	}
	return x.mean
}

// nameScore is how sure the parse is of the name at word i, less one.
func (x *extractor) nameScore(i int) float64 {
	if n := x.nameAt(i); n >= 0 && x.p.Names[n].Score > 0 {
		return float64(x.p.Names[n].Score) - 1
	}
	return 0
}

// adders add features to out: one with a value unless it is 0, one that holds or
// does not.
func adders(out *[]feature) (add func(name string, value float64), yes func(name string, is bool)) {
	add = func(name string, value float64) {
		if value != 0 {
			*out = append(*out, feature{name, value})
		}
	}
	yes = func(name string, is bool) {
		if is {
			add(name, 1)
		}
	}
	return add, yes
}
