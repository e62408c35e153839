package fact

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/clause/annotate"
	"kgraph/internal/entity"
	"kgraph/internal/lang"
)

// maxWords is the longest subject or object of a claim, in words of its
// canonical text: longer ones never meet another claim in a node.
const maxWords = 12

// How probable a pronoun's meaning must be for a claim to rest on it, and how
// probable where the grammar of the sentence offers it something else.
const (
	likely  = 0.4
	certain = 0.9
)

// slot is a claim's subject, object, argument or speaker on its way to the
// record.
type slot struct {
	entity    int    // index into rec.Entities, or graph.NoEntity
	node      string // the entity's name, "" for none
	typ       string
	aspect    string
	text      string // canonical
	written   string
	span      *[2]int
	value     bool
	empty     bool   // has no words at all
	ownerless bool   // a bare noun that is somebody's, and nothing says whose
	bad       string // why it says nothing by itself, "" if it does
}

// unname makes a slot the words as written, which are not the entity in them.
func (s *slot) unname() {
	s.entity, s.node, s.typ, s.text = graph.NoEntity, "", "", s.written
}

// slot is what a phrase denotes: "the chatbot" is DeepSeek.
func (b *builder) slot(s int, ph clause.Phrase) slot { return b.refer(s, ph, b.Entities.At) }

// description is what a phrase says of its bearer: "another Chinese app" is a
// Chinese app, whoever that is.
func (b *builder) description(s int, ph clause.Phrase) slot {
	return b.refer(s, ph, b.Entities.Describe)
}

func (b *builder) refer(s int, ph clause.Phrase, at func(sentence, head int, words []int) entity.Referent) slot {
	if ph.Empty() {
		return slot{entity: graph.NoEntity, empty: true}
	}
	p := b.Parses[s]
	ref := at(s, ph.Head, ph.Words)
	pronoun := p.Words[ph.Head].UPOS == "PRON"
	resolved := pronoun && (ref.Entity >= 0 || ref.Text != "" && !strings.EqualFold(tidy(ref.Text), tidy(b.written(p, ph.Words))))
	if pronoun && ph.Means != nil {
		return b.refer(s, *ph.Means, at)
	}
	if full := completed(p, ph); !pronoun && len(full.Words) > len(ph.Words) {
		switch first := slices.Index(full.Words, ph.Words[0]); {
		case first == len(full.Words)-len(ph.Words) && ref.Text != "" && (ref.Entity < 0 || b.Entities.Entities[ref.Entity].Kind != entity.Named):
			ref.Text = strings.ToLower(b.written(p, full.Words[:first])) + " " + ref.Text
		case ref.Entity < 0:
			ref = at(s, full.Head, full.Words)
		}
		ph = full
	}
	out := slot{
		entity: ref.Entity, aspect: ref.Aspect, value: ref.Value,
		text: tidy(ref.Text), written: tidy(b.written(p, ph.Words)), span: place(p, ph.Words),
	}
	if ref.Entity >= 0 {
		e := &b.Entities.Entities[ref.Entity]
		out.node, out.typ = e.Name(), e.Type
	}
	if out.text == "" {
		out.text = out.written
	}
	if out.entity >= 0 && out.aspect == "" {
		b.whole(p, ph, &out)
	}
	if out.typ == entity.Group && out.aspect == "" && counted(p, ph) {
		out.text = out.written // "at least 26 Palestinians" are not the Palestinians
	}
	out.text = once(out.text, out.written)
	stray := false
	if out.node == "" {
		out.text = b.owned(s, ph, out.text)
		out.text, stray = withoutStray(out.text)
	}
	out.ownerless = stray && !strings.Contains(out.text, " ")
	switch {
	case ref.Pronoun:
		out.bad = "is an unresolved pronoun"
	case reciprocal(p, ph.Head):
		out.bad = "is a reciprocal pronoun"
	case pronoun && ref.Sure < likely, ph.Doubtful && (!pronoun || ref.Sure == 1 || ref.Sure < certain):
		out.bad = "is a pronoun that may mean several things"
	case pronoun && ph.Means == nil && ref.Entity >= 0 && b.rival(s, ph.Head, ref.Entity, at):
		out.bad = "is a pronoun with a nearer noun that it may mean"
	case pronoun && ph.Not > 0 && ph.Not <= len(p.Words) && ref.Entity >= 0 && at(s, ph.Not-1, []int{ph.Not - 1}).Entity == ref.Entity:
		out.bad = "is a pronoun that cannot mean its own subject"
	case ph.Named && ph.Means == nil && resolved && (ref.Entity < 0 || b.Entities.Entities[ref.Entity].Kind != entity.Named):
		out.bad = "is a pronoun that no name explains"
	case ofThose(p, ph.Words):
		out.bad = "is some of those that another sentence names"
	case !resolved && empty(p, ph.Words):
		out.bad = "has no word with content"
	case out.node == "" && functionWords[strings.ToLower(out.text)]:
		out.bad = "is a function word alone"
	case stray && annotate.Human(p.Words[ph.Head].Lemma):
		out.bad = "is somebody's, and nothing says whose"
	case modifierAlone(p, ph.Words):
		out.bad = "is what modifies a noun, without the noun"
	case strings.Count(out.text, " ") >= maxWords:
		out.bad = "is longer than " + strconv.Itoa(maxWords) + " words"
	}
	return out
}

// rival says that an "it" whose name stands in another sentence has a thing of
// its own sentence before it, which it may as well mean.
func (b *builder) rival(s, pronoun, means int, at func(sentence, head int, words []int) entity.Referent) bool {
	p := b.Parses[s]
	if !strings.EqualFold(p.Words[pronoun].Form, "it") {
		return false
	}
	nearer := false
	for i := range pronoun {
		switch rel, _, _ := strings.Cut(p.Words[i].Deprel, ":"); {
		case at(s, i, []int{i}).Entity == means:
			return false
		case p.Words[i].XPOS == "NN" && (rel == "nsubj" || rel == "obj" || rel == "nmod" || rel == "obl"):
			nearer = true
		}
	}
	return nearer
}

// functionWords are the pronouns, quantifiers and other words that name nothing
// by themselves, whatever the tagger called them.
var functionWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`some many most more much less few fewer several all both each every any either neither none such same enough
		no not i me my myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us our ours ourselves
		they them their theirs themselves this that these those who whom whose which what whoever whatever whichever there here where when how
		why so as than if and or but nor a an the of in on at by to from with for someone somebody something anyone anybody anything everyone
		everybody everything nobody nothing am is are was were be been being do does did has have had will would can could may might shall
		should must one ones other others another`) {
		m[w] = true
	}
	return m
}()

// whole keeps what a name's entity leaves out of the words: the first words of a
// longer name ("One Big Beautiful Bill Act"), its end after a hyphen, and the
// number of those who are not all of it ("eight Hamas fighters").
func (b *builder) whole(p *lang.Parse, ph clause.Phrase, out *slot) {
	if out.text == out.written || b.Entities.Entities[out.entity].Kind != entity.Named {
		return
	}
	for _, w := range ph.Words {
		if word := p.Words[w]; word.XPOS == "CD" && word.Deprel == "nummod" && word.Head == ph.Head && w < ph.Head && !strings.Contains(out.text, word.Form) &&
			(p.Words[ph.Head].XPOS == "NNS" || p.Words[ph.Head].XPOS == "NNPS" && out.typ != entity.Group) {
			out.unname()
			return
		}
	}
	if rest, longer := strings.CutSuffix(out.text, " "+out.written); longer && strings.Contains(rest, " of ") && strings.Contains(out.written, " ") {
		out.unname() // a court's name run into its judge's
		return
	}
	rest, ends := strings.CutSuffix(out.written, " "+out.text)
	if ends && len(ph.Words) > 0 {
		for n, f := range strings.Fields(rest) {
			if w := ph.Words[0] + n; w >= len(p.Words) || p.Words[w].Form != f || p.Words[w].UPOS != "PROPN" && p.Words[w].XPOS != "CD" && p.Words[w].XPOS != "NNP" || strings.ToLower(f) == f {
				ends = false
			}
		}
	}
	rest, begins := strings.CutPrefix(out.written, out.text)
	if begins && model(rest) {
		out.unname() // the iPhone 16e is not the iPhone
		return
	}
	if begins && hyphenTail(rest) {
		out.unname() // "the United Kingdom-flagged" vessel
		return
	}
	if ends || begins && (strings.HasPrefix(rest, "-") || rest == "'s" || rest == "’s") {
		out.text = out.written
	}
}

// hyphenTail says whether what stands behind a name ties a word to it with a
// hyphen: "National Council of Resistance" of "Iran-aligned demonstrators".
func hyphenTail(rest string) bool {
	_, after, ok := strings.Cut(rest, "-")
	return ok && after != "" && after[0] >= 'a' && after[0] <= 'z'
}

// model says whether what stands behind a name makes it another thing: a word
// with a digit, or a Roman number.
func model(rest string) bool {
	word, ok := strings.CutPrefix(rest, " ")
	return ok && !strings.Contains(word, " ") && (strings.ContainsAny(word, "0123456789") || strings.Trim(word, "IVX") == "" && word != "I" && word != "")
}

// counted says whether the phrase begins with a number or what bounds one.
func counted(p *lang.Parse, ph clause.Phrase) bool {
	return slices.ContainsFunc(ph.Words, func(w int) bool { return w < ph.Head && amountWord(p, w) })
}

// once drops a word said twice in a row: a name stands for a word of its own
// beside it ("Turkish Turkish Air Force").
func once(s, written string) string {
	f := strings.Fields(s)
	out := f[:0]
	for i, w := range f {
		if i > 0 && w == f[i-1] && strings.ToLower(w) != w && !strings.Contains(written, w+" "+w) {
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// empty says that none of the words has content.
func empty(p *lang.Parse, words []int) bool {
	if len(words) == 1 {
		switch strings.ToLower(p.Words[words[0]].Form) {
		case "one", "ones", "other", "others", "another":
			return true // names nothing without what it stands for
		}
	}
	for _, w := range words {
		switch p.Words[w].UPOS {
		case "NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "SYM", "X", "INTJ":
			return false
		}
	}
	return true
}

// withoutStray drops the possessive pronouns of the third person that are left in
// a canonical text: whose they are, nobody who reads the claim alone can tell.
func withoutStray(text string) (string, bool) {
	f := strings.Fields(text)
	kept := slices.DeleteFunc(slices.Clone(f), func(w string) bool {
		switch strings.ToLower(w) {
		case "his", "her", "its", "their":
			return true
		}
		return false
	})
	if len(kept) == len(f) || len(kept) == 0 {
		return text, false
	}
	return strings.Join(kept, " "), true
}

// reciprocal says whether the word belongs to "each other" or "one another".
func reciprocal(p *lang.Parse, head int) bool {
	for _, i := range [2]int{head, head - 1} {
		if i < 0 || i+1 >= len(p.Words) {
			continue
		}
		switch strings.ToLower(p.Words[i].Form + " " + p.Words[i+1].Form) {
		case "each other", "one another":
			return true
		}
	}
	return false
}

// tidy closes up white space: line ends within a phrase are not part of it.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// entities takes over the document's entities and mentions, index by index.
func (b *builder) entities() {
	for i := range b.Entities.Entities {
		e := &b.Entities.Entities[i]
		out := graph.Entity{
			Key: e.Key, Kind: graph.EntityKind(e.Kind), Type: e.Type, Fixed: e.Fixed,
			Of: e.Of, Broader: e.Broader, Forms: make([]graph.Form, len(e.Forms)),
		}
		for j, f := range e.Forms {
			out.Forms[j] = graph.Form{Text: f.Text, Count: f.Count}
		}
		b.byKey[e.Key] = i
		b.rec.Entities = append(b.rec.Entities, out)
	}
	for _, m := range b.Entities.Mentions {
		tokens := b.Parses[m.Sentence].Sentence.Tokens
		b.rec.Mentions = append(b.rec.Mentions, graph.Mention{
			Entity: m.Entity, Kind: graph.MentionKind(m.Kind), Rule: m.Rule,
			Span: graph.Span{Start: tokens[m.Start].Start, End: tokens[m.End-1].End},
		})
	}
}

// concept is the index of the concept entity of that name, made if need be.
func (b *builder) concept(key, name string) int {
	if i, ok := b.byKey[key]; ok {
		return i
	}
	b.rec.Entities = append(b.rec.Entities, graph.Entity{
		Key: key, Kind: graph.Concept, Type: entity.ConceptType,
		Forms: []graph.Form{{Text: name, Count: 1}},
	})
	b.byKey[key] = len(b.rec.Entities) - 1
	return b.byKey[key]
}

// prune drops the concepts that no claim uses: a phrase that joins nothing is
// noise in a graph. Names stay, used or not.
func (b *builder) prune() {
	used := make([]bool, len(b.rec.Entities))
	var use func(i int)
	use = func(i int) {
		if i < 0 || used[i] {
			return
		}
		used[i] = true
		for _, key := range []string{b.rec.Entities[i].Of, b.rec.Entities[i].Broader} {
			if j, ok := b.byKey[key]; ok && key != "" {
				use(j)
			}
		}
	}
	for i := range b.rec.Entities {
		if b.rec.Entities[i].Kind == graph.Named || b.Entities != nil && i < len(b.Entities.Entities) && b.Entities.Entities[i].Met {
			use(i)
		}
	}
	for i := range b.rec.Claims {
		eachRef(&b.rec.Claims[i], func(ref *int) { use(*ref) })
	}
	moved := make([]int, len(used))
	kept := b.rec.Entities[:0]
	for i, e := range b.rec.Entities {
		moved[i] = graph.NoEntity
		if used[i] {
			moved[i] = len(kept)
			kept = append(kept, e)
		}
	}
	b.rec.Entities = kept
	mentions := b.rec.Mentions[:0]
	for _, m := range b.rec.Mentions {
		if m.Entity = moved[m.Entity]; m.Entity >= 0 {
			mentions = append(mentions, m)
		}
	}
	b.rec.Mentions = ordered(mentions)
	for i := range b.rec.Claims {
		eachRef(&b.rec.Claims[i], func(ref *int) {
			if *ref >= 0 {
				*ref = moved[*ref]
			}
		})
	}
}

// ordered sorts mentions by place and drops those said twice.
func ordered(m []graph.Mention) []graph.Mention {
	slices.SortStableFunc(m, func(a, b graph.Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Entity, b.Entity))
	})
	return slices.CompactFunc(m, func(a, b graph.Mention) bool { return a.Span == b.Span && a.Entity == b.Entity })
}

// eachRef calls f for every reference of a claim to an entity.
func eachRef(c *graph.Claim, f func(*int)) {
	f(&c.SubjectEntity)
	f(&c.ObjectEntity)
	for i := range c.Args {
		f(&c.Args[i].EntityRef)
	}
	for i := range c.SpeakerEntity {
		f(&c.SpeakerEntity[i])
	}
}
