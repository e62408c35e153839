// Package eval owns the measures: what a system found against what is true,
// counted and turned into precision, recall and F1 with intervals, and the
// runs that measure this program on a folder of development data.
//
// Invariant: a measure does not change what it is given and lists things in a
// fixed order; the same data gives the same figures to the last digit, bootstrap
// included. Where a published scorer defines a measure, ours agrees with it.
//
// The package does not read documents or build records itself: Engine brings
// the program to be measured along, and files and flags are the caller's.
package eval

// Score counts one measure. Precision, recall and F1 are between 0 and 1, and
// 0 where there is nothing to count.
type Score struct {
	Gold    int `json:"gold"`    // how many there are
	System  int `json:"system"`  // how many were found
	Correct int `json:"correct"` // how many of those are right
	Aligned int `json:"aligned"` // of words: how many both sides have; else 0
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Precision is the share of the found that is right.
func (s Score) Precision() float64 { return ratio(s.Correct, s.System) }

// Recall is the share of the true that was found.
func (s Score) Recall() float64 { return ratio(s.Correct, s.Gold) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 { return ratio(2*s.Correct, s.Gold+s.System) }

// AlignedAccuracy is the share of right ones among the words that both sides
// have: the score without what segmentation costs.
func (s Score) AlignedAccuracy() float64 { return ratio(s.Correct, s.Aligned) }
