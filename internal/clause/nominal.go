package clause

import (
	"slices"
	"strings"

	"kgraph/internal/clause/annotate"
)

// nominal makes the claims that a noun phrase holds: appositions, titles,
// examples, possessives and event nouns.
func (x *extractor) nominal(i int, c context) {
	x.appositions(i, c)
	x.titles(i, c)
	x.kindAfter(i, c)
	x.exampleClaims(i, c)
	for _, k := range x.t.Children(i, "nmod") {
		if x.t.Preposition(k) == "including" {
			x.includes(i, k, c)
		}
	}
	x.possessives(i, c)
	x.affiliations(i, c)
	x.locations(i, c)
	x.eventNoun(i, c)
	x.loneEvent(i, c)
	x.compounded(i, c)
}

func (x *extractor) nounClaim(kind Kind, rule, lemma string, s, o Phrase, c context) Claim {
	if kind == Title || kind == Apposition || kind == Possessive {
		// descriptions are the writer's, also within what others say
		c.speakers, c.modality = x.quotedOnly(c.speakers, s.Head), Factual
	}
	return Claim{Kind: kind, Rule: rule, Subject: s, Object: o, Content: -1,
		Predicate: Predicate{Head: -1, Lemma: lemma}, Polarity: Positive, Modality: c.modality, Speakers: c.speakers}
}

// quotedOnly are the speakers when the words at i are theirs, else none.
func (x *extractor) quotedOnly(speakers []Speaker, i int) []Speaker {
	if n := len(speakers); n > 0 && speakers[n-1].Quoted && x.quoted(i) {
		return speakers
	}
	return nil
}

// appositions: "Zhou Hongyi, a prominent figure" is one; where the name is
// the second part ("another app, RedNote"), it is the subject all the same.
func (x *extractor) appositions(i int, c context) {
	t := x.t
	apps := t.Children(i, "appos")
	if n := x.named(i); n != i && !t.Is(n, "appos") {
		apps = append(apps, n)
	}
	for _, k := range apps {
		if t.Pos(k) == "NUM" && t.Low(k) == "one" {
			x.oneOfThem(i, k, c)
		}
		if !t.Nominal(k) || t.Pos(k) == "NUM" || t.Pos(k) == "SYM" || x.isClause(k) || t.Pos(i) == "NUM" || annotate.IsTime(t, i, "") || annotate.IsTime(t, k, "") {
			continue
		}
		i := i
		if k == x.officeHolder(i) {
			name := x.nameWords(k)
			x.add(x.nounClaim(Title, "title", "be", Phrase{Head: k, Words: name, Full: name}, x.plain(i, k), c))
			continue
		}
		if t.Pos(i) == "NOUN" && k > i && x.person(k) && !annotate.Human(t.Lemma(i)) {
			n := x.nounEnding(t.Subtree(k, nil)[0] - 1)
			switch {
			case n > i && t.Within(n, i) && t.Pos(n) == "NOUN" && annotate.Human(t.Lemma(n)):
				i = n // "the party of the president, X"
			case abstract(t.Lemma(i)):
				continue
			}
		}
		if t.Pos(i) == "NOUN" && t.Pos(k) == "PROPN" && abstract(t.Lemma(i)) && t.Child(i, "nmod") >= 0 && !x.punctuated(i, k) {
			continue // "the removal of minister X"
		}
		s, o := i, k
		if t.Pos(i) != "PROPN" && t.Pos(k) == "PROPN" {
			s, o = k, i
		} else if t.Pos(i) == "PROPN" && t.Pos(k) == "PROPN" && t.Child(k, "det") < 0 {
			if x.placeChain(i, k) {
				continue
			}
		}
		if x.unequal(i, k) || x.noApposition(i, k) || x.misread(i, k) {
			continue
		}
		if up := x.wholeOf(i, k); up >= 0 {
			if i = up; s == k {
				o = up
			} else {
				s = up
			}
		}
		if t.Pos(s) == "PRON" || t.Pos(s) == "SYM" || annotate.IsAmount(t, s) || annotate.IsAmount(t, o) || x.place(s) && (x.place(o) || t.Child(o, "det", "nmod:poss") < 0 && t.Child(o, "amod", "nmod") < 0) {
			continue
		}
		if x.place(k) && o == i && x.nameAt(i) < 0 && x.placeBefore(k) {
			continue
		}
		if t.Pos(i) != "PROPN" && t.Pos(k) != "PROPN" && !x.punctuated(i, k) || t.Pos(o) == "NOUN" && t.Words[o].Form == t.Words[s].Form {
			continue
		}
		heads := []int{o}
		if o == k {
			heads = t.Conjuncts(k)
		}
		for _, h := range heads {
			if !t.Nominal(h) && t.Low(h) != "one" || x.isClause(h) && h != i {
				continue
			}
			cl := x.nounClaim(Apposition, "apposition", "be", x.plain(s, k), x.beforeName(x.plain(h, k), s), c)
			if x.overlap(cl.Subject.Words, cl.Object.Words) {
				continue
			}
			cl.Modality = annotate.Stronger(cl.Modality, x.hedged(h))
			cl.split = h != o
			x.add(cl)
		}
	}
}

// unequal says whether k cannot be an apposition of i: a plural straight before a
// singular, the word that is talked about ("the word X"), the place that the
// place before it lies in.
func (x *extractor) unequal(i, k int) bool {
	t := x.t
	switch t.Lemma(i) {
	case "word", "phrase", "slogan", "term", "name", "title", "message", "letter", "letters", "hashtag":
		return true
	}
	if a, b := t.Feat(i, "Number"), t.Feat(k, "Number"); a != "" && b != "" && a != b && !x.punctuated(i, k) && t.Child(k, "conj") < 0 {
		return true
	}
	if t.Tag(i) == "NN" && t.Tag(k) == "NNS" && t.Child(k, "nummod") >= 0 {
		return true // "on board the aircraft: two pilots"
	}
	if x.place(k) && k > i && t.Pos(i) == "NOUN" && x.punctuated(i, k) {
		for _, j := range t.Children(i, "nmod", "compound") {
			if j < k && !t.Is(j, "nmod:poss") && (t.Pos(j) == "PROPN" || t.Preposition(j) != "") {
				return true // "the town of X, Y"
			}
		}
	}
	return false
}

// punctuated says whether a comma, dash or bracket stands between i and k.
func (x *extractor) punctuated(i, k int) bool {
	for j := min(i, k) + 1; j < max(i, k); j++ {
		switch x.t.Low(j) {
		case ",", "(", "–", "—", "--", "-", ":", "[":
			return true
		}
	}
	return false
}

// placeBefore says whether a place stands before the comma before the place k:
// "a court in Kursk Oblast, Russia" says where the oblast is.
func (x *extractor) placeBefore(k int) bool {
	first := x.t.Subtree(k, nil)[0]
	if x.t.Pos(first) == "PUNCT" && first < k {
		first++
	}
	return first >= 2 && x.t.Low(first-1) == "," && x.place(first-2)
}

// overlap says whether the words of one list, by form, are all in the other.
func (x *extractor) overlap(a, b []int) bool {
	have := map[string]bool{}
	for _, i := range b {
		have[x.t.Low(i)] = true
	}
	for _, i := range a {
		if !have[x.t.Low(i)] {
			return false
		}
	}
	return true
}

// placeChain says whether "X, Y" is a place within a place or an alias in
// brackets: no claim that X is Y.
func (x *extractor) placeChain(i, k int) bool {
	t := x.t
	for j := i + 1; j < k; j++ {
		if t.Low(j) == "(" || t.Low(j) == "-lrb-" || t.Low(j) == "[" {
			return true
		}
	}
	return len(x.short(k, 0)) <= 2 && t.Child(k, "nmod", "amod") < 0 || (x.place(k) || x.place(i)) && t.Child(i, "case") >= 0
}

var civil = map[string]bool{"mr": true, "mr.": true, "mrs": true, "mrs.": true, "ms": true, "ms.": true, "miss": true,
	"dr": true, "dr.": true, "sir": true, "lady": true, "lord": true, "st": true, "st.": true, "saint": true, "prof.": true, "madam": true, "mister": true}

// titles: "President X", "the AI chipmaker Nvidia".
func (x *extractor) titles(i int, c context) {
	t := x.t
	if t.Pos(i) != "PROPN" || t.Is(i, "nmod:desc") || x.nameAt(i) < 0 && annotate.Human(t.Lemma(i)) {
		return
	}
	top := i
	for t.Is(top, "compound", "flat") && t.Pos(t.Head(top)) == "PROPN" {
		top = t.Head(top)
	}
	for _, k := range t.Kids(i) {
		if k > i {
			break
		}
		lower := t.Low(k) == t.Words[k].Form
		if !(t.Is(k, "nmod:desc") || t.Is(k, "compound") && t.Pos(k) == "NOUN" && lower && t.Tag(k) == "NN" && (x.person(i) || x.kindBefore(k, i))) || civil[t.Low(k)] || t.Tag(k) == "NNS" || t.Tag(k) == "NNPS" || t.Child(k, "case") >= 0 || !t.Nominal(k) || t.Pos(k) == "NUM" {
			continue
		}
		o := x.plain(k, -1)
		if len(o.Words) == 1 {
			for _, j := range t.Kids(i) {
				if j < k && t.Is(j, "amod", "compound", "nmod:poss", "nmod:desc") && !civil[t.Low(j)] && j >= k-3 {
					o.Words = append(o.Words, x.short(j, 1)...)
				}
			}
			if j := k - 1; j >= 0 && t.Is(j, "nmod:desc") && t.Head(j) == k && t.Pos(j) == "PROPN" {
				o.Words = append(o.Words, x.short(j, 1)...) // "Secretary General X"
			}
			o.Words = ascending(o.Words)
			o.Full = o.Words
		}
		name := x.nameWords(top)
		if slices.ContainsFunc(name, x.goesOn) {
			x.reject("title", k, whyCutName)
			continue
		}
		s := Phrase{Head: top, Words: name, Full: name}
		x.add(x.nounClaim(Title, "title", "be", s, o, c))
	}
}

// goesOn says whether a name goes on behind the apostrophe after word i, which is
// a letter of it and no genitive ("Mohammed Shia' Al Sudani").
func (x *extractor) goesOn(i int) bool {
	t := x.t
	return i+2 < t.Len() && (t.Low(i+1) == "'" || t.Low(i+1) == "’") && !strings.HasSuffix(t.Low(i), "s") && t.Words[i+2].Form != t.Low(i+2)
}

// kindBefore says whether the noun k straight before the name of i says what
// the name is ("parent company ByteDance", "the capital Khartoum").
func (x *extractor) kindBefore(k, i int) bool {
	t := x.t
	n := x.nameAt(k + 1)
	if n < 0 || x.nameAt(k) >= 0 || x.nameAt(i) != n || x.p.Names[n].Start != k+1 || k > 0 && t.Low(k-1) == "-" || annotate.IsTime(t, k, "") {
		return false
	}
	switch lemma := t.Lemma(k); {
	case strings.HasPrefix(lemma, "north"), strings.HasPrefix(lemma, "south"), strings.HasSuffix(lemma, "eastern"), strings.HasSuffix(lemma, "western"):
		return false
	case lemma == "east", lemma == "west", lemma == "rebel", lemma == "anniversary", lemma == "state", lemma == "member", abstract(lemma):
		return false
	}
	return true
}

// nameWords are a name without the title and description before it.
func (x *extractor) nameWords(i int) []int {
	t := x.t
	words := []int{i}
	for _, k := range t.Children(i, "flat", "compound", "goeswith") {
		if t.Pos(k) == "PROPN" || k > i {
			words = append(words, x.short(k, 1)...)
		}
	}
	return x.closed(x.bridge(x.nameSpan(i, words)))
}

// human says whether the word names people, by name or by what they are.
func (x *extractor) human(i int) bool { return x.person(i) || annotate.Human(x.t.Lemma(i)) }

var abstractNouns = map[string]bool{"rise": true, "success": true, "growth": true, "fall": true, "decline": true, "drop": true,
	"use": true, "future": true, "role": true, "part": true, "case": true, "own": true, "death": true, "birth": true, "return": true,
	"loss": true, "start": true, "end": true, "visit": true, "attack": true, "work": true, "way": true, "side": true, "move": true,
	"sake": true, "behalf": true, "time": true, "approach": true, "launch": true, "view": true, "eye": true, "lack": true,
	"call": true, "claim": true, "request": true, "support": true, "win": true, "victory": true, "defeat": true, "murder": true,
	"arrest": true, "release": true, "bid": true, "choice": true, "need": true, "history": true, "name": true, "heart": true,
	"worth": true, "top": true, "edge": true, "fault": true, "turn": true, "aim": true, "goal": true, "effort": true, "fate": true}

// abstract says whether a possessed noun is a doing or a quality rather than
// a thing one has.
func abstract(lemma string) bool {
	if abstractNouns[lemma] || eventVerb(lemma) != "" {
		return true
	}
	for _, suffix := range []string{"tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "ing", "hood", "cy"} {
		if strings.HasSuffix(lemma, suffix) && len(lemma) > len(suffix)+2 {
			switch lemma {
			case "government", "company", "building", "parliament", "city", "university", "currency", "agency", "institution", "wing", "ring", "station", "pharmacy", "embassy", "community", "facility", "committee", "policy":
				return false
			}
			return true
		}
	}
	return false
}
