package view

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"kgraph/graph"
	"kgraph/graph/export"
)

func TestPageInABrowser(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	b.has("h1", "DeepSeek's Rise")
	b.has("#counts", "19 of 30 drawn", "11 left out, search adds them")
	b.has("#panel", "Main claims", "outrank")
	t.Logf("the page's own part took %.0f ms", b.mark("ready"))
	b.keep("light")

	// An edge shows its sentence with the words marked, and who says it.
	b.clickEdge("U.S. export controls", "efficiency")
	b.has("#panel", "pushing … toward", "Observers noted that U.S. export controls may have", "possible", "said by Observers",
		"DeepSeek's Rise", "Example News", "2025-02-03")
	if marks := eval[string](b, "[...document.querySelectorAll('#panel mark.s, #panel mark.o')].map(m => m.textContent).join('|')"); !strings.Contains(marks, "U.S. export controls") || !strings.Contains(marks, "more efficient use") {
		t.Errorf("marked are %q", marks)
	}
	b.keep("edge")
	if hash := eval[string](b, "location.hash"); hash != "#edge=U.S._export_controls&efficiency" {
		t.Errorf("the address says %q", hash)
	}

	// Search finds an alias; the card has it.
	b.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("/"))
	if id := eval[string](b, "document.activeElement.id"); id != "search" {
		t.Errorf("a slash leads to %q", id)
	}
	eval[any](b, "document.getElementById('search').value = ''") // the driver types the slash all the same
	b.do(keys("#search", "usa"), see("#found li"),
		keys("#search", kb.Enter), pause())
	b.has("#panel", "United States", "Also: U.S., USA", "massive investments in", "ongoing competition between")
	b.keep("node")

	// Search adds what is not drawn.
	if eval[bool](b, "picture.has(scene.nodes.findIndex(n => n.name === 'RedNote'))") {
		t.Error("RedNote is drawn without an edge")
	}
	b.do(keys("#search", "rednote"), keys("#search", kb.Enter), pause())
	b.has("#panel", "RedNote", "had previously held the top spot")
	b.has("#counts", "20 of 30 drawn")

	// The legend hides a type.
	b.do(click(`#legend input[data-type="Country"]`), pause())
	if n := eval[int](b, "picture.cy.nodes('[type = \"Country\"]').filter(n => n.visible()).length"); n != 0 {
		t.Errorf("%d countries are still to be seen", n)
	}
	b.do(click(`#legend input[data-type="Country"]`))

	// What puts no edge is on its owner's card.
	eval[any](b, "app.node(scene.nodes.findIndex(n => n.name === 'DeepSeek'))")
	b.has("#panel", "Also said of it", "denied", "growth is not a trend")

	b.do(click("#tab-main"), click("#whole"), click("#theme"))
	b.keep("dark")
	b.do(chromedp.EmulateViewport(420, 800), pause(), click("#whole"))
	b.keep("small")
}

func TestPageByKeyboard(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	b.do(focus("#tab-main"), chromedp.KeyEvent(kb.ArrowRight))
	b.has("#panel", "30 entities")
	b.do(chromedp.KeyEvent(kb.ArrowRight))
	b.has("#panel", "Facts")
	b.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab)) // panel, filter
	b.do(keys("#panel input", "nvidia"))
	b.has("#panel", "1 line", "financial markets leading to Nvidia")
	b.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	b.has("#panel", "nearly $600 billion")
}

func TestAddressRestoresAView(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "#node=Zhou_Hongyi")
	b.has("#panel h2", "Zhou Hongyi")
	b = open(t, article(t), Options{Known: known}, "#edge=DeepSeek&ChatGPT")
	b.has("#panel h2", "DeepSeek", "outrank", "ChatGPT")
}

// mean are texts that would do something in a careless page.
var mean = []string{`</script><script>hacked = 1</script>`, `<img src=x onerror="hacked=1">`, `"><svg onload=hacked=1>`,
	"<!--<script>", "javascript:hacked=1", "{{.Title}}", "&lt;b&gt;", "مرحبا \u202Eevil", "😀", "\u2028", "", "a\x00b"}

func meanGraph() *export.Graph {
	g := &export.Graph{AllDocuments: []graph.DocumentInfo{{ID: mean[0], Title: mean[1], URL: "javascript:hacked=1"}}}
	for i, name := range mean {
		iri := graph.NameIRI(fmt.Sprintf("n%d %s", i, name))
		g.AllEntities = append(g.AllEntities, graph.Node{IRI: iri, Name: name, Type: mean[i%3], Kind: graph.Named, Aliases: mean})
		next := (i + 1) % len(mean)
		g.AllFacts = append(g.AllFacts, graph.Fact{Subject: iri, Relation: name, Label: graph.Reported,
			Object: graph.NameIRI(fmt.Sprintf("n%d %s", next, mean[next])), Evidence: []graph.Evidence{{Claim: fmt.Sprint("claim/", i),
				Document: mean[0], Sentence: name + " " + mean[next], Phrase: name, Label: graph.Reported, AttributedTo: name, Source: name,
				Span: graph.Span{Start: 5, End: 100}, Spans: graph.Spans{Subject: &[2]int{5, 50}, Object: &[2]int{90, 400}}}}})
	}
	return g
}

func TestHostileTextIsOnlyText(t *testing.T) {
	b := open(t, meanGraph(), Options{Title: mean[0]}, "")
	for i := range mean {
		eval[any](b, "app.node(%d); app.edge(%d)", i, i)
	}
	b.do(click("#tab-entities"), keys("#search", "hacked"), see("#found li"))
	if eval[bool](b, "'hacked' in window") {
		t.Error("a name ran as code")
	}
	if n := eval[int](b, "document.querySelectorAll('img, #panel a[href]').length"); n != 0 {
		t.Errorf("%d elements came out of text", n)
	}
	b.has("h1", mean[0])
}

// crowd is a graph of n nodes and m edges around hubs.
func crowd(n, m int) *export.Graph {
	random := rand.New(rand.NewPCG(3, 3))
	g := &export.Graph{AllDocuments: []graph.DocumentInfo{{ID: "many"}}}
	kinds := []string{"Person", "Organization", "Country", "City", "Product", "Work", "Event"}
	for i := range n {
		g.AllEntities = append(g.AllEntities, graph.Node{IRI: graph.NameIRI(fmt.Sprintf("Thing %05d", i)), Name: fmt.Sprintf("Thing %05d", i),
			Type: kinds[random.IntN(len(kinds))], Kind: graph.Named})
	}
	for i := range m {
		from, to := int(float64(n)*random.Float64()*random.Float64()*random.Float64()), random.IntN(n)
		g.AllFacts = append(g.AllFacts, graph.Fact{Subject: g.AllEntities[from].IRI, Object: g.AllEntities[to].IRI,
			Relation: fmt.Sprintf("met_%d", i), Label: graph.Asserted, Support: 1 + random.IntN(3),
			Evidence: []graph.Evidence{{Claim: fmt.Sprint("claim/", i), Document: "many", Label: graph.Asserted, Phrase: "has met with",
				Sentence: fmt.Sprintf("Sentence %d says that they have met.", i), Span: graph.Span{Start: 50 * i, End: 50*i + 49}}}})
	}
	return g
}

func TestManyNodes(t *testing.T) {
	if testing.Short() {
		t.Skip("a large page")
	}
	start := time.Now()
	b := open(t, crowd(12000, 50000), Options{}, "")
	t.Logf("written and opened in %v; the page's own part took %.0f ms", time.Since(start),
		b.mark("ready"))
	b.has("#counts", "of 12,000 drawn", "left out")
	b.keep("many")
	b.do(keys("#search", "thing 11999"), keys("#search", kb.Enter), pause())
	b.has("#panel h2", "Thing 11999")
	if !eval[bool](b, "picture.has(scene.nodes.findIndex(n => n.name === 'Thing 11999'))") {
		t.Error("search did not add the node")
	}
}

func TestPageIsTheSameEachTime(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := HTML(t.Context(), w, article(t), Options{Known: known}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two pages of one graph differ")
	}
	t.Logf("%d bytes", a.Len())
}

func TestPageNamesNoOtherHost(t *testing.T) {
	for name, code := range map[string]string{"start.js": startCode, "model.js": modelCode, "picture.js": pictureCode, "panel.js": panelCode, "save.js": saveCode, "app.js": appCode,
		"style.css": pageStyle, "page.html": pageTemplate} {
		rest := strings.ReplaceAll(code, "http://www.w3.org/2000/svg", "") // a name, not an address
		if strings.Contains(rest, "://") {
			t.Errorf("%s names an address", name)
		}
	}
	for name, code := range map[string]string{"cytoscape": published(t), "start.js": startCode, "model.js": modelCode, "picture.js": pictureCode, "panel.js": panelCode, "save.js": saveCode, "app.js": appCode} {
		if strings.Contains(code, "</script") || strings.Contains(code, "<!--") || strings.ContainsAny(code, "\r\x00") {
			t.Errorf("%s cannot stand in a page as it is", name)
		}
	}
}

func published(t *testing.T) string {
	t.Helper()
	code, err := cytoscape()
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestCytoscapeIsAsPublished(t *testing.T) {
	const want = "081591ab735b2b6a3b31a3c60f8f3a3e2fee8c92939e0c7820ad1208571b6cd8"
	sum := sha256.Sum256([]byte(published(t)))
	if got := hex.EncodeToString(sum[:]); got != want {
		t.Errorf("sha256 is %s, want %s", got, want)
	}
}

func TestSceneOfAnArticle(t *testing.T) {
	s, err := NewScene(t.Context(), article(t), Options{Known: known})
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]bool{}
	for _, n := range s.Nodes {
		drawn[n.Name] = n.Drawn
	}
	for name, want := range map[string]bool{"DeepSeek": true, "efficiency": true, "U.S. export controls": true, "Nvidia": true,
		"world": false, "top spot": false, "AI chatbot": false} {
		if drawn[name] != want {
			t.Errorf("%s: drawn %v, want %v", name, drawn[name], want)
		}
	}
	if s.Nodes[0].Name != "DeepSeek" {
		t.Errorf("most important is %s", s.Nodes[0].Name)
	}
	only, err := NewScene(t.Context(), article(t), Options{Known: known, Asserted: true, MaxNodes: 5})
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, n := range only.Nodes {
		if n.Drawn {
			count++
		}
	}
	if count > 5 || count < 2 {
		t.Errorf("%d nodes drawn, at most 5 wanted", count)
	}
	for _, e := range only.Edges {
		if e.Standing != asserted {
			t.Errorf("edge %q is %s", e.Label, e.Standing)
		}
	}
	if _, err := json.Marshal(only); err != nil {
		t.Error(err)
	}
}

func TestEmptyGraph(t *testing.T) {
	s, err := NewScene(t.Context(), &export.Graph{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Title == "" || len(s.Nodes) != 0 {
		t.Errorf("%+v", s)
	}
	open(t, &export.Graph{}, Options{}, "").has("#panel", "No fact joins two things here")
}
