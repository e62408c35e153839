package entity

import "testing"

// TestWorthy: which noun phrases without a name are nodes.
func TestWorthy(t *testing.T) {
	for body, want := range map[string][2]string{ // sentence -> a concept it has, one that it must not have
		"Export controls hurt Nvidia.":                           {"export controls", ""},
		"The president promised economic reforms.":               {"economic reforms", "president"},
		"Corruption hurts Kenya.":                                {"corruption", ""},
		"France opposes uranium enrichment by Iran.":             {"uranium enrichment", ""},
		"The court convicted him of tax fraud.":                  {"tax fraud", "court"},
		"Iran launched ballistic missiles at Israel.":            {"ballistic missiles", ""},
		"Belarus released 52 political prisoners.":               {"", "members"},
		"Police officers arrested Joe Biden.":                    {"", "police officers"},
		"Two attacks shook Kabul.":                               {"", "attacks"},
		"Clashes broke out in Sudan.":                            {"", "clashes"},
		"A school bus hit Maria Silva.":                          {"", "school bus"},
		"Officials in Paris praised the fire crews.":             {"", "officials"},
		"The incident delayed Boeing.":                           {"", "incident"},
		"Germany published the results.":                         {"", "results"},
		"Spain announced a military operation.":                  {"", "military operation"},
		"Deaths in Texas rose.":                                  {"", "deaths"},
		"The statement angered Poland.":                          {"", "statement"},
		"Members of the group met Angela Merkel.":                {"", "members"},
		"Three drone strikes hit Kyiv.":                          {"", "drone strikes"},
		"Residential areas of Gaza were hit by Israel.":          {"", "residential areas"},
		"The death toll in Myanmar rose to 50.":                  {"", "death toll"},
		"Trump signed an executive order.":                       {"", "executive order"},
		"U.S. export controls hurt Nvidia and the whole market.": {"export controls", "market"},
	} {
		res, _ := resolveText(t, body)
		names := map[string]bool{}
		for i := range res.Entities {
			if res.Entities[i].Kind == Concept {
				names[res.Entities[i].Name()] = true
			}
		}
		if want[0] != "" && !names[want[0]] {
			t.Errorf("%s: no concept %q among %v", body, want[0], names)
		}
		if want[1] != "" && names[want[1]] {
			t.Errorf("%s: %q is a concept", body, want[1])
		}
	}
}
