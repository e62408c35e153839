package clause

import "kgraph/internal/clause/annotate"

// agents are who a passive says did it.
func (x *extractor) agents(f *frame) (heads []int) {
	t := x.t
	sources := []int{f.head}
	if x.shares(f) {
		sources = append(sources, f.under)
	}
	for _, k := range t.Children(f.head, "conj") {
		if t.Child(k, "nsubj", "aux", "obj") < 0 && t.Tag(k) == t.Tag(f.head) && f.passive {
			sources = append(sources, k) // "signed and published by X"
		}
	}
	for _, source := range sources {
		for _, k := range t.Children(source, "obl") {
			if x.means(k) {
				continue
			}
			if t.Is(k, "obl:agent") || t.Preposition(k) == "by" && t.Nominal(k) && !annotate.IsTime(t, k, "") && !annotate.IsAmount(t, k) {
				if source == f.under && k < f.head {
					continue
				}
				if ante := x.stands[k]; ante != nil {
					return ante
				}
				return x.members(k)
			}
		}
	}
	return x.lowAgent(f)
}

// lowAgent is the agent that the parser hung on the noun before it ("was reprinted for
// effect by the editor").
func (x *extractor) lowAgent(f *frame) []int {
	t := x.t
	if !f.passive || t.Child(f.head, "aux:pass") < 0 {
		return nil
	}
	for _, o := range t.Children(f.head, "obl") {
		if o < f.head || eventVerb(t.Lemma(o)) != "" || annotate.Event(t.Lemma(o)) || annotate.Document(t.Lemma(o)) || annotate.Files(t.Lemma(o)) || abstract(t.Lemma(o)) || x.isClause(o) {
			continue
		}
		if p := t.Preposition(o); p != "for" && p != "in" && p != "on" && p != "at" && p != "to" && p != "from" {
			continue
		}
		switch t.Lemma(o) {
		case "series", "set", "speech", "novel", "film", "song", "poem", "play", "group", "work", "painting", "area", "comment", "photo", "image", "city", "region":
			continue
		}
		for _, k := range t.Children(o, "nmod") {
			if k > o && t.Preposition(k) == "by" && x.actor(k) && t.Child(k, "nummod") < 0 && !x.place(k) {
				return x.members(k)
			}
		}
	}
	return nil
}
