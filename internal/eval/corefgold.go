package eval

import (
	"strings"

	"kgraph/internal/lang/conllu"
)

// gold reads the Entity annotation of GUM's MISC column: "(3-person-…" opens a
// mention of thing 3, "3)" closes it, and one word may do several of both.
func (d *goldDocument) gold() Clusters { return d.read().out }

// read also keeps what each mention's annotation says of it.
func (d *goldDocument) read() *goldReader {
	r := &goldReader{d: d, out: Clusters{}, ids: map[string]int{}, said: map[Place]goldMention{}}
	for s, sentence := range d.sentences {
		r.sentence, r.open = s, r.open[:0]
		for i, w := range sentence.Words {
			column, _ := conllu.Item(w.Misc, "Entity")
			r.word(i, column)
		}
	}
	return r
}

type goldReader struct {
	d        *goldDocument
	out      Clusters
	ids      map[string]int
	sentence int
	open     []openMention
	said     map[Place]goldMention // by the head word
}

type openMention struct {
	id    string
	start int
	said  goldMention
}

// goldMention is GUM's type of a mention (person, place, organization, event,
// object, abstract, …) and the Wikipedia article it is linked to, or "".
type goldMention struct{ typ, article string }

// word reads the annotation of word i.
func (r *goldReader) word(i int, column string) {
	for column != "" {
		if column[0] != '(' {
			id, rest, _ := strings.Cut(column, ")")
			r.close(id, i)
			column = rest
			continue
		}
		body := column[1:]
		end := strings.IndexAny(body, "()")
		if end < 0 {
			end = len(body)
		}
		f := strings.SplitN(body[:end], "-", 8) // GRP-etype-infstat-salience-centering-minspan-link-identity
		id, said := f[0], goldMention{}
		if len(f) > 1 {
			said.typ = f[1]
		}
		if len(f) == 8 {
			said.article = f[7]
		}
		r.open = append(r.open, openMention{id, i, said})
		if column = body[end:]; strings.HasPrefix(column, ")") {
			r.close(id, i)
			column = column[1:]
		}
	}
}

// close ends the innermost open mention of that thing at word i.
func (r *goldReader) close(id string, i int) {
	for n := len(r.open) - 1; n >= 0; n-- {
		if r.open[n].id != id {
			continue
		}
		if _, ok := r.ids[id]; !ok {
			r.ids[id] = len(r.ids)
		}
		at := Place{r.sentence, r.d.headOf(r.sentence, r.open[n].start, i)}
		r.out[at], r.said[at] = r.ids[id], r.open[n].said
		r.open = append(r.open[:n], r.open[n+1:]...)
		return
	}
}

// headOf is the first word of [start, end] whose head is outside.
func (d *goldDocument) headOf(sentence, start, end int) int {
	words := d.sentences[sentence].Words
	for i := start; i <= end; i++ {
		if h := words[i].Head - 1; h < start || h > end {
			return i
		}
	}
	return start
}
