package when

import (
	"strings"
	"testing"
)

// The dateline of the tests, 29 January 2025, is a Wednesday.
const testDate = "2025-01-29T08:00:00Z"

func TestParse(t *testing.T) {
	groups := []struct {
		name  string
		cases [][2]string // words, value; "" for none
	}{
		{"absolute", [][2]string{
			{"27 January 2025", "2025-01-27"}, {"January 27 , 2025", "2025-01-27"}, {"on January 27th, 2025", "2025-01-27"},
			{"Jan. 27 , 2025", "2025-01-27"}, {"the 27th of January 2025", "2025-01-27"}, {"Monday , January 27 , 2025", "2025-01-27"},
			{"on Monday 27 January", "2025-01-27"}, {"January 2025", "2025-01"}, {"in March 2019", "2019-03"}, {"in Sept. 2019", "2019-09"},
			{"in 2019", "2019"}, {"2019", "2019"}, {"2025-01-27", "2025-01-27"}, {"01/27/2025", "2025-01-27"}, {"27/01/2025", "2025-01-27"},
			{"27.1.2025", "2025-01-27"}, {"the 1990s", "1990/1999"}, {"in the '90s", "1990/1999"}, {"the nineties", "1990/1999"}, {"the 2010s", "2010/2019"},
			{"the 1800s", "1800/1899"}, {"the 20th century", "1900/1999"}, {"in the nineteenth century", "1800/1899"}, {"the 21st century", "2000/2099"},
			{"29 February 2024", "2024-02-29"}, {"29 February 2025", ""}, {"31 April 2025", ""}, {"May 2024", "2024-05"}, {"may 2024", ""}, {"January", "2025-01"},
		}},
		{"year from the dateline", [][2]string{
			{"January 27", "2025-01-27"}, {"on December 27", "2024-12-27"}, {"27 December", "2024-12-27"}, {"in March", "2025-03"}, {"in November", "2024-11"},
			{"May 8", "2025-05-08"}, {"Christmas Day", "2024-12-25"}, {"New Year's Day", "2025-01-01"},
		}},
		{"relative", [][2]string{
			{"today", "2025-01-29"}, {"yesterday", "2025-01-28"}, {"tomorrow", "2025-01-30"}, {"last night", "2025-01-28"}, {"this morning", "2025-01-29"},
			{"the day before yesterday", "2025-01-27"}, {"on Monday", "2025-01-27"}, {"Monday", "2025-01-27"}, {"Wednesday", "2025-01-29"},
			{"last Monday", "2025-01-27"}, {"last Wednesday", "2025-01-22"}, {"next Monday", "2025-02-03"}, {"this Friday", "2025-01-31"}, {"on Tuesday night", "2025-01-28"},
			{"this week", "2025-01-27/2025-02-02"}, {"last week", "2025-01-20/2025-01-26"}, {"next week", "2025-02-03/2025-02-09"},
			{"last weekend", "2025-01-25/2025-01-26"}, {"this month", "2025-01"}, {"last month", "2024-12"}, {"next month", "2025-02"}, {"last year", "2024"},
			{"this year", "2025"}, {"next year", "2026"}, {"last quarter", "2024-10/2024-12"}, {"this decade", "2020/2029"}, {"last March", "2024-03"}, {"next June", "2025-06"},
			{"last January", "2024-01"}, {"last summer", "~2024-06/2024-08"},
		}},
		{"counted", [][2]string{
			{"three days ago", "2025-01-26"}, {"a week ago", "~2025-01-22"}, {"two months ago", "2024-11"}, {"a year ago", "2024"}, {"two decades ago", "~2005"},
			{"a few years ago", "~2022"}, {"about ten years ago", "~2015"}, {"more than a century ago", "~1925"}, {"half a century ago", "~1975"},
			{"24 hours ago", "2025-01-28"}, {"over the past three months", "~2024-10-29/2025-01-29"}, {"in the last two weeks", "2025-01-15/2025-01-29"},
			{"the past year", "~2024-01-29/2025-01-29"}, {"over the next five years", "~2025-01-29/2030-01-29"}, {"for the past decade", "~2015-01-29/2025-01-29"},
		}},
		{"ranges and open ends", [][2]string{
			{"since 2019", "2019/.."}, {"since last Monday", "2025-01-27/.."}, {"until March 2026", "../2026-03"}, {"by 2030", "../2030"}, {"before 2020", "../2019"},
			{"after 2020", "2021/.."}, {"after January 27", "2025-01-28/.."}, {"between 2019 and 2021", "2019/2021"}, {"from 2019 to 2021", "2019/2021"}, {"2019-2021", "2019/2021"},
			{"2019–21", "2019/2021"}, {"from January 3 to January 5", "2025-01-03/2025-01-05"}, {"January 3-5", "2025-01-03/2025-01-05"}, {"3–5 January 2025", "2025-01-03/2025-01-05"},
			{"from December to January", "2024-12/2025-01"}, {"from Monday to Wednesday", "2025-01-27/2025-01-29"}, {"from 2019", "2019/.."}, {"prior to 2020", "../2019"},
			{"as of January 2025", "2025-01"}, {"between 2021 and 2019", ""},
		}},
		{"parts", [][2]string{
			{"early 2024", "~2024-01/2024-04"}, {"mid-2019", "~2019-05/2019-08"}, {"late 2024", "~2024-09/2024-12"}, {"in early January", "~2025-01-01/2025-01-10"},
			{"late last year", "~2024-09/2024-12"}, {"the end of March 2025", "~2025-03-21/2025-03-31"}, {"the early 1990s", "~1990/1993"}, {"the late 1990s", "~1997/1999"},
			{"earlier this week", "2025-01-27/2025-01-29"}, {"later this year", "2025-01-29/2025-12-31"}, {"earlier this month", "2025-01-01/2025-01-29"},
			{"Q1 2025", "2025-01/2025-03"}, {"the first quarter of 2025", "2025-01/2025-03"}, {"the second half of 2024", "2024-07/2024-12"}, {"the fourth quarter", "2025-10/2025-12"},
			{"the summer of 2023", "~2023-06/2023-08"}, {"winter 2023", "~2023-12/2024-02"}, {"around 2015", "~2015"},
		}},
		{"times of day", [][2]string{
			{"at 3 p.m. on Monday", "2025-01-27"}, {"10:30 a.m. , January 27", "2025-01-27"}, {"at 3 p.m.", ""}, {"at noon on Tuesday", "2025-01-28"},
		}},
		{"no time by itself", [][2]string{
			{"two years later", ""}, {"the next day", ""}, {"a year earlier", ""}, {"recently", ""}, {"three years", ""}, {"", ""}, {"in Paris", ""}, {"the", ""}, {"since", ""},
			{"14 people", ""}, {"600", ""}, {"the first", ""}, {"may", ""}, {"sun", ""}, {"of", ""}, {"for three years", ""}, {"99999 years ago", ""}, {"fall", ""},
		}},
	}
	n := 0
	for _, g := range groups {
		t.Run(g.name, func(t *testing.T) {
			for _, c := range g.cases {
				n++
				v, ok := Parse(strings.Fields(c[0]), Dateline{Published: testDate})
				got := ""
				if ok {
					got = v.String()
				}
				if got != c[1] {
					t.Errorf("%q: got %q, want %q", c[0], got, c[1])
				}
			}
		})
	}
	t.Logf("%d phrases", n)
}

func TestParseFuture(t *testing.T) {
	for words, want := range map[string]string{
		"on Monday": "2025-02-03", "in three days": "2025-02-01", "in two months": "2025-03", "on December 27": "2025-12-27", "in November": "2025-11",
	} {
		if v, ok := Parse(strings.Fields(words), Dateline{testDate, true}); !ok || v.String() != want {
			t.Errorf("%q: got %v, want %s", words, v, want)
		}
	}
}

func TestParseWithoutDateline(t *testing.T) {
	for _, published := range []string{"", "yesterday", "2025-13-45", "not a date"} {
		for _, words := range []string{"last Monday", "January 27", "yesterday", "two years ago", "this week", "in March"} {
			if v, ok := Parse(strings.Fields(words), Dateline{Published: published}); ok {
				t.Errorf("%q without a dateline: %v", words, v)
			}
		}
		if v, ok := Parse(strings.Fields("27 January 2025"), Dateline{Published: published}); !ok || v.String() != "2025-01-27" {
			t.Errorf("an absolute date needs no dateline: %v %v", v, ok)
		}
	}
}

func TestFind(t *testing.T) {
	tests := []struct{ sentence, want string }{
		{"On Monday , Nvidia lost nearly $600 billion , and in 2019 it had won .", "On Monday=2025-01-27; in 2019=2019"},
		{"The company may march in May and has 2024 employees .", "in May=2025-05"},
		{"It was founded in July 2023 by Liang Wenfeng .", "in July 2023=2023-07"},
		{"He ruled from 1990 to 2004 .", "from 1990 to 2004=1990/2004"},
		{"Nothing here is a time , one of them , the second , sat .", ""},
		{"Theresa May said in May that since 2019 the mid-2021 plan of the early 1990s stands .", "in May=2025-05; since 2019=2019/..; the mid-2021=~2021-05/2021-08; the early 1990s=~1990/1993"},
		{"The March on Washington was on 28 August 1963 .", "on 28 August 1963=1963-08-28"},
	}
	for _, tt := range tests {
		words := strings.Fields(tt.sentence)
		var got []string
		for _, f := range Find(words, Dateline{Published: testDate}) {
			got = append(got, strings.Join(words[f.Start:f.End], " ")+"="+f.Interval.String())
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.sentence, s, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"27 January 2025", "the past three months", "between 2019 and 2021", "mid-2019", "from 1 to 2", "'90s", "q1", "2019-", "- - -", "99999999999 years ago", "the 0th century", "New Year's", "½ a", "1/", "in the", "last", "\xff\xfe", "1,2,3", "a few", "Q9 2025"} {
		f.Add(s, testDate)
	}
	f.Add("last year", "0001-01-01")
	f.Add("next century", "9999-12-31")
	f.Fuzz(func(t *testing.T, s, published string) {
		words := strings.Fields(s)
		if v, ok := Parse(words, Dateline{Published: published}); ok && v.String() == "" {
			t.Fatal("a value without a form")
		}
		for _, found := range Find(words, Dateline{published, true}) {
			if found.Start < 0 || found.End > len(words) || found.Start >= found.End {
				t.Fatalf("%v lies outside %d words", found, len(words))
			}
		}
	})
}
