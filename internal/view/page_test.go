package view

import (
	"bytes"
	"os"
	"testing"
)

func TestWritePage(t *testing.T) {
	var b bytes.Buffer
	if err := HTML(t.Context(), &b, article(t), Options{Known: known}); err != nil {
		t.Fatal(err)
	}
	t.Log(b.Len())
	if p := os.Getenv("KGRAPH_KEEP"); p != "" {
		os.WriteFile(p+"/seed.html", b.Bytes(), 0o644)
	}
}
