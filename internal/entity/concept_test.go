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
		names := concepts(t, body)
		if want[0] != "" && !names[want[0]] {
			t.Errorf("%s: no concept %q among %v", body, want[0], names)
		}
		if want[1] != "" && names[want[1]] {
			t.Errorf("%s: %q is a concept", body, want[1])
		}
	}
}

// concepts are the names of a text's concepts.
func concepts(t *testing.T, body string) map[string]bool {
	t.Helper()
	res, _ := resolveText(t, body)
	names := map[string]bool{}
	for i := range res.Entities {
		if res.Entities[i].Kind == Concept {
			names[res.Entities[i].Name()] = true
		}
	}
	return names
}

// TestOwnTopics: what a document comes back to is worth a node in it, though no
// other text may speak of it; what happens again and again is not.
func TestOwnTopics(t *testing.T) {
	for body, want := range map[string][2]string{ // document -> a concept it has, one that it must not have
		"Most countries sell iodised salt. The effects of iodised salt are known. Australia made it law.":    {"iodised salt", "farmers"},
		"Ozone harms wheat. Colette Heald measured ozone in Kansas. Farmers know that ozone harms soybeans.": {"ozone", "farmers"},
		"Ahmed Mohamed made a digital clock. A teacher in Irving took the digital clock away.":               {"digital clock", "teacher"},
		"Enjambment is old. Milton loved enjambment. Critics in London mocked enjambment.":                   {"enjambment", "critics"},
		"Pregnant women need iodine. Doctors in Sydney tested pregnant women.":                               {"pregnant women", "doctors"},
		"Bakers use iodised salt. Australia made it law.":                                                    {"", "iodised salt"},
		"A drone attack hit Kyiv. The drone attack killed two people.":                                       {"", "drone attack"},
		"People left Goma. People went to Bukavu. People in Kigali watched.":                                 {"", "people"},
		"The vice president met Angela Merkel. The vice president left Accra.":                               {"", "vice president"},
		"Attacks hit Kyiv. Attacks hit Lviv. Attacks hit Odesa.":                                             {"", "attacks"},
		"New books sell in Paris. New books sell in Rome.":                                                   {"", "new books"},
	} {
		names := concepts(t, body)
		if want[0] != "" && !names[want[0]] {
			t.Errorf("%s: no concept %q among %v", body, want[0], names)
		}
		if names[want[1]] {
			t.Errorf("%s: %q is a concept", body, want[1])
		}
	}
}
