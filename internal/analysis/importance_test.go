package analysis

import (
	"math"
	"slices"
	"testing"
)

func TestImportance(t *testing.T) {
	star := []Edge{{From: 0, To: 1}, {From: 0, To: 2}, {From: 3, To: 0}}
	rank := Importance(make([]float64, 5), star)
	sum := 0.0
	for _, r := range rank {
		sum += r
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Errorf("sums to %v", sum)
	}
	if rank[0] <= rank[1] || rank[1] <= rank[4] || math.Abs(rank[1]-rank[3]) > 1e-9 {
		t.Errorf("hub, leaves and loner: %v", rank)
	}
	told := Importance([]float64{1, 1, 1, 6, 1}, star)
	if told[3] <= told[1] {
		t.Errorf("a leaf met often is worth no more than others: %v", told)
	}
	if Importance(nil, nil) != nil {
		t.Error("an empty graph has importance")
	}
}

func TestComponents(t *testing.T) {
	edges := []Edge{{From: 0, To: 1}, {From: 2, To: 3}, {From: 3, To: 4}, {From: 5, To: 5}, {From: 6, To: 99}}
	want := []int{1, 1, 0, 0, 0, 2, 3}
	if got := Components(7, edges); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
