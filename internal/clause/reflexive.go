package clause

// reflexive takes an object that is the subject over again into the verb: who
// "turned himself in" did one thing, and nothing to another.
func (x *extractor) reflexive(f *frame, k int) bool {
	t := x.t
	if f.passive || t.Pos(k) != "PRON" || t.Child(k, "conj", "case") >= 0 || t.Is(k, "obj") && t.Child(f.head, "iobj") >= 0 {
		return false
	}
	switch t.Low(k) {
	case "himself", "herself", "itself", "themselves":
	default:
		return false
	}
	if c := t.Child(f.head, "xcomp"); c >= 0 && x.verbal(c) || t.Is(f.head, "xcomp") && len(f.chain) == 0 && f.rule == "object control" {
		return false // "forced themselves to wait"
	}
	f.words = ascending(append(f.words, k))
	f.name += " " + t.Low(k)
	f.self = true
	return true
}
