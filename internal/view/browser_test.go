package view

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"kgraph/graph/export"
)

// browser drives a page in Chromium and keeps what it complains of.
type browser struct {
	t    *testing.T
	ctx  context.Context
	home string // how the addresses begin that the page may ask for

	mu       sync.Mutex
	faults   []string // console messages, exceptions, refused content
	requests []string // beside the file itself
}

// open shows a graph in a new Chromium.
func open(t *testing.T, from export.Source, opts Options, fragment string) *browser {
	t.Helper()
	file := filepath.Join(t.TempDir(), "graph.html")
	var page bytes.Buffer
	if err := HTML(t.Context(), &page, from, opts); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, page.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return openURL(t, "file://"+file+fragment)
}

// openURL shows an address in a new Chromium; the page may ask for nothing
// beyond that server.
func openURL(t *testing.T, url string) *browser {
	t.Helper()
	path := chromium(t)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-quic", true), chromedp.WindowSize(1400, 900))
	t.Cleanup(stop)
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	b := &browser{t: t, home: "file://"}
	if parts := strings.SplitAfterN(url, "/", 4); !strings.HasPrefix(url, b.home) {
		b.home = strings.Join(parts[:3], "")
	}
	ctx, quit := chromedp.NewContext(ctx, chromedp.WithListener(b.listen))
	t.Cleanup(quit)
	b.ctx = ctx
	b.do(chromedp.EmulateViewport(1400, 900), chromedp.Navigate(url), see("#panel h2"))
	t.Cleanup(b.quiet)
	return b
}

// chromium finds the browser, or skips the test.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("KGRAPH_REQUIRE") == "all" {
		t.Fatal("Chromium is not installed, and KGRAPH_REQUIRE=all is set")
	}
	t.Skip("Chromium is not installed")
	return ""
}

func (b *browser) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		text := string(e.Type)
		for _, a := range e.Args {
			text += " " + string(a.Value)
		}
		b.faults = append(b.faults, text)
	case *runtime.EventExceptionThrown:
		b.faults = append(b.faults, thrown(e.ExceptionDetails))
	case *log.EventEntryAdded:
		b.faults = append(b.faults, e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, b.home) && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "blob:") {
			b.requests = append(b.requests, url)
		}
	}
}

// quiet fails the test if the page complained or asked for anything.
func (b *browser) quiet() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.faults {
		b.t.Errorf("the page complains: %s", f)
	}
	for _, r := range b.requests {
		b.t.Errorf("the page asked for %s", r)
	}
}

// thrown is what an exception says.
func thrown(d *runtime.ExceptionDetails) string {
	if d.Exception != nil {
		return d.Text + " " + d.Exception.Description
	}
	return d.Text
}

// step is something done to the page.
type step = chromedp.Action[chromedp.Void]

// Steps on the element that a selector finds.
func click(selector string) step      { return chromedp.Click(chromedp.CSS(selector)) }
func see(selector string) step        { return chromedp.WaitVisible(chromedp.CSS(selector)) }
func focus(selector string) step      { return chromedp.Focus(chromedp.CSS(selector)) }
func keys(selector, text string) step { return chromedp.SendKeys(chromedp.CSS(selector), text) }

// pause waits for the page to come to rest.
func pause() step { return chromedp.Sleep(400 * time.Millisecond) }

func (b *browser) do(steps ...step) {
	b.t.Helper()
	b.check(chromedp.Do(b.ctx, steps...))
}

func (b *browser) check(err error) {
	b.t.Helper()
	if err != nil {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.t.Fatalf("%v; the page says %q", err, b.faults)
	}
}

// eval evaluates a script into a value of type T.
func eval[T any](b *browser, format string, args ...any) T {
	b.t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](fmt.Sprintf(format, args...)))
	b.check(err)
	return value
}

// text is what an element shows.
func (b *browser) text(selector string) string {
	b.t.Helper()
	return eval[string](b, "document.querySelector(%q)?.innerText ?? ''", selector)
}

// has fails the test unless an element shows all words.
func (b *browser) has(selector string, words ...string) {
	b.t.Helper()
	shown := b.text(selector)
	for _, w := range words {
		if !strings.Contains(strings.ToLower(shown), strings.ToLower(w)) {
			b.t.Errorf("%s does not show %q but:\n%s", selector, w, shown)
		}
	}
}

// clickEdge clicks the middle of the edge between two nodes in the picture.
func (b *browser) clickEdge(source, target string) {
	b.t.Helper()
	at := eval[[]float64](b, `(() => {
		const n = name => scene.nodes.findIndex(n => n.name === name);
		const i = scene.edges.findIndex(e => e.source === n(%q) && e.target === n(%q));
		const p = picture.cy.getElementById('e' + i).renderedMidpoint(), box = document.getElementById('picture').getBoundingClientRect();
		return [p.x + box.left, p.y + box.top];
	})()`, source, target)
	b.do(chromedp.MouseClickXY(at[0], at[1]), pause())
}

// keep writes a screenshot where KGRAPH_SCREENSHOTS names a folder.
func (b *browser) keep(name string) {
	b.t.Helper()
	dir := os.Getenv("KGRAPH_SCREENSHOTS")
	if dir == "" {
		return
	}
	b.do(pause())
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	b.check(err)
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}
