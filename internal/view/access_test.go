package view

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// axe is the published checker of testdata/axe-core.md.
func axe(t *testing.T) string {
	t.Helper()
	packed, err := os.ReadFile("testdata/axe.min.js.gz")
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	code, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	const want = "880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb"
	if sum := sha256.Sum256(code); hex.EncodeToString(sum[:]) != want {
		t.Fatalf("sha256 of axe.min.js is %x, want %s", sum, want)
	}
	return string(code)
}

// faultsOf runs axe on the page as it stands.
func faultsOf(b *browser) []string {
	b.t.Helper()
	found, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](`axe.run().then(r => r.violations.map(v =>
		v.impact + ' ' + v.id + ': ' + v.help + ' — ' + v.nodes.map(n => n.html.slice(0, 120) + ' ' + (n.any[0]?.message ?? '')).slice(0, 3).join(' | ')))`, chromedp.EvalAwaitPromise))
	b.check(err)
	return found
}

func TestPageIsAccessible(t *testing.T) {
	if testing.Short() {
		t.Skip("twenty-three runs of axe")
	}
	b := open(t, article(t), Options{Known: known}, "")
	code := axe(t)
	_, err := chromedp.Run(b.ctx, chromedp.Evaluate[any](code+"; null"))
	b.check(err)
	states := []struct{ name, script string }{
		{"main", "app.list('tab-main')"}, {"entities", "app.list('tab-entities')"}, {"facts", "app.list('tab-facts')"},
		{"filters", "app.list('tab-filters')"}, {"node", "app.node(0)"}, {"edge", "app.edge(0)"},
		{"denied", "app.edge(scene.edges.length - 1)"}, {"path", "app.path(0, 5)"}, {"pick", "app.pathFrom(0)"},
		{"communities", "app.list('tab-main'); (e => { e.value = 'community'; e.dispatchEvent(new Event('change')); })(document.getElementById('colors'))"},
		{"search", "(e => { e.value = 'a'; e.focus(); e.dispatchEvent(new Event('input')); })(document.getElementById('search'))"},
	}
	for _, theme := range []string{"light", "dark"} {
		eval[any](b, "document.documentElement.dataset.theme = %q; picture.restyle()", theme)
		for _, s := range states {
			eval[any](b, "%s; null", s.script)
			for _, fault := range faultsOf(b) {
				t.Errorf("%s, %s: %s", theme, s.name, fault)
			}
		}
	}
	b.do(chromedp.EmulateViewport(420, 800), pause())
	for _, fault := range faultsOf(b) {
		t.Errorf("on a small screen: %s", fault)
	}
}

// TestWalkByKeyboard does with keys alone what a reader does: find a node, read
// a claim, take a path, filter, ask for what is denied, change colours.
func TestWalkByKeyboard(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	press := func(key string) { t.Helper(); b.do(chromedp.KeyEvent(key)) }
	// tab goes on with the tabulator until the element has the focus.
	tab := func(selector string) {
		t.Helper()
		for range 80 {
			press(kb.Tab)
			if eval[bool](b, "document.activeElement?.matches(%q) ?? false", selector) {
				return
			}
		}
		t.Fatalf("the tabulator does not reach %s", selector)
	}
	tab("#search")
	press("z")
	press("h")
	press(kb.Enter)
	b.has("#panel h2", "Zhou Hongyi")
	tab("#path")
	press(kb.Enter)
	b.has("#panel", "Path from Zhou Hongyi")
	tab(`#panel [data-node="0"]`)
	press(kb.Enter)
	b.has("#panel", "Zhou Hongyi", "DeepSeek", "shortest way")
	tab("#panel [data-edge]")
	press(kb.Enter)
	b.has("#panel", "Marked:")
	tab("#panel .back")
	press(kb.Enter)
	b.has("#panel", "Main claims")
	tab("#colors")
	press(kb.ArrowDown)
	if !eval[bool](b, "!document.getElementById('communities').hidden") {
		t.Error("the arrow does not choose communities")
	}
	tab("#communities button")
	press(" ")
	tab("#denied")
	press(" ")
	if n := eval[int](b, "picture.cy.edges('.denied').length"); n != 1 {
		t.Errorf("%d denied edges after a press", n)
	}
	tab("#tab-main")
	press(kb.ArrowLeft) // round to the last one
	b.has("#panel", "Filters", "Relation")
	tab("#filter-relation")
	press(kb.ArrowDown)
	b.has("#passing", "lines meet the conditions")
	tab("#filter-none")
	press(kb.Enter)
	if eval[bool](b, "model.filtered()") {
		t.Error("the filter stays")
	}
}
