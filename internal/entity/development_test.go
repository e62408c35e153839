package entity

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"kgraph/internal/lang"
	"kgraph/internal/lang/conllu"
	"kgraph/internal/text"
)

// dataDir is the folder with the development corpora; tests that want it skip
// without.
func dataDir(t *testing.T) string {
	dir := os.Getenv("KGRAPH_DATA")
	if dir == "" {
		t.Skip("KGRAPH_DATA is not set")
	}
	return dir
}

func analyzer(t testing.TB) *lang.Analyzer {
	a, err := lang.Load()
	if err != nil {
		t.Skipf("no language model: %v", err)
	}
	return a
}

// resolveText runs text through segmentation and the model.
func resolveText(t testing.TB, s string) (*Resolution, []*lang.Parse) {
	doc := &text.Document{ID: "test", Text: s, Paragraphs: text.Paragraphs(s)}
	parses := analyzer(t).ParseAll(text.Segment(doc))
	return Resolve(doc, parses), parses
}

// TestShow prints what is found in the file KGRAPH_SHOW: for reading.
func TestShow(t *testing.T) {
	path := os.Getenv("KGRAPH_SHOW")
	if path == "" {
		t.Skip("KGRAPH_SHOW is not set")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	res, parses := resolveText(t, string(b))
	show(res, parses)
}

func show(res *Resolution, parses []*lang.Parse) {
	for k, p := range parses {
		fmt.Println("#", p.Sentence.Text)
		s := &res.sents[k]
		for _, m := range res.Mentions {
			if m.Sentence == k {
				e := res.Entities[m.Entity]
				fmt.Printf("   %-28s %-11s -> %-28s %-12s %s\n", s.join(m.Start, m.End), m.Kind, e.Name(), e.Type, m.Rule)
			}
		}
		for i := range s.words {
			ref := res.refs[k][i]
			if ref.aspect != "" && s.words[i].UPOS == "NOUN" {
				fmt.Printf("   aspect: %s + %s\n", res.Entities[ref.entity].Name(), ref.aspect)
			} else if ref.pronoun {
				fmt.Printf("   unresolved: %s\n", s.words[i].Form)
			} else if ref.entity >= 0 && s.words[i].UPOS == "PRON" || ref.literal != nil && s.words[i].UPOS == "PRON" {
				x := res.At(k, i, []int{i})
				fmt.Printf("   %s = %q\n", s.words[i].Form, x.Text)
			}
		}
	}
	for _, e := range res.Entities {
		fmt.Printf("%-40s %-8s %-12s of=%s broader=%s %v\n", e.Key, e.Kind, e.Type, e.Of, e.Broader, e.Forms)
	}
}

// TestNews resolves the news items, each as a document of its own, and writes
// what the corpus's scorer reads: KGRAPH_OUT, entities joined by key.
func TestNews(t *testing.T) {
	dir, out := dataDir(t), os.Getenv("KGRAPH_OUT")
	if out == "" {
		t.Skip("KGRAPH_OUT is not set")
	}
	a := analyzer(t)
	paths, _ := filepath.Glob(filepath.Join(dir, "news", "*.jsonl.gz"))
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
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		var item struct{ ID, Text string }
		if err := json.Unmarshal(sc.Bytes(), &item); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, &text.Document{ID: item.ID, Text: item.Text, Paragraphs: text.Paragraphs(item.Text)})
	}
	if n := os.Getenv("KGRAPH_LIMIT"); n != "" {
		k := 0
		fmt.Sscan(n, &k)
		docs = docs[:min(k, len(docs))]
	}
	type result struct {
		res    *Resolution
		parses []*lang.Parse
	}
	results := make([]result, len(docs))
	var wg sync.WaitGroup
	var mu sync.Mutex
	var spent time.Duration
	next := 0
	for range runtime.NumCPU() {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				mu.Lock()
				k := next
				next++
				mu.Unlock()
				if k >= len(docs) {
					return
				}
				parses := a.ParseAll(text.Segment(docs[k]))
				start := time.Now()
				results[k] = result{Resolve(docs[k], parses), parses}
				mu.Lock()
				spent += time.Since(start)
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	t.Logf("%d documents, %v in Resolve", len(docs), spent)
	type span struct {
		Document string `json:"document"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
		Text     string `json:"text"`
		Kind     string `json:"kind"`
		Rule     string `json:"rule"`
	}
	type entity struct {
		Name     string `json:"name"`
		Type     string `json:"type"`
		Key      string `json:"key"`
		Mentions []span `json:"mentions"`
	}
	all := map[string]*entity{}
	for k, r := range results {
		for _, m := range r.res.Mentions {
			e := r.res.Entities[m.Entity]
			x := all[e.Key]
			if x == nil {
				x = &entity{Name: e.Name(), Type: e.Type, Key: e.Key}
				all[e.Key] = x
			}
			tokens := r.parses[m.Sentence].Sentence.Tokens
			s, end := tokens[m.Start].Start, tokens[m.End-1].End
			x.Mentions = append(x.Mentions, span{docs[k].ID, s, end, string([]rune(docs[k].Text)[s:end]), string(m.Kind), m.Rule})
		}
	}
	keys := make([]string, 0, len(all))
	for k := range all {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	w, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	enc := json.NewEncoder(w)
	for _, k := range keys {
		enc.Encode(all[k])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// goldDocument is a treebank document with its sentences.
type goldDocument struct {
	id        string
	sentences []*conllu.Sentence
}

// readGold reads the documents of a gzip treebank.
func readGold(t *testing.T, path string) []goldDocument {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	sentences, err := conllu.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	var docs []goldDocument
	for _, s := range sentences {
		if id, ok := s.Comment("newdoc id"); ok || len(docs) == 0 {
			docs = append(docs, goldDocument{id: strings.TrimSpace(id)})
		}
		d := &docs[len(docs)-1]
		d.sentences = append(d.sentences, s)
	}
	return docs
}
