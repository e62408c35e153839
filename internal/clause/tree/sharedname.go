package tree

// listedName: in "Blair's Science, Math, and Technology Academy" and "Frankenberry,
// Laughlin & Constable" the capital words before the last belong to one name.
func (t *Tree) listedName(c int) {
	if t.low[c] != "and" && t.low[c] != "&" || c < 3 || c+1 >= len(t.low) {
		return
	}
	j := c + 1 // the last member runs from j to e
	e := j
	for e+1 < len(t.low) && t.pos[e+1] == "PROPN" {
		e++
	}
	if t.pos[j] != "PROPN" || t.low[c] == "and" && (e == j || !fields[t.low[e]]) || t.low[c] == "&" && e > j {
		return
	}
	k := c - 1
	if t.low[k] == "," {
		k--
	}
	first := k
	for t.capital(first) && first >= 2 && t.low[first-1] == "," && t.capital(first-2) {
		first -= 2
	}
	if first == k || !t.capital(first) {
		return // two are no list
	}
	if first > 0 && t.pos[first-1] == "PROPN" || t.head[first] < 0 || !t.reaches(e, first) {
		return
	}
	for m := first; m <= k; m += 2 {
		if t.low[c] == "and" && t.named(m) || t.personAt(m) && t.low[c] == "and" {
			return
		}
	}
	t.oneName(first, e)
}

// capital says whether word i is a single capital word of a list of such words.
func (t *Tree) capital(i int) bool {
	return t.pos[i] == "PROPN" && t.tag[i] == "NNP" && t.Words[i].Form != t.low[i]
}

// oneName makes the words from first to e one name with the head e.
func (t *Tree) oneName(first, e int) {
	t.hang(e, t.head[first])
	t.rel[e] = t.rel[first]
	if first == t.Root {
		t.Root = e
	}
	for i := first; i < e; i++ {
		for _, k := range t.kidsOf(i) {
			if k < first || k > e {
				t.hang(k, e)
			}
		}
	}
	for i := first; i < e; i++ {
		if t.head[i] < first || t.head[i] >= e || t.rel[i] == "conj" {
			t.hang(i, e)
			if t.rel[i] = "compound"; t.pos[i] == "PUNCT" || t.pos[i] == "CCONJ" {
				t.rel[i] = "fixed"
			}
		}
	}
}
