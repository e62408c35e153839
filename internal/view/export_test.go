package view

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// What tests of the served page, which are outside this package because they
// start a server, use of the tests' browser.
type (
	Browser = browser
	Step    = step
)

var (
	OpenURL        = openURL
	Click          = click
	See            = see
	Keys           = keys
	Pause          = pause
	NodeOf         = node
	FaultsOf       = faultsOf
	MeanTexts      = mean
	KnownRelations = known
)

func (b *browser) Do(steps ...Step)                     { b.t.Helper(); b.do(steps...) }
func (b *browser) Has(selector string, words ...string) { b.t.Helper(); b.has(selector, words...) }
func (b *browser) Text(selector string) string          { b.t.Helper(); return b.text(selector) }
func (b *browser) Keep(name string)                     { b.t.Helper(); b.keep(name) }
func (b *browser) ClickEdge(from, to string)            { b.t.Helper(); b.clickEdge(from, to) }
func (b *browser) Mark(name string) float64             { return b.mark(name) }

// Axe loads the checker of accessibility into the page.
func (b *browser) Axe(t *testing.T) {
	t.Helper()
	_, err := chromedp.Run(b.ctx, chromedp.Evaluate[any](axe(t)+"; null"))
	b.check(err)
}

// Allow takes a complaint of the page as wanted.
func (b *browser) Allow(part string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = slices.DeleteFunc(b.faults, func(f string) bool { return strings.Contains(f, part) })
}

// HoverOver points at the middle of the first line of what a selector finds.
func (b *browser) HoverOver(selector string) {
	b.t.Helper()
	at := eval[[]float64](b, "(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector(%q).getClientRects()[0])", selector)
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]), pause())
}

// Eval evaluates a script into a value of type T.
func Eval[T any](b *Browser, format string, args ...any) T {
	b.t.Helper()
	return eval[T](b, format, args...)
}
