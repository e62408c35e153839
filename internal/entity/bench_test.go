package entity

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkResolve resolves the parsed seed article.
func BenchmarkResolve(b *testing.B) {
	text, err := os.ReadFile(filepath.Join("..", "..", "seeds", "deepseek.txt"))
	if err != nil {
		b.Fatal(err)
	}
	_, parses := resolveText(b, string(text))
	for b.Loop() {
		Resolve(nil, parses)
	}
}
