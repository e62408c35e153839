package eval

import (
	"strings"

	"kgraph/internal/lang/conllu"
)

// gold reads the Entity annotation of GUM's MISC column: "(3-person-…" opens a
// mention of thing 3, "3)" closes it, and one word may do several of both.
func (d *goldDocument) gold() Clusters {
	r := goldReader{d: d, out: Clusters{}, ids: map[string]int{}}
	for s, sentence := range d.sentences {
		r.sentence, r.open = s, r.open[:0]
		for i, w := range sentence.Words {
			column, _ := conllu.Item(w.Misc, "Entity")
			r.word(i, column)
		}
	}
	return r.out
}

type goldReader struct {
	d        *goldDocument
	out      Clusters
	ids      map[string]int
	sentence int
	open     []openMention
}

type openMention struct {
	id    string
	start int
}

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
		id, _, _ := strings.Cut(body[:end], "-")
		r.open = append(r.open, openMention{id, i})
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
		r.out[Place{r.sentence, r.d.headOf(r.sentence, r.open[n].start, i)}] = r.ids[id]
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
