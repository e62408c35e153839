package ask

import (
	"fmt"
	"strings"
	"testing"

	"kgraph/internal/entity"
	"kgraph/internal/lang"
	"kgraph/internal/pipeline"
	"kgraph/internal/text"
	"kgraph/schema"
)

func language(t testing.TB) (*pipeline.Pipeline, Language) {
	t.Helper()
	p, err := pipeline.New(schema.Default(), "test")
	if err != nil {
		t.Fatal(err)
	}
	return p, Language{Parse: func(s string) *lang.Parse { return p.ParseSentence(text.FromTokens(s)) }, Adjective: entity.Adjective}
}

func parseOf(p *pipeline.Pipeline, q string) *lang.Parse {
	a := p.Analyze(&text.Document{ID: "q", Text: q, Paragraphs: text.Paragraphs(q)})
	if len(a.Parses) == 0 {
		return nil
	}
	return a.Parses[0]
}

var targets = map[target]string{yesNo: "yes or no", agent: "agent", patient: "patient", identity: "identity", holder: "holder", place: "place", moment: "moment",
	amount: "amount", number: "number", reason: "reason", content: "content", oblique: "after", measure: "measure", manner: "manner", unknown: "unknown"}

// written is a question as it was read.
func written(q *question) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s: %s", targets[q.target], q.prep, q.lemma)
	for _, s := range []*slot{q.agent, q.patient} {
		if s != nil {
			b.WriteString(" | " + s.text)
		} else {
			b.WriteString(" | -")
		}
	}
	for _, s := range q.others {
		fmt.Fprintf(&b, " | %s %s", s.prep, s.text)
	}
	return strings.Replace(b.String(), " :", ":", 1)
}

// Questions in all orders of words.
func TestRead(t *testing.T) {
	p, l := language(t)
	for q, want := range map[string]string{
		"Who outranked ChatGPT?":                                        "agent: outrank | - | ChatGPT",
		"Which coalition won the most seats?":                           "agent: win | - | most seats",
		"Who did Elena Rybakina defeat?":                                "patient: defeat | Elena Rybakina | -",
		"What did the board vote to change?":                            "patient: vote to change | board | -",
		"What did Netanyahu accuse Keir Starmer of?":                    "after of: accuse | Netanyahu | Keir Starmer",
		"Who did the crowd protest against?":                            "after against: protest | crowd | -",
		"What did Benjamin Netanyahu instruct the army to do?":          "after to: instruct | Benjamin Netanyahu | army",
		"When was Slobodan Milošević overthrown?":                       "moment: overthrow | - | Slobodan Milošević",
		"How many seats did DuterTen win?":                              "number: win | DuterTen | -",
		"How much private investment would France receive?":             "amount: receive | France | -",
		"Why did China launch a probe into Google?":                     "reason: launch | China | probe | into Google",
		"Did the United States impose a tariff on Canadian products?":   "yes or no: impose | United States | tariff on Canadian products",
		"Was Sarkozy convicted?":                                        "yes or no: convict | - | Sarkozy",
		"Who is the prime minister of Israel?":                          "holder: be | - | prime minister of Israel",
		"Is Friedrich Merz the chancellor of Germany?":                  "yes or no: be | Friedrich Merz | chancellor of Germany",
		"What happened in Sudan?":                                       "agent: happen | - | - | in Sudan",
		"Who is Zhou Hongyi?":                                           "identity: be | - | Zhou Hongyi",
		"How high is the tariff on Chinese products?":                   "measure: be | - | tariff on Chinese products",
		"How many astronauts are aboard the Tiangong space station?":    "unknown: be | - | Tiangong space station",
		"What did the Office for Human Rights say about the famine?":    "content: say | Office for Human Rights | - | about famine",
		"Where did the protest take place?":                             "place: take | protest | place",
		"How many people were killed in Jaramana?":                      "number: kill | - | - | in Jaramana",
		"What did China impose?":                                        "patient: impose | China | -",
		"Who was sentenced to five years in prison by the Paris court?": "patient: sentence | Paris court | - | to five years in prison",
	} {
		got, err := read(parseOf(p, q), l)
		if err != nil {
			t.Errorf("%s: %v", q, err)
		} else if s := written(got); s != want {
			t.Errorf("%s\n%s, want\n%s", q, s, want)
		}
	}
}

// A word that the reading lost is noticed: another question would be answered.
func TestCovers(t *testing.T) {
	p, _ := language(t)
	q := parseOf(p, "Who did Elena Rybakina defeat in Paris?")
	whole := &question{lemma: "defeat", agent: &slot{text: "Elena Rybakina"}, others: []slot{{text: "Paris", prep: "in"}}}
	if !whole.covers(q) {
		t.Error("nothing is lost")
	}
	whole.others = nil
	if whole.covers(q) {
		t.Error("Paris is lost")
	}
}

func FuzzRead(f *testing.F) {
	p, l := language(f)
	for _, s := range []string{"", "?", "Who", "Who did?", "did did did did?", "What is ?", "Who is who is who?", "How many many were?", "Was “?", "Is it is of?", "Which \u0301 did 🙂 do to?",
		strings.Repeat("did who ", 200), "Who is " + strings.Repeat("the ", 100) + "?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		s = strings.ToValidUTF8(s, "")
		if q := parseOf(p, s); q != nil {
			if r, err := read(q, l); err == nil {
				r.covers(q)
				r.slots()
			}
		}
	})
}
