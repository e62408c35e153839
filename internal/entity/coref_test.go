package entity

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// goldClusters reads GUM's Entity annotation: each mention is stood for by its
// head word; only mentions headed by a proper noun or a pronoun count.
func goldClusters(d goldDocument) clustering {
	gold := allClusters(d)
	for m := range gold {
		if u := d.sentences[m[0]].Words[m[1]].UPOS; u != "PROPN" && u != "PRON" {
			delete(gold, m)
		}
	}
	return gold
}

// allClusters reads every mention.
func allClusters(d goldDocument) clustering {
	gold := clustering{}
	ids := map[string]int{}
	for k, s := range d.sentences {
		type open struct {
			id    string
			start int
		}
		var stack []open
		shut := func(id string, end int) {
			for n := len(stack) - 1; n >= 0; n-- {
				if stack[n].id == id {
					if h := goldHead(d, k, stack[n].start, end); h >= 0 {
						if _, ok := ids[id]; !ok {
							ids[id] = len(ids)
						}
						gold[[2]int{k, h}] = ids[id]
					}
					stack = append(stack[:n], stack[n+1:]...)
					return
				}
			}
		}
		for i, w := range s.Words {
			misc := ""
			for x := range strings.SplitSeq(w.Misc, "|") {
				if v, ok := strings.CutPrefix(x, "Entity="); ok {
					misc = v
				}
			}
			for misc != "" {
				if misc[0] == '(' {
					end := strings.IndexAny(misc[1:], "()") + 1
					if end == 0 {
						end = len(misc)
					}
					id, _, _ := strings.Cut(misc[1:end], "-")
					stack = append(stack, open{id, i})
					if end < len(misc) && misc[end] == ')' {
						shut(id, i)
						end++
					}
					misc = misc[end:]
					continue
				}
				id, rest, _ := strings.Cut(misc, ")")
				shut(id, i)
				misc = rest
			}
		}
	}
	return gold
}

func goldHead(d goldDocument, k, start, end int) int {
	for i := start; i <= end; i++ {
		h := d.sentences[k].Words[i].Head - 1
		if h < start || h > end {
			return i
		}
	}
	return -1
}

// TestGUM scores coreference of named and pronominal mentions, each stood for by
// its head word, on the development documents of news, interview and bio.
// KGRAPH_GOLD=1 uses the gold trees, KGRAPH_SPLIT=train other documents.
func TestGUM(t *testing.T) {
	dir := dataDir(t)
	split := "dev"
	if s := os.Getenv("KGRAPH_SPLIT"); s != "" {
		split = s
	}
	docs := readGold(t, filepath.Join(dir, "treebanks", split, "en_gum_open.conllu.gz"))
	var total, third corefScore
	byGenre := map[string]*corefScore{}
	for _, d := range docs {
		genre := strings.Split(d.id, "_")[1]
		if genre != "news" && genre != "interview" && genre != "bio" {
			continue
		}
		gold, all := goldClusters(d), allClusters(d)
		res := resolveGold(t, d)
		system := clustering{}
		for _, m := range res.Mentions {
			u := d.sentences[m.Sentence].Words[m.Head].UPOS
			if m.Rule == "demonym" || m.Rule == "relative pronoun" || u != "PROPN" && u != "PRON" {
				continue
			}
			at := goldKey(all, &res.sents[m.Sentence], m.Sentence, m.Head)
			if _, ok := system[at]; !ok || m.Kind == ByName && m.Rule != "nested" && at[1] == m.Head {
				system[at] = m.Entity
			}
		}
		unnamed := map[*mention]int{}
		for k, s := range d.sentences {
			for i, w := range s.Words {
				ref := res.refs[k][i]
				if w.UPOS != "PRON" || ref.literal == nil || ref.entity >= 0 || ref.rule == "relative pronoun" {
					continue
				}
				if _, ok := unnamed[ref.literal]; !ok {
					unnamed[ref.literal] = -1 - len(unnamed)
				}
				system[[2]int{k, i}] = unnamed[ref.literal]
			}
		}
		if os.Getenv("KGRAPH_STATS") != "" {
			pronounStats(d, gold, system, res)
		}
		for m := range system { // the restriction holds for both sides
			if u := d.sentences[m[0]].Words[m[1]].UPOS; u != "PROPN" && u != "PRON" {
				delete(system, m)
			}
		}
		total.add(gold.clusters(), system.clusters())
		third.add(thirdPerson(d, gold).clusters(), thirdPerson(d, system).clusters())
		if byGenre[genre] == nil {
			byGenre[genre] = &corefScore{}
		}
		byGenre[genre].add(gold.clusters(), system.clusters())
		if os.Getenv("KGRAPH_ERRORS") == d.id {
			showErrors(d, gold, res)
		}
	}
	for _, g := range []string{"news", "interview", "bio"} {
		t.Logf("%-10s %v", g, byGenre[g])
	}
	t.Logf("all        %v", &total)
	t.Logf("no I, you  %v", &third)
	if len(stats) > 0 {
		t.Log(stats)
	}
}

// thirdPerson leaves out the first and second person.
func thirdPerson(d goldDocument, c clustering) clustering {
	out := clustering{}
	for m, k := range c {
		if l := strings.ToLower(d.sentences[m[0]].Words[m[1]].Form); !me[l] && !us[l] {
			out[m] = k
		}
	}
	return out
}

func resolveGold(t *testing.T, d goldDocument) *Resolution {
	return Resolve(&text.Document{ID: d.id}, parsesOf(t, d))
}

// parsesOf parses the treebank's own tokens.
func parsesOf(t *testing.T, d goldDocument) []*lang.Parse {
	var sentences []*text.Sentence
	at, paragraph := 0, 0
	for _, s := range d.sentences {
		x := s.Text(at)
		if _, ok := s.Comment("newpar"); ok {
			paragraph++
		}
		x.Paragraph = paragraph
		sentences = append(sentences, x)
		at = x.End + 1
	}
	var parses []*lang.Parse
	if os.Getenv("KGRAPH_GOLD") != "" {
		for k, s := range d.sentences {
			parses = append(parses, s.Parse(sentences[k]))
		}
	} else {
		parses = analyzer(t).ParseAll(sentences)
	}
	return parses
}

// showErrors prints every pronoun and name whose cluster differs, for reading.
func showErrors(d goldDocument, gold clustering, res *Resolution) {
	names := map[int]string{}
	for k := range d.sentences {
		for i, w := range d.sentences[k].Words {
			if c, ok := gold[[2]int{k, i}]; ok && w.UPOS == "PROPN" && names[c] == "" {
				names[c] = w.Form
			}
		}
	}
	for k, s := range d.sentences {
		txt, _ := s.Comment("text")
		fmt.Println("#", txt)
		for i, w := range s.Words {
			if w.UPOS != "PRON" {
				continue
			}
			c, ok := gold[[2]int{k, i}]
			x := res.At(k, i, []int{i})
			if ok || x.Entity >= 0 {
				fmt.Printf("    %-10s gold %v %-14s system %s (%s)\n", w.Form, ok, names[c], x.Text, x.Rule)
			}
		}
	}
}

// stats counts, by pronoun, whether the cluster's last earlier gold mention is
// in the pronoun's system cluster.
var stats = map[string]int{}

func pronounStats(d goldDocument, gold, system clustering, res *Resolution) {
	for k, s := range d.sentences {
		for i, w := range s.Words {
			l := strings.ToLower(w.Form)
			c, ok := gold[[2]int{k, i}]
			if w.UPOS != "PRON" || !he[l] && !she[l] && !it[l] && !they[l] {
				continue
			}
			sys, got := system[[2]int{k, i}]
			set := l
			for n, m := range map[string]map[string]bool{"he": he, "she": she, "it": it, "they": they} {
				if m[l] {
					set = n
				}
			}
			// nearest name of the gold cluster before
			found, named := false, false
			for m, gc := range gold {
				if ok && gc == c && (m[0] < k || m[0] == k && m[1] != i) && d.sentences[m[0]].Words[m[1]].UPOS == "PROPN" {
					named = true
					if x, y := system[m]; y && got && x == sys {
						found = true
					}
				}
			}
			switch {
			case !ok && got:
				stats[set+" spurious"]++
			case !ok:
			case !named && got && sys >= 0 && res.Entities[sys].Kind == Named:
				stats[set+" unnamed gold, named system"]++
			case !named:
				stats[set+" unnamed"]++
			case !got:
				stats[set+" missing"]++
				if os.Getenv("KGRAPH_STATS") == set {
					fmt.Println(d.id, k, l)
				}
			case found:
				stats[set+" right"]++
			default:
				if os.Getenv("KGRAPH_STATS") == set {
					fmt.Println(d.id, k, l, "wrong", res.At(k, i, []int{i}).Text)
				}
				stats[set+" wrong"]++
			}
		}
	}
}

// goldKey is the head word that stands for the mention in the gold clusters: a
// name after its title is headed by the title ("President Barack Obama").
func goldKey(gold clustering, s *sentence, sent, head int) [2]int {
	for h, n := head, 0; h >= 0 && h < len(s.words) && n < 5; n++ {
		if _, ok := gold[[2]int{sent, h}]; ok {
			return [2]int{sent, h}
		}
		if rel := s.rel(h); rel != "flat" {
			break
		}
		h = s.words[h].Head
	}
	return [2]int{sent, head}
}
