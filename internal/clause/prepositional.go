package clause

// means says whether the noun under "by" is how something goes or is sent, which
// does nothing itself ("returned by mail").
func (x *extractor) means(k int) bool {
	t := x.t
	if t.Tag(k) != "NN" || t.Preposition(k) != "by" || len(t.Kids(k)) != 1 {
		return false
	}
	switch t.Lemma(k) {
	case "mail", "post", "phone", "telephone", "email", "e-mail", "letter", "fax", "radio", "courier", "rail", "road", "sea", "land", "air", "train", "bus", "car",
		"boat", "ship", "ferry", "plane", "truck", "helicopter", "video", "hand", "foot", "decree", "referendum", "chance", "mistake", "accident", "default":
		return true
	}
	return false
}

// ruledOn says whether what the relative pronoun k stands for under its preposition
// is what the verb is about, having nothing else ("the case on which it ruled").
func (x *extractor) ruledOn(f *frame, k int, prep string) bool {
	t := x.t
	if x.stands[k] == nil || t.Child(f.head, "obj", "ccomp", "xcomp", "advcl") >= 0 {
		return false
	}
	for _, j := range t.Children(f.head, "obl") {
		if j > f.head {
			return false
		}
	}
	switch prep {
	case "on", "for", "about", "against", "with", "from", "to", "upon":
		return true
	}
	return false
}
