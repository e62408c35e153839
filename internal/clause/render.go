package clause

import (
	"strings"

	"kgraph/internal/clause/annotate"
	"kgraph/internal/clause/tree"
	"kgraph/internal/lang"
)

// Line is a claim written out in the sentence's own tokens, as benchmarks of
// open information extraction want it.
type Line struct {
	Arg1, Relation string
	Args           []string // the second argument and those after it
	Confidence     float64
	Kind           Kind
	Rule           string
}

// LineOptions choose the shape of lines.
type LineOptions struct {
	Full  bool          // arguments with their modifiers, all in one line; else binary lines with short ones
	Kinds map[Kind]bool // kinds to write; nil for all
}

// Lines writes claims of the parse out. Short lines are binary: each further
// argument gives a line whose relation holds the object ("handcuffed him to").
func Lines(p *lang.Parse, claims []Claim, o LineOptions) []Line {
	if len(claims) == 0 {
		return nil
	}
	w := &writer{t: tree.New(p), seen: map[string]bool{}}
	for i := range claims {
		c := &claims[i]
		if o.Kinds != nil && !o.Kinds[c.Kind] {
			continue
		}
		if o.Full {
			if !c.split {
				w.full(c)
			}
			continue
		}
		w.short(c)
	}
	return w.lines
}

// writer writes the lines of one sentence.
type writer struct {
	t     *tree.Tree
	lines []Line
	seen  map[string]bool
	depth int
}

func (w *writer) put(c *Claim, factor float64, rule, arg1, relation string, args ...string) {
	if arg1 == "" || relation == "" {
		return
	}
	key := arg1 + "\t" + relation + "\t" + strings.Join(args, "\t")
	if w.seen[key] {
		return
	}
	w.seen[key] = true
	if rule != "" {
		rule = c.Rule + " + " + rule
	} else {
		rule = c.Rule
	}
	w.lines = append(w.lines, Line{Arg1: arg1, Relation: relation, Args: args, Confidence: c.Confidence * factor, Kind: c.Kind, Rule: rule})
}

// relation is the predicate as written, "is" and "has" where it is implied.
func (w *writer) relation(c *Claim) string {
	if len(c.Predicate.Words) > 0 {
		return w.t.Text(c.Predicate.Words)
	}
	switch c.Predicate.Lemma {
	case "be":
		return "is"
	case "have":
		return "has"
	}
	return c.Predicate.Lemma
}

// full writes the claim as one line with all its arguments.
func (w *writer) full(c *Claim) {
	subject, object := c.Subject, c.Object
	by := Phrase{Head: -1}
	if c.Predicate.Passive {
		subject, object, by = c.Object, Phrase{Head: -1}, c.Subject
	}
	if subject.Empty() {
		return
	}
	var args []string
	if !object.Empty() {
		args = append(args, join(w.t.Text(c.Predicate.PrepAt), w.whole(object.Full)))
	}
	if !by.Empty() {
		args = append(args, join("by", w.whole(by.Full)))
	}
	for n, a := range c.Args {
		if n > 0 && w.t.Is(a.Phrase.Head, "conj") && sameAt(a.PrepAt, c.Args[n-1].PrepAt) {
			continue
		}
		args = append(args, join(w.t.Text(a.PrepAt), w.whole(a.Phrase.Full)))
	}
	w.put(c, 1, "", w.whole(subject.Full), w.relation(c), args...)
}

// whole is the argument as written with the quotation marks around it, or the
// one whose partner is in it.
func (w *writer) whole(words []int) string {
	if len(words) == 0 {
		return ""
	}
	marks := 0
	for _, i := range words {
		if quoteMark(w.t.Low(i)) {
			marks++
		}
	}
	first, last := words[0]-1, words[len(words)-1]+1
	before := first >= 0 && quoteMark(w.t.Low(first))
	after := last < w.t.Len() && quoteMark(w.t.Low(last))
	out := append([]int(nil), words...)
	if before && (after || marks%2 == 1) {
		out = append([]int{first}, out...)
		marks++
	}
	if after && marks%2 == 1 {
		out = append(out, last)
	}
	return w.t.Text(out)
}

func quoteMark(low string) bool {
	switch low {
	case "``", "''", "\"", "“", "”":
		return true
	}
	return false
}

func join(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " ")
}

// short writes the claim as binary lines.
func (w *writer) short(c *Claim) {
	subject, object := c.Subject, c.Object
	at := w.t.Text(c.Predicate.PrepAt)
	if c.Predicate.Passive {
		subject, object = c.Object, c.Subject
		at = ""
		if !object.Empty() {
			at = "by"
		}
	}
	if subject.Empty() || strings.HasPrefix(c.Rule, "purpose") {
		return
	}
	s, v := w.phrase(subject), w.relation(c)
	if c.Kind == Report {
		w.put(c, 1, "", s, v, w.t.Text(object.Words))
		return
	}
	if !object.Empty() {
		w.object(c, "", s, join(v, at), object)
	}
	inner := v
	if !object.Empty() && (at == "" || keepsOblique(c.Predicate.Prep)) {
		inner = join(v, at, w.phrase(object))
	}
	for _, a := range c.Args {
		w.object(c, "oblique", s, join(inner, w.t.Text(a.PrepAt)), a.Phrase)
	}
}

// keepsOblique says whether a relation needs the oblique under this
// preposition when a further one follows ("recalled to duty during").
func keepsOblique(prep string) bool {
	switch prep {
	case "to", "as", "into":
		return true
	}
	return false
}

// object writes the line that ends in the phrase, and those that end in what
// modifies it.
func (w *writer) object(c *Claim, rule, s, relation string, o Phrase) {
	t := w.t
	if t.Pos(o.Head) == "VERB" && t.Child(o.Head, "case", "det") < 0 {
		w.clause(c, join(rule, "clause"), s, relation, o.Head)
		return
	}
	w.put(c, 1, rule, s, relation, w.phrase(o))
	if annotate.IsTime(t, o.Head, "") {
		return
	}
	w.modifier(c, rule, s, relation, o.Head)
	for _, k := range t.Children(o.head(), "nmod") {
		if t.Is(k, "nmod:poss") || k < o.head() || len(t.PrepositionWords(k)) == 0 {
			continue
		}
		for _, j := range t.Conjuncts(k) {
			at := t.PrepositionWords(k)
			if own := t.PrepositionWords(j); j != k && len(own) > 0 {
				at = own
			}
			w.put(c, .9, join(rule, "nested"), s, join(relation, w.upTo(o.head(), t.PrepositionWords(k)[0]), t.Text(at)), w.phrase(Phrase{Head: j}))
			for _, m := range t.Children(j, "nmod") {
				if m > j && j == k && t.Preposition(m) == "of" { // "justice of the High Court of Australia"
					w.put(c, .8, join(rule, "nested twice"), s, join(relation, w.upTo(o.head(), t.PrepositionWords(k)[0]), t.Text(at), w.upTo(j, t.PrepositionWords(m)[0]), t.Text(t.PrepositionWords(m))), w.phrase(Phrase{Head: m}))
				}
			}
		}
	}
}

// modifier writes the lines that run through a participle, an infinitive or a
// relative clause after the object ("deals with cases involving X").
func (w *writer) modifier(c *Claim, rule, s, relation string, o int) {
	t := w.t
	for _, k := range t.Children(o, "acl") {
		if k < o || t.Pos(k) != "VERB" || w.depth > 0 {
			continue
		}
		mark := t.Low(t.Child(k, "mark"))
		relcl := t.Is(k, "acl:relcl")
		gerund := t.Tag(k) == "VBG" && (mark == "for" || mark == "of" || mark == "in")
		if mark != "" && mark != "to" && !gerund || t.Child(k, "nsubj") >= 0 && !relcl {
			continue
		}
		words := append([]int(nil), t.Children(k, "aux", "mark")...)
		if relcl {
			who := t.Child(k, "nsubj")
			if who < 0 || t.Feat(who, "PronType") != "Rel" && t.Tag(who) != "WDT" && t.Tag(who) != "WP" {
				continue
			}
			words = append(words, who)
		}
		w.depth++
		w.clause(c, join(rule, "through "+t.Rel(k)), s, join(relation, w.bare(o), t.Text(ascending(words))), k)
		w.depth--
	}
}

// clause writes lines for an infinitive or gerund in the object slot.
func (w *writer) clause(c *Claim, rule, s, relation string, k int) {
	t := w.t
	verb := []int{k}
	verb = append(verb, t.Children(k, "compound:prt")...)
	relation = join(relation, t.Text(ascending(verb)))
	done := false
	for _, o := range t.Children(k, "obj") {
		for _, j := range t.Conjuncts(o) {
			w.put(c, .9, rule, s, relation, w.phrase(Phrase{Head: j}))
			done = true
		}
	}
	if done {
		return
	}
	for _, o := range t.Children(k, "obl") {
		if o > k && len(t.PrepositionWords(o)) > 0 {
			w.put(c, .9, rule, s, join(relation, t.Text(t.PrepositionWords(o))), w.phrase(Phrase{Head: o}))
			return
		}
	}
}
