package view

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"kgraph/graph"
)

// node is the index of the node with a name, as a script.
func node(name string) string { return "scene.nodes.findIndex(n => n.name === '" + name + "')" }

func TestDeniedIsDrawnWhenAskedFor(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	count := func() int { return eval[int](b, "picture.cy.edges('.denied').length") }
	if n := count(); n != 0 {
		t.Errorf("%d denied edges are drawn unasked", n)
	}
	b.has("#lines", "denied (1)")
	b.do(click("#denied"), pause())
	if n := count(); n != 1 {
		t.Fatalf("%d denied edges are drawn, want 1", n)
	}
	if look := eval[string](b, "(e => e.style('line-color') + ' ' + e.style('label'))(picture.cy.edges('.denied'))"); !strings.HasPrefix(look, "rgb(196,22,28) has not invested in") ||
		!strings.Contains(look, "(said by Zhou Hongyi)") {
		t.Errorf("it is drawn as %q", look)
	}
	b.keep("denied")
	eval[any](b, "app.edge(scene.edges.findIndex(e => e.standing === 'denied'))")
	b.has("#panel", "denied", "not so", "China has not invested in Nvidia", "said by Zhou Hongyi")
	if hash := eval[string](b, "location.hash"); hash != "#denied=China&Nvidia;denied" {
		t.Errorf("the address says %q", hash)
	}
	b.do(click("#denied"), pause())
	if n := count(); n != 0 {
		t.Errorf("%d denied edges stay", n)
	}
	b.do(click("#tab-facts"))
	if strings.Contains(b.text("#panel"), "not invested") {
		t.Error("the facts list what is denied")
	}

	// How the standings look.
	if look := eval[string](b, "(e => e.style('line-style'))(picture.cy.edges('.hedged').first())"); look != "dashed" {
		t.Errorf("hedged edges are %s", look)
	}
	if look := eval[string](b, "(e => e.style('width') + ' ' + e.data('label'))(picture.cy.edges('.reported').first())"); !strings.HasPrefix(look, "1px") || !strings.Contains(look, "(said by") {
		t.Errorf("reported edges are %q", look)
	}

	b = open(t, article(t), Options{Known: known}, "#denied=China&Nvidia")
	b.has("#panel", "China has not invested in Nvidia")
}

func TestPathBetweenTwoNodes(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	eval[any](b, "app.node(%s)", node("Zhou Hongyi"))
	b.do(click("#path"))
	b.has("#panel", "Path from Zhou Hongyi to")
	b.do(keys("#search", "chatgpt"), see("#found li"), keys("#search", kb.Enter), pause())
	steps := eval[int](b, "document.querySelectorAll('#panel ol.way > li').length")
	if steps < 2 {
		t.Errorf("the way has %d steps:\n%s", steps, b.text("#panel"))
	}
	b.has("#panel", "Zhou Hongyi", "ChatGPT", "shortest way", "outrank ChatGPT as the number one app")
	if n := eval[int](b, "picture.cy.edges('.chosen').length"); n != steps {
		t.Errorf("%d edges are marked, of %d steps", n, steps)
	}
	if n := eval[int](b, "picture.cy.nodes('.chosen').length"); n != steps+1 {
		t.Errorf("%d nodes are marked, of %d steps", n, steps)
	}
	b.keep("path")
	hash := eval[string](b, "location.hash")
	if !strings.HasPrefix(hash, "#path=Zhou_Hongyi&ChatGPT") {
		t.Errorf("the address says %q", hash)
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	b.has("#panel", "Main claims")
	eval[any](b, "app.path(%s, %s)", node("Soviet Union"), node("ChatGPT"))
	b.has("#panel", "Soviet Union")

	b = open(t, article(t), Options{Known: known}, hash)
	b.has("#panel", "shortest way")
}

func TestFilters(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	seen := func() []string {
		b.do(pause()) // what is visible is known from the next frame on
		return eval[[]string](b, "picture.cy.edges().filter(e => e.visible()).map(e => e.data('label').split('\\n')[0])")
	}
	choose := func(id, value string) {
		t.Helper()
		eval[any](b, "(e => { e.value = %q; e.dispatchEvent(new Event('change')); e.dispatchEvent(new Event('input')); })(document.getElementById('filter-' + %q))", value, id)
	}
	all := len(seen())
	b.do(click("#tab-filters"))
	b.has("#panel", "Relation", "Document", "Said by", "Published since", "Read with at least")

	choose("relation", "outranked")
	if got := seen(); len(got) != 1 || got[0] != "outrank" {
		t.Errorf("of one relation are seen %q", got)
	}
	b.has("#counts", "2 of 30 drawn", "a filter is on")
	b.has("#passing", "lines meet the conditions")
	b.keep("filters")
	b.do(click("#tab-main"))
	b.has("#panel", "outrank")
	if strings.Contains(b.text("#panel"), "celebrated") {
		t.Error("the main claims do not keep to the filter")
	}
	b.do(click("#tab-filters"))
	choose("relation", "")

	choose("speaker", "Zhou Hongyi")
	if n := len(seen()); n == 0 || n >= all {
		t.Errorf("%d of %d edges are Zhou Hongyi's", n, all)
	}
	choose("speaker", "")

	for _, c := range []struct {
		id, value string
		want      int
	}{{"since", "2025-02-04", 0}, {"since", "2025-02-03", all}, {"until", "2025-02-02", 0}, {"until", "2025-02-03", all},
		{"document", "0", all}, {"sure", "0.85", 0}, {"sure", "0.8", all}} {
		choose(c.id, c.value)
		if n := len(seen()); n != c.want {
			t.Errorf("%s %s leaves %d edges, want %d", c.id, c.value, n, c.want)
		}
	}
	choose("since", "2026-01-01")
	b.do(click("#filter-none"), pause())
	if n := len(seen()); n != all {
		t.Errorf("after all filters are gone %d of %d edges are seen", n, all)
	}
}

func TestExpandAndFold(t *testing.T) {
	b := open(t, crowd(400, 900), Options{MaxNodes: 40}, "")
	hub := eval[int](b, "scene.nodes.findIndex(n => n.more > 12)")
	label := func() string { return eval[string](b, "picture.cy.getElementById('n%d').data('label')", hub) }
	absent := func() int { return eval[int](b, "picture.absent(%d).length", hub) }
	before, shown := absent(), eval[int](b, "picture.shown()")
	if want := fmt.Sprintf("+%d more", before); !strings.HasSuffix(label(), want) {
		t.Errorf("the hub reads %q, want %q in it", label(), want)
	}
	b.keep("hub")
	eval[any](b, "app.node(%d)", hub)
	b.has("#panel", fmt.Sprintf("Show 12 of %d hidden neighbours", before))
	b.do(click("#expand"), pause())
	if now := absent(); now != before-12 || !strings.HasSuffix(label(), fmt.Sprintf("+%d more", now)) {
		t.Errorf("after expanding %d are hidden, and the hub reads %q", now, label())
	}
	if n := eval[int](b, "picture.shown()"); n != shown+12 {
		t.Errorf("%d nodes are drawn, %d before", n, shown)
	}
	if z := eval[float64](b, "picture.cy.zoom()"); z > 1.6 {
		t.Errorf("the picture is enlarged %.1f times", z)
	}
	leaves := eval[int](b, "picture.leaves(%d).length", hub)
	b.has("#fold", fmt.Sprintf("Fold %d neighbour", leaves))
	b.do(click("#fold"), pause())
	if now := absent(); now != before-12+leaves || !strings.HasSuffix(label(), fmt.Sprintf("+%d more", now)) {
		t.Errorf("after folding %d leaves %d are hidden, and the hub reads %q", leaves, now, label())
	}
}

func TestCommunitiesAsColours(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	colors := func() int {
		return eval[int](b, "new Set(picture.cy.nodes().map(n => n.data('color'))).size")
	}
	byType := eval[string](b, "JSON.stringify(picture.cy.nodes().map(n => n.data('color')))")
	pick := func(value string) {
		eval[any](b, "(e => { e.value = %q; e.dispatchEvent(new Event('change')); })(document.getElementById('colors'))", value)
	}
	pick("community")
	if n := colors(); n < 2 {
		t.Errorf("%d colours of communities", n)
	}
	b.has("#communities", "DeepSeek\nand 6")
	if !eval[bool](b, `scene.edges.filter(e => scene.nodes[e.source].community === scene.nodes[e.target].community).length > scene.edges.length / 2`) {
		t.Error("most edges run between communities")
	}
	b.keep("communities")
	b.do(click("#communities button"), pause())
	if n := eval[int](b, "picture.cy.nodes('.chosen').length"); n < 2 || n >= eval[int](b, "picture.shown()") {
		t.Errorf("%d nodes of a community are marked", n)
	}
	pick("component")
	if n := colors(); n < 1 {
		t.Errorf("%d colours of connected parts", n)
	}
	if hash := eval[string](b, "location.hash"); !strings.Contains(hash, "colors=component") {
		t.Errorf("the address says %q", hash)
	}
	pick("type")
	if now := eval[string](b, "JSON.stringify(picture.cy.nodes().map(n => n.data('color')))"); now != byType {
		t.Error("the colours by type did not come back")
	}
}

func TestSizesOfNodes(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	sizes := func() string { return eval[string](b, "JSON.stringify(picture.cy.nodes().map(n => n.data('size')))") }
	first := sizes()
	for _, by := range []string{"between", "degree", "rank"} {
		eval[any](b, "(e => { e.value = %q; e.dispatchEvent(new Event('change')); })(document.getElementById('sizes'))", by)
		if same := sizes() == first; same != (by == "rank") {
			t.Errorf("by %s the sizes are the same: %v", by, same)
		}
		if biggest := eval[string](b, "picture.cy.nodes().max(n => n.data('size')).ele.data('label')"); biggest != "DeepSeek" {
			t.Errorf("by %s the biggest is %q", by, biggest)
		}
	}
	b = open(t, article(t), Options{Known: known}, "#;sizes=between")
	if sizes() == first {
		t.Error("the address does not bring back the sizes")
	}
	b.keep("sizes")
}

func TestTimeLineOfANode(t *testing.T) {
	g := crowd(60, 200)
	g.AllDocuments[0].Published = "2025-03-01"
	g.AllDocuments = append(g.AllDocuments, graph.DocumentInfo{ID: "later", Published: "2025-04-01T10:00:00Z"}, graph.DocumentInfo{ID: "undated"})
	for i := range g.AllFacts {
		g.AllFacts[i].Evidence[0].Document = []string{"later", "many", "undated"}[i%3]
	}
	b := open(t, g, Options{}, "#node=Thing_00000")
	b.has("#panel", "Time line")
	if days := eval[string](b, "[...document.querySelectorAll('#panel details')].map(d => d.dataset.day).join(' ')"); days != "2025-03-01 2025-04-01" {
		t.Errorf("the days are %q", days)
	}
	b.do(focus("#panel [data-day] summary"), chromedp.KeyEvent(kb.Enter), pause())
	b.has("#panel details", "2025-03-01", "says that they have met")
	if n := eval[int](b, "document.querySelectorAll('#panel details:not([open]) blockquote').length"); n != 0 {
		t.Errorf("%d sentences stand in days that are closed", n)
	}
}
