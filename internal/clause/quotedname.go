package clause

// maxTitle is the number of words of the longest title between quotation marks.
const maxTitle = 10

// quotedTitle gives the object of a verb of naming all the words between the
// quotation marks that it stands in ("called 'A Charge to Keep'").
func (x *extractor) quotedTitle(c *Claim) {
	t := x.t
	h, v := c.Object.Head, c.Predicate.Head
	if h < 0 || v < 0 || v > h || !naming(t.Lemma(v)) {
		return
	}
	from, to := h, h
	for from > v && from > h-maxTitle && !openingMark(t.Low(from)) {
		from--
	}
	for to < t.Len()-1 && to < h+maxTitle && !closingMark(t.Low(to)) {
		to++
	}
	if from == v || !openingMark(t.Low(from)) || !closingMark(t.Low(to)) || to-from > maxTitle {
		return
	}
	var words []int
	for k := from + 1; k < to; k++ {
		if quoteMark(t.Low(k)) {
			return
		}
		words = append(words, k)
	}
	for len(words) > 1 && t.Pos(words[len(words)-1]) == "PUNCT" {
		words = words[:len(words)-1]
	}
	c.Object.Words, c.Object.Full = words, words
}

func naming(lemma string) bool {
	switch lemma {
	case "call", "name", "title", "entitle", "dub", "nickname", "know", "label", "term":
		return true
	}
	return false
}

func openingMark(low string) bool {
	switch low {
	case "\"", "“", "``", "'", "‘":
		return true
	}
	return false
}

func closingMark(low string) bool {
	switch low {
	case "\"", "”", "''", "'", "’":
		return true
	}
	return false
}
