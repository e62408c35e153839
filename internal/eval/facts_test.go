package eval

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"The U.S. App Store":           "the unitedstates app store",
		"the United States of America": "the unitedstates",
		"U. S. A. and the US":          "unitedstates and the unitedstates",
		"US$600,000.50 (12%)":          "600000.50 12 percent",
		"5 per cent":                   "5 percent",
		"She can't, won't, didn't":     "she can not will not did not",
		"cannot":                       "can not",
		"DeepSeek\u2019s rise":         "deepseek rise",
		"the firms' profits":           "the firms profits",
		"they're":                      "they 're",
		"São_Paulo naïve":              "sao paulo naive",
		"1,234,567 and 1,23":           "1234567 and 1 23",
		"bus USA busy":                 "bus unitedstates busy",
		"":                             "",
	} {
		if got := strings.Join(Words(in), " "); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := strings.Join(relationWords("bornIn"), " "); got != "born in" {
		t.Error(got)
	}
}

func TestLemmas(t *testing.T) {
	for word, want := range map[string]string{
		"companies": "companies company companie", "outranked": "outranked outrank outranke", "running": "running runn runne run",
		"made": "made make", "news": "news", "businesses": "businesses businesse business", "children": "children child child",
		"servicemen": "servicemen serviceman", "agreed": "agreed agree", "chips": "chips chip", "is": "is be", "tied": "tied tie ty",
		"thing": "thing", "600": "600", "bed": "bed", "press": "press", "sing": "sing", "us": "us",
	} {
		if got := strings.Join(lemmas(word), " "); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

// TestHolds: a slot needs every word of an alternative, each once, and has at
// most six others.
func TestHolds(t *testing.T) {
	for _, c := range []struct {
		slot, alternative string
		want              bool
	}{
		{"the export controls", "export control", true},
		{"export", "export control", false},
		{"a b c d e f control", "control", true},
		{"a b c d e f g control", "control", false},
		{"control", "control control", false},
		{"", "", true},
	} {
		if got := holds(Words(c.slot), Words(c.alternative)); got != c.want {
			t.Errorf("%q holds %q: %v", c.slot, c.alternative, got)
		}
	}
}

const goldFacts = `id	kind	subject	relation	object	polarity	modality	attributed_to
1	core	Intel	acquire | buy	Altera	+	fact	*
2	more	Altera	acquire by | buy by	Intel	+	possible	*
3	more	Intel	doubt	plan	-	*	analyst
4	core	*	*	Moon	*	*	*
`

func TestFacts(t *testing.T) {
	facts, err := ReadFacts(strings.NewReader(goldFacts))
	if err != nil || len(facts) != 4 {
		t.Fatal(facts, err)
	}
	statements := []Statement{
		newStatement("Intel", "bought", "Altera", "positive", "fact", "", "a", 1),
		newStatement("Intel", "doubts", "the plan", "negative", "fact", "", "a", 1),
		newStatement("Intel", "doubted", "the plan", "positive", "fact", "analysts", "b", 1),
		newStatement("the Moon", "was seen by", "Intel", "positive", "fact", "", "b", 1),
	}
	s := Facts(facts, statements)
	want := map[string][2]Share{
		"core, all":         {s.Core, s.All},
		"located":           {s.LocatedCore, s.Located},
		"polarity modality": {s.Polarity, s.Modality},
	}
	if got := want["core, all"]; got != [2]Share{{2, 2}, {2, 4}} {
		t.Error("core, all", got)
	}
	// 2 is located in the active voice, but not as possible; 4 in the passive.
	if got := want["located"]; got != [2]Share{{2, 2}, {4, 4}} {
		t.Error("located", got)
	}
	if got := want["polarity modality"]; got != [2]Share{{3, 3}, {1, 2}} {
		t.Error("polarity, modality", got)
	}
	if s.Attribution != (Share{1, 1}) || s.Statements != 4 || s.Sentences != 2 || s.Most != 2 {
		t.Errorf("%+v", s)
	}
	why := []string{s.Facts[1].Why, s.Facts[2].Why}
	if !slices.Equal(why, []string{"wrong modality", "no one claim has all right"}) {
		t.Errorf("%q", why)
	}
	if s := Facts(facts, nil); s.All.Hits != 0 || s.Facts[0].Why != "not there" {
		t.Errorf("%+v", s)
	}
}

func TestReadStatements(t *testing.T) {
	s, err := ReadStatements(strings.NewReader(`{"subject":["New","York"],"predicate":"is","object":600,"polarity":true,"confidence":0.25,"sentence":" a  b "}` + "\n\n"))
	if err != nil || len(s) != 1 {
		t.Fatal(s, err)
	}
	if x := s[0]; strings.Join(x.subject, " ") != "new york" || x.object[0] != "600" || x.polarity != "+" || x.modality != "fact" || x.Confidence != .25 || x.Sentence != "a b" {
		t.Errorf("%+v", x)
	}
	for _, bad := range []string{"[1]", "{", `{"confidence":1e999}`} {
		if _, err := ReadStatements(strings.NewReader("\n" + bad)); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if _, err := ReadFacts(strings.NewReader("1\tcore\n")); err == nil || !strings.Contains(err.Error(), "line 1: 2 columns, a gold fact has 8") {
		t.Error(err)
	}
}

func FuzzReadFacts(f *testing.F) {
	f.Add(goldFacts, `{"subject":"Intel","predicate":"bornIn","object":"x"}`)
	f.Fuzz(func(t *testing.T, gold, claims string) {
		facts, err := ReadFacts(strings.NewReader(gold))
		statements, err2 := ReadStatements(strings.NewReader(claims))
		if err == nil && err2 == nil {
			s := Facts(facts, statements)
			if s.Core.Hits > s.All.Hits || s.All.Hits > s.Located.Hits || s.Located.Hits > len(facts) {
				t.Errorf("%+v", s)
			}
		}
	})
}
