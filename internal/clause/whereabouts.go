package clause

import "kgraph/internal/clause/annotate"

// whereabouts lets the place or thing that a relative clause modifies fill the
// object's slot of a verb that has nothing else for it: "Harrow, where he remained",
// "the unit for which they qualified", "the town in which she was born".
func (x *extractor) whereabouts(f *frame) {
	t := x.t
	if f.oblique >= 0 || f.copula || len(f.objects) > 0 || len(f.comps) > 0 || len(f.receiver) > 0 || t.Child(f.head, "ccomp", "xcomp") >= 0 {
		return
	}
	for _, k := range t.Children(f.head, "obl", "advmod") {
		ante := x.stands[k]
		if len(ante) == 0 || k > f.head || t.Is(k, "advmod") && t.Low(k) != "where" || t.Pos(ante[0]) == "NUM" || annotate.IsTime(t, ante[0], "") || annotate.Event(t.Lemma(ante[0])) {
			continue
		}
		switch t.Lemma(ante[0]) {
		case "case", "way", "manner", "extent", "degree", "reason", "point", "time", "event", "situation", "incident":
			continue
		}
		for n, a := range f.args {
			if a.Phrase.Head == ante[0] && a.Prep != "" && a.Prep != "by" {
				if m := x.otherOblique(f, n); m {
					return
				}
				f.oblique = n
				return
			}
		}
	}
}

// otherOblique says whether the verb has another place, person or thing beside the
// argument n behind it.
func (x *extractor) otherOblique(f *frame, n int) bool {
	for m, a := range f.args {
		if m != n && a.Prep != "" && a.Role != "time" && a.Role != "purpose" && a.Role != "amount" && a.Phrase.Head > f.head {
			return true
		}
	}
	return false
}
