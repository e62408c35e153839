package source

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pdfBlocks joins the lines of all pages to paragraphs.
func pdfBlocks(pages [][]line) []block {
	running := runningLines(pages)
	var all []line
	for _, page := range pages {
		for _, l := range page {
			if !running[runningKey(l)] && !pageNumber(l) {
				all = append(all, l)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	body := bodySize(all)
	width := columnWidth(all)
	var out []block
	var open []line
	flush := func() {
		if len(open) > 0 {
			out = append(out, block{joinLines(open), open[0].size > body*1.15 && len(open) < 6})
			open = nil
		}
	}
	for i, l := range all {
		if i > 0 && breaks(all[i-1], l, width) {
			flush()
		}
		open = append(open, l)
	}
	flush()
	return slices.DeleteFunc(out, func(b block) bool { return b.text == "" })
}

// breaks says that a paragraph ends between two lines.
func breaks(a, b line, width float64) bool {
	if math.Abs(a.size-b.size) > 0.1*a.size {
		return true
	}
	first, _ := utf8.DecodeRuneInString(b.text)
	if unicode.IsLower(first) && (a.y-b.y)/a.size < 2.5 { // mid-sentence, whatever the dot before it is
		return false
	}
	ended := strings.ContainsAny(a.text[max(0, len(a.text)-4):], ".!?:\"”’")
	if a.region != b.region { // next column, next page, or across a band
		return ended || unicode.IsUpper(first) && a.y > b.y
	}
	gap := (a.y - b.y) / a.size
	switch {
	case gap > 1.65, gap < 0: // a blank line
		return true
	case b.x0-a.x0 > b.size*0.8 && ended: // the first line is indented
		return true
	}
	return ended && a.x1-a.x0 < width*0.75 // the last line is short
}

// joinLines makes one line of a paragraph's, with words whole that were cut
// at the end of one.
func joinLines(lines []line) string {
	var b strings.Builder
	for i, l := range lines {
		s := l.text
		if i+1 < len(lines) {
			next, _ := utf8.DecodeRuneInString(lines[i+1].text)
			if head, ok := hyphenated(s); ok && unicode.IsLower(next) && !seconds[firstWord(lines[i+1].text)] {
				b.WriteString(head)
				continue
			}
			if strings.HasSuffix(s, "-") && len(s) > 1 && s[len(s)-2] != ' ' {
				b.WriteString(s)
				continue
			}
			s += " "
		}
		b.WriteString(s)
	}
	return folded(b.String())
}

// prefixes keep their hyphen at the end of a line.
var prefixes = map[string]bool{"self": true, "non": true, "co": true, "ex": true, "well": true, "anti": true, "pro": true, "pre": true, "post": true,
	"long": true, "short": true, "high": true, "low": true, "so": true, "cross": true, "vice": true, "mid": true, "half": true, "two": true, "three": true}

// seconds end compounds, which keep the hyphen before them.
var seconds = map[string]bool{"backed": true, "based": true, "born": true, "bound": true, "driven": true, "elect": true, "era": true, "faced": true, "free": true,
	"friendly": true, "funded": true, "haired": true, "held": true, "intensive": true, "known": true, "led": true, "level": true, "like": true, "made": true,
	"minded": true, "minute": true, "old": true, "only": true, "oriented": true, "owned": true, "related": true, "rich": true, "run": true, "scale": true,
	"shaped": true, "sized": true, "source": true, "speaking": true, "style": true, "term": true, "time": true, "wide": true, "winning": true, "year": true}

func firstWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		return s
	}
	return s[:end]
}

// hyphenated cuts the hyphen of a word that goes on in the next line.
func hyphenated(s string) (string, bool) {
	head, ok := strings.CutSuffix(s, "-")
	if !ok {
		head, ok = strings.CutSuffix(s, "\u00ad")
	}
	w := head[strings.LastIndexByte(head, ' ')+1:]
	last, _ := utf8.DecodeLastRuneInString(w)
	return head, ok && utf8.RuneCountInString(w) > 1 && unicode.IsLower(last) && !strings.Contains(w, "-") && !prefixes[strings.ToLower(w)]
}

// edge says that a line is the highest or lowest on its page.
func (l line) edge() bool { return l.y > l.top-l.size*0.6 || l.y < l.bottom+l.size*0.6 }

// runningKey is a line with its digits folded, so that the heads and feet of
// all pages are one.
func runningKey(l line) string {
	if !l.edge() {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, l.text)
}

// runningLines are the heads and feet of at least half of the pages.
func runningLines(pages [][]line) map[string]bool {
	count := map[string]int{}
	for _, page := range pages {
		seen := map[string]bool{}
		for _, l := range page {
			if k := runningKey(l); k != "" && !seen[k] {
				seen[k] = true
				count[k]++
			}
		}
	}
	out := map[string]bool{}
	for k, n := range count {
		out[k] = n >= 2 && n*2 >= len(pages)
	}
	return out
}

// pageNumber says that a line at the edge is a number, alone or after "page".
func pageNumber(l line) bool {
	s := strings.TrimSpace(strings.TrimPrefix(strings.ToLower(l.text), "page"))
	s, _, _ = strings.Cut(s, " of ")
	s, _, _ = strings.Cut(s, "/")
	return l.edge() && s != "" && len(s) < 6 && strings.Trim(s, "-–— 0123456789") == ""
}

// bodySize is the size of most letters.
func bodySize(lines []line) float64 {
	count := map[float64]int{}
	for _, l := range lines {
		count[math.Round(l.size*2)/2] += len(l.text)
	}
	best, most := 0.0, -1
	for s, n := range count {
		if n > most || n == most && s < best {
			best, most = s, n
		}
	}
	return best
}

// columnWidth is the width that most lines reach: the ninth of ten.
func columnWidth(lines []line) float64 {
	w := make([]float64, len(lines))
	for i, l := range lines {
		w[i] = l.x1 - l.x0
	}
	slices.Sort(w)
	return w[len(w)*9/10]
}
