package fact

import (
	"slices"
	"testing"

	"kgraph/graph"
	"kgraph/internal/entity"
)

// TestWholeNames: names that are easily cut, and the types that their form says;
// "-" is one that is none.
func TestWholeNames(t *testing.T) {
	for text, want := range map[string][2]string{
		"Police in Norfolk arrest Andrew Mountbatten-Windsor at home.":                           {"Andrew Mountbatten-Windsor", entity.Person},
		"The coffin stands at St. Peter's Basilica in Vatican City.":                             {"St. Peter's Basilica", entity.Place},
		"Panama leaves the Belt and Road Initiative of China.":                                   {"Belt and Road Initiative", ""},
		"The militia Collective of Movements for Change clashes with rebels.":                    {"Collective of Movements for Change", entity.Organization},
		"Rebels attack the Decisive Movement for the Liberation of Congo in Kabare.":             {"Decisive Movement for the Liberation of Congo", entity.Organization},
		"In the United States, National Security Advisor Mike Waltz resigns from his office.":    {"Mike Waltz", entity.Person},
		"The rite is led by Camerlengo Kevin Farrell in Rome.":                                   {"Kevin Farrell", entity.Person},
		"In baseball, the Cleveland Browns beat the Baltimore Ravens.":                           {"Cleveland Browns", entity.Organization},
		"Flight attendants of Air Canada strike in Toronto.":                                     {"Air Canada", entity.Organization},
		"Israeli police block the Latin Patriarch of Jerusalem, Pierbattista Pizzaballa.":        {"-Latin Patriarch", ""},
		"Protesters in Ilam chant \"Death to Khamenei\" at a rally.":                             {"-Death", ""},
		"A bomb explodes at a Bank of America building in Paris.":                                {"-America", ""},
		"Typhoon Halong hits Alaska, where Halong floods villages.":                              {"Typhoon Halong", entity.Event},
		"Trump signs the Putting America First In International Agreements order in Washington.": {"Putting America First In International Agreements", ""},
		"Exiled prince Reza Pahlavi is the son of Iran's last Shah and lives in Washington.":     {"-Shah", ""},
		"Alex Saab is arrested, with Saab expected to be sent to Florida.":                       {"Alex Saab", entity.Person},
	} {
		name, not := want[0], want[0][0] == '-'
		if not {
			name = name[1:]
		}
		rec := record(t, text, "2025-01-28")
		at := slices.IndexFunc(rec.Entities, func(e graph.Entity) bool {
			return e.Kind == graph.Named && slices.ContainsFunc(e.Forms, func(f graph.Form) bool { return f.Text == name })
		})
		switch {
		case (at >= 0) == not:
			t.Errorf("%s: %s found: %v", text, name, at >= 0)
		case !not && want[1] != "" && rec.Entities[at].Type != want[1]:
			t.Errorf("%s: %s is a %s", text, name, rec.Entities[at].Type)
		}
	}
}
