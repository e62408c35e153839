package fact

import (
	"testing"

	"kgraph/graph"
)

// TestEdges: what puts a plain edge, and what stays a statement because an edge
// without its sentence would say something else. "-" is a claim of two nodes
// that puts none.
func TestEdges(t *testing.T) {
	for _, group := range []struct {
		name  string
		cases map[string][]string
	}{
		{"both ends are what they are called", map[string][]string{
			"Google bought YouTube.":                        {"Google acquired YouTube"},
			"DeepSeek's rise hindered Nvidia.":              {"DeepSeek hindered Nvidia"},
			"Georgia's Ministry of Defence hired Accenture": {"Georgian Ministry of Defence hired Accenture"},
		}},
		{"about an aspect of the node", map[string][]string{
			"The court rejected Donald Trump's request.": {"- Donald Trump"},
		}},
		{"through an object that is no node", map[string][]string{
			"France condemned Israel's decision.":                                    {"France condemned_decision_of Israel"},
			"Israel launched an offensive on Rafah.":                                 {"Israel launched_offensive_on Rafah"},
			"Peru severed diplomatic relations with Mexico.":                         {"Peru cut_ties_with Mexico"},
			"Ukraine exposed weaknesses in Russia's air defense strategy.":           {"Ukraine exposed_weakness_in Russia's air defense strategy"},
			"The explosion prompted thousands of Palestinians to leave.":             {"- Palestinians"},
			"Google denied involvement in the dispute, and found no flaws in Gmail.": {"- Gmail"},
		}},
		{"a verb with what completes it", map[string][]string{
			"Israel accused Hamas of violating the ceasefire.":                             {"Israel accused_of_violating_ceasefire Hamas"},
			"Brazil accused Argentina of interference in the election.":                    {"Brazil accused_of_interference_in_election Argentina"},
			"Israel blocked Palestinians from returning to Gaza City.":                     {"Israel blocked_from_returning_to_gaza_city Palestinians"},
			"Brazil accused Argentina of invading the country.":                            {"- Argentina"},
			"Israel ordered Hezbollah to leave.":                                           {"- Hezbollah"},
			"Brazil forced Argentina into the war.":                                        {"Brazil forced_into_war Argentina", "- war"},
			"Israel ordered the evacuation of Rafah.":                                      {"Israel ordered_evacuation_of Rafah"},
			"Spain called on Brazil to suspend the deal.":                                  {"- Brazil"},
			"Donald Trump declared Hezbollah a terrorist organization.":                    {"- Hezbollah"},
			"Google will leave Canada if Ottawa does not drop the tax.":                    {"- Canada"},
			"The IDF reports the interception of a missile and a drone launched from Iran": {"- Iran"},
		}},
		{"a speaker who says nothing", map[string][]string{
			"According to ceasefire terms, Israel withdraws from Lebanon.": {"- Lebanon"},
			"According to a report, Israel withdraws from Lebanon.":        {"Israel withdrew_from Lebanon"},
		}},
		{"whose it is, is not sure", map[string][]string{
			"Norway reports that Russia has violated its airspace.":                                    {"- Russia's airspace", "- Norway's airspace"},
			"Iran released a Greek tanker and its crew on Monday.":                                     {"- Iran's crew"},
			"Norway says that Finland and Russia met, and that drones entered the country's airspace.": {"- Russia's airspace", "- Norway's airspace", "- Finland's airspace"},
			"Ukraine closed Russia's airspace.":                                                        {"Ukraine closed Russia's airspace"},
			"South Korea investigates fraud by Samsung in its plant.":                                  {"- Samsung's plant"},
		}},
		{"whose the subject is not", map[string][]string{
			"Anti-war protests against prime minister Benjamin Netanyahu occur across Israel.":           {"- Israel"},
			"Protests against Netanyahu occur across Israel.":                                            {"- Israel"},
			"National Council of Resistance of Iran-aligned demonstrators gather in Amsterdam.":          {"- Amsterdam"},
			"Demonstrators aligned with the National Council of Resistance of Iran gather in Amsterdam.": {"- Amsterdam"},
			"Hikmat al-Hijri, spiritual leader of Syria's Druze community, called for protection.":       {"- leader of Syria", "- Syria's community"},
			"Yemen's Houthi forces fired a missile at Israel.":                                           {"Houthi movement fired_missile_at Israel"},
			"Elements of the Benin Armed Forces, led by Pascal Tigri, announced a coup.":                 {"- Benin Armed Forces"},
			"Hamas said that Ismail Barhoum, a member of its political bureau, was killed.":              {"- political bureau"},
			"Israel killed at least 51 people in Gaza, and injured 104 others in Khan Yunis.":            {"- Khan Yunis"},
		}},
		{"what is the subject's own", map[string][]string{
			"The United Nations reopens its headquarters in Khartoum.": {"United Nations reopened_headquarter_in Khartoum", "- United Nations's headquarters"},
			"Norway records its oil export value.":                     {"- Norway's oil export value"},
			"DeepSeek released its chatbot on Monday.":                 {"DeepSeek released DeepSeek's chatbot"},
		}},
		{"what wants completing", map[string][]string{
			"The Sudan Doctors Union blamed the Rapid Support Forces.":                 {"- Rapid Support Forces"},
			"Taiwan's president Lai expressed Taiwan's intent to import more exports.": {"- Taiwan"},
		}},
		{"what has no will", map[string][]string{
			"American missiles vowed retaliation against Iran.": {"- retaliation", "- Iran"},
		}},
		{"what happens to a thing is not the thing", map[string][]string{
			"The cargo ship Minervagracht, a Houthi missile attack, sank.": {"- Houthi missile attack"},
		}},
		{"a relation from a thing to itself", map[string][]string{
			"Hezbollah denied its involvement.": {"- Hezbollah"},
		}},
		{"a description that no longer holds, or may not", map[string][]string{
			"Former French president Nicolas Sarkozy visited Lyon.":                {"- French president"},
			"French president Emmanuel Macron visited Lyon.":                       {"Emmanuel Macron is French president"},
			"French president Emmanuel Macron resigned.":                           {"- French president"},
			"Emmanuel Macron became the first president of France to be arrested.": {"- president of France"},
		}},
		{"a relation that says too little", map[string][]string{
			"Macron cited Germany in his speech.": {"- Germany"},
		}},
		{"a place around the place", map[string][]string{
			"Rebels captured Toretsk, Donetsk Oblast.":          {"- Donetsk Oblast"},
			"M23 rebels captured Kalehe and Ihusi, Rwanda.":     {"- Rwanda"},
			"Russia captured Toretsk, Pokrovsk and Chasiv Yar.": {"Russia captured Pokrovsk"},
		}},
		{"nothing that acts", map[string][]string{
			"The ceasefire agreement attacked Israel.": {"- Israel"},
		}},
		{"types that clash", map[string][]string{
			"Israel killed Hamas fighters.": {"- Hamas"},
		}},
		{"a phrase turned round", map[string][]string{
			"Barack Obama preceded Donald Trump.": {"Donald Trump followed Barack Obama"},
		}},
	} {
		for body, want := range group.cases {
			t.Run(group.name+"/"+body, func(t *testing.T) {
				rec := record(t, body, "2025-01-28")
				for _, w := range want {
					checkEdge(t, rec, w)
				}
			})
		}
	}
}

// TestHearsay: what is reported by nobody in particular is not asserted.
func TestHearsay(t *testing.T) {
	rec := record(t, "It is said that Iran attacked Israel.", "")
	for i := range rec.Claims {
		if l, ok := rec.Claims[i].Standing(); ok && l != graph.Reported {
			t.Errorf("%s is %s", line(rec.Claims[i]), l)
		}
	}
	if len(rec.Claims) == 0 {
		t.Error("no claim")
	}
}

// TestChargeText: who is accused of a deed has not done it in the words either.
func TestChargeText(t *testing.T) {
	rec := record(t, "Pakistan is accused of bombing Kabul.", "")
	for i := range rec.Claims {
		if c := &rec.Claims[i]; c.ObjectNode == "Kabul" && c.PredicateText != "accused of bombing" {
			t.Errorf("%q", c.PredicateText)
		}
	}
}

// checkEdge looks for an edge, or with "-" makes sure that none ends in a node.
func checkEdge(t *testing.T, rec *graph.Record, want string) {
	t.Helper()
	var edges []string
	for i := range rec.Claims {
		c := &rec.Claims[i]
		if _, ok := c.Standing(); !ok {
			continue
		}
		from, to := c.SubjectNode, c.ObjectNode
		if c.Reversed {
			from, to = to, from
		}
		edges = append(edges, from+" "+c.Edge()+" "+to)
		if want == "- "+to {
			t.Errorf("%q has the edge %q", c.Sentence, edges[len(edges)-1])
		}
	}
	if want[0] != '-' && !contains(edges, want) {
		t.Errorf("no edge %q: %q", want, edges)
	}
}
