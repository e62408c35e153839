package fact

import (
	"os"
	"strings"
	"testing"
)

// TestJournalistSheet: the sheet of nodes and edges read without their
// sentences is well formed, and holds what docs/quality.md says of it.
func TestJournalistSheet(t *testing.T) {
	b, err := os.ReadFile("testdata/journalist.tsv")
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for no, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "draw\t") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 9 {
			t.Fatalf("line %d: %d columns", no+1, len(c))
		}
		if wrong := c[2] != "right"; wrong != (c[7] != "") {
			t.Errorf("line %d: %s needs a reason, and only that", no+1, c[2])
		}
		count[c[1]+" "+c[2]]++
		count[c[1]]++
	}
	nodes, edges := share(count, "node"), share(count, "edge")
	t.Logf("nodes %.1f %% of %d, edges %.1f %% of %d", nodes, count["node"], edges, count["edge"])
	if nodes < 95 || edges < 90 {
		t.Errorf("nodes %.1f, edges %.1f: 95 and 90 are wanted", nodes, edges)
	}
}

func share(count map[string]int, kind string) float64 {
	return 100 * float64(count[kind+" right"]) / float64(max(count[kind], 1))
}
