package entity

import (
	"strings"
	"testing"
)

// TestInstitutionKeys holds that a country's institution has one key, however
// its name is put together, and that no other name has one.
func TestInstitutionKeys(t *testing.T) {
	for _, c := range []struct{ names, want string }{
		{"Philippine Senate;Senate of the Philippines;Filipino Senate", "philippines senate"},
		{"Russian Ministry of Defence;Russian Defense Ministry;Ministry of Defence of Russia", "russia ministry defense"},
		{"Armed Forces of Ukraine;Ukrainian Armed Forces;Ukrainian Military", "ukraine armed forces"},
		{"Supreme Federal Court of Brazil;Brazilian Supreme Federal Court", "brazil supreme federal court"},
		{"U.S. Treasury Department;United States Department of the Treasury", "united states department treasury"},
		{"Bank of America;American Airlines;Georgia Tech;Royal Navy;Supreme Court;Republic of Korea;China Daily;Government of", ""},
	} {
		for name := range strings.SplitSeq(c.names, ";") {
			if got := gazetteer().national(name); got != c.want {
				t.Errorf("%s: key %q, want %q", name, got, c.want)
			}
		}
	}
}

// TestNamedBodies holds, with the embedded model, what a place's or leader's
// name is part of though written without capitals.
func TestNamedBodies(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The Israeli military says it struck the port.", "Israel Defense Forces"},
		{"Russian forces attacked the city, the governor said.", "Russian Armed Forces"},
		{"Workers protested against the Syrian government.", "Syrian government"},
		{"The Trump administration announced new tariffs.", "Trump administration"},
		{"A crash on Interstate 77 killed six people.", "Interstate 77"},
		{"He praised the pro-EU party.", "European Union"},
		{"Thousands died during the Syrian civil war.", "Syrian civil war"},
		{"A bus crashed in Buffalo, New York.", "New York (state)"},
		{"Police arrested two men in Atlanta, Georgia.", "Georgia (U.S. state)"},
		{"New York governor Kathy Hochul visited Ottawa.", "New York (state)"},
		{"Border Patrol agents arrested two men.", "United States Border Patrol"},
		{"A U.S. F-15E was shot down.", "F-15E"},
		{"The National Council of Resistance of Iran gathered in Paris.", "National Council of Resistance of Iran"},
		{"OPEC+ agreed to increase oil production quotas.", "OPEC+"},
		{"The Australian Federal Court dismissed the appeal.", "Australia"},
	} {
		res, _ := resolveText(t, c.text)
		var got []string
		for _, e := range res.Entities {
			if e.Kind == Named {
				got = append(got, e.Name())
			}
		}
		if !strings.Contains("|"+strings.Join(got, "|")+"|", "|"+c.want+"|") {
			t.Errorf("%s: names %v, want %s among them", c.text, got, c.want)
		}
	}
}
