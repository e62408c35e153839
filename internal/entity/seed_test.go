package entity

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSeed checks the sure things of the seed article with the embedded model:
// one node for each country whatever its spelling, and plain types.
func TestSeed(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "seeds", "deepseek.txt"))
	if err != nil {
		t.Fatal(err)
	}
	res, _ := resolveText(t, string(b))
	types := map[string][]string{}
	for _, e := range res.Entities {
		if e.Kind == Named {
			types[e.Name()] = append(types[e.Name()], e.Type)
		}
	}
	for name, want := range map[string]string{
		"United States": Country, "China": Country, "Soviet Union": Country, "Zhou Hongyi": Person, "China Daily": Organization, "DeepSeek": Organization,
	} {
		if got := types[name]; len(got) != 1 || got[0] != want {
			t.Errorf("%s: types %v, want one %s", name, got, want)
		}
	}
}
