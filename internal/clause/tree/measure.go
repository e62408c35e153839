package tree

// perUnit: what an amount is of each ("240 kilometres an hour", "$6.25 a share",
// "20 pins in a day") belongs to the amount, wherever the parser hung it.
func (t *Tree) perUnit(i int) {
	d := t.child(i, "det")
	if t.tag[i] != "NN" || d < 1 || d != i-1 || !Match(t.rel[i], "obl", "obj", "nmod", "dep", "appos", "advmod") {
		return
	}
	switch t.low[d] {
	case "a", "an", "each", "every":
	default:
		return
	}
	first := d
	if c := t.child(i, "case"); c >= 0 {
		if c != d-1 || t.low[c] != "in" || !timeUnit(t.lemma[i]) {
			return
		}
		first = c
	} else if !unitOf(t.lemma[i]) {
		return
	}
	m := first - 1
	if m < 0 {
		return
	}
	if t.pos[m] == "NUM" && t.head[m] >= 0 && t.head[m] < m && t.pos[t.head[m]] == "SYM" {
		m = t.head[m] // "$ 6.25"
	}
	if t.head[m] == i || t.pos[m] != "NOUN" && t.pos[m] != "SYM" && t.low[m] != "%" || t.child(m, "nummod") < 0 {
		return
	}
	rel := "nmod:unmarked"
	if first != d {
		if t.tag[m] != "NNS" || !t.is(m, "obj") {
			return
		}
		rel = "nmod"
	}
	t.move(i, m, rel)
}

// unitOf says whether amounts are told of each such thing.
func unitOf(lemma string) bool {
	switch lemma {
	case "share", "barrel", "ton", "tonne", "gallon", "litre", "liter", "head", "person", "piece", "night", "pound", "bushel", "ounce", "kilogram",
		"kilogramme", "second", "mile", "kilometre", "kilometer", "acre", "hectare", "unit", "copy", "ticket", "household":
		return true
	}
	return timeUnit(lemma)
}

// amountTo: the second of two amounts joined by "to" belongs to the first ("by 5% to
// 10%"), but for those of a change ("fell from 10% to 5%").
func (t *Tree) amountTo(i int) {
	n, c := t.child(i, "nummod"), t.child(i, "case")
	if n < 0 || c < 1 || t.low[c] != "to" || !t.is(i, "obl") || n < c || n > i+1 {
		return
	}
	m := c - 1
	if t.pos[m] == "NUM" && t.head[m] >= 0 && t.head[m] == m-1 {
		m = t.head[m]
	}
	if t.lemma[m] != t.lemma[i] || t.head[m] != t.head[i] || t.child(m, "nummod") < 0 {
		return
	}
	if p := t.child(m, "case"); p >= 0 && t.low[p] == "from" {
		return
	}
	t.move(i, m, "nmod")
}
