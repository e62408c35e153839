package eval

import "math"

// Band is one row of a reliability table: the extractions of a range of
// confidence [Low, High), and how many of them are right.
type Band struct {
	Low, High   float64
	Extractions int
	Confidence  float64 // mean
	Right       float64 // share
}

// Reliability says how well confidence foretells what is right.
type Reliability struct {
	Bands []Band // those that have extractions, ascending
	Error float64
}

const bands = 10

// Calibration sorts judged extractions into ten bands of confidence. Error is
// the expected calibration error: the mean distance between confidence and
// share right, weighted by band (Naeini et al. 2015).
func Calibration(results []BenchieResult) Reliability {
	var count, right [bands]int
	var sum [bands]float64
	total := 0
	for _, r := range results {
		for _, j := range r.Judged {
			b := min(max(int(j.Confidence*bands), 0), bands-1)
			count[b]++
			sum[b] += j.Confidence
			if j.Fact >= 0 {
				right[b]++
			}
			total++
		}
	}
	var out Reliability
	for b, n := range count {
		if n == 0 {
			continue
		}
		band := Band{Low: float64(b) / bands, High: float64(b+1) / bands, Extractions: n, Confidence: sum[b] / float64(n), Right: ratio(right[b], n)}
		out.Bands = append(out.Bands, band)
		out.Error += float64(n) / float64(total) * math.Abs(band.Confidence-band.Right)
	}
	return out
}
