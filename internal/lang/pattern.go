package lang

import (
	"slices"
	"strings"
	"unicode"
)

// What spelling and punctuation say of names goes before what the networks say,
// where a pattern nearly always means one thing. Each pattern here is right in the
// training data of Universal NER wherever it occurs there, or in nine of ten cases.

// patterns mends the names of a sentence's words. Types other than these four are
// left alone.
func patterns(words []Word, names []Name) []Name {
	out := names[:0:0]
	for i := 0; i < len(names); i++ {
		n := names[i]
		if j := surnameFirst(words, names[i:]); j > 0 {
			n.End, n.Score = names[i+j].End, min(n.Score, names[i+j].Score)
			i += j
		}
		switch n.Type {
		case "Place":
			if split := region(words[n.Start:n.End]); split {
				last := n
				n.End--
				last.Start = n.End
				out = append(out, n, last)
				continue
			}
		case "Person":
			if title(words[n.Start].Form) && n.End-n.Start > 1 {
				n.Start++
			}
			if storm(words, n.Start) {
				n.Type = "Event"
			}
		case "Organization":
			if cut := afterSuffix(words[n.Start:n.End]); cut > 0 {
				n.End = n.Start + cut
			}
		}
		if i+1 == len(names) || names[i+1].Start > n.End {
			n = house(words, n)
		}
		out = append(out, n)
	}
	return abbreviations(words, smallRegions(words, out))
}

// house lets a shop's or an inn's name keep its 's, where that has nothing to own:
// "we went to Geno 's .", "dinner at Del Frisco 's in May"; and an s without its
// apostrophe.
func house(words []Word, n Name) Name {
	if n.End >= len(words) || n.Type == "Event" {
		return n
	}
	next := Word{UPOS: "PUNCT"}
	if n.End+1 < len(words) {
		next = words[n.End+1]
	}
	owned := true
	switch w := words[n.End]; {
	case w.Form == "s" && (w.UPOS == "PART" || w.UPOS == "X" || w.UPOS == "PROPN"):
		owned = next.UPOS == "NOUN" || next.UPOS == "ADJ"
	case (w.Form == "'s" || w.Form == "’s") && w.UPOS == "PART":
		switch next.UPOS {
		case "ADP":
			owned = false
		case "AUX":
			owned = n.Type == "Person"
		case "PUNCT":
			owned = n.Type == "Person" || next.Form != "" && !strings.Contains(".,!?", next.Form)
		}
	}
	if owned {
		return n
	}
	n.End++
	if n.Type == "Person" {
		n.Type = "Place"
	}
	return n
}

// surnameFirst says how many names on the one stands that with the first makes up
// a person written surname first, as a mail's header has it: "Moss , Ada".
func surnameFirst(words []Word, names []Name) int {
	if len(names) < 2 || names[0].Type != "Person" || names[1].Type != "Person" {
		return 0
	}
	a, b := names[0], names[1]
	if a.Start == 0 || b.Start != a.End+1 || b.End >= len(words) || words[a.End].Form != "," {
		return 0
	}
	quote := func(s string) bool { return s == "\"" || s == "“" || s == "”" || s == "``" || s == "''" }
	if quote(words[a.Start-1].Form) && quote(words[b.End].Form) {
		return 1
	}
	return 0
}

// title says whether a word before a person's name is no part of it.
func title(form string) bool {
	switch form {
	case "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "Aunt", "Uncle", "President":
		return true
	}
	return false
}

// storm says whether the name that begins at i is that of a storm.
func storm(words []Word, i int) bool {
	kind := func(form string) bool {
		switch form {
		case "Hurricane", "Typhoon", "Cyclone", "Storm":
			return true
		}
		return false
	}
	return kind(words[i].Form) || i > 0 && kind(words[i-1].Form)
}

// afterSuffix is where a company's name ends that "of" follows: Google , Inc. | of
// Mountain View. It is 0 where there is no such end.
func afterSuffix(words []Word) int {
	for i, w := range words {
		if i == 0 || i+1 >= len(words) || words[i+1].Form != "of" {
			continue
		}
		switch w.Form {
		case "Inc.", "Inc", "Corp.", "Corp", "Ltd.", "Ltd", "LLC", "L.L.C.", "L.P.", "LLP", "PLC", "plc":
			return i + 1
		}
	}
	return 0
}

// abbreviations makes an organisation of what stands in brackets after one and is
// made of its initials: World Food Programme ( WFP ). Where both are names, the
// surer one says what both are.
func abbreviations(words []Word, names []Name) []Name {
	for i := 0; i < len(names); i++ {
		n := names[i]
		at := n.End + 1
		if n.Type != "Organization" || at+1 >= len(words) || words[n.End].Form != "(" && words[n.End].Form != "-LRB-" ||
			words[at+1].Form != ")" && words[at+1].Form != "-RRB-" || !initials(words[at].Form, words[n.Start:n.End]) {
			continue
		}
		short := Name{Start: at, End: at + 1, Type: n.Type, Score: n.Score}
		if i+1 < len(names) && names[i+1].Start == at {
			if m := &names[i+1]; m.End == at+1 && m.Score > n.Score && m.Type == "Place" {
				names[i].Type = m.Type
			} else if m.End == at+1 {
				m.Type = n.Type
			}
			continue
		}
		names = slices.Insert(names, i+1, short)
	}
	return names
}

// initials says whether a short form is made of the initials of a name's words, in
// their order (after Schwartz & Hearst 2003); its small letters may be any.
func initials(short string, words []Word) bool {
	capitals, w := 0, 0
	for _, r := range short {
		if !unicode.IsLetter(r) {
			return false
		}
		if !unicode.IsUpper(r) {
			continue
		}
		capitals++
		for ; w < len(words); w++ {
			if first := []rune(words[w].Form)[0]; unicode.ToUpper(first) == r {
				break
			}
		}
		if w == len(words) {
			return false
		}
		w++
	}
	return capitals > 1
}
