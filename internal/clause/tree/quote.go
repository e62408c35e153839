package tree

// afterQuote: a verb after the quotation marks is coordinated with the verb of
// saying before them, not with what is quoted.
func (t *Tree) afterQuote(i int) {
	v := t.head[i]
	if v < 0 || v > i {
		return
	}
	opened := -1
	for j := v + 1; j <= i; j++ {
		if quote(t.low[j]) {
			opened = j
		}
	}
	if opened < 0 {
		return
	}
	for _, k := range append([]int(nil), t.kids[i]...) {
		if k <= i || !t.is(k, "conj") || t.pos[k] != "VERB" || t.child(k, "nsubj", "aux") >= 0 {
			continue
		}
		marks := 0
		for j := i + 1; j < k; j++ {
			if quote(t.low[j]) {
				marks++
			}
		}
		if marks == 1 {
			t.move(k, v, "conj")
		}
	}
}

func quote(low string) bool {
	switch low {
	case "\"", "``", "''", "“", "”":
		return true
	}
	return false
}
