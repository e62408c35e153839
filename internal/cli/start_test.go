package cli

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkQueryProcess is a query of a small store, from the start of the
// process to its end: 80 ms is the most it may take on a machine at rest.
func BenchmarkQueryProcess(b *testing.B) {
	dir := b.TempDir()
	program, store := filepath.Join(dir, "kgraph"), filepath.Join(dir, "g.db")
	for _, args := range [][]string{
		{"go", "build", "-o", program, "kgraph/cmd/kgraph"},
		{program, "build", "--demo", "--quiet", "-a", store},
	} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			b.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	for b.Loop() {
		out, err := exec.Command(program, "query", "-a", store, `g.V("<DeepSeek>").Out("<outranked>").All()`).Output()
		if err != nil || string(out) != "{\"id\":\"<ChatGPT>\"}\n" {
			b.Fatalf("%q %v", out, err)
		}
	}
}
