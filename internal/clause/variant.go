package clause

// variants are the readings of a noun whose modifiers are coordinated:
// "Italian and Spanish navies" are Italian navies and Spanish navies, "Big
// Tech and financial markets" are Big Tech and financial markets. Most nouns
// have the one reading p.
func (x *extractor) variants(i int, p Phrase) []Phrase {
	t := x.t
	mod, list := x.coordinatedModifier(i)
	if mod < 0 {
		return []Phrase{p}
	}
	if t.Child(i, "nummod") >= 0 || x.eachHasOne(i, mod) || x.alternative(list[0]) || x.t.Low(x.t.Child(list[0], "cc")) == "or" {
		// "six current and former officers" are six in all, "civilian or
		// security officers" one or the other
		p.Words = ascending(append(append([]int(nil), p.Words...), x.t.Subtree(mod, nil)...))
		return []Phrase{p}
	}
	var out []Phrase
	all := append([]int{mod}, list...)
	for n, m := range all {
		v := Phrase{Head: p.Head, Full: p.Full}
		for k, other := range all {
			if k != n {
				v.omit = append(v.omit, x.branch(other, all)...)
			}
		}
		v.omit = ascending(v.omit)
		v.Words = without(ascending(append(append([]int(nil), p.Words...), x.short(m, 1)...)), v.omit)
		if n == 0 && t.Pos(m) == "PROPN" && t.Pos(list[0]) == "ADJ" {
			// the name stands for itself
			v = Phrase{Head: m, Words: x.nameSpan(m, without(x.short(m, 0), list)), Full: p.Full}
			for _, j := range t.Kids(i) {
				if t.Is(j, "amod") && j == m-1 {
					v.Words = ascending(append(v.Words, j))
				}
			}
		}
		if n > 0 {
			v.Full = v.Words
		}
		out = append(out, v)
	}
	return out
}

// coordinatedModifier is a modifier before the plural noun i with those that
// are coordinated with it, or -1.
func (x *extractor) coordinatedModifier(i int) (int, []int) {
	t := x.t
	if tag := t.Tag(i); tag != "NNS" && t.Feat(i, "Number") != "Plur" {
		return -1, nil
	}
	for _, m := range t.Children(i, "amod", "compound") {
		if m > i || t.Tag(m) == "JJR" || x.sameName(m, i) {
			continue
		}
		var list []int
		and := false
		for _, j := range t.Conjuncts(m)[0:] {
			if j == m || j > i {
				continue
			}
			list = append(list, j)
			and = and || t.Child(j, "cc") >= 0
		}
		if and && len(list) > 0 {
			return m, list
		}
	}
	return -1, nil
}

// branch is conjunct m with what hangs on it, its fellows left out.
func (x *extractor) branch(m int, all []int) []int {
	return x.t.Subtree(m, func(j int) bool {
		for _, a := range all {
			if a == j {
				return true
			}
		}
		return false
	})
}
