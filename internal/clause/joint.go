package clause

// joint are the objects of a clause as one phrase where each alone would be false:
// the years of a series, what the parts of a whole consist of, where most of many
// are ("most are in tourism and industry").
func (x *extractor) joint(f *frame, objects []Phrase, prep string) []Phrase {
	if !x.o.Modifiers || len(objects) < 2 || !x.jointly(f, objects, prep) {
		return objects
	}
	first := objects[0]
	words := append([]int(nil), first.Words...)
	for _, p := range objects[1:] {
		if p.Empty() || len(p.omit) > 0 || !x.t.Is(p.Head, "conj") || !x.t.Within(p.Head, first.Head) {
			return objects
		}
		words = append(words, p.Words...)
		for k := p.Words[0] - 1; k > first.Head && (x.t.Pos(k) == "CCONJ" || x.t.Low(k) == "," || x.t.Is(k, "det", "case")); k-- {
			words = append(words, k)
		}
	}
	words = ascending(words)
	if len(words) > maxRestricted+len(objects) {
		return objects
	}
	first.Words, first.Full = words, words
	return []Phrase{first}
}

// jointly says whether the objects hold only together.
func (x *extractor) jointly(f *frame, objects []Phrase, prep string) bool {
	t := x.t
	years := len(objects) > 2
	for _, p := range objects {
		years = years && p.Head >= 0 && t.Pos(p.Head) == "NUM"
	}
	switch {
	case years:
		return true
	case f.copula && prep != "" && len(f.subjects) > 0 && (x.counted(f.subjects[0]) || someOf(t.Low(f.subjects[0]))):
		return true
	case prep == "of" || prep == "up of":
		switch t.Lemma(f.head) {
		case "consist", "compose", "make", "comprise":
			return true
		}
	}
	return false
}

// doneTogether are the subjects of a clause as one where they make up its object only
// together ("photos and tapes make up the evidence").
func (x *extractor) doneTogether(f *frame) bool {
	switch x.t.Lemma(f.head) + " " + f.particle {
	case "make up", "comprise ", "constitute ":
		return x.o.Modifiers && len(f.objects) == 1
	}
	return false
}

// someOf says whether the word means some of those that "of" names.
func someOf(low string) bool {
	switch low {
	case "most", "many", "some", "half", "majority", "several", "few", "all", "rest":
		return true
	}
	return false
}
