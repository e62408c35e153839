package clause

import "kgraph/internal/clause/annotate"

// phrase is the argument as the benchmarks write it: with determiners, which
// they hold optional, and with of-phrases.
func (w *writer) phrase(p Phrase) string {
	words := w.words(p.head(), true, 0)
	if len(p.omit) == 0 {
		return w.t.Text(words)
	}
	for _, i := range p.Words {
		if w.t.Head(i) >= 0 {
			words = append(words, i)
		}
	}
	return w.t.Text(w.hyphens(without(ascending(words), p.omit)))
}

// bare is the argument without anything after its head.
func (w *writer) bare(i int) string { return w.t.Text(w.words(i, false, 0)) }

// upTo is the argument as far as the word before place end.
func (w *writer) upTo(i, end int) string {
	var out []int
	for _, j := range w.words(i, true, 0) {
		if j < end {
			out = append(out, j)
		}
	}
	return w.t.Text(out)
}

func (w *writer) words(i int, of bool, depth int) []int {
	t := w.t
	words := []int{i}
	for _, k := range t.Kids(i) {
		keep := false
		switch {
		case depth > 5:
		case t.Is(k, "det", "compound", "flat", "goeswith", "fixed", "nummod", "nmod:poss", "nmod:desc"):
			keep = true
		case t.Is(k, "case"):
			keep = possessiveMark(t.Low(k))
		case t.Is(k, "amod"):
			keep = k < i || t.Pos(i) == "PRON"
		case t.Is(k, "advmod"):
			keep = k < i && t.Is(i, "amod", "nummod")
		case t.Is(k, "nmod:unmarked", "nmod:npmod", "obl:unmarked", "obl:npmod", "obl"):
			keep = k < i && (t.Is(i, "amod") || t.Is(k, "nmod:unmarked")) ||
				k > i && t.Is(k, "nmod:unmarked") && annotate.IsTime(t, k, "in") // "21 September 2010"
		case t.Is(k, "nmod"):
			keep = of && k > i && t.Preposition(k) == "of"
			if keep {
				words = append(words, t.PrepositionWords(k)...)
			}
		case t.Is(k, "conj"):
			keep = t.Pos(k) == "PROPN" && t.Low(t.Child(k, "cc")) == "&"
		case t.Is(k, "cc"):
			keep = t.Low(k) == "&"
		}
		if keep {
			words = append(words, w.words(k, of, depth+1)...)
		}
	}
	return w.hyphens(ascending(words))
}

// hyphens puts back the hyphens and slashes between words that are kept.
func (w *writer) hyphens(words []int) []int {
	var out []int
	for n, i := range words {
		if n > 0 && i == words[n-1]+2 {
			switch w.t.Low(i - 1) {
			case "-", "–", "/":
				out = append(out, i-1)
			}
		}
		out = append(out, i)
	}
	return out
}
