package lang

import (
	"runtime"
	"strings"
	"testing"

	"kgraph/internal/text"
)

// live is the heap in use, in MB, garbage left out.
func live() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}

// TestMemory holds the heap of a document of 1.4 MB: with the model, its words,
// and the trees of the sentences at hand.
func TestMemory(t *testing.T) {
	before := live()
	a := english(t)
	loaded := live()
	doc := &text.Document{Text: strings.Repeat("The company, which is based in Hangzhou, said on Monday that its new model hadn't been trained for $600 million. ", 12_500)}
	sentences := text.Segment(doc)
	segmented := live()
	most, tokens := 0.0, 0
	for at := 0; at < 4096; at += 512 {
		parses := a.ParseAll(sentences[at : at+512])
		for _, p := range parses {
			tokens += len(p.Words)
		}
		most = max(most, live())
		runtime.KeepAlive(parses)
	}
	runtime.KeepAlive(sentences)
	t.Logf("%.1f MB before, %.1f with the model, %.1f with a text of %.1f MB, at most %.1f while parsing its first %d words",
		before, loaded, segmented, float64(len(doc.Text))/1e6, most, tokens)
	if most > 150 {
		t.Errorf("%.1f MB in use", most)
	}
}
