package entity

import "testing"

// TestThatCountry: "the country" is the one country that grammar allows, and
// nobody's where it allows two.
func TestThatCountry(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"A power outage occurs in Chile and stops trains across the country.", "Chile"},
		{"Pakistan closes its airspace and says that India has launched missiles at the country.", "Pakistan"},
		{"Singapore executes a Malaysian man, which brings the number of executions in the country to twelve.", "Singapore"},
		{"The parliament passes a law that calls France's colonization of the country a crime.", ""},
		{"Israel launches airstrikes in northern Lebanon and in other areas in the south of the country.", ""},
		{"Australia will fund a new building in Papua New Guinea as the country marks its anniversary.", ""},
		{"The UK government suspends aid to Rwandan officials over the country's support for rebels.", ""},
		{"The peso falls to a low of 59 per U.S. dollar, which the country's central bank blames on tariffs, in the Philippines.", ""},
	} {
		got := whoIs(t, c.text, "country")
		if got != c.want && !(c.want == "" && got == "country") {
			t.Errorf("%s\n the country is %q, want %q", c.text, got, c.want)
		}
	}
}
