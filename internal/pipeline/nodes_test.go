package pipeline

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"kgraph/internal/text"
	"kgraph/schema"
)

// empty are words that no node may consist of: pronouns, determiners,
// prepositions, conjunctions, auxiliaries, days, months and numerals.
var empty = wordSet(`i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
	it its itself they them their theirs themselves one ones oneself who whom whose which what whoever whatever this that these those
	someone somebody something anyone anybody anything everyone everybody everything nobody nothing none other others another each either neither
	the a an some any no every all both few many much several more most less least such same own so too very not
	of in on at by for with from to as into over under about after before between through during against among within without toward towards upon
	and or but nor yet if because although though while when where why how since until than then there here now
	is are was were be been being am has have had do does did will would can could may might must shall should
	monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
	today tomorrow yesterday tonight
	zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
	forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half
	first second third fourth fifth st nd rd th am pm`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	notWord = regexp.MustCompile(`[^\p{L}\p{N}]+`)
	model   = regexp.MustCompile(`^\p{Lu}+-?\p{N}+s?$`) // "F-35s"
	figure  = regexp.MustCompile(`^\p{N}+(st|nd|rd|th|am|pm|s)?$`)
)

// sayNothing says whether a node's name has no word that names something.
func sayNothing(name string) bool {
	if model.MatchString(name) {
		return false
	}
	for _, w := range notWord.Split(strings.ToLower(name), -1) {
		if w != "" && !empty[w] && !figure.MatchString(w) && len([]rune(w)) > 1 {
			return false
		}
	}
	// "US" and "IT" are names where they are written so
	return name != strings.ToUpper(name) || strings.IndexFunc(name, func(r rune) bool { return r >= 'A' && r <= 'Z' }) < 0
}

func TestSayNothing(t *testing.T) {
	for _, bad := range []string{"he", "They", "which", "Monday", "March 3", "3 March 2025", "2025", "1,200", "fifty-two", "the other", "10:30 a.m.", "No. 3", "the 1990s", "first"} {
		if !sayNothing(bad) {
			t.Errorf("%q says something", bad)
		}
	}
	for _, good := range []string{"US", "IT", "Boeing 747", "May Day", "Monday Night Football", "A23a", "F-35s", "United States", "Second World War"} {
		if sayNothing(good) {
			t.Errorf("%q says nothing", good)
		}
	}
}

// TestNoEmptyNodes: over all development news no pronoun, function word, date or
// bare number is an entity or a concept.
func TestNoEmptyNodes(t *testing.T) {
	dir := os.Getenv("KGRAPH_DATA")
	if dir == "" {
		t.Skip("KGRAPH_DATA is not set")
	}
	p, err := New(schema.Default(), "test")
	if err != nil {
		t.Fatal(err)
	}
	nodes, docs := 0, newsItems(t, dir)
	var mu sync.Mutex
	var wg sync.WaitGroup
	next := make(chan *text.Document)
	for range 2 {
		wg.Go(func() {
			for doc := range next {
				rec, err := p.Record(doc)
				mu.Lock()
				if err != nil {
					t.Error(err)
				} else {
					nodes += len(rec.Entities)
					for i := range rec.Entities {
						for _, f := range rec.Entities[i].Forms {
							if sayNothing(f.Text) {
								t.Errorf("%s: %q is a node (%s)", doc.ID, f.Text, rec.Entities[i].Key)
							}
						}
					}
				}
				mu.Unlock()
			}
		})
	}
	for _, d := range docs {
		next <- d
	}
	close(next)
	wg.Wait()
	t.Logf("%d nodes of %d documents", nodes, len(docs))
}

// newsItems are the development news as documents.
func newsItems(t *testing.T, dir string) []*text.Document {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(dir, "news", "*.jsonl.gz"))
	if len(paths) == 0 {
		t.Skip("no news")
	}
	f, err := os.Open(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var docs []*text.Document
	scan := bufio.NewScanner(z)
	scan.Buffer(nil, 1<<22)
	for scan.Scan() {
		var item struct{ ID, Date, Text string }
		if err := json.Unmarshal(scan.Bytes(), &item); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, &text.Document{ID: item.ID, Text: item.Text, Published: item.Date, Paragraphs: text.Paragraphs(item.Text)})
	}
	if err := scan.Err(); err != nil {
		t.Fatal(err)
	}
	return docs
}
