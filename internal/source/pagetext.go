package source

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// skipped are elements whose text is not the article's.
var skipped = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Nav: true, atom.Aside: true, atom.Footer: true,
	atom.Form: true, atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Svg: true, atom.Math: true, atom.Iframe: true, atom.Object: true,
	atom.Figcaption: true, atom.Caption: true, atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Dialog: true, atom.Pre: true, atom.Menu: true,
}

// inlines are elements within a line of text; all others begin a new block.
var inlines = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true, atom.Data: true, atom.Del: true,
	atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.Ruby: true,
	atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true,
	atom.Var: true, atom.Wbr: true, atom.Img: true, atom.Acronym: true, atom.Tt: true, atom.Picture: true,
}

// clutter names what pages put around articles, as classes and ids have it.
var clutter = regexp.MustCompile(`(?i)(^|[-_ ])(cookies?|consent|gdpr|newsletter|subscribe|promo|advert|ads?|share|social|related|breadcrumbs?|comments?|caption|paywall|sponsor|skip-link|sr-only|visually-hidden)([-_ ]|$)`)

// note is a footnote's mark in the text.
var note = regexp.MustCompile(`^\[?(\d{1,3}|[a-z]|citation needed)\]?$`)

// stamp is a line that says only when the page was published, or who wrote it.
var stamp = regexp.MustCompile(`(?i)^((published|updated|posted|last (updated|modified))( on| at)?:? )?((mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? )?` +
	`((jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}|\d{1,2} (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(,? \d{4})?` +
	`((,| at|,? -|\s)+\d{1,2}[:.]\d{2}( ?[ap]\.?m\.?)?)?( [A-Z]{2,4})?$`)

// pageBlocks are the paragraphs, headings, list items and cells below n.
func pageBlocks(n *html.Node) []block {
	var w pageWalker
	if n != nil {
		w.walk(n)
		w.close()
	}
	return w.out
}

type pageWalker struct {
	out     []block
	line    strings.Builder
	heading int
}

func (w *pageWalker) close() {
	if s := folded(w.line.String()); s != "" && !stamp.MatchString(s) {
		w.out = append(w.out, block{s, w.heading > 0})
	}
	w.line.Reset()
}

// walk visits n; the parser bounds the depth of a page's tree.
func (w *pageWalker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.line.WriteString(n.Data)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	case html.ElementNode:
		if w.leave(n) {
			return
		}
	}
	inline := n.Type == html.ElementNode && inlines[n.DataAtom]
	title := n.Data == "h1" || n.Data == "h2" || n.Data == "h3" || n.Data == "h4" || n.Data == "h5" || n.Data == "h6"
	if n.DataAtom == atom.Br {
		w.line.WriteByte('\n')
		if next := n.NextSibling; next != nil && next.DataAtom == atom.Br {
			w.close()
		}
		return
	}
	if !inline {
		w.close()
	}
	if title {
		w.heading++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	if !inline {
		w.close()
	}
	if title {
		w.heading--
	}
}

// leave says that an element is not part of what people read as the article.
func (w *pageWalker) leave(n *html.Node) bool {
	if skipped[n.DataAtom] {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			if strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
				return true
			}
		case "role":
			if a.Val == "navigation" || a.Val == "dialog" || a.Val == "banner" || a.Val == "contentinfo" {
				return true
			}
		case "class", "id":
			if clutter.MatchString(a.Val) && n.DataAtom != atom.Body && n.DataAtom != atom.Html && n.DataAtom != atom.Article && n.DataAtom != atom.Main {
				return true
			}
		}
	}
	return n.DataAtom == atom.Sup && note.MatchString(strings.TrimSpace(plain(n)))
}

// plain is the text of an element.
func plain(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
