package eval

import "strings"

// BenchieScores are the figures of BenchIE. Precision is facts found out of
// those and the wrong extractions, recall facts found out of all.
type BenchieScores struct{ Sentences, Facts, Extractions, Found, Wrong int }

// Precision is the share of what was said that is a fact.
func (s BenchieScores) Precision() float64 { return ratio(s.Found, s.Found+s.Wrong) }

// Recall is the share of the facts that was said.
func (s BenchieScores) Recall() float64 { return ratio(s.Found, s.Facts) }

// F1 is their harmonic mean.
func (s BenchieScores) F1() float64 { return harmonic(s.Precision(), s.Recall()) }

func (s *BenchieScores) add(o BenchieScores, times int) {
	s.Sentences += times * o.Sentences
	s.Facts += times * o.Facts
	s.Extractions += times * o.Extractions
	s.Found += times * o.Found
	s.Wrong += times * o.Wrong
}

// Judged is an extraction with the fact that it states, -1 for none.
type Judged struct {
	Extraction
	Fact int
}

// BenchieResult is what became of one sentence.
type BenchieResult struct {
	Sentence *BenchieSentence
	Judged   []Judged
}

// Benchie judges a system's output, sentence by sentence.
func Benchie(gold *BenchieGold, system SystemOutput) []BenchieResult {
	out := make([]BenchieResult, len(gold.Sentences))
	for i := range gold.Sentences {
		s := &gold.Sentences[i]
		out[i].Sentence = s
		for _, x := range system[SentenceKey(s.Text)] {
			out[i].Judged = append(out[i].Judged, Judged{x, s.fact(tripleOf(x))})
		}
	}
	return out
}

// fact is the first fact that a triple states, or -1.
func (s *BenchieSentence) fact(slots [3]string) int {
	for i, wordings := range s.facts {
		for _, w := range wordings {
			if w.matches(slots) {
				return i
			}
		}
	}
	return -1
}

// score counts the extractions with at least the confidence given.
func (r *BenchieResult) score(confidence float64) BenchieScores {
	out := BenchieScores{Sentences: 1, Facts: len(r.Sentence.facts)}
	found := map[int]bool{}
	for _, j := range r.Judged {
		if j.Confidence < confidence {
			continue
		}
		out.Extractions++
		if j.Fact < 0 {
			out.Wrong++
		} else {
			found[j.Fact] = true
		}
	}
	out.Found = len(found)
	return out
}

// Half tells the sentences that may be read while rules are written from those
// that are only scored.
type Half int

// The halves of the sentences, by their place in the gold file.
const (
	Whole Half = iota
	Odd        // may be read
	Even       // never read
)

func (h Half) has(number int) bool {
	return h == Whole || (h == Odd) == (number%2 == 1)
}

// String names the half in tables.
func (h Half) String() string { return [...]string{"all", "odd lines", "even lines"}[h] }

// HalfOf are the results of one half.
func HalfOf(results []BenchieResult, h Half) []BenchieResult {
	var out []BenchieResult
	for _, r := range results {
		if h.has(r.Sentence.Number) {
			out = append(out, r)
		}
	}
	return out
}

// BenchieTotal adds up the extractions with at least the confidence given.
func BenchieTotal(results []BenchieResult, confidence float64) BenchieScores {
	var out BenchieScores
	for i := range results {
		out.add(results[i].score(confidence), 1)
	}
	return out
}

// Missed are the facts that no extraction states, each by its first wording.
func (r *BenchieResult) Missed() []string {
	found := map[int]bool{}
	for _, j := range r.Judged {
		found[j.Fact] = true
	}
	var out []string
	for i, wordings := range r.Sentence.facts {
		if !found[i] && len(wordings) > 0 {
			out = append(out, strings.Join(wordings[0].source[:], " --> "))
		}
	}
	return out
}

// Spurious are the extractions that state no fact.
func (r *BenchieResult) Spurious() []Judged {
	var out []Judged
	for _, j := range r.Judged {
		if j.Fact < 0 {
			out = append(out, j)
		}
	}
	return out
}
