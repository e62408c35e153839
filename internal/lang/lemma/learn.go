package lemma

import (
	"sort"
	"strings"
	"unicode/utf8"

	"kgraph/internal/lang/table"
)

// Learner counts examples and makes a Lemmatizer out of them.
type Learner struct {
	count map[[2]string]map[string]int // tag+case and form -> lemma -> times
}

// Add counts one example.
func (l *Learner) Add(form, xpos, lemma string) {
	if l.count == nil {
		l.count = make(map[[2]string]map[string]int)
	}
	k := [2]string{xpos + string(caseClass(form, xpos)), form}
	if l.count[k] == nil {
		l.count[k] = make(map[string]int)
	}
	l.count[k][lemma]++
}

// Learn makes the smallest set of rules that gives every known form its most
// frequent lemma: a rule is left out where a shorter suffix says the same.
// Suffixes that are not whole forms need two forms to speak for them, each form
// having one vote. The result depends on the counts alone.
func (l *Learner) Learn() *Lemmatizer {
	votes := make(map[string]map[Edit]int)
	whole := make(map[string]map[Edit]int)
	exact := make(map[string]Edit)
	for k, lemmas := range l.count {
		form, lower := k[1], strings.ToLower(k[1])
		best, n := "", 0
		for lemma, c := range lemmas {
			if c > n || c == n && lemma < best {
				best, n = lemma, c
			}
		}
		e := makeEdit(form, lower, best)
		vote(whole, k[0]+"^"+lower, e, n)
		exact[k[0]+"="+form] = e
		if len(e.Add) > 3 || e.Cut > 4 || strings.ContainsAny(lower, "0123456789") {
			continue // says nothing about other words
		}
		for i, used := len(lower), 0; ; used++ {
			vote(votes, k[0]+lower[i:], e, 1)
			if i == 0 || used == maxSuffix {
				break
			}
			_, size := utf8.DecodeLastRuneInString(lower[:i])
			i -= size
		}
	}
	rules := make(map[string]Edit)
	keys := sorted(votes) // a suffix's own suffixes are shorter: order by length
	sort.SliceStable(keys, func(a, b int) bool { return len(keys[a]) < len(keys[b]) })
	for _, k := range keys {
		e, n := winner(votes[k])
		lead := leadLen(k)
		if lead < len(k) && n < 2 {
			continue
		}
		if parent, ok := lookup(rules, k[:lead], next(k[lead:])); !ok || lead == len(k) || parent != e {
			rules[k] = e
		}
	}
	for _, k := range sorted(whole) {
		e, _ := winner(whole[k])
		lead := leadLen(k)
		if parent, ok := lookup(rules, k[:lead], k[lead+1:]); !ok || parent != e {
			rules[k] = e
		}
	}
	for k, e := range exact {
		lead := leadLen(k)
		form := k[lead+1:]
		lower := strings.ToLower(form)
		parent, ok := rules[k[:lead]+"^"+lower]
		if !ok {
			parent, ok = lookup(rules, k[:lead], lower)
		}
		if !ok || parent.apply(form, lower) != e.apply(form, lower) {
			rules[k] = e
		}
	}
	return build(rules)
}

// leadLen is the length of the tag and case class that lead a key; no tag holds
// a digit.
func leadLen(k string) int { return strings.IndexAny(k, "012") + 1 }

func next(s string) string {
	if s == "" {
		return s
	}
	_, size := utf8.DecodeRuneInString(s)
	return s[size:]
}

// lookup follows the suffixes of s down to the first rule.
func lookup(rules map[string]Edit, lead, s string) (Edit, bool) {
	for {
		if e, ok := rules[lead+s]; ok {
			return e, true
		}
		if s == "" {
			return Edit{}, false
		}
		s = next(s)
	}
}

func vote(m map[string]map[Edit]int, k string, e Edit, n int) {
	if m[k] == nil {
		m[k] = make(map[Edit]int, 1)
	}
	m[k][e] += n
}

func winner(m map[Edit]int) (Edit, int) {
	var best Edit
	n, total := 0, 0
	for e, c := range m {
		total += c
		if c > n || c == n && less(e, best) {
			best, n = e, c
		}
	}
	return best, total
}

func less(a, b Edit) bool {
	if a.Add != b.Add {
		return a.Add < b.Add
	}
	if a.Cut != b.Cut {
		return a.Cut < b.Cut
	}
	return !a.Lower && b.Lower
}

// makeEdit is the edit that keeps most of the form.
func makeEdit(form, lower, lemma string) Edit {
	kept := func(s string) (Edit, int) {
		i := 0
		for i < len(s) && i < len(lemma) && s[i] == lemma[i] {
			i++
		}
		for i > 0 && (i < len(s) && !utf8.RuneStart(s[i]) || i < len(lemma) && !utf8.RuneStart(lemma[i])) {
			i--
		}
		return Edit{Cut: uint8(min(255, utf8.RuneCountInString(s[i:]))), Add: lemma[i:]}, i
	}
	a, n := kept(form)
	b, m := kept(lower)
	if b.Lower = true; m > n || m == n && form == lower {
		return b // on a lower-cased form the flag changes nothing: let both cases agree
	}
	return a
}

func sorted(m map[string]map[Edit]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func build(rules map[string]Edit) *Lemmatizer {
	keys := make([]string, 0, len(rules))
	for k := range rules {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	l := &Lemmatizer{Keys: table.New(keys)}
	ids := make(map[Edit]uint16)
	for _, k := range keys {
		e := rules[k]
		id, ok := ids[e]
		if !ok {
			id = uint16(len(l.Edits))
			ids[e] = id
			l.Edits = append(l.Edits, e)
		}
		l.Rule = append(l.Rule, id)
	}
	return l
}
