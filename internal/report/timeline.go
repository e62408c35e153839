package report

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"kgraph/graph"
)

// Event is a statement with its time: that of its own words where they say
// one, else the day its document was published.
type Event struct {
	When  string    `json:"when"`  // ISO 8601, as exact as is known; "/" between the ends of a period
	Said  bool      `json:"said"`  // the sentence says the time; else it is the document's
	Words string    `json:"words"` // the words that say it
	What  Statement `json:"what"`
}

// Day is when, in brackets where it is the document's day and not the
// sentence's.
func (e *Event) Day() string {
	if e.Said {
		return e.When
	}
	return "(" + e.When + ")"
}

// Timeline gives the dated statements about a name in the order of time, or
// with no name all of them. ErrNoNode if no node goes by the name.
func Timeline(ctx context.Context, g Graph, name string) ([]Event, error) {
	all, err := statementsOf(ctx, g, name)
	if err != nil {
		return nil, err
	}
	return events(slim(all), happens), nil
}

// happens says whether a statement tells what happened or will: not what
// somebody is or has, nor what is asked, wished or denied.
func happens(s *Statement) bool {
	switch s.Kind {
	case "title", "apposition", "possessive":
		return false
	case "copula":
		if !slices.ContainsFunc(s.Args, func(a graph.Arg) bool { return IsTime(a.Value) }) {
			return false
		}
	}
	// What something amounts to is no event beside the event itself.
	return s.rule != "effect" && s.Polarity == "positive" && s.Modality != "asked" && s.Modality != "wished" && s.Modality != "conditional"
}

// dated is a time's value: a year, month or day, alone or as the ends of a
// period.
var dated = regexp.MustCompile(`^~?\d{4}(-\d{2}(-\d{2})?)?([T/].*)?$`)

// temporal are the roles in which four digits are a year.
var temporal = map[string]bool{"time": true, "in": true, "on": true, "since": true, "until": true, "by": true, "before": true, "after": true, "during": true, "from": true}

// IsTime says whether an argument's value is a point or stretch of time.
func IsTime(value string) bool { return dated.MatchString(value) }

func events(all []Statement, chosen func(*Statement) bool) []Event {
	out := []Event{}
	for _, s := range all {
		if !chosen(&s) {
			continue
		}
		e := Event{When: s.Published, What: s}
		if len(e.When) > 10 {
			e.When = e.When[:10]
		}
		for _, a := range s.Args {
			if dated.MatchString(a.Value) && (temporal[a.Role] || strings.Contains(a.Value, "-")) {
				e.When, e.Said, e.Words = a.Value, true, a.Text
				break
			}
		}
		if e.When != "" {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Event) int { return cmp.Compare(trimTilde(a.When), trimTilde(b.When)) })
	return out
}

func trimTilde(s string) string {
	if s != "" && s[0] == '~' {
		return s[1:]
	}
	return s
}
