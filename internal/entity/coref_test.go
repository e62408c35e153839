package entity

import (
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

// clustering maps each mention to its cluster.
type clustering map[[2]int]int

// clusters lists the mentions of each cluster, those of one mention left out.
func (c clustering) clusters() [][][2]int {
	by := map[int][][2]int{}
	for m, k := range c {
		by[k] = append(by[k], m)
	}
	var keys []int
	for k := range by {
		if len(by[k]) > 1 {
			keys = append(keys, k)
		}
	}
	sort.Ints(keys)
	var out [][][2]int
	for _, k := range keys {
		out = append(out, by[k])
	}
	return out
}

func index(clusters [][][2]int) clustering {
	c := clustering{}
	for k, ms := range clusters {
		for _, m := range ms {
			c[m] = k
		}
	}
	return c
}

// corefScore adds up the three measures' numerators and denominators over
// documents: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998) and
// CEAF-e (Luo 2005), as the CoNLL 2012 scorer defines them.
type corefScore struct {
	mucP, mucPd, mucR, mucRd     float64
	b3P, b3Pd, b3R, b3Rd         float64
	ceafP, ceafPd, ceafR, ceafRd float64
}

func muc(key, response [][][2]int) (num, den float64) {
	at := index(response)
	for _, c := range key {
		parts := map[int]bool{}
		single := 0
		for _, m := range c {
			if k, ok := at[m]; ok {
				parts[k] = true
			} else {
				single++
			}
		}
		num += float64(len(c) - len(parts) - single)
		den += float64(len(c) - 1)
	}
	return num, den
}

func bcubed(key, response [][][2]int) (num, den float64) {
	at := index(response)
	for _, c := range key {
		same := map[int]float64{}
		for _, m := range c {
			if k, ok := at[m]; ok {
				same[k]++
			}
		}
		for _, n := range same {
			num += n * n / float64(len(c))
		}
		den += float64(len(c))
	}
	return num, den
}

func phi4(a, b [][2]int) float64 {
	in := map[[2]int]bool{}
	for _, m := range a {
		in[m] = true
	}
	n := 0
	for _, m := range b {
		if in[m] {
			n++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}

func (s *corefScore) add(key, response [][][2]int) {
	n, d := muc(key, response)
	s.mucR, s.mucRd = s.mucR+n, s.mucRd+d
	n, d = muc(response, key)
	s.mucP, s.mucPd = s.mucP+n, s.mucPd+d
	n, d = bcubed(key, response)
	s.b3R, s.b3Rd = s.b3R+n, s.b3Rd+d
	n, d = bcubed(response, key)
	s.b3P, s.b3Pd = s.b3P+n, s.b3Pd+d
	sim := make([][]float64, len(key))
	for i := range key {
		sim[i] = make([]float64, len(response))
		for j := range response {
			sim[i][j] = phi4(key[i], response[j])
		}
	}
	best := assign(sim)
	s.ceafP, s.ceafPd = s.ceafP+best, s.ceafPd+float64(len(response))
	s.ceafR, s.ceafRd = s.ceafR+best, s.ceafRd+float64(len(key))
}

func f1(p, pd, r, rd float64) float64 {
	if pd == 0 || rd == 0 || p == 0 || r == 0 {
		return 0
	}
	x, y := p/pd, r/rd
	return 2 * x * y / (x + y)
}

func (s *corefScore) String() string {
	m, b, c := f1(s.mucP, s.mucPd, s.mucR, s.mucRd), f1(s.b3P, s.b3Pd, s.b3R, s.b3Rd), f1(s.ceafP, s.ceafPd, s.ceafR, s.ceafRd)
	return fmt.Sprintf("MUC %.3f (P %.3f R %.3f) B3 %.3f (P %.3f R %.3f) CEAFe %.3f  CoNLL F1 %.3f", m, s.mucP/s.mucPd, s.mucR/s.mucRd,
		b, s.b3P/s.b3Pd, s.b3R/s.b3Rd, c, (m+b+c)/3)
}

// assign is the weight of the best one-to-one assignment (Kuhn and Munkres).
func assign(w [][]float64) float64 {
	n := len(w)
	if n == 0 || len(w[0]) == 0 {
		return 0
	}
	m := len(w[0])
	if n > m {
		t := make([][]float64, m)
		for j := range t {
			t[j] = make([]float64, n)
			for i := range w {
				t[j][i] = w[i][j]
			}
		}
		return assign(t)
	}
	u, v := make([]float64, n+1), make([]float64, m+1)
	p, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		p[0] = i
		j0 := 0
		least := make([]float64, m+1)
		used := make([]bool, m+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for {
			used[j0] = true
			i0, delta, j1 := p[j0], math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := -w[i0-1][j-1] - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					u[p[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if j0 = j1; p[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			p[j0] = p[way[j0]]
			j0 = way[j0]
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if p[j] > 0 {
			sum += w[p[j]-1][j-1]
		}
	}
	return sum
}

// TestCorefScorer checks the measures on the worked example of Pradhan et al.
// 2014 (ACL, "Scoring Coreference Partitions of Predicted Mentions"): key {a,b,c}
// {d,e,f,g}, response {a,b} {c,d} {f,g,h,i}.
func TestCorefScorer(t *testing.T) {
	set := func(s string) (out [][2]int) {
		for _, c := range s {
			out = append(out, [2]int{0, int(c)})
		}
		return out
	}
	var s corefScore
	s.add([][][2]int{set("abc"), set("defg")}, [][][2]int{set("ab"), set("cd"), set("fghi")})
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"MUC recall", s.mucR / s.mucRd, 2.0 / 5}, {"MUC precision", s.mucP / s.mucPd, 2.0 / 5},
		{"B3 recall", s.b3R / s.b3Rd, 1.0 / 7 * (4.0/3 + 1.0/3 + 1.0/4 + 4.0/4)}, {"B3 precision", s.b3P / s.b3Pd, 1.0 / 8 * (4.0/2 + 1.0/2 + 1.0/2 + 4.0/4)},
		{"CEAFe recall", s.ceafR / s.ceafRd, 0.65}, {"CEAFe precision", s.ceafP / s.ceafPd, 0.4333},
	} {
		if math.Abs(c.got-c.want) > 1e-3 {
			t.Errorf("%s: got %.4f, want %.4f", c.name, c.got, c.want)
		}
	}
}

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
	at := 0
	for _, s := range d.sentences {
		x := s.Text(at)
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
