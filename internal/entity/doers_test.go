package entity

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// TestCountDoers counts who does what in the training treebanks and in the news up
// to 2025, and writes data/doers.tsv, when KGRAPH_FIT is set. Pronouns tell most:
// "he" and "we" are people, "it" is not.
func TestCountDoers(t *testing.T) {
	if os.Getenv("KGRAPH_FIT") == "" {
		t.Skip("KGRAPH_FIT is not set")
	}
	dir := dataDir(t)
	counts := map[slot]*[2]float64{}
	all := map[bool]*[2]float64{false: {}, true: {}}
	count := func(p *lang.Parse) {
		s := newSentence(p)
		for i := range s.words {
			at, ok := slotOf(&s, i)
			if !ok || s.rel(i) == "expl" {
				continue
			}
			k := humanity(&s, i)
			if k < 0 {
				continue
			}
			if counts[at] == nil {
				counts[at] = &[2]float64{}
			}
			counts[at][k]++
			all[at.object][k]++
		}
	}
	for _, name := range []string{"en_gum_open", "en_ewt", "en_lines", "en_partut"} {
		for _, d := range readGold(t, filepath.Join(dir, "treebanks", "train", name+".conllu.gz")) {
			for _, x := range d.sentences {
				count(x.Parse(x.Text(0)))
			}
		}
	}
	a := analyzer(t)
	for _, x := range newsUpTo(t, dir, "2026") {
		doc := &text.Document{ID: "news", Text: x, Paragraphs: text.Paragraphs(x)}
		for _, p := range a.ParseAll(text.Segment(doc)) {
			count(p)
		}
	}
	var lines []string
	for at, c := range counts {
		base := all[at.object]
		if c[0]+c[1] < 8 {
			continue
		}
		odds := math.Log((c[1] + 2*base[1]/(base[0]+base[1])) / (c[0] + 2*base[0]/(base[0]+base[1])) * base[0] / base[1])
		place := "subject"
		if at.object {
			place = "object"
		}
		if odds = math.Round(odds*10) / 10; odds != 0 {
			lines = append(lines, fmt.Sprintf("%s\t%s\t%.1f\n", at.verb, place, max(-3, min(3, odds))))
		}
	}
	sort.Strings(lines)
	head := "# How much likelier than with other verbs the subject or object is a person (log odds), counted by TestCountDoers\n# in the training treebanks (GUM, EWT, LinES, ParTUT: CC BY-SA 4.0 and freer) and in news.\n"
	if err := os.WriteFile("data/doers.tsv", []byte(head+strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d verbs' places", len(lines))
}

// humanity is 1 for a word that means people, 0 for one that means a thing, -1 for
// one that does not tell.
func humanity(s *sentence, i int) int {
	l := s.lower(i)
	switch s.words[i].UPOS {
	case "PRON":
		switch {
		case he[l] || she[l] || me[l] || us[l] || l == "who" || l == "you" || l == "someone" || l == "everyone":
			return 1
		case it[l] || l == "which" || l == "this" || l == "something":
			return 0
		}
	case "PROPN":
		for _, n := range s.names {
			if n.Start <= i && i < n.End && n.Type == Person {
				return 1
			}
			if n.Start <= i && i < n.End && n.Type != Other && n.Type != Group {
				return 0
			}
		}
	case "NOUN":
		switch c := classOf(s.lemma(i)).first(); c {
		case 'P':
			return 1
		case 0, 'G':
		default:
			return 0
		}
	}
	return -1
}

// newsUpTo are the texts of the news before a date.
func newsUpTo(t *testing.T, dir, before string) []string {
	paths, _ := filepath.Glob(filepath.Join(dir, "news", "*.jsonl.gz"))
	var out []string
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(z)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var x struct{ Date, Text string }
			if json.Unmarshal(lines.Bytes(), &x) == nil && x.Date < before {
				out = append(out, x.Text)
			}
		}
		f.Close()
	}
	return out
}
