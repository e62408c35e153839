package source

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"kgraph/internal/text"
)

// maxElements limits the elements of one page.
const maxElements = 500_000

// minArticle is the text, in bytes, below which the main text that was found
// is not trusted against the whole page's.
const minArticle = 250

// readHTML reads the article of a web page: its main text (Mozilla's
// Readability), and what its metadata say of title, author, date and place.
// What d has already stands where the page says nothing.
func readHTML(d *text.Document, b []byte, opts Options) error {
	root, err := parseHTML(b)
	if err != nil {
		return err
	}
	meta := pageMeta(root)
	d.URL = cmp.Or(meta.url, d.URL)
	if d.URL == "" && isURL(d.ID) {
		d.URL = d.ID
	}
	base, err := url.Parse(d.URL)
	if err != nil || d.URL == "" {
		base = &url.URL{Scheme: "http", Host: "localhost", Path: "/"}
	}
	whole := pageBlocks(root) // before Readability, which takes the page apart
	p := readability.NewParser()
	p.MaxElemsToParse = maxElements
	article, err := p.ParseAndMutate(root, base)
	if err != nil {
		return damaged("HTML", err)
	}
	blocks := pageBlocks(article.Node)
	if size(blocks) < minArticle && size(whole) > size(blocks) {
		blocks = whole
	}
	d.Source = cmp.Or(cmp.Or(folded(article.SiteName()), meta.site), d.Source)
	d.Title = cmp.Or(withoutSite(folded(article.Title()), d.Source), d.Title)
	byline := folded(article.Byline())
	if by := authors(byline); len(by) > 0 {
		d.Authors = by
		blocks = slices.DeleteFunc(blocks, func(b block) bool { return strings.EqualFold(withoutBy(b.text), withoutBy(byline)) })
	}
	if tag := folded(article.Language()); languageTag.MatchString(tag) {
		d.Language = tag
	}
	d.Keywords = meta.keywords
	if t, err := article.PublishedTime(); err == nil && meta.date == "" {
		meta.date = t.Format(time.RFC3339)
	}
	d.Published = cmp.Or(meta.date, d.Published)
	assemble(d, blocks)
	return nil
}

// parseHTML parses a page in UTF-8, or in the encoding that it declares.
func parseHTML(b []byte) (*html.Node, error) {
	var r io.Reader = bytes.NewReader(b)
	if !utf8.Valid(b) {
		var err error
		if r, err = charset.NewReader(r, "text/html"); err != nil {
			return nil, damaged("HTML", err)
		}
	}
	root, err := html.Parse(r)
	if err != nil {
		return nil, damaged("HTML", err)
	}
	n := 0
	for range root.Descendants() {
		if n++; n > maxElements {
			return nil, fmt.Errorf("%w: the page has more than %d elements", ErrTooLarge, maxElements)
		}
	}
	return root, nil
}

func size(blocks []block) (n int) {
	for _, b := range blocks {
		if !b.heading {
			n += len(b.text)
		}
	}
	return n
}

// withoutSite cuts the site's name off a title that ends in it.
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " · "} {
		if head, ok := strings.CutSuffix(title, sep+site); ok {
			return head
		}
	}
	return title
}

func withoutBy(s string) string {
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return s[3:]
	}
	return s
}

// authors splits a byline into names.
func authors(byline string) (out []string) {
	byline = withoutBy(byline)
	for _, s := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(byline, " and ", ", "), " & ", ", "), ",") {
		if s = strings.TrimSpace(s); s != "" && len(s) <= 100 && !strings.Contains(s, "://") {
			out = append(out, s)
		}
	}
	return out
}

// metadata is what a page's head says of it.
type metadata struct {
	url, site, date string
	keywords        []string
}

// dateNames are the metadata that hold a page's date, best first.
var dateNames = []string{"article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publish-date", "publishdate",
	"dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "article.published"}

// pageMeta reads link, meta, time and JSON-LD elements.
func pageMeta(root *html.Node) (m metadata) {
	values := map[string]string{}
	var canonical, stamp string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "link":
			if canonical == "" && strings.EqualFold(attribute(n, "rel"), "canonical") {
				canonical = attribute(n, "href")
			}
		case "meta":
			name := strings.ToLower(cmp.Or(attribute(n, "property"), cmp.Or(attribute(n, "name"), attribute(n, "itemprop"))))
			if v := folded(attribute(n, "content")); v != "" && name != "" {
				if name == "article:tag" {
					m.keywords = append(m.keywords, v)
				} else if values[name] == "" {
					values[name] = v
				}
			}
		case "time":
			if stamp == "" {
				stamp = attribute(n, "datetime")
			}
		case "script":
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
				linked(n.FirstChild.Data, values)
			}
		}
	}
	for _, u := range []string{canonical, values["og:url"]} {
		if m.url == "" && isURL(u) {
			m.url = u
		}
	}
	m.site = values["og:site_name"]
	for _, name := range dateNames {
		if iso, ok := isoDate(values[name]); ok && m.date == "" {
			m.date = iso
		}
	}
	if iso, ok := isoDate(stamp); ok && m.date == "" {
		m.date = iso
	}
	if k := cmp.Or(values["news_keywords"], values["keywords"]); len(m.keywords) == 0 && k != "" {
		m.keywords = split(k)
	}
	return m
}

// linked takes the date of an article's JSON-LD.
func linked(script string, values map[string]string) {
	var v any
	if json.Unmarshal([]byte(script), &v) != nil {
		return
	}
	var visit func(v any, depth int)
	visit = func(v any, depth int) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				visit(e, depth+1)
			}
		case map[string]any:
			if s, ok := v["datePublished"].(string); ok && values["datepublished"] == "" {
				values["datepublished"] = s
			}
			if g, ok := v["@graph"]; ok && depth < 4 {
				visit(g, depth+1)
			}
		}
	}
	visit(v, 0)
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
