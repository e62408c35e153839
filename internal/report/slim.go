package report

import "strings"

// slim leaves out of the statements of one sentence those that another says
// more fully: with the same subject and verb, and no word that the other has
// not. A claim and the same with fewer words are both stored, because both
// lead to nodes; to a reader they are one.
func slim(all []Statement) []Statement {
	out := make([]Statement, 0, len(all))
	for first := 0; first < len(all); {
		last := first + 1
		for last < len(all) && sameSentence(&all[first], &all[last]) {
			last++
		}
		out = append(out, fullest(all[first:last])...)
		first = last
	}
	return out
}

func sameSentence(a, b *Statement) bool {
	return a.Document == b.Document && a.Start == b.Start && a.End == b.End
}

func fullest(all []Statement) (out []Statement) {
	words := make([]map[string]bool, len(all))
	for i := range all {
		words[i] = wordsOf(&all[i])
	}
	for i := range all {
		said := false
		for j := range all {
			if i == j || all[i].Subject != all[j].Subject || !sameVerb(all[i].Phrase, all[j].Phrase) || all[i].Polarity != all[j].Polarity || all[i].Modality != all[j].Modality || all[i].Voice != all[j].Voice {
				continue
			}
			if within(words[i], words[j]) && (len(words[i]) < len(words[j]) || len(words[i]) == len(words[j]) && j < i) {
				said = true
				break
			}
		}
		if !said {
			out = append(out, all[i])
		}
	}
	return out
}

// sameVerb says whether two phrases begin with the same word: "launches" and
// "launches missiles at".
func sameVerb(a, b string) bool {
	x, _, _ := strings.Cut(a, " ")
	y, _, _ := strings.Cut(b, " ")
	return strings.EqualFold(x, y)
}

// wordsOf are the words of a statement, without what only points.
func wordsOf(s *Statement) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(s.Text())) {
		switch w = strings.Trim(w, ".,'’\"“”"); w {
		case "", "%", "the", "a", "an", "its", "his", "her", "their":
		default:
			out[w] = true
		}
	}
	return out
}

func within(a, b map[string]bool) bool {
	for w := range a {
		if !b[w] {
			return false
		}
	}
	return true
}
