package eval

import (
	"math/rand/v2"
	"slices"
)

// Interval is a confidence interval.
type Interval struct{ Low, High float64 }

// Resamples and Seed fix every bootstrap: the same data gives the same
// intervals. Confidence is their level.
const (
	Resamples  = 1000
	Seed       = 20180831
	Confidence = 0.95
)

// resample calls f for each of Resamples samples of n units drawn with
// replacement, with how often each unit was drawn (Efron 1979).
func resample(n int, f func(times []int)) {
	rng := rand.New(rand.NewPCG(Seed, uint64(n)))
	times := make([]int, n)
	for range Resamples {
		clear(times)
		for range n {
			times[rng.IntN(n)]++
		}
		f(times)
	}
}

// Bootstrap is the percentile interval of each of the figures that f computes
// from a sample of n units, given how often each was drawn. f must give the
// same number of figures every time.
func Bootstrap(n int, f func(times []int) []float64) []Interval {
	if n == 0 {
		return nil
	}
	var samples [][]float64
	resample(n, func(times []int) {
		for i, v := range f(times) {
			if i == len(samples) {
				samples = append(samples, make([]float64, 0, Resamples))
			}
			samples[i] = append(samples[i], v)
		}
	})
	out := make([]Interval, len(samples))
	for i, s := range samples {
		out[i] = percentiles(s)
	}
	return out
}

// percentiles are the bounds of the middle part of the values.
func percentiles(values []float64) Interval {
	slices.Sort(values)
	at := func(q float64) float64 {
		pos := q * float64(len(values)-1)
		i := int(pos)
		if i+1 == len(values) {
			return values[i]
		}
		return values[i] + (pos-float64(i))*(values[i+1]-values[i])
	}
	return Interval{at((1 - Confidence) / 2), at((1 + Confidence) / 2)}
}

// Difference compares two systems on the same units (paired bootstrap, Koehn
// 2004): first minus second, its interval, and the share of samples in which
// the first is not better.
type Difference struct {
	First, Second float64
	Interval      Interval
	NotBetter     float64
}

// Compare draws samples of n units and scores both systems on each.
func Compare(n int, first, second func(times []int) float64) Difference {
	once := make([]int, n)
	for i := range once {
		once[i] = 1
	}
	out := Difference{First: first(once), Second: second(once)}
	if n == 0 {
		return out
	}
	var values []float64
	worse := 0
	resample(n, func(times []int) {
		d := first(times) - second(times)
		if d <= 0 {
			worse++
		}
		values = append(values, d)
	})
	out.Interval, out.NotBetter = percentiles(values), ratio(worse, len(values))
	return out
}
