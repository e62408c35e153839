package view

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kgraph/graph/export"
)

func TestSVG(t *testing.T) {
	for name, from := range map[string]*export.Graph{"article": article(t), "mean": meanGraph(), "empty": {}} {
		var out, again bytes.Buffer
		if err := errors.Join(SVG(t.Context(), &out, from, Options{Known: known}), SVG(t.Context(), &again, from, Options{Known: known})); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Errorf("%s: two pictures differ", name)
		}
		elements := map[string]int{}
		for d := xml.NewDecoder(bytes.NewReader(out.Bytes())); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if e, ok := token.(xml.StartElement); ok {
				elements[e.Name.Local]++
			}
		}
		if elements["script"]+elements["image"]+elements["a"] > 0 {
			t.Errorf("%s: text became an element: %v", name, elements)
		}
		if name == "article" && !strings.Contains(out.String(), "may have inadvertently forced") {
			t.Error("a hedged edge lacks its words")
		}
		if dir := os.Getenv("KGRAPH_SCREENSHOTS"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, name+".svg"), out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
