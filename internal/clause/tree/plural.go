package tree

// verbForms are forms in -s of verbs, no nouns or such as seldom are counted,
// that the tagger takes for plurals where the noun phrase before them is long.
var verbForms = map[string]string{"wounds": "wound", "injures": "injure", "kills": "kill", "displaces": "displace", "destroys": "destroy", "damages": "damage",
	"derails": "derail", "overturns": "overturn", "collides": "collide", "erupts": "erupt", "explodes": "explode", "collapses": "collapse", "capsizes": "capsize",
	"injects": "inject", "floods": "flood", "forces": "force", "leaves": "leave", "causes": "cause", "traps": "trap", "hospitalizes": "hospitalize", "downs": "down",
	"sinks": "sink", "crashes": "crash", "disrupts": "disrupt", "strands": "strand", "levels": "level", "triggers": "trigger", "sparks": "spark", "prompts": "prompt", "burns": "burn", "evacuates": "evacuate", "claims": "claim"}

// pluralConjunct: in "kills four people and wounds 60 others" the plural between
// "and" and another noun phrase is a verb coordinated with the one before it.
func (t *Tree) pluralConjunct(i int) {
	if t.tag[i] != "NNS" || verbForms[t.low[i]] == "" || !t.is(i, "conj", "compound") || i == 0 || t.low[i-1] != "and" || t.child(i, "det", "amod", "nummod", "compound") >= 0 {
		return
	}
	v := t.head[i]
	for v >= 0 && t.pos[v] != "VERB" {
		v = t.head[v]
	}
	if v < 0 || v > i || t.tag[v] != "VBZ" || t.child(v, "nsubj") < 0 || t.child(v, "obj") < 0 && t.child(v, "obl") < 0 {
		return
	}
	o := t.phraseAfter(i, v)
	if o < 0 || t.reaches(v, o) {
		return
	}
	cc, rel := i-1, t.rel[i]
	if rel == "compound" && t.head[i] != o {
		return
	}
	up := t.head[i]
	t.hang(i, v)
	t.rel[i], t.pos[i], t.tag[i], t.lemma[i] = "conj", "VERB", "VBZ", verbForms[t.low[i]]
	t.hang(cc, i)
	t.hang(o, i)
	t.rel[o] = "obj"
	if rel == "conj" {
		for _, k := range t.kidsOf(up) {
			if k > i && k != o && t.head[k] == up && t.is(k, "nmod", "acl") {
				t.hang(k, o)
			}
		}
	}
	for _, k := range t.kidsOf(v) {
		if k > o && t.is(k, "obl") && !t.is(k, "obl:unmarked") {
			t.hang(k, i)
		}
	}
}

// phraseAfter is the head of the noun phrase that begins with the number,
// determiner or adjective after word i and hangs on v or below it; -1 for none.
func (t *Tree) phraseAfter(i, v int) int {
	first := i + 1
	if first >= len(t.low) {
		return -1
	}
	switch {
	case t.pos[first] == "NUM", t.pos[first] == "DET", t.pos[first] == "ADJ", t.low[first] == "at" && first+1 < len(t.low) && t.low[first+1] == "least",
		t.low[first] == "more", t.low[first] == "over", t.low[first] == "about", t.low[first] == "nearly", t.low[first] == "several", t.low[first] == "dozens":
	case t.tag[first] == "NNS" && t.head[i] == first && t.is(i, "compound"):
	default:
		return -1
	}
	o := first
	for n := 0; n < 8; n++ {
		h := t.head[o]
		if h < 0 || h <= i || t.pos[h] == "VERB" {
			break
		}
		o = h
	}
	if !nominal(t.pos[o]) || o <= i || o > i+7 {
		return -1
	}
	if p := t.child(o, "case"); p >= 0 && t.low[p] != "over" {
		return -1
	}
	return o
}

// verbAfterNoun: in "after flash flooding displaces 100 people" the plural form
// after a singular is the verb of a clause.
func (t *Tree) verbAfterNoun(n int) {
	if t.tag[n] != "NNS" || verbForms[t.low[n]] == "" || n < 2 || t.tag[n-1] != "NN" && t.tag[n-1] != "NNP" || t.head[n-1] != n || !t.is(n-1, "compound") ||
		t.head[n] < 0 || !t.is(n, "obl", "nmod", "advcl") || t.child(n, "nummod", "cop", "nsubj") >= 0 {
		return
	}
	mark := t.child(n, "case", "mark")
	if mark < 0 || mark > n || !clauseOpener(t.low[mark]) || n+1 >= len(t.low) || t.low[n+1] == "," || t.low[n+1] == "." || t.low[n+1] == "of" {
		return
	}
	if o := t.phraseAfter(n, n); o >= 0 {
		if p := t.child(o, "case"); p >= 0 {
			m := t.child(o, "nummod")
			if m < 0 {
				return
			}
			t.move(p, m, "advmod")
		}
	} else if t.child(n, "nmod", "acl") < 0 {
		return
	}
	t.verbOf(n, n, n-1, mark)
}
