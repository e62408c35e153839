package report

import (
	"strings"
	"testing"

	"kgraph/graph"
)

// How a statement reads alone.
func TestText(t *testing.T) {
	for _, c := range []struct {
		want string
		s    Statement
	}{
		{"Edan Alexander is released by Hamas in May", Statement{Subject: "Hamas", Phrase: "is released", Predicate: "released", Object: "Edan Alexander", Kind: "verb", Voice: "passive", Args: []graph.Arg{{Text: "May", Prep: "in"}}}},
		{"two people were killed", Statement{Phrase: "were killed", Predicate: "killed", Object: "two people", Kind: "verb", Voice: "passive"}},
		{"23 killed", Statement{Phrase: "killing", Predicate: "killed", Object: "23", Kind: "verb", Voice: "passive"}},
		{"Hamas accused Israel of a breach", Statement{Subject: "Hamas", Phrase: "accusing", Predicate: "accused", Object: "Israel", Kind: "verb", Voice: "active", Args: []graph.Arg{{Text: "a breach", Prep: "of"}}}},
		{"China raises its tariffs", Statement{Subject: "China", Phrase: "raises", Predicate: "raised", Object: "China's tariffs", objectText: "its tariffs", Kind: "verb", Voice: "active"}},
		{"the U.S. lowered China's tariffs", Statement{Subject: "the U.S.", Phrase: "lowered", Predicate: "lowered", Object: "China's tariffs", objectText: "its tariffs", Kind: "verb", Voice: "active"}},
		{"strikes kill 82 people hours after the vote", Statement{Subject: "strikes", Phrase: "kill", Predicate: "killed", Object: "82 people", Kind: "verb", Voice: "active", Args: []graph.Arg{{Text: "hours the vote", Prep: "after"}}}},
		{"toll rises to 188 with at least 135 missing", Statement{Subject: "toll", Phrase: "rises", Predicate: "rose to", Object: "188", Kind: "verb", Voice: "active", Args: []graph.Arg{{Text: "least 135 missing", Prep: "with"}}}},
		{"Nippon Steel acquired U.S. Steel", Statement{Subject: "Nippon Steel", Phrase: "acquisition", Predicate: "acquired", Object: "U.S. Steel", Kind: "noun", Voice: "active"}},
		{"United States to accept refugees", Statement{Subject: "United States", Phrase: "accept", Predicate: "accepted", Object: "refugees", Kind: "verb", Voice: "active", Modality: "wished"}},
		{"the court sent him", Statement{Subject: "the court", Phrase: "sent", Predicate: "sent", Object: "him", Kind: "verb", Voice: "active", Modality: "wished"}},
	} {
		if got := c.s.Text(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestSlim(t *testing.T) {
	say := func(start int, subject, phrase, object string) Statement {
		return Statement{Document: "a", Start: start, End: start + 10, Subject: subject, Phrase: phrase, Predicate: phrase, Object: object, Kind: "verb", Voice: "active", Polarity: "positive"}
	}
	var got []string
	for _, s := range slim([]Statement{
		say(0, "Iran", "launches", "missiles"), say(0, "Iran", "launches", "over 40 missiles"), say(0, "Iran", "launches", "over 40 missiles"), say(0, "Iran", "hits", "missiles"), say(0, "Iraq", "launches", "missiles"),
		say(50, "Iran", "launches", "missiles"),
	}) {
		got = append(got, s.Text())
	}
	if s, want := strings.Join(got, "|"), "Iran launches over 40 missiles|Iran hits missiles|Iraq launches missiles|Iran launches missiles"; s != want {
		t.Errorf("%s, want %s", s, want)
	}
}

func TestTelling(t *testing.T) {
	for _, c := range []struct {
		value, words, role string
		want               bool
	}{
		{"~6e11 USD", "nearly $600 billion", "object", true}, {"22 people", "22 people", "object", true}, {"1 person", "one person", "object", true},
		{"2018 attack", "2018 attack", "for", false}, {"2 day", "two-day visit", "object", false}, {"2 villages", "two villages", "in", false}, {"50 states", "50 states", "in", true},
		{"2 soldiers", "two soldiers", "object", true}, {"1 thing", "one thing", "object", false}, {"4 each", "four each", "with", false}, {"1.5 %", "1.5%", "to", true}, {"2000 USD", "$2000", "object", true},
		{"27 years", "27-year-old man", "subject", false},
	} {
		if telling(c.value, c.words, c.role) != c.want {
			t.Errorf("%s (%s) as %s: want %v", c.value, c.words, c.role, c.want)
		}
	}
	for phrase, want := range map[string]string{"at least 26 Palestinians": ">=26 Palestinians", "a plan": "", "the plan": "", "Two hundred and sixteen prisoners": "216 prisoners", "plans": ""} {
		if got := counted(phrase); got != want {
			t.Errorf("%s: %q, want %q", phrase, got, want)
		}
	}
}

// Statements disagree only about one matter.
func TestOneMatter(t *testing.T) {
	s := func(day, to, sentence string, start int) Statement {
		return Statement{Document: day, Published: day, Start: start, Sentence: sentence, Subject: "Trump", SubjectNode: "Trump", Kind: "verb", Polarity: "positive", Modality: "fact",
			Args: []graph.Arg{{Role: "on", Prep: "on", Text: to, Entity: to}}}
	}
	base := s("2025-02-01", "China", "a", 0)
	later, other, same := s("2025-07-01", "China", "b", 0), s("2025-02-03", "Brazil", "c", 0), s("2025-02-03", "China", "d", 0)
	hedged := same
	hedged.Modality = "predicted"
	for name, c := range map[string]struct {
		b    Statement
		want bool
	}{"near and alike": {same, true}, "months later": {later, false}, "another country": {other, false}, "only predicted": {hedged, false}, "the same sentence": {base, false}} {
		if oneMatter(&base, &c.b) != c.want || oneMatter(&c.b, &base) != c.want {
			t.Errorf("%s: want %v", name, c.want)
		}
	}
	undated := same
	undated.Published = ""
	if !oneMatter(&base, &undated) {
		t.Error("a document without a date may tell of any time")
	}
}
