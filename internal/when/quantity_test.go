package when

import (
	"math"
	"strings"
	"testing"
)

func TestParseQuantity(t *testing.T) {
	groups := []struct {
		name  string
		cases [][2]string
	}{
		{"money", [][2]string{
			{"nearly $ 600 billion", "~6e11 USD"}, {"$600 billion", "6e11 USD"}, {"€3m", "3e6 EUR"}, {"£1.5bn", "1.5e9 GBP"}, {"US$ 5 million", "5e6 USD"},
			{"5 million dollars", "5e6 USD"}, {"two million euros", "2e6 EUR"}, {"$5 million to $7 million", "5e6..7e6 USD"}, {"$5-7 billion", "5e9..7e9 USD"},
			{"A$ 200", "200 AUD"}, {"USD 40,000", "40000 USD"}, {"50 cents", "0.5 USD"}, {"300 yuan", "300 CNY"}, {"$1,234,567", "1.234567e6 USD"},
			{"half a million dollars", "5e5 USD|500000 USD"}, {"more than $1 trillion", ">1e12 USD"}, {"millions of dollars", ">=2e6 USD"}, {"a loss", ""},
			{"10 pounds sterling", "10 GBP"}, {"a million dollars", "1e6 USD"},
		}},
		{"shares", [][2]string{
			{"19%", "19 %"}, {"19 %", "19 %"}, {"19 percent", "19 %"}, {"19 per cent of voters", "19 %"}, {"3.5 percentage points", "3.5 pp"}, {"about 20 to 25%", "~20..25 %"},
			{"half of the voters", "50 %"}, {"two-thirds of them", "66.6666667 %"}, {"a third", "33.3333333 %"}, {"a quarter of its staff", "25 %"}, {"-2.5%", "-2.5 %"},
		}},
		{"counted things", [][2]string{
			{"14 people", "14 people"}, {"14 people in New Orleans", "14 people"}, {"35 others", "35 others"}, {"two dozen soldiers", "24 soldiers"}, {"a dozen eggs", "12 eggs"},
			{"at least 26 Palestinians", ">=26 Palestinians"}, {"the 14 people", "14 people"}, {"two police officers", "2 police officers"}, {"twenty-one ships", "21 ships"},
			{"one hundred and five days", "105 day"}, {"1,200 homes", "1200 homes"}, {"hundreds of people", ">=200 people"}, {"tens of thousands of protesters", ">=20000 protesters"},
			{"dozens", ">=24"}, {"between 10 and 15 people", "10..15 people"}, {"10 to 15 drones", "10..15 drones"}, {"up to 40 missiles", "<=40 missiles"},
			{"fewer than 100 seats", "<100 seats"}, {"some 3,000 troops", "~3000 troops"}, {"2.5 million barrels", "2.5e6 bbl"}, {"three", "3"}, {"two million three hundred thousand", "2.3e6"},
			{"an estimated 300 villagers", "~300 villagers"}, {"two migrant vessels carrying nearly 100", "2 migrant vessels"}, {"10 seriously", "10"}, {"nine more soldiers", "9 soldiers"},
		}},
		{"measures", [][2]string{
			{"5.6 magnitude", "5.6 magnitude"}, {"magnitude 5.6", "5.6 magnitude"}, {"5.6-magnitude", "5.6 magnitude"}, {"10 km", "10 km"}, {"100 kilometers per hour", "100 km/h"}, {"70 mph", "70 mph"},
			{"3 square kilometers", "3 km²"}, {"40 degrees Celsius", "40 °C"}, {"-5 °C", "-5 °C"}, {"6 feet", "6 ft"}, {"three years", "3 year"}, {"two and a half hours", "2.5 h"}, {"three times", "3 times"},
		}},
		{"no quantity", [][2]string{
			{"people", ""}, {"", ""}, {"the", ""}, {"19th", ""}, {"3-1", ""}, {"of 14", ""}, {"a man", ""}, {"$", ""}, {"10:30", ""}, {"half", "50 %"}, {"first", ""}, {"1990s", ""},
		}},
	}
	n := 0
	for _, g := range groups {
		t.Run(g.name, func(t *testing.T) {
			for _, c := range g.cases {
				n++
				q, ok := ParseQuantity(strings.Fields(c[0]))
				got := ""
				if ok {
					got = q.String()
				}
				if !strings.Contains("|"+c[1]+"|", "|"+got+"|") {
					t.Errorf("%q: got %q, want %q", c[0], got, c[1])
				}
			}
		})
	}
	t.Logf("%d phrases", n)
}

func TestFindQuantities(t *testing.T) {
	words := strings.Fields("A man kills 14 people and injures 35 others , including two police officers , for nearly $600 billion .")
	var got []string
	for _, f := range FindQuantities(words) {
		got = append(got, strings.Join(words[f.Start:f.End], " ")+"="+f.Quantity.String())
	}
	want := "14 people=14 people; 35 others=35 others; two police officers=2 police officers; nearly $600 billion=~6e11 USD"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
}

func FuzzParseQuantity(f *testing.F) {
	for _, s := range []string{"nearly $600 billion", "1e999", "9999999999999999999999999999999999", "a a a", "- 1", "between", "half of", "two-", "1,1", "tens of of", "\xff", "million million million million million million"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Fields(s)
		if q, ok := ParseQuantity(words); ok && (math.IsNaN(q.Low) || math.IsInf(q.High, 0) || q.String() == "") {
			t.Fatalf("%q: %v", s, q)
		}
		for _, found := range FindQuantities(words) {
			if found.Start < 0 || found.End > len(words) || found.Start >= found.End {
				t.Fatalf("%v lies outside %d words", found, len(words))
			}
		}
	})
}
