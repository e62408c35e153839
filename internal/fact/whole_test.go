package fact

import (
	"slices"
	"testing"
)

// TestWholeClaims holds claims that say all of it: both ends of a range, both
// sides, both towns, who follows whom, who was hurt; "-" is one that is none.
func TestWholeClaims(t *testing.T) {
	for text, want := range map[string]string{
		"The BBC announces that it will cut between 1,800 and 2,000 jobs.":                           "British Broadcasting Corporation|1,800 and 2,000 jobs|predicted",
		"Security forces capture the towns of Petropavlivka and Stepova Novoselivka.":                "Security forces|towns of Petropavlivka and Stepova Novoselivka|fact",
		"Two civilians killed and three wounded in a mass shooting at a bar in Lyon.":                "|Two civilians|fact",
		"Ten people are confirmed killed as the storm hits Manila.":                                  "|Ten people|fact",
		"The ceasefire between Israel and Lebanon expired on Monday.":                                "ceasefire between Israel and Lebanon|Monday|fact",
		"President Ana Lopez appoints Maria Gomez as minister, replacing John Smith.":                "Maria Gomez|John Smith|fact",
		"Thousands of people march in Athens to protest the budget.":                                 "Thousands of people|budget|fact",
		"Donald Trump removes Prime Minister Herman Novak from power.":                               "-Herman Novak|Prime Minister|fact",
		"Germany plans to oust Prime Minister Herman Novak.":                                         "Herman Novak|Prime Minister|fact",
		"Viktor Orbán announces that Hungary has ended support until Ukraine resumes oil transfers.": "Ukraine|oil transfers|conditional",
		"More than 50 Haredi Jews join the Israel Defense Forces.":                                   "More than 50 Haredi Jews|Israel Defense Forces|fact",
	} {
		name, not := want, want[0] == '-'
		if not {
			name = want[1:]
		}
		var got []string
		for _, c := range record(t, text, "2025-01-28").Claims {
			got = append(got, c.Subject+"|"+c.Object+"|"+c.Modality)
		}
		if slices.Contains(got, name) == not {
			t.Errorf("%s\n\tgot %q, want %q", text, got, want)
		}
	}
}
