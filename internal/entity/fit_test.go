package entity

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// TestFitRanker fits the pronoun ranker on GUM's training documents and writes
// data/ranker.tsv, when KGRAPH_FIT is set. Same data, same bytes.
func TestFitRanker(t *testing.T) {
	if os.Getenv("KGRAPH_FIT") == "" {
		t.Skip("KGRAPH_FIT is not set")
	}
	dir := dataDir(t)
	var examples [][][]feature // the first list of each example is "none"
	var right [][]bool
	for _, name := range []string{"en_gum_open.conllu.gz"} {
		for _, d := range readGold(t, filepath.Join(dir, "treebanks", "train", name)) {
			genre := strings.Split(d.id, "_")[1]
			if genre == "conversation" || genre == "vlog" {
				continue
			}
			gold := allClusters(d)
			r := &resolver{g: gazetteer()}
			r.choose = func(m *mention, list []*mention) *mention {
				c, ok := gold[[2]int{m.sent, m.head}]
				fs := [][]feature{r.abstain(m, len(list))}
				ys := []bool{false}
				var best *mention
				for k, x := range list {
					fs = append(fs, r.observe(m, x, len(list)-1-k))
					g, has := gold[goldKey(gold, &r.sents[x.sent], x.sent, x.head)]
					y := ok && has && g == c
					ys = append(ys, y)
					if y {
						best = x
					}
				}
				ys[0] = best == nil
				examples, right = append(examples, fs), append(right, ys)
				return best
			}
			r.run(parsesOf(t, d))
		}
	}
	weights := fit(examples, right)
	names := make([]string, 0, len(weights))
	byName := map[string]featureName{}
	for n := range weights {
		names = append(names, n.String())
		byName[n.String()] = n
	}
	sort.Strings(names)
	var b strings.Builder
	b.WriteString("# Weights of the pronoun ranker, fitted by TestFitRanker on the GUM treebank's training documents (CC BY 4.0).\n")
	for _, n := range names {
		if w := math.Round(weights[byName[n]]*100) / 100; w != 0 {
			fmt.Fprintf(&b, "%s\t%.2f\n", n, w)
		}
	}
	if err := os.WriteFile("data/ranker.tsv", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pronouns, %d weights", len(examples), len(weights))
}

// fit maximises the probability of the right antecedents by AdaGrad with a
// quadratic penalty.
func fit(examples [][][]feature, right [][]bool) map[featureName]float64 {
	w, g2 := map[featureName]float64{}, map[featureName]float64{}
	for range 25 {
		for e, fs := range examples {
			scores := make([]float64, len(fs))
			top := math.Inf(-1)
			for k, f := range fs {
				for _, x := range f {
					scores[k] += w[x.featureName] * x.strength
				}
				top = max(top, scores[k])
			}
			all, good := 0.0, 0.0
			for k := range scores {
				scores[k] = math.Exp(scores[k] - top)
				all += scores[k]
				if right[e][k] {
					good += scores[k]
				}
			}
			grad := map[featureName]float64{}
			var order []featureName
			for k, f := range fs {
				d := -scores[k] / all
				if right[e][k] {
					d += scores[k] / good
				}
				for _, x := range f {
					if _, ok := grad[x.featureName]; !ok {
						order = append(order, x.featureName)
					}
					grad[x.featureName] += d * x.strength
				}
			}
			for _, n := range order {
				d := grad[n] - 0.0005*w[n]
				g2[n] += d * d
				w[n] += 0.1 * d / (1e-6 + math.Sqrt(g2[n]))
			}
		}
	}
	return w
}
