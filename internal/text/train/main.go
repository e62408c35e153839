// Command train fits the model of sentence boundaries that package text
// embeds: go run ./internal/text/train -data DIR -o internal/text/boundary.bin
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"kgraph/internal/text"
	"kgraph/internal/text/goldtext"
)

func main() {
	data := flag.String("data", os.Getenv("KGRAPH_DATA"), "folder with treebanks/train")
	out := flag.String("o", "boundary.bin", "file to write")
	epochs := flag.Int("epochs", 10, "passes over the data")
	seed := flag.Uint64("seed", 7, "order of the examples")
	flag.Parse()
	if err := run(*data, *out, *epochs, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run trains on both treebanks in every layout that texts come in.
func run(data, out string, epochs int, seed uint64) error {
	layouts := []goldtext.Layout{{Break: "\n\n"}, {Break: "\n\n", Width: 80}, {Break: "\n"}}
	var texts []text.Labelled
	for _, name := range []string{"en_ewt", "en_gum_open"} {
		sents, err := goldtext.ReadFile(filepath.Join(data, "treebanks", "train", name+".conllu.gz"))
		if err != nil {
			return err
		}
		for from := 0; from < len(sents); {
			end := from + 1
			for end < len(sents) && !sents[end].NewDoc {
				end++
			}
			for _, l := range layouts {
				raw, ends := goldtext.Raw(sents[from:end], l)
				texts = append(texts, text.Labelled{Text: raw, Ends: ends})
			}
			from = end
		}
	}
	return os.WriteFile(out, text.TrainBoundaries(texts, epochs, seed), 0o644)
}
