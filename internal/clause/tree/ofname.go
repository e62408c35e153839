package tree

// ofName: in "Bureau of Investigation agents", "Court of Justice President X" the
// name that ends before a noun was cut in two: its last word was hung on the noun,
// its first one where the noun belongs. The noun takes that place, and the whole
// name modifies it.
func (t *Tree) ofName(name int) {
	a, b := t.names[name].Start, t.names[name].End
	if b >= len(t.low) {
		return
	}
	last := b - 1
	n := t.head[last]
	if n < b || !Match(t.rel[last], "compound", "amod", "nmod") || t.pos[n] != "NOUN" && (t.pos[n] != "PROPN" || t.named(n)) {
		return
	}
	first := -1
	for i := a; i < last; i++ {
		if h := t.head[i]; t.pos[i] == "PROPN" && (h < a || h >= b) && h != n && Match(t.rel[i], "nsubj", "obj", "obl", "nmod", "appos", "conj", "root") {
			first = i
			break
		}
	}
	if first < 0 || t.pos[first] != "PROPN" || first+1 >= last || t.pos[first+1] != "ADP" || t.reaches(t.head[first], n) {
		return
	}
	for j := b; j < n; j++ { // only modifiers of the noun between
		if t.head[j] != n && !t.reaches(t.head[j], n) || t.pos[j] == "PUNCT" && t.low[j] != "-" || t.pos[j] == "ADP" {
			return
		}
	}
	top := n
	for t.is(top, "nmod:desc", "compound") && t.head[top] > top {
		top = t.head[top] // "chairman Karol Nawrocki"
	}
	up, rel := t.head[first], t.rel[first]
	if t.reaches(up, top) || first == t.Root {
		return
	}
	if !t.reaches(top, first) && t.head[top] != up {
		return
	}
	t.hang(top, up)
	t.rel[top] = rel
	for _, k := range t.kidsOf(first) {
		switch {
		case k < a || k > top, t.is(k, "det", "cc", "appos") && (k < first || k > top):
			t.hang(k, top)
		case t.is(k, "case") && k < first:
			t.hang(k, top)
		}
	}
	for _, k := range t.kidsOf(n) {
		if t.is(k, "case") && k > first && k < last {
			t.hang(k, last)
		}
	}
	t.hang(first, n)
	t.rel[first] = "compound"
	if m := t.child(first, "nmod"); m > first && m < last && t.child(m, "conj") < 0 {
		t.hang(last, m) // "Department of Health and Human Services secretary"
		t.rel[last] = "conj"
		return
	}
	t.hang(last, first)
	t.rel[last] = "nmod"
	if t.child(last, "case") < 0 && t.is(first+1, "case") {
		t.hang(first+1, last)
	}
}

// caseInside: "of" between two names that both modify one noun belongs to the
// second, which belongs to the first ("a Ministry of Defence bus").
func (t *Tree) caseInside(c int) {
	n := t.head[c]
	if t.rel[c] == "case" && t.low[c] == "of" && n > c && t.is(n, "compound") && t.pos[n] == "PROPN" && c > 0 && t.head[c-1] == t.head[n] && t.pos[c-1] == "PROPN" && t.is(c-1, "compound") {
		t.hang(n, c-1)
		t.rel[n] = "nmod"
		return
	}
	if t.rel[c] != "case" || t.low[c] != "of" || c == 0 || n < c+2 || t.head[c-1] != n || t.pos[c-1] != "PROPN" || !t.is(c-1, "compound", "amod", "nmod:poss") {
		return
	}
	l := -1
	for j := c + 1; j < n; j++ {
		if t.head[j] == n && t.pos[j] == "PROPN" && t.is(j, "compound", "nmod:poss") {
			l = j
			if p := t.child(j, "case"); p >= 0 && t.tag[p] == "POS" {
				break
			}
		}
	}
	if l < 0 {
		return
	}
	for j := c + 1; j < l; j++ {
		if t.head[j] == n {
			t.hang(j, l)
		}
	}
	t.hang(c, l)
	t.hang(l, c-1)
	t.rel[l] = "nmod"
}

// fields ends names of bodies and laws whose words before it are coordinated.
var fields = map[string]bool{"service": true, "services": true, "agency": true, "enforcement": true, "commission": true, "administration": true, "authority": true, "department": true,
	"ministry": true, "office": true, "bureau": true, "board": true, "council": true, "committee": true, "corps": true, "center": true, "centre": true,
	"institute": true, "bank": true, "union": true, "coalition": true, "alliance": true, "federation": true, "association": true, "foundation": true,
	"organization": true, "organisation": true, "fund": true, "exchange": true, "act": true, "bill": true, "law": true, "games": true, "protection": true, "directorate": true,
	"society": true, "trust": true, "museum": true, "university": true, "college": true, "academy": true, "force": true, "police": true, "guard": true, "partnership": true}

// nameWithAnd: in "the Danish Security and Intelligence Service" the capital word
// before "and" is no body by itself: it shares the body's name with the one after.
func (t *Tree) nameWithAnd(c int) {
	i := c - 1
	if c < 1 || c+2 >= len(t.low) || t.low[c] != "and" || t.pos[i] != "PROPN" || t.pos[c+1] != "PROPN" && t.tag[c+1] != "JJ" || fields[t.low[i]] || t.tag[i] != "NNP" || t.named(i) || t.named(c+1) {
		return
	}
	e := c + 1
	for e+1 < len(t.low) && t.pos[e+1] == "PROPN" {
		e++
	}
	if e == c+1 || !fields[t.low[e]] || t.Words[c+1].Form == t.low[c+1] || t.named(e) || bodies[t.low[i]] {
		return
	}
	if h := t.head[i]; h < 0 || t.reaches(h, e) || h > c && h <= e || t.pos[h] == "PROPN" && t.is(i, "compound", "flat") {
		return
	}
	for j := c + 1; j < e; j++ {
		if t.is(j, "det") {
			return
		}
	}
	if !t.reaches(e, i) {
		return
	}
	t.hang(e, t.head[i])
	t.rel[e] = t.rel[i]
	for _, k := range t.kidsOf(i) {
		if k != e {
			t.hang(k, e)
		}
	}
	for j := c + 1; j < e; j++ {
		for _, k := range t.kidsOf(j) {
			if k > e || k < c {
				t.hang(k, e)
			}
		}
		if t.head[j] < c || t.head[j] > e {
			t.hang(j, e)
		}
		if t.head[j] == e {
			t.rel[j] = "compound"
		}
	}
	t.hang(i, e)
	t.rel[i] = "compound"
	t.hang(c, e)
	t.rel[c] = "cc"
}

// bodies are capital words that name a body by themselves, beside those of fields.
var bodies = map[string]bool{"army": true, "navy": true, "senate": true, "house": true, "congress": true, "parliament": true, "court": true, "treasury": true, "party": true,
	"government": true, "state": true, "kremlin": true, "pentagon": true, "church": true, "cabinet": true, "district": true, "county": true, "president": true}
