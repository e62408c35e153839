package view

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"kgraph/graph/export"
)

// mark is when the page set a mark, in milliseconds from its start.
func (b *browser) mark(name string) float64 {
	b.t.Helper()
	return eval[float64](b, "performance.getEntriesByName(%q)[0]?.startTime ?? -1", name)
}

// TestPictureStandsAtOnce: what Go drew is painted before the script begins,
// says how many nodes are left out, and gives way without a jump.
func TestPictureStandsAtOnce(t *testing.T) {
	for _, c := range []struct {
		name   string
		from   *export.Graph
		counts string
	}{{"article", article(t), "19 of 30 drawn · 11 left out"}, {"many", crowd(12000, 50000), "of 12,000 drawn"}} {
		t.Run(c.name, func(t *testing.T) {
			if c.name == "many" && testing.Short() {
				t.Skip("a large page")
			}
			b := open(t, c.from, Options{Known: known}, "")
			picture, ready := b.mark("picture"), b.mark("ready")
			t.Logf("first paint after %.0f ms, picture after %.0f ms, script ready after %.0f ms",
				eval[float64](b, "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"), picture, ready)
			if picture < 0 || ready < picture {
				t.Error("the script took over before the picture was painted")
			}
			if picture > 5000 {
				t.Error("the picture took more than five seconds")
			}
			before := eval[[]float64](b, "(c => [c.zoom(), c.pan().x, c.pan().y])(picture.cy)")
			b.do(pause())
			if eval[bool](b, "!!document.getElementById('still')") {
				t.Error("the still picture stays")
			}
			after := b.withoutScript()
			for i := range before {
				if d := before[i] - after[i]; d > 0.5 || d < -0.5 {
					t.Errorf("the picture jumps: zoom and shift are %v, were %v", before, after)
					break
				}
			}
			b.has("#counts", c.counts)
			if n := len(b.stillOverlaps()); n > 0 {
				t.Errorf("%d labels lie on something: %.500s", n, strings.Join(b.stillOverlaps(), "; "))
			}
			b.keep("still-" + c.name)
		})
	}
}

// TestHiddenWordsAreShownWhenPointedAt: what has no room in the picture is
// there when an edge is pointed at or chosen.
func TestHiddenWordsAreShownWhenPointedAt(t *testing.T) {
	b := open(t, crowd(300, 900), Options{}, "")
	const mute = "picture.cy.edges('.mute').first()"
	label := func() string { return eval[string](b, mute+".style('label')") }
	if label() != "" {
		t.Errorf("hidden words read %q", label())
	}
	eval[any](b, mute+".emit('mouseover'); null")
	if !strings.HasPrefix(label(), "has met") {
		t.Errorf("pointed at they read %q", label())
	}
	eval[any](b, mute+".emit('mouseout'); null")
	if label() != "" {
		t.Errorf("left alone they read %q", label())
	}
	eval[any](b, "app.edge(picture.indexOf("+mute+"))")
	if !strings.HasPrefix(label(), "has met") {
		t.Errorf("chosen they read %q", label())
	}
}

// withoutScript loads the page again without its script, and gives zoom and
// shift of the picture that stands there.
func (b *browser) withoutScript() []float64 {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.check(err)
	b.do(chromedp.Reload(), see("#still"))
	return eval[[]float64](b, `(() => { const m = document.getElementById('still').getScreenCTM(), s = document.getElementById('picture').getBoundingClientRect();
		return [m.a, m.e - s.left, m.f - s.top]; })()`)
}

// stillOverlaps lists the words of the still picture that lie on other words
// or on a node, measured in the font of the browser.
func (b *browser) stillOverlaps() []string {
	b.t.Helper()
	return eval[[]string](b, `(() => {
		const still = document.getElementById('still');
		const corners = (e, shrink) => { // of an element's box as it stands, a little smaller
			const box = e.getBBox(), m = e.getScreenCTM(), dx = shrink * box.height, dy = shrink * box.height;
			return [[box.x + dx, box.y + dy], [box.x + box.width - dx, box.y + dy], [box.x + box.width - dx, box.y + box.height - dy], [box.x + dx, box.y + box.height - dy]]
				.map(([x, y]) => [m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f]);
		};
		const parts = (p, q) => [0, 1].some(i => {
			const x = p[i + 1][0] - p[i][0], y = p[i + 1][1] - p[i][1], along = r => r.map(c => c[0] * x + c[1] * y);
			const a = along(p), b = along(q);
			return Math.max(...a) <= Math.min(...b) || Math.max(...b) <= Math.min(...a);
		});
		const meet = (p, q) => !parts(p, q) && !parts(q, p);
		const things = [];
		still.querySelectorAll('g.words').forEach((g, k) => g.querySelectorAll('text').forEach(e => things.push(['edge' + k, e.textContent, corners(e, 0.12)])));
		still.querySelectorAll('g.node').forEach((g, k) => {
			g.querySelectorAll('text').forEach(e => things.push(['node' + k, e.textContent, corners(e, 0.12)]));
			things.push(['node' + k, 'a node', corners(g.querySelector('path'), 0)]);
		});
		const found = [];
		things.forEach(([of, words, box], i) => things.slice(0, i).forEach(([other, said, its]) => { if (of !== other && meet(box, its)) found.push(words + ' on ' + said); }));
		return found;
	})()`)
}
