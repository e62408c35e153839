package lang

import (
	"testing"

	"kgraph/internal/lang/model"
	"kgraph/internal/text"
)

// news is a sentence of the usual length.
var news = words("The company , which is based in Hangzhou , said on Monday that its new model had been trained for less than $ 6 million .")

func BenchmarkParse(b *testing.B) {
	a := english(b)
	for b.Loop() {
		a.Parse(news)
	}
	b.ReportMetric(float64(b.N*len(news.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkParseAll(b *testing.B) {
	a := english(b)
	var all []*text.Sentence
	tokens := 0
	for range 64 {
		all = append(all, news)
		tokens += len(news.Tokens)
	}
	for b.Loop() {
		a.ParseAll(all)
	}
	b.ReportMetric(float64(b.N*tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(model.English); err != nil {
			b.Fatal(err)
		}
	}
}
