package view_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kgraph/internal/view"
)

// TestPictures draws docs/pictures anew where KGRAPH_SCREENSHOTS names that
// folder: the page of the demonstration article in both themes, its still
// picture, and the served page with the article's text.
func TestPictures(t *testing.T) {
	if os.Getenv("KGRAPH_SCREENSHOTS") == "" {
		t.Skip("KGRAPH_SCREENSHOTS names no folder")
	}
	url, store := serve(t)
	var page bytes.Buffer
	if err := view.HTML(t.Context(), &page, store, view.Options{}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "deepseek.html")
	if err := os.WriteFile(file, page.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	still, err := os.Create(filepath.Join(os.Getenv("KGRAPH_SCREENSHOTS"), "graph.png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(view.PNG(t.Context(), still, store, view.Options{}), still.Close()); err != nil {
		t.Fatal(err)
	}
	b := view.OpenURL(t, "file://"+file)
	b.Keep("view")
	b.Do(view.Click("#theme"))
	b.Keep("view-dark")
	b = view.OpenURL(t, url)
	b.Do(view.Click("#tab-documents"), view.Click("#panel [data-document]"), view.See("#text mark"))
	if edges := view.Eval[int](b, "scene.edges.length"); edges > 0 {
		view.Eval[any](b, "app.edge(model.mainFacts(1)[0])")
	}
	b.Do(view.Pause())
	b.Keep("serve")
}
