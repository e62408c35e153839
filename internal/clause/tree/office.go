package tree

// trailingName: in "District Judge for the Court of Columbia Amir Ali" the name
// at the end is whom the office describes, not part of the court's name.
func (t *Tree) trailingName(i int) {
	if !office(t.lemma[i]) || t.head[i] < 0 || t.pos[i] != "PROPN" && t.pos[i] != "NOUN" || t.named(i) && t.personAt(i) || !Match(t.rel[i], "nsubj", "obj", "obl") {
		return
	}
	words := t.Subtree(i, nil)
	last := words[len(words)-1]
	for _, n := range t.names {
		if n.Type != "Person" || n.End != last+1 || n.Start <= i+2 || t.pos[n.Start-1] != "PROPN" {
			continue
		}
		h := n.Start
		for t.head[h] >= n.Start && t.head[h] < n.End {
			h = t.head[h]
		}
		up := t.head[h]
		if up > i && t.rel[h] == "appos" && t.reaches(up, i) {
			t.move(h, i, "appos") // "director of the Council on Relations Alia Salem"
			return
		}
		if t.rel[h] != "nmod" || up < i || !t.reaches(up, i) {
			return
		}
		prev := n.Start - 1
		for _, k := range t.kidsOf(h) {
			if k < prev {
				t.hang(k, prev)
			}
		}
		if t.reaches(prev, h) {
			t.hang(prev, up)
			t.rel[prev] = "nmod"
		}
		t.hang(h, t.head[i])
		t.rel[h] = t.rel[i]
		t.hang(i, h)
		t.rel[i] = "nmod:desc"
		for _, k := range t.kidsOf(i) {
			if Match(t.rel[k], "case", "cc") {
				t.hang(k, h)
			}
		}
		return
	}
}

func (t *Tree) personAt(i int) bool {
	for _, n := range t.names {
		if n.Start <= i && i < n.End {
			return n.Type == "Person"
		}
	}
	return false
}

// sharedHead: in "a missile and drone attack", "Russian missile and drone
// strikes" the noun before "and" is a modifier of the noun at the end: it has the
// article of a singular that lacks its own, or none where a singular needs one.
func (t *Tree) sharedHead(i int) {
	if t.tag[i] != "NN" || t.head[i] < 0 || !Match(t.rel[i], "obl", "nmod", "obj", "nsubj") {
		return
	}
	list := t.Children(i, "conj")
	if j := i + 3; len(list) == 0 && j < len(t.low) && t.head[j] == t.head[i] && t.rel[j] == t.rel[i] {
		list = []int{j}
	}
	if len(list) != 1 || list[0] != i+3 {
		return
	}
	j := list[0]
	cc, c, d := t.child(j, "cc"), t.child(j, "compound"), t.child(i, "det")
	if cc != i+1 || t.low[cc] != "and" || c != i+2 || t.tag[c] != "NN" || t.child(j, "det", "case", "nummod", "amod") >= 0 {
		return
	}
	switch {
	case t.tag[j] == "NNS" && d < 0 && attackWord(t.lemma[j]):
	case t.tag[j] == "NN" && d >= 0 && (t.low[d] == "a" || t.low[d] == "an"):
	default:
		return
	}
	for _, k := range t.kidsOf(i) {
		if k != j {
			t.hang(k, j)
		}
	}
	t.hang(j, t.head[i])
	t.rel[j] = t.rel[i]
	t.hang(i, j)
	t.rel[i] = "compound"
}

// attackWord says whether the plural names events of kinds that nouns before it
// tell apart.
func attackWord(lemma string) bool {
	switch lemma {
	case "attack", "strike", "raid", "charge", "operation", "talk", "service", "company", "agency", "official", "officer", "worker", "force", "program", "programme",
		"product", "system", "law", "rate", "price", "cost", "supply", "site", "facility", "warning", "alert", "order", "plan", "project", "team", "crew", "group":
		return true
	}
	return false
}
