package graph_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kgraph/graph"
)

// FuzzReadDecisions: any file is read or refused with its line, and what was
// read is written back as lines that read the same.
func FuzzReadDecisions(f *testing.F) {
	for _, seed := range []string{
		"", "# nothing\n\n", "merge\tname:a\tname:b\n", "apart\tname:a\tname:b", "split\tname:a\td.txt:0-4\td.txt:7-9\n",
		"rename\tname:a\tA Name\nretype\tname:a\tPerson\n", "reject\tclaim/0123456789abcdef0123456789abcdef\n",
		"merge\tname:a\n", "split\tname:a\td:4-1\n", "\ufeffmerge\tname:a\tname:b\r\n", "merge\t\t\n", "explode\tname:a\n", "merge\xff\tname:a\tname:b\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := graph.ReadDecisions(strings.NewReader(text))
		if err != nil {
			if !strings.Contains(err.Error(), "line ") {
				t.Fatalf("%q: the error names no line: %v", text, err)
			}
			return
		}
		var b strings.Builder
		for _, d := range got {
			b.WriteString(d.String() + "\n")
		}
		again, err := graph.ReadDecisions(strings.NewReader(b.String()))
		if err != nil {
			t.Fatalf("%q was read, but not what it was written back as, %q: %v", text, b.String(), err)
		}
		if d := cmp.Diff(got, again); d != "" {
			t.Fatalf("%q reads otherwise when written back (-first +second):\n%s", text, d)
		}
	})
}
