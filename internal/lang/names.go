package lang

// name writes name spans: the best sequence of classes in which a name is
// continued only after it has begun (Viterbi). A name's score is the least
// probability of its words' classes.
func (a *Analyzer) name(w *scratch, parts []part) {
	c := a.m.Net.Names
	scores := a.m.Net.NameScores(&w.work)
	for s, p := range parts {
		lo := w.batch.Start[s] + 1
		rows := scores[lo*c : (lo+p.hi-p.lo)*c]
		w.back = grow(w.back, len(rows))
		classes := viterbi(rows, w.back, c)
		for i := 0; i < len(classes); {
			k := classes[i]
			if k == 0 {
				i++
				continue
			}
			name := Name{Start: p.lo + i, Type: a.m.Names[(k-1)/2], Score: 1}
			i = nameEnd(classes, i)
			for i < len(classes) && classes[i] != 0 && joins(p.p.Words[p.lo+i-1].Form) {
				i = nameEnd(classes, i)
			}
			for name.End = p.lo + i; name.End > name.Start && joins(p.p.Words[name.End-1].Form); {
				name.End--
			}
			if name.End == name.Start {
				continue
			}
			for j := name.Start - p.lo; j < name.End-p.lo; j++ {
				name.Score = min(name.Score, probability(rows[j*c:(j+1)*c], classes[j]))
			}
			p.p.Names = append(p.p.Names, name)
		}
	}
}

// nameEnd is the end of the name that begins at i.
func nameEnd(classes []int, i int) int {
	k := classes[i]
	for i++; i < len(classes) && classes[i] == k+1; i++ {
	}
	return i
}

// joins says whether a word may stand within a name but not end one: a name that
// comes next belongs to it (Gulf of | Mexico).
func joins(form string) bool {
	switch form {
	case "of", "Of", "OF", "&", "and", "the", "for", "de", "von", "van":
		return true
	}
	return false
}

// viterbi returns the best legal classes of a sentence's rows of c scores. Class
// 0 is outside, 1+2i begins type i, 2+2i continues it and follows only 1+2i or
// 2+2i. The scores are left as they are.
func viterbi(rows []float32, back []int8, c int) []int {
	n := len(rows) / c
	classes := make([]int, n)
	if n == 0 {
		return classes
	}
	const never = -1e30
	var prev, cur [32]float32
	for k := range c {
		prev[k] = rows[k]
		if k > 0 && k%2 == 0 {
			prev[k] = never
		}
	}
	for i := 1; i < n; i++ {
		best := 0
		for k := 1; k < c; k++ {
			if prev[k] > prev[best] {
				best = k
			}
		}
		for k := range c {
			from := best
			if k > 0 && k%2 == 0 {
				if from = k; prev[k-1] > prev[k] {
					from = k - 1
				}
			}
			cur[k] = max(prev[from], never) + rows[i*c+k]
			back[i*c+k] = int8(from)
		}
		// Only differences matter: keep the sums small, so that the result
		// does not depend on how long the sentence is.
		top := cur[0]
		for k := 1; k < c; k++ {
			top = max(top, cur[k])
		}
		for k := range c {
			prev[k] = cur[k] - top
		}
	}
	k := 0
	for j := 1; j < c; j++ {
		if prev[j] > prev[k] {
			k = j
		}
	}
	for i := n - 1; i >= 0; i-- {
		classes[i] = k
		k = int(back[i*c+k])
	}
	return classes
}
