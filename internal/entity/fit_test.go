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
	var document []int
	var chains [][]*chain
	at := 0
	for _, name := range []string{"en_gum_open.conllu.gz"} {
		for _, d := range readGold(t, filepath.Join(dir, "treebanks", "train", name)) {
			genre := strings.Split(d.id, "_")[1]
			if genre == "conversation" || genre == "vlog" {
				continue
			}
			at++
			gold := allClusters(d)
			r := &resolver{g: gazetteer()}
			r.choose = func(m *mention, list []*mention) *mention {
				c, ok := gold[[2]int{m.sent, m.head}]
				fs := [][]feature{r.abstain(m, len(list))}
				ys, cs := []bool{false}, []*chain{nil}
				var best *mention
				for k, x := range list {
					fs = append(fs, r.observe(m, x, len(list)-1-k))
					g, has := gold[goldKey(gold, &r.sents[x.sent], x.sent, x.head)]
					y := ok && has && g == c
					ys, cs = append(ys, y), append(cs, x.chain)
					if y {
						best = x
					}
				}
				ys[0] = best == nil
				examples, right, document, chains = append(examples, fs), append(right, ys), append(document, at), append(chains, cs)
				return best
			}
			r.run(parsesOf(t, d))
		}
	}
	crossValidate(t, examples, right, document, chains)
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

// crossValidate tells how often the ranker is right on documents that it was not
// fitted on, by kind of pronoun: right, wrong antecedent, antecedent where there is
// none, none where there is one, rightly none.
func crossValidate(t *testing.T, examples [][][]feature, right [][]bool, document []int, chains [][]*chain) {
	const folds = 5
	counts := map[string]*[5]int{}
	buckets := map[string]*[10][2]int{}
	for f := range folds {
		var xs [][][]feature
		var ys [][]bool
		for e := range examples {
			if document[e]%folds != f {
				xs, ys = append(xs, examples[e]), append(ys, right[e])
			}
		}
		w := fit(xs, ys)
		for e, fs := range examples {
			if document[e]%folds != f {
				continue
			}
			best, top := 0, math.Inf(-1)
			scores := make([]float64, len(fs))
			for k, list := range fs {
				score := 0.0
				for _, x := range list {
					score += w[x.featureName] * x.strength
				}
				scores[k] = score
				if k == 0 {
					score -= eager
				}
				if score > top {
					best, top = k, score
				}
			}
			c := counts[fs[0][0].kind]
			if c == nil {
				c = &[5]int{}
				counts[fs[0][0].kind] = c
			}
			if best > 0 {
				all, own := 0.0, 0.0
				for k := range fs {
					x := math.Exp(scores[k] - scores[best])
					all += x
					if chains[e][k] == chains[e][best] {
						own += x
					}
				}
				b := buckets[fs[0][0].kind]
				if b == nil {
					b = &[10][2]int{}
					buckets[fs[0][0].kind] = b
				}
				k := min(9, int(10*own/all))
				b[k][1]++
				if right[e][best] {
					b[k][0]++
				}
			}
			switch none := right[e][0]; {
			case best > 0 && right[e][best]:
				c[0]++
			case best > 0 && !none:
				c[1]++
			case best > 0:
				c[2]++
			case !none:
				c[3]++
			default:
				c[4]++
			}
		}
	}
	for _, kind := range []string{"person", "it", "they"} {
		t.Logf("%-7s right %d, wrong %d, spurious %d, missed %d, rightly none %d", kind, counts[kind][0], counts[kind][1], counts[kind][2], counts[kind][3], counts[kind][4])
		t.Logf("right by probability %v", *buckets[kind])
	}
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
