package tree

// newsVerbs are forms in -s that are verbs as well as plural nouns. In the
// present tense of news they are what the tagger mistakes most.
var newsVerbs = func() map[string]string {
	m := map[string]string{}
	for form, lemma := range map[string]string{
		"sentences": "sentence", "orders": "order", "charges": "charge", "names": "name", "plans": "plan", "calls": "call", "fires": "fire",
		"launches": "launch", "attacks": "attack", "bans": "ban", "reports": "report", "claims": "claim", "strikes": "strike", "backs": "back",
		"votes": "vote", "targets": "target", "visits": "visit", "raids": "raid", "blames": "blame", "sparks": "spark", "tops": "top",
		"signs": "sign", "wins": "win", "cuts": "cut", "hits": "hit", "kills": "kill", "crashes": "crash", "threatens": "threaten",
		"halts": "halt", "lifts": "lift", "raises": "raise", "moves": "move", "rules": "rule", "seeks": "seek", "warns": "warn",
		"arrests": "arrest", "murders": "murder", "honors": "honor", "honours": "honour", "heads": "head", "leads": "lead",
		"requests": "request", "demands": "demand", "proposes": "propose", "releases": "release", "purchases": "purchase", "sues": "sue",
		"fines": "fine", "executes": "execute", "pardons": "pardon", "sanctions": "sanction", "boycotts": "boycott", "vetoes": "veto",
		"debates": "debate", "defeats": "defeat", "challenges": "challenge", "delays": "delay", "drops": "drop", "fuels": "fuel",
		"jails": "jail", "swears": "swear", "shocks": "shock", "stuns": "stun", "urges": "urge", "welcomes": "welcome", "forms": "form",
	} {
		m[form] = lemma
	}
	return m
}()

// verblessHeadline: a sentence whose root is a noun and which has no finite
// verb of its own has one that was taken for a plural noun ("A court sentences
// the man to death").
func (t *Tree) verblessHeadline() {
	r := t.Root
	if r < 0 || t.pos[r] != "NOUN" && t.pos[r] != "PROPN" || t.child(r, "cop", "nsubj", "aux", "parataxis", "ccomp", "case") >= 0 {
		return
	}
	v := -1
	for i, form := range t.low {
		if (t.tag[i] == "NNS" || t.tag[i] == "NNPS") && newsVerbs[form] != "" && i > 0 && i+1 < len(t.low) && t.pos[i-1] != "ADJ" && t.pos[i-1] != "NUM" && t.pos[i-1] != "DET" && t.pos[i-1] != "ADP" {
			v = i
			break
		}
	}
	if v < 0 || t.child(v, "det", "nummod", "case", "nmod:poss") >= 0 {
		return
	}
	if t.tag[v+1] == "IN" && t.low[v+1] == "of" {
		return
	}
	if s := t.topBefore(v); s >= 0 {
		t.makeVerb(v, s)
	}
}

// topBefore is the head of the noun phrase that ends before word v: the word
// before it that is hung highest. -1 when that is no singular noun or name.
func (t *Tree) topBefore(v int) int {
	if v == 0 {
		return -1
	}
	if t.Root < v {
		if t.tag[t.Root] == "NNS" {
			return -1
		}
		return t.Root
	}
	// everything before v hangs on something after it: the subject ends at v-1
	j := v - 1
	if t.tag[j] != "NN" && t.tag[j] != "NNP" {
		return -1
	}
	for h := t.head[j]; h >= 0 && h < v; h = t.head[j] {
		j = h
	}
	return j
}

// makeVerb makes word v the root and verb of the sentence, s its subject and
// the noun phrase after it its object.
func (t *Tree) makeVerb(v, s int) {
	root := t.Root
	above := t.kidsOf(root)
	t.hang(v, -1)
	t.Root, t.rel[v] = v, "root"
	t.pos[v], t.tag[v] = "VERB", "VBZ"
	t.lemma[v] = newsVerbs[t.low[v]]
	if root != s && root != v {
		// the root stands after the verb: it is the object
		t.hang(root, v)
		t.rel[root] = "obj"
	}
	t.hang(s, v)
	t.rel[s] = "nsubj"
	object := t.child(v, "obj") >= 0
	for _, k := range append(above, t.kidsOf(v)...) {
		if k == v || k == s {
			continue
		}
		before := k < v
		switch {
		case root != s && before && t.is(k, "punct"):
		case root != s && before:
			t.move(k, s, t.rel[k]) // determiners and modifiers of the subject
		case root == s && !before && t.head[k] == root, t.head[k] == v:
			t.hang(k, v)
			switch {
			case nominal(t.pos[k]) && t.child(k, "case") >= 0:
				t.rel[k] = "obl"
			case nominal(t.pos[k]) && !object:
				t.rel[k], object = "obj", true
			case t.rel[k] == "acl":
				t.rel[k] = "advcl"
			}
		}
	}
	if o := t.child(v, "obj"); o > v {
		t.nearList(o)
	}
}

// nearList: in a headline "X and Y" after a preposition stay together ("sparks
// debate on A and B").
func (t *Tree) nearList(o int) {
	m := t.child(o, "nmod")
	if m < o {
		return
	}
	for _, k := range t.kidsOf(o) {
		if k > m && t.is(k, "conj") {
			t.move(k, m, "conj")
		}
	}
}

func (t *Tree) kidsOf(i int) []int { return append([]int(nil), t.kids[i]...) }
