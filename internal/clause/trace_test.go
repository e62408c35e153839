package clause

import (
	"path/filepath"
	"testing"
)

// Every rejection says why and points into the sentence, and tracing changes
// nothing of what is found.
func TestRejections(t *testing.T) {
	want := map[string]string{ // sentence -> word rejected, of those that must be
		"The company wants to build a factory .":                             "wants: " + whyFrame,
		"The team failed to win the match .":                                 "failed: " + whyFrame,
		"The president is expected to visit Japan .":                         "expected: " + whyFrame,
		"The workers began to repair the bridge .":                           "began: " + whyFrame,
		"Reports suggest that while rivals fail , firms grow .":              "suggest: " + whyFrame,
		"The bank decides to sell bonds , and pays investors .":              "decides: " + whyFrame,
		"Experts warned , noting that costs hurt firms .":                    "noting: " + whyFrame,
		"The attack killed ten people and wounded dozens , officials said .": "said: " + whyFrame,
	}
	paths, _ := filepath.Glob("testdata/constructions/*.txt")
	met := 0
	for _, path := range paths {
		for _, e := range readExamples(t, path) {
			p := e.parse(t)
			plain := Extract(p)
			var got []string
			traced := ExtractWith(p, Options{Modifiers: true, Rejected: func(r Rejection) {
				if r.Why == "" || r.Head < -1 || r.Head >= len(p.Words) {
					t.Errorf("%s: %+v", e.text, r)
				}
				if r.Head >= 0 {
					got = append(got, p.Words[r.Head].Form+": "+r.Why)
				}
			}})
			if len(traced) != len(plain) {
				t.Errorf("%s: %d claims, %d when traced", e.text, len(plain), len(traced))
			}
			w := want[e.text]
			if w == "" {
				continue
			}
			met++
			found := false
			for _, g := range got {
				found = found || g == w
			}
			if !found {
				t.Errorf("%s: %q is not among the rejections %q", e.text, w, got)
			}
		}
	}
	if met < 8 {
		t.Errorf("only %d of the examples are in testdata", met)
	}
}

// A sentence over the limit is rejected as a whole.
func TestRejectsLongSentence(t *testing.T) {
	p := parseBytes(make([]byte, 4*(maxWords+1)))
	var why []string
	ExtractWith(p, Options{Modifiers: true, Rejected: func(r Rejection) { why = append(why, r.Why) }})
	if len(why) != 1 || why[0] != whyLong {
		t.Errorf("%q", why)
	}
}
