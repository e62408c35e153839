package graph

import (
	"slices"
	"strings"
)

// asName gives "M23 movement", read as a concept here, to the name that the
// same words are elsewhere.
func (l *linker) asName(k string, n *sums) []Link {
	seen := map[string]bool{}
	for f := range n.Forms {
		p := plain(f)
		for _, m := range l.members("n " + short(p)) {
			if name, ok := strings.CutPrefix(m, namePrefix); ok && plain(name) == p {
				seen[m] = true
			}
		}
	}
	if len(seen) == 0 {
		return nil
	}
	to := ""
	for m := range seen {
		if to == "" || m < to {
			to = m
		}
	}
	return []Link{{k, to, "narrowed concept", 0.95, []string{"the same words are a name elsewhere"}}}
}

// spelling gives a name to the first of those that are spelt alike, but for
// accents, hyphens and a company's legal form.
func (l *linker) spelling(k, p string, n *sums) []Link {
	for _, m := range l.members("n " + short(p)) {
		name, ok := strings.CutPrefix(m, namePrefix)
		if !ok {
			continue
		}
		if m == k {
			return nil
		}
		switch {
		case plain(name) == p && len(p) <= 5 && n.capitals(p) != l.sum(m).capitals(p):
			// "INC" is not "Inc."
		case plain(name) == p:
			return []Link{{k, m, "spelling", 0.98, []string{"the same letters"}}}
		case company(n) && company(l.sum(m)):
			return []Link{{k, m, "company", 0.95, []string{"the same but for the legal form"}}}
		}
	}
	return nil
}

// company says whether nothing speaks against a key being a company.
func company(n *sums) bool {
	if n == nil {
		return false
	}
	for _, t := range []string{"Person", "Country", "City", "Place", "Event", "Law", "Work"} {
		if n.share(t) > 0.34 {
			return false
		}
	}
	return true
}

// fuller finds the fuller names that a surname, a short form or an acronym may
// stand for, and weighs them against each other.
func (l *linker) fuller(k, p string, n *sums) []Link {
	rules := map[string]string{}
	if !strings.Contains(p, " ") {
		if !n.isOther("Person") {
			for _, m := range l.members("s " + p) {
				if l.sum(m).share("Person") >= 0.5 && !joining(m) && !strings.HasPrefix(plain(strings.TrimPrefix(m, namePrefix)), p+" ") {
					rules[m] = "surname"
				}
			}
		}
		if len(p) >= 3 && n.capitals(p) {
			for _, m := range l.members("i " + p) {
				rules[m] = "acronym"
			}
		}
	}
	if w := strings.Fields(p); len(w) > 1 && n.share("Person") >= 0.5 {
		for _, m := range l.members("s " + w[len(w)-1]) {
			if m != k && l.sum(m).share("Person") >= 0.5 && leavesOut(w, strings.Fields(plain(strings.TrimPrefix(m, namePrefix)))) {
				rules[m] = "short form"
			}
		}
	}
	for _, m := range l.members("a " + short(p)) {
		if m != k && rules[m] == "" && strings.Contains(short(plain(strings.TrimPrefix(m, namePrefix))), " ") {
			rules[m] = "short form"
		}
	}
	given := 0 // documents of people whose given name it is
	if !strings.Contains(p, " ") {
		for _, m := range l.members("g " + p) {
			if rules[m] == "" {
				given += l.votes(m)
			}
		}
	}
	total := given
	merged := map[string][]string{} // by the key that candidates themselves belong to
	for m := range rules {
		if len(strings.Fields(short(plain(strings.TrimPrefix(m, namePrefix))))) <= len(strings.Fields(p)) {
			continue
		}
		total += l.votes(m)
		to := l.spelt(m)
		merged[to] = append(merged[to], m)
	}
	var out []Link
	for to, ms := range merged {
		slices.Sort(ms)
		rule := rules[ms[0]]
		for _, m := range ms {
			rule = min(rule, rules[m]) // acronym, short form, surname
		}
		if rule == "short form" && !strings.Contains(p, " ") && len(p) <= 8 && n.capitals(p) {
			rule = "acronym" // of words in another language, or of parts of words
		}
		if c := l.weigh(k, short(p), to, ms, rule, total); c.Confidence > 0 {
			out = append(out, c)
		}
	}
	return out
}

// iberian says whether a word joins the surnames of Spaniards and Portuguese.
func iberian(w string) bool {
	switch w {
	case "da", "de", "do", "das", "dos", "del":
		return true
	}
	return false
}

// leavesOut says whether a name is such a longer one without its first names,
// or without the surnames in its middle: "Lula da Silva", "Américo Ramos" of
// Américo d'Oliveira dos Ramos.
func leavesOut(name, full []string) bool {
	switch k := len(full) - len(name); {
	case k <= 0 || !slices.ContainsFunc(full, iberian):
		return false
	case slices.Equal(full[k:], name):
		return slices.ContainsFunc(name, iberian) && !iberian(name[0])
	default:
		return len(name) == 2 && full[0] == name[0] && full[len(full)-1] == name[1]
	}
}

// joining says whether a name has small words in it, as no person's has: "Album
// of the Year".
func joining(key string) bool {
	for _, w := range strings.Fields(key) {
		switch w {
		case "of", "the", "and", "for", "in", "on", "to", "at":
			return true
		}
	}
	return false
}

// spelt is the first key of those spelt as m is.
func (l *linker) spelt(m string) string {
	if c := l.spelling(m, plain(strings.TrimPrefix(m, namePrefix)), l.sum(m)); len(c) > 0 && !l.dec.apart[pair(m, c[0].To)] {
		return c[0].To
	}
	return m
}

// isOther says whether the votes of records for the key go to another type.
func (n *sums) isOther(typ string) bool {
	return n.share(typ)+n.share("Other") < 0.34
}

// capitals says whether the name is written in capitals.
func (n *sums) capitals(p string) bool {
	for f := range n.Forms {
		if plain(f) == p && f == strings.ToUpper(f) {
			return true
		}
	}
	return false
}

// kin says whether two keys may be of one type.
func kin(a, b *sums) bool {
	for t := range a.Types {
		if t == "Other" || b.Types[t] > 0 || b.Types["Other"] > 0 {
			return true
		}
	}
	return false
}
