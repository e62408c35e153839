package lang

import (
	"math"
	"slices"

	"kgraph/internal/lang/clue"
	"kgraph/internal/lang/net"
	"kgraph/internal/lang/nn"
)

// name writes name spans: persons, organisations and places as the model's name
// finder sees them, if it has one, names of other types by the parser's own head.
func (a *Analyzer) name(w *scratch, parts []part) {
	c := a.m.Net.Names
	scores := a.m.Net.NameScores(&w.work)
	if a.m.Finder != nil {
		a.find(w, parts, scores)
	}
	for s, p := range parts {
		lo := w.batch.Start[s] + 1
		rows := scores[lo*c : (lo+p.hi-p.lo)*c]
		names := w.names.spans(p.words(), 0, rows, a.follow, a.m.Names)
		for _, n := range patterns(p.words(), names) {
			n.Start, n.End = n.Start+p.lo, n.End+p.lo
			p.p.Names = append(p.p.Names, n)
		}
	}
}

// ownShare is the weight of the parser's own scores where the name finder has
// some: the parser learned from more news.
const ownShare float32 = 0.2

// find puts the name finder's scores of its classes in place of the parser's, or
// nearly so.
// What the finder leaves outside, the parser's scores divide between outside and
// the types that the finder does not know: the best of these takes the finder's
// score of outside, the others stand as far below as they did.
func (a *Analyzer) find(w *scratch, parts []part, scores []float32) {
	f := a.m.Finder
	var forms []string
	w.batch.Clues = w.batch.Clues[:0]
	for _, p := range parts {
		w.batch.Clues = append(w.batch.Clues, make([]float32, clue.Width)...)
		forms = forms[:0]
		for _, x := range p.words() {
			forms = append(forms, x.Form)
		}
		w.batch.Clues = clue.Append(w.batch.Clues, forms)
	}
	w.found = w.found[:0]
	for i, n := range f.Nets {
		n.Encode(&w.finder, &w.batch)
		if by := n.NameScores(&w.finder); i == 0 {
			w.found = append(w.found, by...)
		} else {
			nn.Add(w.found, by)
		}
	}
	c, d, share := a.m.Net.Names, f.Nets[0].Names, 1/float32(len(f.Nets))
	for p := range w.batch.Positions() {
		row, by := scores[p*c:(p+1)*c], w.found[p*d:(p+1)*d]
		for k := range by {
			by[k] *= share
		}
		rest := row[0]
		for k, at := range a.finder {
			if at == 0 {
				rest = max(rest, row[k])
			}
		}
		for k, at := range a.finder {
			own := row[k]
			if row[k] += by[0] - rest; at > 0 {
				row[k] = by[at]
			}
			row[k] = float32((1-ownShare)*row[k]) + float32(ownShare*own)
		}
	}
}

// chainNames prepares the scores of what name class may follow what. With a name
// finder they are the mean of its networks'; the types that it does not know
// count as outside. It also notes each class's number in the finder, 0 for none.
func (a *Analyzer) chainNames() {
	c := a.m.Net.Names
	a.follow, a.finder = a.m.Net.Follow(), make([]int, c)
	if a.m.Finder == nil {
		return
	}
	for k := 1; k < c; k++ {
		if t := slices.Index(a.m.Finder.Types, a.m.Names[(k-1)/2]); t >= 0 {
			a.finder[k] = 1 + 2*t + (k-1)%2
		}
	}
	d := a.m.Finder.Nets[0].Names
	sum := make([]float32, d*d)
	for _, n := range a.m.Finder.Nets {
		nn.Add(sum, n.Follow())
	}
	for j := range c {
		for k := range c {
			if a.follow[j*c+k] != net.Never {
				a.follow[j*c+k] = sum[a.finder[j]*d+a.finder[k]] / float32(len(a.m.Finder.Nets))
			}
		}
	}
}

// Spans gives the names of a sentence out of rows of scores of name classes, 0
// for outside and two a type, and the scores of what may follow what
// (net.Net.Follow). It is for fitting a model.
func Spans(words []Word, scores, follow []float32, types []string) []Name {
	return new(decoder).spans(words, 0, scores, follow, types)
}

// decoder is the memory of one goroutine's search for names.
type decoder struct {
	back  []int8
	chain net.Chain
	prob  []float32
}

// spans finds the best sequence of classes (Viterbi). A name's score is the least
// probability of its words' classes. The words' first is number at.
func (w *decoder) spans(words []Word, at int, rows, follow []float32, types []string) []Name {
	var names []Name
	c := 1 + 2*len(types)
	w.back = grow(w.back, len(rows))
	classes := viterbi(rows, follow, w.back, c)
	for i := 0; i < len(classes); {
		k := classes[i]
		if k == 0 {
			i++
			continue
		}
		start := i
		i = nameEnd(classes, i)
		for i < len(classes) && classes[i] != 0 && joins(words[i-1].Form) {
			i = nameEnd(classes, i)
		}
		end := i
		for end > start && joins(words[end-1].Form) {
			end--
		}
		if end == start {
			continue
		}
		if len(names) == 0 {
			w.prob = grow(w.prob, len(rows))
			w.chain.Prepare(follow, c)
			w.chain.Probabilities(w.prob, rows)
		}
		name := Name{Start: at + start, End: at + end, Type: types[(k-1)/2], Score: 1}
		for j := start; j < end; j++ {
			name.Score = min(name.Score, w.prob[j*c+classes[j]])
		}
		names = append(names, name)
	}
	return names
}

// nameEnd is the end of the name that begins at i.
func nameEnd(classes []int, i int) int {
	k := classes[i]
	for i++; i < len(classes) && classes[i] == k+1; i++ {
	}
	return i
}

// joins says whether a word may stand within a name but not end one: a name that
// comes next belongs to it (Gulf of | Mexico).
func joins(form string) bool {
	switch form {
	case "of", "Of", "OF", "&", "and", "the", "for", "de", "von", "van":
		return true
	}
	return false
}

// viterbi returns the best classes of a sentence's rows of c scores, at most 32.
// Class 0 is outside, 1+2i begins type i, 2+2i continues it; follow[j*c+k] is
// the score of class k after class j, and before the first word stands class 0.
func viterbi(rows, follow []float32, back []int8, c int) []int {
	n := len(rows) / c
	classes := make([]int, n)
	if n == 0 {
		return classes
	}
	var prev, cur [32]float32
	for k := 1; k < c; k++ {
		prev[k] = net.Never
	}
	for i := range n {
		top := float32(math.Inf(-1))
		for k := range c {
			best, from := prev[0]+follow[k], 0
			for j := 1; j < c; j++ {
				if s := prev[j] + follow[j*c+k]; s > best {
					best, from = s, j
				}
			}
			cur[k] = max(best, net.Never) + rows[i*c+k]
			back[i*c+k] = int8(from)
			top = max(top, cur[k])
		}
		// Only differences matter: keep the sums small, so that the result
		// does not depend on how long the sentence is.
		for k := range c {
			prev[k] = cur[k] - top
		}
	}
	k := 0
	for j := 1; j < c; j++ {
		if prev[j] > prev[k] {
			k = j
		}
	}
	for i := n - 1; i >= 0; i-- {
		classes[i] = k
		k = int(back[i*c+k])
	}
	return classes
}
