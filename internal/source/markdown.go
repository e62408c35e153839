package source

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"kgraph/internal/text"
)

// markdown replaces the Markdown in d.Text by the text a reader sees, one
// paragraph a line: headings, paragraphs, list items, quotations and table
// cells, without marks, link targets, pictures, code and comments. Front
// matter gives title, date and the rest. A date that is not understood is
// the only error; the document is good all the same.
func markdown(d *text.Document) error {
	front, body := frontMatter(d.Text)
	err := front.apply(d)
	blocks := parseBlocks(body)
	assemble(d, blocks)
	return err
}

// matter is the front matter of a Markdown file.
type matter map[string]yaml.Node

// frontMatter cuts the YAML between two lines of --- off the top.
func frontMatter(s string) (matter, string) {
	rest, ok := strings.CutPrefix(s, "---\n")
	if !ok {
		return nil, s
	}
	head, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		if head, ok = strings.CutSuffix(rest, "\n---"); !ok {
			return nil, s
		}
		body = ""
	}
	var m matter
	if len(head) > 64<<10 || yaml.Unmarshal([]byte(head), &m) != nil {
		return nil, s
	}
	return m, body
}

func (m matter) get(names ...string) string {
	for _, n := range names {
		if v, ok := m[n]; ok && v.Kind == yaml.ScalarNode && v.Tag != "!!null" {
			return strings.Join(strings.Fields(clean(v.Value)), " ")
		}
	}
	return ""
}

func (m matter) apply(d *text.Document) error {
	d.Title = m.get("title")
	d.URL = m.get("url", "link", "canonical_url")
	d.Source = m.get("source", "outlet", "publisher")
	d.Language = m.get("language", "lang")
	for _, n := range []string{"keywords", "tags"} {
		v := m[n]
		var list []string
		if v.Kind == yaml.SequenceNode && v.Decode(&list) == nil {
			for _, k := range list {
				d.Keywords = append(d.Keywords, clean(k))
			}
		} else if s := m.get(n); s != "" {
			d.Keywords = append(d.Keywords, split(s)...)
		}
	}
	date := m.get("date", "published", "pubdate")
	iso, ok := isoDate(date)
	d.Published = iso
	if !ok {
		return fmt.Errorf("%w: %q; write it like 2025-01-27", ErrDate, date)
	}
	return nil
}

// blocks collects blocks line by line.
type blocks struct {
	out  []block
	open []string // lines of the paragraph being read
}

func (b *blocks) close() {
	if len(b.open) > 0 {
		b.add(strings.Join(b.open, " "), false)
		b.open = b.open[:0]
	}
}

func (b *blocks) add(s string, heading bool) {
	if s = strings.Join(strings.Fields(inline(s)), " "); s != "" {
		b.out = append(b.out, block{s, heading})
	}
}

// parseBlocks reads the block structure of CommonMark as far as text needs
// it, with tables.
func parseBlocks(s string) []block {
	var b blocks
	fence, comment := "", false
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		indented := len(l) - len(strings.TrimLeft(l, " "))
		if strings.HasPrefix(l, "\t") {
			indented = 4
		}
		l = strings.TrimSpace(l)
		for strings.HasPrefix(l, ">") {
			l = strings.TrimSpace(l[1:])
		}
		switch {
		case fence != "":
			if strings.HasPrefix(l, fence) {
				fence = ""
			}
		case comment:
			comment = !strings.Contains(l, "-->")
		case strings.HasPrefix(l, "```") || strings.HasPrefix(l, "~~~"):
			b.close()
			fence = l[:3]
		case strings.HasPrefix(l, "<!--"):
			b.close()
			comment = !strings.Contains(l, "-->")
		case l == "":
			b.close()
		case indented >= 4 && len(b.open) == 0 && !isItem(l) && (i == 0 || strings.TrimSpace(lines[i-1]) == ""):
			// code by indentation
		case isSetext(l) && len(b.open) > 0:
			b.add(strings.Join(b.open, " "), true)
			b.open = b.open[:0]
		case isRule(l), isReference(l):
			b.close()
		case isHeading(l):
			b.close()
			b.add(strings.TrimRight(strings.TrimLeft(l, "#"), "# "), true)
		case isItem(l):
			b.close()
			b.open = append(b.open, itemText(l))
		case strings.HasPrefix(l, "|"):
			b.close()
			b.row(l)
		default:
			b.open = append(b.open, l)
		}
	}
	b.close()
	return b.out
}

// row adds the cells of a table's row, unless it is the line under the head.
func (b *blocks) row(l string) {
	if strings.Trim(l, "|:- ") == "" {
		return
	}
	for _, cell := range strings.Split(strings.Trim(l, "|"), "|") {
		b.add(cell, false)
	}
}

func isHeading(l string) bool {
	n := len(l) - len(strings.TrimLeft(l, "#"))
	return n > 0 && n <= 6 && (len(l) == n || l[n] == ' ' || l[n] == '\t')
}

func isSetext(l string) bool {
	return strings.Trim(l, "=") == "" || len(l) >= 2 && strings.Trim(l, "-") == ""
}

func isRule(l string) bool {
	bare := strings.ReplaceAll(l, " ", "")
	return len(bare) >= 3 && (strings.Trim(bare, "-") == "" || strings.Trim(bare, "*") == "" || strings.Trim(bare, "_") == "")
}

// isReference holds for definitions of links and footnotes' targets.
func isReference(l string) bool {
	if !strings.HasPrefix(l, "[") || strings.HasPrefix(l, "[^") {
		return false
	}
	i := strings.Index(l, "]:")
	return i > 0 && !strings.Contains(l[:i], "](")
}

func isItem(l string) bool { return itemText(l) != l }

// itemText is a list item's text without its mark and its check box.
func itemText(l string) string {
	digits := len(l) - len(strings.TrimLeft(l, "0123456789"))
	rest := l
	switch {
	case len(l) > 2 && strings.ContainsRune("-*+•", rune(l[0])) && l[1] == ' ':
		rest = l[2:]
	case digits > 0 && digits <= 9 && len(l) > digits+2 && (l[digits] == '.' || l[digits] == ')') && l[digits+1] == ' ':
		rest = l[digits+2:]
	default:
		return l
	}
	rest = strings.TrimSpace(rest)
	for _, box := range []string{"[ ] ", "[x] ", "[X] "} {
		rest = strings.TrimPrefix(rest, box)
	}
	return rest
}
