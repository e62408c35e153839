package entity

import "testing"

// TestSingle: what is met once is no node of its own; the doer of a happening is.
func TestSingle(t *testing.T) {
	for _, c := range []struct{ text, head, want, aspect string }{
		{"An Israeli airstrike kills three people in Gaza.", "airstrike", "Israel", "airstrike"},
		{"Russian drone strikes kill three people in Kyiv.", "strikes", "Russia", "drone strikes"},
		{"American and Israeli airstrikes kill three people in Iran.", "airstrikes", "", ""},
		{"Three people are killed in an Israeli airstrike.", "airstrike", "", ""},
		{"A U.S. federal judge blocks the order.", "judge", "", ""},
		{"NATO allies sign the agreement.", "allies", "", ""},
		{"Security forces fire tear gas at protesters.", "forces", "", ""},
		{"Israeli settlers attack a village.", "settlers", "Israeli settlers", ""},
		{"Iran launches ballistic missiles at a base.", "missiles", "ballistic missiles", ""},
	} {
		res, parses := resolveText(t, c.text)
		got, aspect := "", ""
		for k, p := range parses {
			for i, w := range p.Words {
				if w.Form != c.head {
					continue
				}
				if ref := res.At(k, i, []int{i}); ref.Entity >= 0 {
					got, aspect = res.Entities[ref.Entity].Name(), ref.Aspect
				}
			}
		}
		if got != c.want || aspect != c.aspect {
			t.Errorf("%s\n %q is %q %q, want %q %q", c.text, c.head, got, aspect, c.want, c.aspect)
		}
	}
}
