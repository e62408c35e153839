package clause

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

var update = flag.Bool("update", false, "rewrite the expected claims in testdata")

// example is one sentence of a testdata file: its tree as lines
//
//	form lemma UPOS XPOS head relation [features] [Name=B-Type or Name=I-Type]
//
// (heads count from 1, 0 is the root) and the claims expected, each behind "=>".
type example struct {
	text   string
	tree   []string
	claims []string
}

func readExamples(t *testing.T, path string) []example {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	for _, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "# "):
			out = append(out, example{text: line[2:]})
		case strings.HasPrefix(line, "=> "):
			out[len(out)-1].claims = append(out[len(out)-1].claims, line[3:])
		case line != "":
			out[len(out)-1].tree = append(out[len(out)-1].tree, line)
		}
	}
	return out
}

func (e example) parse(t *testing.T) *lang.Parse {
	t.Helper()
	p := &lang.Parse{Sentence: &text.Sentence{Text: e.text}}
	for _, line := range e.tree {
		f := strings.Fields(line)
		if len(f) < 6 {
			t.Fatalf("%q: %d fields, 6 wanted", line, len(f))
		}
		head, err := strconv.Atoi(f[4])
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		w := lang.Word{Form: f[0], Lemma: f[1], UPOS: f[2], XPOS: f[3], Head: head - 1, Deprel: f[5]}
		for _, more := range f[6:] {
			switch label, named := strings.CutPrefix(more, "Name="); {
			case !named:
				w.Feats = more
			case strings.HasPrefix(label, "B-"):
				p.Names = append(p.Names, lang.Name{Start: len(p.Words), End: len(p.Words) + 1, Type: label[2:]})
			case len(p.Names) > 0:
				p.Names[len(p.Names)-1].End = len(p.Words) + 1
			}
		}
		p.Words = append(p.Words, w)
	}
	return p
}

func TestConstructions(t *testing.T) {
	paths, err := filepath.Glob("testdata/constructions/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		examples := readExamples(t, path)
		for i := range examples {
			e := &examples[i]
			t.Run(name+"/"+e.text, func(t *testing.T) {
				p := e.parse(t)
				var got []string
				claims := Extract(p)
				for i := range claims {
					got = append(got, unsure(Format(p, &claims[i])))
				}
				for i := range e.claims {
					e.claims[i] = unsure(e.claims[i])
				}
				if *update {
					e.claims = got
				} else if d := cmp.Diff(e.claims, got); d != "" {
					t.Errorf("claims (-want +got):\n%s", d)
				}
			})
		}
		if *update {
			writeExamples(t, path, examples)
		}
	}
}

var confidenceAtEnd = regexp.MustCompile(` [01]\.\d\d}$`)

// unsure leaves out how sure a claim is, which moves with every learning.
func unsure(claim string) string { return confidenceAtEnd.ReplaceAllString(claim, "}") }

func writeExamples(t *testing.T, path string, examples []example) {
	t.Helper()
	var b strings.Builder
	for i, e := range examples {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("# " + e.text + "\n")
		for _, l := range e.tree {
			b.WriteString(l + "\n")
		}
		for _, c := range e.claims {
			b.WriteString("=> " + c + "\n")
		}
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Upper-casing a sentence must not add a claim.
func TestUpperCaseAddsNothing(t *testing.T) {
	paths, _ := filepath.Glob("testdata/constructions/*.txt")
	for _, path := range paths {
		for _, e := range readExamples(t, path) {
			p := e.parse(t)
			n := len(Extract(p))
			for i := range p.Words {
				p.Words[i].Form = strings.ToUpper(p.Words[i].Form)
			}
			if m := len(Extract(p)); m > n {
				t.Errorf("%s: %d claims, %d in capitals", e.text, n, m)
			}
		}
	}
}
