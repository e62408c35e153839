package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"kgraph/graph/kv"
)

// Merging sure, listing doubtful.
const (
	// SureMerge is the confidence from which two keys become one node.
	SureMerge = 0.85
	// DoubtfulMerge is the confidence from which a pair is listed for review.
	DoubtfulMerge = 0.35
)

// Link is what speaks for two keys being one thing.
type Link struct {
	Key        string   `json:"key"`        // the key that is given to the other
	To         string   `json:"to"`         // the key that it is given to
	Rule       string   `json:"rule"`       // spelling, company, surname, short form, acronym, narrowed concept, decision
	Confidence float64  `json:"confidence"` // 0..1
	Evidence   []string `json:"evidence"`   // in words, for a person to weigh
}

// linker finds for each key the one it belongs to. It looks at nothing but the
// sums of keys that share a block with it, and at the documents that name them:
// so its result is a function of the set of records, and a changed record can
// change it for keys in the record's blocks only.
type linker struct {
	r   kv.Reader
	dec *verdicts

	sums   map[string]*sums           // read so far, or changed; nil for none
	blocks map[string]map[string]bool // likewise: the keys in a block
	docs   map[string][]string        // keys of changed documents; nil for removed ones
	links  map[string]Link            // found so far
	united map[string]string          // root by spelling and evidence -> root by decisions too
	named  map[string][]string        // documents that name a key
	err    error
}

func newLinker(r kv.Reader, dec *verdicts) *linker {
	return &linker{
		r: r, dec: dec, sums: map[string]*sums{}, blocks: map[string]map[string]bool{},
		docs: map[string][]string{}, links: map[string]Link{}, named: map[string][]string{},
	}
}

func (l *linker) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

func (l *linker) sum(key string) *sums {
	if n, ok := l.sums[key]; ok {
		return n
	}
	n := new(sums)
	found, err := getJSON(l.r, sumsKey(key), n)
	if err != nil {
		l.fail(err)
	}
	if !found {
		n = nil
	}
	l.sums[key] = n
	return n
}

// block is the set of keys in a block.
func (l *linker) block(name string) map[string]bool {
	if b, ok := l.blocks[name]; ok {
		return b
	}
	b := map[string]bool{}
	if err := suffixes(l.r, blockKey(name, ""), func(k string) error { b[k] = true; return nil }); err != nil {
		l.fail(err)
	}
	l.blocks[name] = b
	return b
}

func (l *linker) members(block string) []string {
	b := l.block(block)
	out := make([]string, 0, len(b))
	for k := range b {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// link is the key that k is surely part of; Link.To is "" if there is none.
func (l *linker) link(k string) Link {
	if v, ok := l.links[k]; ok {
		return v
	}
	var best Link
	for _, c := range l.candidates(k) {
		if c.Confidence >= SureMerge && c.Confidence > best.Confidence {
			best = c
		}
	}
	l.links[k] = best
	return best
}

// candidates are the keys that k may be part of, with what speaks for each,
// the likeliest first. Each has a name of more words than k, or the same name
// and an earlier key: so links never go in a circle.
func (l *linker) candidates(k string) []Link {
	n := l.sum(k)
	if n == nil {
		return nil
	}
	var out []Link
	if _, _, ok := narrowed(k); ok {
		out = l.asName(k, n)
	} else if name, ok := strings.CutPrefix(k, namePrefix); ok {
		p := plain(name)
		if p == "" {
			return nil
		}
		if out = l.spelling(k, p, n); len(out) == 0 {
			out = l.fuller(k, p, n)
		}
	}
	out = slices.DeleteFunc(out, func(c Link) bool { return l.dec.apart[pair(c.Key, c.To)] })
	slices.SortFunc(out, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.To, b.To))
	})
	return out
}

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
				if l.sum(m).share("Person") >= 0.5 && !joining(m) {
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

func (l *linker) votes(key string) int {
	if n := l.sum(key); n != nil {
		return n.Votes
	}
	return 0
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

// weigh is the confidence that k stands for the names ms, which are one thing,
// out of all that it could stand for: a logistic model whose weights were set
// by hand on pairs of the news of one year.
func (l *linker) weigh(k, p, to string, ms []string, rule string, total int) Link {
	mine, stated, related, tail, person := 0, 0, false, false, 1.0
	n := l.sum(k)
	for _, m := range ms {
		s := l.sum(m)
		if s == nil {
			continue
		}
		mine += s.Votes
		stated += s.writes(p)
		related = related || kin(n, s)
		tail = tail || strings.HasSuffix(plain(m), " "+p)
		person = min(person, s.share("Person"))
	}
	together, apart := l.company(k, ms)
	share := float64(mine) / float64(max(total, 1))
	out := Link{Key: k, To: to, Rule: rule, Evidence: []string{
		count(mine, "document") + " of " + itoa(total) + " with such a name"}}
	score := -0.5 + 0.8*math.Log(float64(1+mine)) - 6*(1-share)
	switch {
	case rule == "acronym" && stated > 0:
		score += 0.8
	case rule == "short form" && person < 0.5 && tail:
		score -= 2.5 // "the national guard" of which nation?
		out.Evidence = append(out.Evidence, "the end of a name may be a common noun")
	case rule == "surname" && min(person, n.share("Person")) >= 0.67:
		score += 0.8
	case rule == "surname":
		score -= 0.8
		out.Evidence = append(out.Evidence, "not always taken for a person")
	}
	if stated > 0 {
		score += 1.6
		out.Evidence = append(out.Evidence, "called so in its own documents, "+count(stated, "time"))
	} else if rule != "surname" {
		score -= 1.2
	}
	if len(together) > 0 {
		score += 0.9 * float64(min(len(together), 3))
		out.Evidence = append(out.Evidence, "both named with "+strings.Join(together[:min(len(together), 3)], ", "))
	}
	if apart > 0 {
		score -= 1.5
		out.Evidence = append(out.Evidence, "named beside each other in "+count(apart, "document"))
	}
	if !related {
		score -= 2
		out.Evidence = append(out.Evidence, "of different type")
	}
	out.Confidence = math.Round(100/(1+math.Exp(-score))) / 100
	return out
}

func count(n int, what string) string { return some(n, what) }

// Bounds of the evidence; variables for the tests' sake.
var (
	// sampled is how many documents of a key are looked at for what it is named
	// with: the first in the order of their ids.
	sampled = 48
	// telling is the number of documents above which a companion says nothing:
	// everybody is named with the president.
	telling = 24
)

// company finds the names that are named with both k and one of ms, and counts
// the documents that name k and one of ms as two things.
func (l *linker) company(k string, ms []string) (together []string, apart int) {
	with := map[string]bool{}
	for _, d := range l.naming(k) {
		for _, o := range l.keysOf(d) {
			if o != k {
				with[o] = true
			}
		}
	}
	found := map[string]bool{}
	for _, m := range ms {
		for _, d := range l.naming(m) {
			keys := l.keysOf(d)
			if slices.Contains(keys, k) {
				apart++
				continue
			}
			for _, o := range keys {
				if with[o] && !slices.Contains(ms, o) && strings.HasPrefix(o, namePrefix) && l.votes(o) <= telling {
					found[o] = true
				}
			}
		}
	}
	for o := range found {
		together = append(together, strings.TrimPrefix(o, namePrefix))
	}
	slices.Sort(together)
	return together, apart
}

// naming lists the first documents that name a key.
func (l *linker) naming(key string) []string {
	if ids, ok := l.named[key]; ok {
		return ids
	}
	var ids []string
	err := scan(l.r, memberKey(key, ""), func(b, _ []byte) (bool, error) {
		id := string(b[len(memberKey(key, "")):])
		if _, changed := l.docs[id]; !changed && slices.Contains(l.keysOf(id), key) {
			ids = append(ids, id)
		}
		return len(ids) < sampled, nil
	})
	if err != nil {
		l.fail(err)
	}
	for id, keys := range l.docs {
		if slices.Contains(keys, key) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	if len(ids) > sampled {
		ids = ids[:sampled]
	}
	l.named[key] = ids
	return ids
}

// keysOf are the keys that a document names.
func (l *linker) keysOf(id string) []string {
	if keys, ok := l.docs[id]; ok {
		return keys
	}
	var keys []string
	_, err := get(l.r, keysKey(id), func(b []byte) error {
		keys = strings.Split(string(b), sep)
		return nil
	})
	if err != nil {
		l.fail(err)
	}
	return keys
}

// root is the key that stands for k: what the links lead to, united by the
// decisions; for a narrowed concept, with the root of its name.
func (l *linker) root(k string) string {
	if l.united == nil {
		l.unite()
	}
	r := l.linked(k)
	if to, ok := l.united[r]; ok {
		return to
	}
	if of, rest, ok := narrowed(k); ok && l.link(k).To == "" {
		return conceptPrefix + l.root(of) + "|" + rest
	}
	return r
}

// linked is where the links from k end.
func (l *linker) linked(k string) string {
	for {
		c := l.link(k)
		if c.To == "" {
			break
		}
		k = c.To
	}
	if of, rest, ok := narrowed(k); ok {
		return conceptPrefix + l.linked(of) + "|" + rest
	}
	return k
}

// unite works out which ends of links the decisions make one. Of several one
// with the gazetteer's sense stands for all, else the first.
func (l *linker) unite() {
	l.united = map[string]string{}
	find := func(k string) string {
		for l.united[k] != "" && l.united[k] != k {
			k = l.united[k]
		}
		return k
	}
	for _, m := range l.dec.merges {
		a, b := find(l.linked(m[0])), find(l.linked(m[1]))
		if standsBefore(b, a) {
			a, b = b, a
		}
		l.united[b], l.united[a] = a, a
	}
	for k := range l.united {
		l.united[k] = find(k)
	}
}

// standsBefore orders the keys of one thing: the gazetteer's senses, names,
// nodes that a decision split off, concepts; then by alphabet.
func standsBefore(a, b string) bool {
	rank := func(k string) int {
		switch {
		case strings.HasPrefix(k, namePrefix):
			return 1
		case strings.HasPrefix(k, splitPrefix):
			return 2
		case strings.HasPrefix(k, conceptPrefix):
			return 3
		}
		return 0
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b)) < 0
}
