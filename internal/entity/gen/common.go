package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"sort"
	"strings"
)

// commonIn is in how many documents of the treebanks a word stands that is no
// document's own: one in thirty of them.
const commonIn = 20

// common lists the nouns and adjectives, by lemma, that stand in so many
// documents of the treebanks (CoNLL-U, gzip) that none is about them.
func common(treebanks []string) ([]string, error) {
	in := map[string]int{}
	for _, path := range treebanks {
		if err := countDocuments(path, in); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	var out []string
	for w, n := range in {
		if n >= commonIn {
			out = append(out, w)
		}
	}
	sort.Strings(out)
	return []string{strings.Join(out, " ")}, nil
}

// countDocuments adds to in, for each noun and adjective, how many documents
// have it.
func countDocuments(path string, in map[string]int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	flush := func() {
		for w := range seen {
			in[w]++
		}
		clear(seen)
	}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if strings.HasPrefix(s.Text(), "# newdoc") {
			flush()
		}
		if c := strings.Split(s.Text(), "\t"); len(c) == 10 && (c[3] == "NOUN" || c[3] == "ADJ") {
			seen[strings.ToLower(c[2])] = true
		}
	}
	flush()
	return s.Err()
}
