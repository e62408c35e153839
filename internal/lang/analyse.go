package lang

import (
	"strings"

	"kgraph/internal/lang/net"
	"kgraph/internal/lang/nn"
	"kgraph/internal/lang/tree"
	"kgraph/internal/text"
)

// scratch is the memory of one goroutine's analysis.
type scratch struct {
	batch  net.Batch
	work   net.Work
	finder net.Work  // of the name finder
	found  []float32 // its scores
	names  decoder
	seen   []net.Word
	heads  []int32   // by position of the batch
	prob   []float32 // of the arc chosen, by position
}

// analyse runs the network over parts and writes its words and names.
func (a *Analyzer) analyse(w *scratch, parts []part) {
	n := a.m.Net
	w.batch.Reset()
	for _, p := range parts {
		w.seen = w.seen[:0]
		for i, x := range p.words() {
			form := plainForm(x.Form)
			if form == "–" && tight(p.p.Sentence.Tokens, p.lo+i) {
				form = "-" // it joins a word, as a hyphen does
			}
			w.seen = append(w.seen, n.See(form))
		}
		w.batch.Add(w.seen)
	}
	n.Encode(&w.work, &w.batch)
	a.tag(w, parts)
	a.attach(w, parts)
	a.label(w, parts)
	a.name(w, parts)
}

// tight says that no white space stands around a token.
func tight(tokens []text.Token, i int) bool {
	return i > 0 && i < len(tokens) && !tokens[i-1].SpaceAfter && !tokens[i].SpaceAfter
}

// plainForm is the form that the network knows for a token written in the way
// of the Penn Treebank: its quotes, brackets and escaped slashes.
func plainForm(form string) string {
	switch form {
	case "``", "''":
		return "\""
	case "`":
		return "'"
	case "-LRB-", "-lrb-":
		return "("
	case "-RRB-", "-rrb-":
		return ")"
	case "-LSB-", "-lsb-":
		return "["
	case "-RSB-", "-rsb-":
		return "]"
	case "-LCB-", "-lcb-":
		return "{"
	case "-RCB-", "-rcb-":
		return "}"
	}
	if strings.Contains(form, `\/`) {
		return strings.ReplaceAll(form, `\/`, "/")
	}
	return form
}

// argmax is the first of the greatest.
func argmax(x []float32) int {
	b := 0
	for i, v := range x {
		if v > x[b] {
			b = i
		}
	}
	return b
}

// tag writes UPOS, XPOS, features and lemma.
func (a *Analyzer) tag(w *scratch, parts []part) {
	m := a.m
	tags, feats := m.Net.TagScores(&w.work), m.Net.FeatScores(&w.work)
	for s, p := range parts {
		for i := range p.words() {
			x := &p.words()[i]
			pos := w.batch.Start[s] + 1 + i
			t := argmax(tags[pos*len(m.Tags) : (pos+1)*len(m.Tags)])
			x.UPOS, x.XPOS, _ = strings.Cut(m.Tags[t], "|")
			row := feats[pos*len(m.Feats) : (pos+1)*len(m.Feats)]
			if allowed := m.TagFeats[t]; len(allowed) > 0 {
				best := allowed[0]
				for _, f := range allowed {
					if row[f] > row[best] {
						best = f
					}
				}
				x.Feats = m.Feats[best]
			}
			x.Lemma = m.Lemmas.Lemma(x.Form, x.XPOS)
		}
	}
}

// attach writes heads.
func (a *Analyzer) attach(w *scratch, parts []part) {
	w.heads = grow(w.heads, w.batch.Positions())
	w.prob = grow(w.prob, w.batch.Positions())
	for s, sc := range a.m.Net.ArcScores(&w.work, &w.batch) {
		p, lo := parts[s], w.batch.Start[s]
		m := w.batch.Start[s+1] - lo
		heads := tree.Decode(sc, m)
		w.heads[lo] = int32(lo)
		for i := 1; i < m; i++ {
			h := heads[i]
			w.heads[lo+i] = int32(lo + h)
			row := sc[i*m : (i+1)*m]
			row[i] = -1e30
			w.prob[lo+i] = probability(row, h)
			x := &p.words()[i-1]
			if x.Head = Root; h > 0 {
				x.Head = p.lo + h - 1
			}
		}
	}
}

// probability is the softmax of row at i.
func probability(row []float32, i int) float32 {
	top := row[argmax(row)]
	var sum float32
	for _, v := range row {
		sum += nn.Exp(v - top)
	}
	return nn.Exp(row[i]-top) / sum
}

// label writes relations: root for the root, the best other one for the rest.
func (a *Analyzer) label(w *scratch, parts []part) {
	n := a.m.Net
	scores := n.LabelScores(&w.work, w.heads)
	for s, p := range parts {
		for i := range p.words() {
			x := &p.words()[i]
			pos := w.batch.Start[s] + 1 + i
			if x.Head == Root {
				x.Deprel, x.Prob = a.m.Labels[a.root], w.prob[pos]
				continue
			}
			row := scores[pos*n.Labels : (pos+1)*n.Labels]
			row[a.root] = -1e30
			best := argmax(row)
			x.Deprel, x.Prob = a.m.Labels[best], w.prob[pos]*probability(row, best)
		}
	}
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}
