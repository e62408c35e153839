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
