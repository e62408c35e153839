package view

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// saved presses a button and gives the file that is offered, each byte a letter.
func (b *browser) saved(kind string) string {
	b.t.Helper()
	eval[any](b, "window.made = null; URL.createObjectURL = blob => { window.made = blob; return '#'; }; HTMLAnchorElement.prototype.click = () => {}; null")
	b.do(click("#save-" + kind))
	text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`made.arrayBuffer().then(a => [...new Uint8Array(a)].map(x => String.fromCharCode(x)).join(''))`, chromedp.EvalAwaitPromise))
	b.check(err)
	file := make([]byte, 0, len(text))
	for _, r := range text {
		file = append(file, byte(r))
	}
	return string(file)
}

func TestSave(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	if png := b.saved("png"); !strings.HasPrefix(png, "\x89PNG\r\n\x1a\n") || len(png) < 10000 {
		t.Errorf("the PNG has %d bytes and starts with %.8q", len(png), png)
	}
	svg := b.saved("svg")
	wellFormed(t, svg)
	if dir := os.Getenv("KGRAPH_SCREENSHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "saved.svg"), []byte(svg), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, words := range []string{"DeepSeek", "outrank", "may have inadvertently forced", "stroke-dasharray=\"6 4\"", "Observers noted that U.S. export controls"} {
		if !strings.Contains(svg, words) {
			t.Errorf("the SVG lacks %q", words)
		}
	}
	var data struct {
		Title string
		Nodes []struct{ ID, Name, Type string }
		Edges []struct {
			Source, Target, Label, Standing string
			Facts                           []struct {
				Claims []struct{ Sentence, Document, Speaker string }
			}
		}
	}
	if err := json.Unmarshal([]byte(b.saved("json")), &data); err != nil {
		t.Fatal(err)
	}
	if len(data.Nodes) != 19 || len(data.Edges) != 22 {
		t.Errorf("the JSON has %d nodes and %d edges, want 19 and 22", len(data.Nodes), len(data.Edges))
	}
	for _, e := range data.Edges {
		if len(e.Facts) == 0 || len(e.Facts[0].Claims) == 0 || e.Facts[0].Claims[0].Sentence == "" || e.Facts[0].Claims[0].Document != "deepseek.txt" {
			t.Errorf("edge %s %s %s has no sentence", e.Source, e.Label, e.Target)
		}
	}

	b = open(t, meanGraph(), Options{Title: mean[0]}, "")
	svg = b.saved("svg")
	wellFormed(t, svg)
	if strings.Contains(svg, "<script") || strings.Contains(svg, "<img") {
		t.Error("a name became an element of the SVG")
	}
}

func wellFormed(t *testing.T, text string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("the SVG is not well-formed: %v", err)
		}
	}
}

func TestAddressRestoresSettings(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	set := func(id, value string) {
		eval[any](b, "(e => { e.value = %q; e.dispatchEvent(new Event('change')); })(document.getElementById(%q))", value, id)
	}
	b.do(click("#denied"), click(`#legend input[data-type="Country"]`))
	set("colors", "community")
	b.do(click("#tab-filters"))
	set("filter-document", "0")
	set("filter-since", "2025-01-01")
	eval[any](b, "app.node(0)")
	hash := eval[string](b, "location.hash")
	if want := "#node=DeepSeek;document=deepseek.txt;since=2025-01-01;denied;colors=community;without=Country"; hash != want {
		t.Errorf("the address says %q, want %q", hash, want)
	}
	b = open(t, article(t), Options{Known: known}, hash)
	b.do(pause())
	b.has("#panel h2", "DeepSeek")
	if now := eval[string](b, "location.hash"); now != hash {
		t.Errorf("the address became %q", now)
	}
	if !eval[bool](b, "picture.deniedShown() && model.wanted.since === '2025-01-01' && !document.getElementById('communities').hidden && picture.cy.nodes('[type = \"Country\"]').filter(n => n.visible()).empty()") {
		t.Error("the settings did not come back")
	}

	open(t, article(t), Options{Known: known}, "#node=%E0%A4%A;document=none;sure=x;without=%;colors=<b>;hasOwn=1").has("#panel", "Main claims")
}

func TestDarkAndLight(t *testing.T) {
	b := open(t, article(t), Options{Known: known}, "")
	look := func() string {
		return eval[string](b, "document.documentElement.dataset.theme + ' ' + getComputedStyle(document.body).backgroundColor + ' ' + picture.cy.nodes()[0].style('color')")
	}
	light := look()
	b.do(click("#theme"))
	if dark := look(); light != "light rgb(255, 255, 255) rgb(27,32,39)" || dark != "dark rgb(20, 23, 28) rgb(232,235,239)" {
		t.Errorf("light is %q, dark %q", light, dark)
	}
}
