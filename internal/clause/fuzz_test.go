package clause

import (
	"strings"
	"testing"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// parseBytes makes a parse out of any bytes, four for a word.
func parseBytes(b []byte) *lang.Parse {
	p := &lang.Parse{Sentence: &text.Sentence{}}
	n := len(b) / 4
	for ; len(b) >= 4; b = b[4:] {
		form := someForms[int(b[0])%len(someForms)]
		p.Words = append(p.Words, lang.Word{Form: form, Lemma: strings.ToLower(form),
			UPOS: somePos[int(b[1]>>4)%len(somePos)], XPOS: someTags[int(b[1]&15)%len(someTags)],
			Head: int(b[2])*(n+2)/256 - 1, Deprel: someRels[int(b[3])%len(someRels)]})
	}
	return p
}

func FuzzExtract(f *testing.F) {
	f.Add([]byte("\x00\x10\x01\x00\x08\x33\xff\x28\x0c\x00\x01\x04"))
	f.Add([]byte("\x01\x22\x02\x0f\x02\x22\x01\x0f\x03\x30\x00\x0d"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p := parseBytes(b)
		claims := ExtractWith(p, Options{Reports: true})
		if len(claims) > maxClaims {
			t.Fatalf("%d claims", len(claims))
		}
		Lines(p, claims, LineOptions{})
		Lines(p, claims, LineOptions{Full: true})
		for i := range claims {
			QuantityOf(p, claims[i].Object)
		}
	})
}

// A sentence longer than any real one gives no claims, and soon.
func TestLongSentence(t *testing.T) {
	p := parseBytes([]byte(strings.Repeat("\x00\x10\x01\x00", maxWords+1)))
	if got := Extract(p); got != nil {
		t.Errorf("%d claims", len(got))
	}
}
