package clause

import (
	"math/rand/v2"
	"testing"
	"time"
)

// Whatever the tree, a sentence takes a bounded time.
func TestTimeIsBounded(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	worst := time.Duration(0)
	for n := 0; n < 300; n++ {
		b := make([]byte, 4*maxWords)
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		if n%3 == 0 { // few relations, so that conjunctions pile up
			rels := []byte{0, 4, 6, 9, 14, 15, 20, 20, 20, 11}
			for i := 3; i < len(b); i += 4 {
				b[i] = rels[r.IntN(len(rels))]
			}
		}
		if n%3 == 1 { // chains and stars
			for i := 2; i < len(b); i += 4 {
				b[i] = byte(min(i/4, 120))
			}
		}
		p := parseBytes(b)
		start := time.Now()
		claims := ExtractWith(p, Options{Reports: true})
		Lines(p, claims, LineOptions{})
		Lines(p, claims, LineOptions{Full: true})
		worst = max(worst, time.Since(start))
	}
	t.Log("worst", worst)
	if worst > 2*time.Second {
		t.Errorf("a sentence took %v", worst)
	}
}
