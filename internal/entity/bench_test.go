package entity

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"kgraph/internal/lang"
)

// BenchmarkResolve resolves the parsed seed article, once and many times over: time is to grow
// with the text and no faster.
func BenchmarkResolve(b *testing.B) {
	text, err := os.ReadFile(filepath.Join("..", "..", "seeds", "deepseek.txt"))
	if err != nil {
		b.Fatal(err)
	}
	_, parses := resolveText(b, string(text))
	for _, times := range []int{1, 10, 100} {
		var long []*lang.Parse
		for range times {
			long = append(long, parses...)
		}
		b.Run(strconv.Itoa(times), func(b *testing.B) {
			for b.Loop() {
				Resolve(nil, long)
			}
		})
	}
}
