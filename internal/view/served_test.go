package view_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"kgraph/graph"
	"kgraph/internal/pipeline"
	"kgraph/internal/server"
	"kgraph/internal/source"
	"kgraph/internal/view"
	"kgraph/schema"
	"kgraph/seeds"
)

// reading takes articles the whole way, as kgraph serve does.
func reading(t *testing.T) server.ReadArticle {
	t.Helper()
	p, err := pipeline.New(schema.Default(), "test")
	if err != nil {
		t.Fatal(err)
	}
	return func(ctx context.Context, a server.Article) ([]*graph.Record, error) {
		var list []*graph.Record
		for doc, err := range source.FromReader(a.Name, bytes.NewReader(a.Data), source.Options{Published: a.Date}) {
			if err != nil {
				return nil, err
			}
			rec, err := p.Record(doc)
			if err != nil {
				return nil, err
			}
			list = append(list, rec)
		}
		return list, nil
	}
}

// serve serves a store of the demonstration article, or of the articles given,
// and gives its address.
func serve(t *testing.T, articles ...server.Article) (url string, store *graph.Store) {
	t.Helper()
	read := reading(t)
	store, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	if len(articles) == 0 {
		articles = []server.Article{{Name: seeds.ID, Data: seeds.Article}}
	}
	for _, a := range articles {
		records, err := read(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Add(t.Context(), records...); err != nil {
			t.Fatal(err)
		}
	}
	s, err := server.New(store, server.Options{ReadArticle: read, MaxArticle: 64 << 10})
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, ln) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return fmt.Sprintf("http://%s/", ln.Addr()), store
}

func TestServedQuery(t *testing.T) {
	url, _ := serve(t)
	b := view.OpenURL(t, url)
	b.Do(view.Click("#tab-query"), view.See("#query"))
	b.Has("#example", " leads to", "Claims about ")

	// Names and methods are completed.
	view.Eval[any](b, "(e => { e.value = ''; e.focus(); })(document.getElementById('query'))")
	b.Do(view.Keys("#query", `g.V("<DeepS`), view.See("#words li"), view.Click("#words li"))
	if got := view.Eval[string](b, "document.getElementById('query').value"); got != `g.V("<DeepSeek>` {
		t.Errorf("completed to %q", got)
	}
	b.Do(view.Keys("#query", `").Ou`), view.See("#words li"))
	b.Has("#words", "Out(", "OutPredicates(")
	b.Keep("served-completion")
	b.Do(view.Click("#words li"), view.Keys("#query", `"<outr`), view.See("#words li"), view.Keys("#query", kb.Tab), view.Keys("#query", `").All()`))
	if got := view.Eval[string](b, "document.getElementById('query').value"); got != `g.V("<DeepSeek>").Out("<outranked>").All()` {
		t.Errorf("completed to %q", got)
	}
	b.Do(chromedp.KeyEvent(kb.Escape), view.Click("#run"), view.See("#results table"))
	b.Has("#results", "1 result", "ChatGPT")
	b.Keep("served-query")
	b.Do(view.Click("#results button.name"), view.Pause())
	b.Has("#panel h2", "ChatGPT")

	// The results come back with the tab; the picture shows them.
	b.Do(view.Click("#tab-query"), view.See("#results table"))
	view.Eval[any](b, `(e => { e.value = 'g.V("<DeepSeek>").both(null, "relation").all()'; e.dispatchEvent(new Event('input')); })(document.getElementById('query'))`)
	b.Do(view.Click("#run"), view.Pause(), view.See("#results table"), view.Click("#as-graph"), view.Pause())
	b.Has("#results", "marked in the picture", "relation")
	if n := view.Eval[int](b, "picture.cy.nodes('.chosen').length"); n < 2 {
		t.Errorf("%d nodes of the results are marked", n)
	}
	b.Keep("served-results")

	// Mistakes are told.
	view.Eval[any](b, "(e => { e.value = 'g.V('; e.dispatchEvent(new Event('input')); })(document.getElementById('query'))")
	b.Do(view.Pause(), view.Click("#run"), view.See("#results .wrong"))
	b.Has("#results", "syntax error")
	b.Allow("400") // Chromium notes the status on its console
}

func TestServedReader(t *testing.T) {
	url, _ := serve(t)
	b := view.OpenURL(t, url)
	b.Do(view.Click("#tab-documents"), view.See("#panel [data-document]"), view.Click("#panel [data-document]"), view.See("#text mark"))
	b.Has("#text", "sparking discussions about the effectiveness")
	if got, want := squeezed(b.Text("#text")), squeezed(string(seeds.Article)); got != want {
		t.Errorf("the text shown is not the article's:\n%.300s\n%.300s", got, want)
	}
	// A claim that is pointed at shows its edge.
	view.Eval[any](b, "document.querySelector('#text mark').scrollIntoView()")
	outrank := view.Eval[string](b, `[...document.querySelectorAll('#text mark')].find(m => m.textContent.includes('outrank')).dataset.claim`)
	b.HoverOver(fmt.Sprintf(`#text mark[data-claim="%s"]`, outrank))
	b.Has("#claim", "ChatGPT", "read with")
	if marked := view.Eval[string](b, "picture.cy.edges('.chosen').map(e => e.data('label')).join()"); !strings.Contains(marked, "outrank") {
		t.Errorf("marked are the edges %q", marked)
	}
	b.Keep("served-reader")

	// An edge that is chosen shows its text.
	b.ClickEdge("U.S. export controls", "efficiency")
	b.Has("#claim", "efficiency", "possible")
	if !view.Eval[bool](b, `[...document.querySelectorAll('#text .s, #text .o')].some(e => e.textContent.includes('export controls'))`) {
		t.Error("the words of the edge are not marked in the text")
	}
	if !view.Eval[bool](b, `(e => { const a = e.getBoundingClientRect(), b = document.getElementById('panel').getBoundingClientRect(); return a.top >= b.top && a.bottom <= b.bottom; })(document.querySelector('#text .p'))`) {
		t.Error("the words are not in sight")
	}
	b.Do(view.Click("#claim button.show"), view.Pause())
	b.Has("#panel", "U.S. export controls", "Marked:", "in its text")
	b.Do(view.Click("#panel button.show"), view.See("#text"))
	b.Has("#claim", "read with")

	// The address leads back into the text; keys do as the pointer does.
	hash := view.Eval[string](b, "location.hash")
	b = view.OpenURL(t, url+hash)
	b.Do(view.See("#text mark"))
	view.Eval[any](b, "document.querySelector('#text mark').focus()")
	b.Do(chromedp.KeyEvent(kb.Enter), view.Pause())
	b.Has("#claim", "read with")
}

func TestServedArticle(t *testing.T) {
	url, store := serve(t)
	b := view.OpenURL(t, url)
	b.Do(view.Click("#tab-article"), view.See("#article-text"), view.Click("#article-read"), view.Pause())
	b.Has("#panel", "Paste a text, or choose a file")
	view.Eval[any](b, "document.getElementById('article-text').value = 'x'.repeat(70000)")
	b.Do(view.Click("#article-read"), view.Pause())
	b.Has("#panel", "at most 64 kB")
	before := quads(t, store)
	view.Eval[any](b, "document.getElementById('article-text').value = %q", "Acme bought Globex on Monday. Jane Roe criticised Acme. Globex sued Initech in Germany.")
	b.Do(view.Click("#article-read"), view.See("#guest"), view.See("#panel h2"))
	b.Has("#guest", "Nothing of it is stored")
	b.Has("#panel", "Acme", "Globex")
	b.Keep("served-article")
	if quads(t, store) != before {
		t.Error("the article was stored")
	}
	// Its text can be read, and there is no box that would ask the store.
	b.Do(view.Click("#tab-documents"), view.Click("#panel [data-document]"), view.See("#text mark"))
	b.Has("#text", "Jane Roe criticised Acme")
	if view.Eval[bool](b, "!!document.getElementById('tab-query')") {
		t.Error("the page of an article has a box for queries")
	}
	// A file is read as well.
	file := filepath.Join(t.TempDir(), "story.html")
	page := "<html><head><title>A story</title></head><body><article><h1>A story</h1><p>Wayne Enterprises bought LexCorp on Friday, the companies said in a statement.</p>" +
		"<p>Lex Luthor praised Wayne Enterprises after the sale, and Bruce Wayne thanked him.</p></article></body></html>"
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	b.Do(view.Click("#tab-article"), view.See("#article-file"), chromedp.SetUploadFiles(chromedp.CSS("#article-file"), []string{file}), view.Click("#article-read"), view.See("#guest"), view.Pause())
	b.Has("#panel", "LexCorp")
	b.Do(view.Click("#guest a"), view.See("#tab-query"))
	b.Has("h1", "DeepSeek")
}

// TestServedHostileArticle: whatever is pasted only appears as text.
func TestServedHostileArticle(t *testing.T) {
	url, _ := serve(t)
	text := "Acme <script>hacked=1</script> bought Globex </script><script>hacked=1</script> on Monday.\n" +
		"<img src=x onerror=\"hacked=1\"> Corporation sued javascript:hacked=1 Incorporated.\n" + strings.Join(view.MeanTexts, " praised Globex.\n") +
		"\nThe Globex company praised the Acme company in the city of Berlin, and Acme thanked Globex for it.\n"
	b := view.OpenURL(t, url)
	b.Do(view.Click("#tab-article"), view.See("#article-text"))
	view.Eval[any](b, "document.getElementById('article-text').value = %q", text)
	b.Do(view.Click("#article-read"), view.See("#guest"), view.See("#panel h2"))
	view.Eval[any](b, "scene.nodes.forEach((_, i) => app.node(i)); scene.edges.forEach((_, i) => app.edge(i))")
	b.Do(view.Click("#tab-documents"), view.Click("#panel [data-document]"), view.See("#text"))
	b.Has("#text", "<script>hacked=1</script>", `<img src=x onerror="hacked=1">`)
	if view.Eval[bool](b, "'hacked' in window") {
		t.Error("a text ran as code")
	}
	if n := view.Eval[int](b, "document.querySelectorAll('img, #panel a[href]').length"); n != 0 {
		t.Errorf("%d elements came out of text", n)
	}
}

func TestServedPageIsAccessible(t *testing.T) {
	if testing.Short() {
		t.Skip("ten runs of axe")
	}
	url, _ := serve(t)
	b := view.OpenURL(t, url)
	b.Axe(t)
	for _, theme := range []string{"light", "dark"} {
		view.Eval[any](b, "document.documentElement.dataset.theme = %q; picture.restyle()", theme)
		for _, s := range []struct{ name, script, see string }{
			{"documents", "app.list('tab-documents')", "#panel [data-document]"},
			{"text", "document.querySelector('#panel [data-document]').click()", "#text mark"},
			{"claim", "document.querySelector('#text mark').click()", "#claim b"},
			{"query", "app.list('tab-query')", "#query"},
			{"results", "document.getElementById('run').click()", "#results table"},
			{"article", "app.list('tab-article')", "#article-text"},
		} {
			view.Eval[any](b, "%s; null", s.script)
			b.Do(view.See(s.see))
			for _, fault := range view.FaultsOf(b) {
				t.Errorf("%s, %s: %s", theme, s.name, fault)
			}
		}
	}
}

// squeezed is a text without its spaces.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func quads(t *testing.T, store *graph.Store) int64 {
	t.Helper()
	s, err := store.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return int64(s.Quads)
}
