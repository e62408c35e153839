package fact

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestFreshSheets: every reading of journalist_fresh.tsv holds the rows that its
// heading counts.
func TestFreshSheets(t *testing.T) {
	b, err := os.ReadFile("testdata/journalist_fresh.tsv")
	if err != nil {
		t.Fatal(err)
	}
	figures := regexp.MustCompile(`(\d+) of (\d+) nodes are no noise, (\d+) of (\d+) edges right`)
	var want []string
	var count []map[string]int
	for no, line := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			if m := figures.FindStringSubmatch(line); m != nil {
				want, count = append(want, strings.Join(m[1:], " ")), append(count, map[string]int{})
			}
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 4 || len(count) == 0 {
			t.Fatalf("line %d: %d columns, %d headings before it", no+1, len(c), len(count))
		}
		n := count[len(count)-1]
		n[c[0]]++
		n[c[0]+" "+c[2]]++
	}
	for i, n := range count {
		if got := fmt.Sprint(n["node good"], n["node"], n["edge right"], n["edge"]); got != want[i] {
			t.Errorf("reading %d: %s, its heading says %s", i+1, got, want[i])
		}
	}
	if len(count) < 2 {
		t.Errorf("%d readings", len(count))
	}
}
