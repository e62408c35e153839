package pipeline

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"kgraph/internal/text"
)

// moreNews makes any number of articles out of the news of $KGRAPH_DATA. The
// first round is the news itself. In each further round the names that few
// items link to have other words: first words of names trade places with first
// words, last ones with last ones, the same way throughout the round. So the
// names that everybody writes about get more articles, and the others more
// names, as in a real corpus that grows.
type moreNews struct {
	items []newsItem
	words [3][]string       // of rare names: alone, first, others; in order
	place map[string][2]int // a word's list and index
}

type newsItem struct {
	ID, Date, Text string
	Links          [][3]any
}

// hub is the number of items from which a name is one that everybody knows.
const hub = 8

var nameWord = regexp.MustCompile(`\p{Lu}\p{L}+`)

func newMoreNews(t testing.TB) *moreNews {
	data := os.Getenv("KGRAPH_DATA")
	files, _ := filepath.Glob(filepath.Join(data, "news", "*.jsonl.gz"))
	if data == "" || len(files) == 0 {
		t.Skip("KGRAPH_DATA names no folder with news")
	}
	m := &moreNews{place: map[string][2]int{}}
	f, err := os.Open(files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var it newsItem
		if err := json.Unmarshal(lines.Bytes(), &it); err != nil {
			t.Fatal(err)
		}
		m.items = append(m.items, it)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	m.rareNames()
	return m
}

// rareNames gathers the words of names that few items link to, but for words
// that better known names have too, or that are written small somewhere.
func (m *moreNews) rareNames() {
	anchors, small := map[string]int{}, map[string]bool{}
	for i := range m.items {
		it := &m.items[i]
		runes := []rune(it.Text)
		for _, l := range it.Links {
			from, ok1 := l[0].(float64)
			to, ok2 := l[1].(float64)
			if ok1 && ok2 && int(to) <= len(runes) {
				anchors[string(runes[int(from):int(to)])]++
			}
		}
		for _, w := range strings.FieldsFunc(it.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if unicode.IsLower([]rune(w)[0]) {
				small[w] = true
			}
		}
	}
	known := map[string]bool{}
	for a, n := range anchors {
		for _, w := range nameWord.FindAllString(a, -1) {
			known[w] = known[w] || n >= hub || small[strings.ToLower(w)]
		}
	}
	kinds := map[string]int{}
	for a := range anchors {
		words := nameWord.FindAllString(a, -1)
		for i, w := range words {
			kind := min(i+1, 2)
			if len(words) == 1 {
				kind = 0
			}
			kinds[w] = max(kinds[w], kind)
		}
	}
	for w, kind := range kinds {
		if !known[w] {
			m.words[kind] = append(m.words[kind], w)
		}
	}
	for kind, list := range m.words {
		slices.Sort(list)
		for i, w := range list {
			m.place[w] = [2]int{kind, i}
		}
	}
}

// documents yields n articles.
func (m *moreNews) documents(n int) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		for i := range n {
			if !yield(m.document(i), nil) {
				return
			}
		}
	}
}

func (m *moreNews) document(i int) *text.Document {
	it, round := &m.items[i%len(m.items)], i/len(m.items)
	s, id := it.Text, it.ID
	if round > 0 {
		id = fmt.Sprintf("%s+%d", id, round)
		s = nameWord.ReplaceAllStringFunc(s, func(w string) string {
			at, rare := m.place[w]
			if !rare {
				return w
			}
			list := m.words[at[0]]
			return list[(at[1]+round*(101+at[0]))%len(list)]
		})
	}
	return &text.Document{
		ID: id, Published: it.Date, Text: s,
		Paragraphs: []text.Paragraph{{Span: text.Span{End: len([]rune(s))}}},
	}
}
