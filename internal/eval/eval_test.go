package eval_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"

	"kgraph/internal/eval"
	"kgraph/internal/lang/conllu"
)

// tree writes a sentence from "form/lemma/UPOS/feats/head/relation" words; a
// word "a-b:Form" opens a multiword token.
func tree(t *testing.T, words string) *conllu.Sentence {
	t.Helper()
	var b strings.Builder
	n := 0
	for _, w := range strings.Fields(words) {
		if span, form, ok := strings.Cut(w, ":"); ok && strings.Contains(span, "-") && !strings.Contains(span, "/") {
			fmt.Fprintf(&b, "%s\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", span, form)
			continue
		}
		c := strings.Split(w, "/")
		n++
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t_\n", n, c[0], c[1], c[2], c[2], c[3], c[4], c[5])
	}
	b.WriteString("\n")
	s, err := conllu.ReadAll(strings.NewReader(b.String()))
	if err != nil || len(s) != 1 {
		t.Fatalf("%v\n%s", err, b.String())
	}
	return s[0]
}

const goldTree = "He/he/PRON/_/2/nsubj saw/see/VERB/Tense=Past/0/root the/the/DET/_/4/det dog/dog/NOUN/Number=Sing|X=1/2/obj ././PUNCT/_/2/punct"

func TestParse(t *testing.T) {
	type want map[string][3]int // correct, gold, system
	tests := []struct {
		name         string
		gold, system []string
		want         want
	}{
		{"the same", []string{goldTree}, []string{goldTree}, want{"words": {5, 5, 5}, "LAS": {5, 5, 5}, "CLAS": {3, 3, 3}, "MLAS": {3, 3, 3}, "BLEX": {3, 3, 3}, "sentences": {1, 1, 1}}},
		{"a wrong head", []string{goldTree}, []string{strings.Replace(goldTree, "the/the/DET/_/4/det", "the/the/DET/_/2/det", 1)},
			want{"UAS": {4, 5, 5}, "LAS": {4, 5, 5}, "CLAS": {3, 3, 3}, "MLAS": {1, 3, 3}}},
		{"a wrong relation", []string{goldTree}, []string{strings.Replace(goldTree, "2/obj", "2/obl", 1)},
			want{"UAS": {5, 5, 5}, "LAS": {4, 5, 5}, "CLAS": {2, 3, 3}}},
		{"a subtype does not matter", []string{goldTree}, []string{strings.Replace(goldTree, "2/nsubj", "2/nsubj:pass", 1)}, want{"LAS": {5, 5, 5}, "LASFull": {4, 5, 5}}},
		{"content taken for function", []string{goldTree}, []string{strings.Replace(goldTree, "2/nsubj", "2/mark", 1)}, want{"CLAS": {2, 3, 2}}},
		{"a feature of the treebank's own does not matter", []string{goldTree}, []string{strings.Replace(goldTree, "|X=1", "", 1)}, want{"UFeats": {5, 5, 5}}},
		{"tags and lemmas", []string{goldTree}, []string{strings.Replace(strings.Replace(goldTree, "saw/see/VERB", "saw/saw/NOUN", 1), "Tense=Past", "_", 1)},
			want{"UPOS": {4, 5, 5}, "UFeats": {4, 5, 5}, "Lemmas": {4, 5, 5}, "AllTags": {4, 5, 5}, "BLEX": {2, 3, 3}, "LAS": {5, 5, 5}}},
		{"words joined", []string{"a/a/X/_/2/dep b/b/X/_/0/root c/c/X/_/2/dep"}, []string{"ab/ab/X/_/0/root c/c/X/_/1/dep"}, want{"words": {1, 3, 2}, "LAS": {0, 3, 2}}},
		{"a sentence split", []string{"a/a/X/_/2/dep b/b/X/_/0/root c/c/X/_/2/dep"}, []string{"a/a/X/_/2/dep b/b/X/_/0/root", "c/c/X/_/0/root"},
			want{"sentences": {0, 1, 2}, "words": {3, 3, 3}, "UAS": {2, 3, 3}}},
		{"a multiword token on both sides", []string{"2-3:don't I/I/X/_/2/dep do/do/X/_/0/root n't/not/X/_/2/advmod go/go/X/_/2/dep"}, []string{"2-3:don't I/I/X/_/2/dep do/do/X/_/0/root n't/not/X/_/2/advmod go/go/X/_/2/dep"},
			want{"words": {4, 4, 4}, "tokens": {3, 3, 3}, "LAS": {4, 4, 4}}},
		{"one that the system does not split", []string{"I/I/X/_/2/dep 2-3:don't do/do/X/_/0/root n't/not/X/_/2/advmod go/go/X/_/2/dep"}, []string{"I/I/X/_/2/dep don't/do/X/_/0/root go/go/X/_/2/dep"},
			want{"words": {2, 4, 3}, "tokens": {3, 3, 3}, "UAS": {0, 4, 3}}},
		{"one split otherwise", []string{"1-2:gonna gon/go/X/_/0/root na/to/X/_/1/dep go/go/X/_/1/dep"}, []string{"1-3:gonna g/g/X/_/0/root on/on/X/_/1/dep na/to/X/_/1/dep go/go/X/_/1/dep"},
			want{"words": {2, 3, 4}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			read := func(in []string) (out []*conllu.Sentence) {
				for _, s := range in {
					// A multiword token's line goes before its first word.
					out = append(out, tree(t, order(s)))
				}
				return out
			}
			p, err := eval.Parse(read(tt.gold), read(tt.system))
			if err != nil {
				t.Fatal(err)
			}
			all := map[string]eval.Score{"tokens": p.Tokens, "words": p.Words, "sentences": p.Sentences, "UPOS": p.UPOS, "UFeats": p.UFeats, "AllTags": p.AllTags, "Lemmas": p.Lemmas,
				"UAS": p.UAS, "LAS": p.LAS, "LASFull": p.LASFull, "CLAS": p.CLAS, "MLAS": p.MLAS, "BLEX": p.BLEX}
			for k, w := range tt.want {
				if s := all[k]; [3]int{s.Correct, s.Gold, s.System} != w {
					t.Errorf("%s: correct %d, gold %d, system %d; want %v", k, s.Correct, s.Gold, s.System, w)
				}
			}
		})
	}
	if _, err := eval.Parse([]*conllu.Sentence{tree(t, "a/a/X/_/0/root")}, []*conllu.Sentence{tree(t, "b/b/X/_/0/root")}); err == nil || !strings.Contains(err.Error(), `"a"`) {
		t.Errorf("%v", err)
	}
}

// order moves the line of a multiword token before its first word.
func order(s string) string {
	fields := strings.Fields(s)
	if len(fields) > 0 && strings.HasPrefix(fields[0], "2-3:") {
		fields[0], fields[1] = fields[1], fields[0]
	}
	return strings.Join(fields, " ")
}

func TestScore(t *testing.T) {
	s := eval.Score{Gold: 4, System: 2, Correct: 1, Aligned: 2}
	if s.Precision() != 0.5 || s.Recall() != 0.25 || math.Abs(s.F1()-1.0/3) > 1e-12 || s.AlignedAccuracy() != 0.5 {
		t.Errorf("%v %v %v", s.Precision(), s.Recall(), s.F1())
	}
	var none eval.Score
	if none.Precision() != 0 || none.F1() != 0 {
		t.Error("nothing to count")
	}
}

func TestNames(t *testing.T) {
	gold := []eval.NameSpan{{"d", 0, 2, "PER"}, {"d", 5, 6, "LOC"}, {"e", 0, 1, "ORG"}}
	system := []eval.NameSpan{{"e", 0, 1, "LOC"}, {"d", 0, 2, "PER"}, {"d", 0, 2, "PER"}, {"d", 7, 8, "ORG"}}
	got := eval.Names(gold, system)
	want := eval.NameScores{All: eval.Score{Gold: 3, System: 3, Correct: 1}, Untyped: eval.Score{Gold: 3, System: 3, Correct: 2},
		Types: []eval.TypeScore{{"LOC", eval.Score{Gold: 1, System: 1}}, {"ORG", eval.Score{Gold: 1, System: 1}}, {"PER", eval.Score{Gold: 1, System: 1, Correct: 1}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadIOB2(t *testing.T) {
	s, err := eval.ReadIOB2(strings.NewReader("# sent_id = a\n1\tKim\tB-PER\t-\n2\tLee\tI-PER\n3\tsaw\tO\n4\tRome\tI-LOC\n\n1\tNo\tO\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []eval.TaggedSentence{{ID: "a", Words: []string{"Kim", "Lee", "saw", "Rome"}, Names: []eval.NameSpan{{"a", 0, 2, "PER"}, {"a", 3, 4, "LOC"}}}, {ID: "sentence-2", Words: []string{"No"}}}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"1\tKim\n", "1\tKim\tX\n", "1\tKim\tO-PER\n"} {
		if _, err := eval.ReadIOB2(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzReadIOB2(f *testing.F) {
	f.Add("# sent_id = a\n1\tKim\tB-PER\t-\n\n")
	f.Fuzz(func(t *testing.T, s string) {
		sents, err := eval.ReadIOB2(strings.NewReader(s))
		for _, s := range sents {
			for _, n := range s.Names {
				if err == nil && (n.Start < 0 || n.End > len(s.Words) || n.Start >= n.End) {
					t.Fatalf("%+v of %d words", n, len(s.Words))
				}
			}
		}
	})
}

// A treebank against itself is right everywhere.
func TestItself(t *testing.T) {
	data := os.Getenv("KGRAPH_DATA")
	if data == "" {
		t.Skip("KGRAPH_DATA is not set: no treebanks to read")
	}
	f, err := os.Open(filepath.Join(data, "treebanks", "dev", "en_ewt.conllu.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	gold, err := conllu.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	p, err := eval.Parse(gold, gold)
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]eval.Score{"words": p.Words, "LAS": p.LAS, "MLAS": p.MLAS, "BLEX": p.BLEX, "sentences": p.Sentences} {
		if s.F1() != 1 || s.Gold == 0 {
			t.Errorf("%s: %+v", name, s)
		}
	}
}
