package clause

// bareness adds features of claims that say too little by themselves: phrases of
// one common noun, those whose meaning hangs on a clause that was cut off, verbs
// without anything beside them.
func (x *extractor) bareness(c *Claim, out []feature) []feature {
	t := x.t
	_, yes := adders(&out)
	v := c.Predicate.Head
	sides := []struct {
		name string
		p    Phrase
	}{{"subject", c.Subject}, {"object", c.Object}}
	for _, side := range sides {
		h := side.p.Head
		if h < 0 {
			continue
		}
		common := t.Pos(h) == "NOUN" && x.nameAt(h) < 0
		bare := common && len(side.p.Words) == 1
		det := t.Low(t.Child(h, "det"))
		yes(side.name+" bare", bare)
		yes(side.name+" bare and definite", bare && (det == "the" || det == "this" || det == "these" || det == "both"))
		yes(side.name+" bare plural", bare && t.Tag(h) == "NNS" && det == "")
		yes(side.name+" empty", common && emptyHeads[t.Lemma(h)] && t.Child(h, "nmod") < 0)
		yes(side.name+" abstract", common && abstract(t.Lemma(h)))
		k := t.Child(h, "acl", "acl:relcl")
		yes(side.name+" restricted", common && k > h && t.Low(k-1) != "," && !x.punctuated(h, k))
		cut := 0
		have := map[int]bool{}
		for _, w := range side.p.Words {
			have[w] = true
		}
		for _, w := range side.p.Full {
			if p := t.Pos(w); !have[w] && (p == "NOUN" || p == "PROPN" || p == "VERB" || p == "NUM" || p == "ADJ") {
				cut++
			}
		}
		if cut > 0 {
			out = append(out, feature{side.name + " cut off", float64(min(cut, 8)) / 8})
		}
		if n := x.restrictor(h); n >= 0 {
			inside := v >= 0 && t.Within(v, n)
			yes(side.name+" given whole", !inside && have[n])
			yes(side.name+" restriction lost", side.p.lost)
			yes(side.name+" restricted by its clause", inside)
			yes(side.name+" indefinite, restricted by its clause", inside && (det == "a" || det == "an"))
			yes(side.name+" general, restricted by its clause", inside && det == "" && general(t.Lemma(h)))
		}
		yes(side.name+" number alone", t.Pos(h) == "NUM" && len(side.p.Words) <= 2)
		yes(side.name+" verb", t.Pos(h) == "VERB")
	}
	yes("alone", c.Object.Empty() && len(c.Args) == 0)
	yes("intransitive", c.Object.Empty())
	yes("shared among counted", c.split && t.Child(c.Subject.head(), "nummod") >= 0)
	if weighed[c.Predicate.Prep] {
		out = append(out, feature{"preposition " + c.Predicate.Prep, 1})
	}
	if s, o := c.Subject.Head, c.Object.Head; c.Kind == Apposition && s >= 0 && o >= 0 {
		out = append(out, feature{"apposition far", float64(min(x.nounsBetween(s, o), 4)) / 4})
		yes("apposition common", t.Pos(s) == "NOUN" && t.Pos(o) == "NOUN")
		yes("apposition before its name", o < s)
	}
	if v >= 0 && t.Pos(v) == "VERB" {
		yes("verb with a capital", v > 0 && t.Low(v) != t.Words[v].Form)
		out = append(out, feature{"verb " + t.Lemma(v), 1})
	}
	return out
}

// weighed are the prepositions frequent enough for a weight of their own.
var weighed = map[string]bool{"after": true, "with": true, "from": true, "following": true, "as": true, "for": true, "by": true, "to": true,
	"in": true, "on": true, "at": true, "of": true}
