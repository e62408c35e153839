package entity

import (
	"fmt"
	"math"
	"sort"
	"testing"
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

func (s *corefScore) String() string {
	m, b, c := f1(s.mucP, s.mucPd, s.mucR, s.mucRd), f1(s.b3P, s.b3Pd, s.b3R, s.b3Rd), f1(s.ceafP, s.ceafPd, s.ceafR, s.ceafRd)
	return fmt.Sprintf("MUC %.3f (P %.3f R %.3f) B3 %.3f (P %.3f R %.3f) CEAFe %.3f  CoNLL F1 %.3f", m, s.mucP/s.mucPd, s.mucR/s.mucRd,
		b, s.b3P/s.b3Pd, s.b3R/s.b3Rd, c, (m+b+c)/3)
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

func f1(p, pd, r, rd float64) float64 {
	if pd == 0 || rd == 0 || p == 0 || r == 0 {
		return 0
	}
	x, y := p/pd, r/rd
	return 2 * x * y / (x + y)
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
