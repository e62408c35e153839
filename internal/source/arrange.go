package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kgraph/internal/text"
)

// What a title and a line of tags may be: longer ones are prose.
const (
	maxTitleWords = 25
	maxTitleRunes = 200
	maxTagWords   = 4
	maxTagRunes   = 40
	minTags       = 3
)

// arrange finds the paragraphs of a document's text, its title and its tags.
func arrange(d *text.Document) {
	d.Paragraphs = text.Paragraphs(d.Text)
	mark(d)
}

// mark sets title and tags apart among paragraphs already found.
func mark(d *text.Document) {
	if len(d.Paragraphs) == 0 {
		return
	}
	x := text.NewIndex(d.Text)
	at := func(i int) string { return x.Slice(d.Paragraphs[i].Span) }
	last := len(d.Paragraphs) - 1
	if last > 0 {
		if tags, ok := parseTags(at(last)); ok {
			d.Paragraphs[last].Kind = text.Tags
			d.Keywords = append(d.Keywords, tags...)
			last--
		}
	}
	first := at(0)
	switch {
	case d.Paragraphs[0].Kind == text.Title:
		if d.Title == "" {
			d.Title = first
		}
	case d.Title != "" && first == d.Title:
		d.Paragraphs[0].Kind = text.Title
	case d.Title == "" && last > 0 && isTitle(first, at(1)):
		d.Title = first
		d.Paragraphs[0].Kind = text.Title
	}
}

// isTitle says that a first paragraph is a headline: short, without a final
// period, and followed by something that reads like prose.
func isTitle(s, next string) bool {
	if strings.Contains(s, "\n") || utf8.RuneCountInString(s) > maxTitleRunes || len(strings.Fields(s)) > maxTitleWords {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’)»"))
	if strings.ContainsRune(".,;:…", end) && !strings.HasSuffix(s, "...") && !initials(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘(«"))
	if unicode.IsLower(first) || strings.ContainsRune("-*•", first) {
		return false
	}
	if after, _ := utf8.DecodeRuneInString(next); unicode.IsLower(after) {
		return false
	}
	return len(next) > len(s) || strings.ContainsAny(next, ".!?")
}

// initials says that a line ends in an abbreviation like U.S. rather than in
// a full stop.
func initials(s string) bool {
	w := s[strings.LastIndexByte(s, ' ')+1:]
	return len(w) >= 4 && strings.Count(w, ".")*2 == len(w)
}

// tagPrefixes introduce a line of tags.
var tagPrefixes = []string{"tags", "keywords", "key words", "topics", "filed under", "tagged", "categories", "index terms", "labels"}

// parseTags reads a closing line of tags: introduced as one, all hashtags,
// or at least three short phrases with commas between them and no period.
func parseTags(s string) ([]string, bool) {
	line := strings.Join(strings.Fields(s), " ")
	if rest, ok := cutPrefix(line); ok {
		tags := split(rest)
		return tags, len(tags) > 0
	}
	if tags, ok := hashtags(line); ok {
		return tags, true
	}
	if line == "" || strings.ContainsAny(line[len(line)-1:], ".!?:;,") || strings.ContainsAny(line, "\"“”") {
		return nil, false
	}
	tags := split(line)
	if len(tags) < minTags {
		return nil, false
	}
	for _, t := range tags {
		words := strings.Fields(strings.ToLower(t))
		if len(words) > maxTagWords || utf8.RuneCountInString(t) > maxTagRunes || strings.ContainsAny(t, ".?!:") && !initials(t) {
			return nil, false
		}
		if words[0] == "and" || words[0] == "or" || words[0] == "but" {
			return nil, false
		}
	}
	return tags, true
}

func cutPrefix(line string) (string, bool) {
	low := strings.ToLower(line)
	for _, p := range tagPrefixes {
		if rest, ok := strings.CutPrefix(low, p); ok && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, " :")) {
			return strings.TrimLeft(line[len(p):], " :"), true
		}
	}
	return "", false
}

func hashtags(line string) ([]string, bool) {
	words := strings.Fields(line)
	for i, w := range words {
		if w = strings.TrimRight(w, ","); len(w) < 2 || w[0] != '#' {
			return nil, false
		}
		words[i] = w[1:]
	}
	return words, len(words) > 0
}

// split cuts at the separator that the line uses.
func split(line string) []string {
	sep := ","
	for _, s := range []string{";", "|", " · ", " • "} {
		if strings.Contains(line, s) && !strings.Contains(line, ",") {
			sep = s
		}
	}
	var out []string
	for _, t := range strings.Split(line, sep) {
		if t = strings.TrimSpace(strings.TrimSuffix(strings.TrimLeft(strings.TrimSpace(t), "#"), ".")); t != "" {
			out = append(out, t)
		}
	}
	return out
}
