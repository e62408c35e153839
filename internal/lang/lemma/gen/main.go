// Gen makes the table of irregular forms out of WordNet's exception lists, as the
// npm package wink-lexicon 2.2.0 has them:
//
//	go run ./internal/lang/lemma/gen -lexicon DIR -out irregular.txt
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
	out := flag.String("out", "", "file to write")
	flag.Parse()
	var lines []string
	var err error
	for _, class := range []string{"verb", "noun", "adjective"} {
		l, e := read(filepath.Join(*dir, "wn-"+class+"-exceptions.js"), strings.ToUpper(class[:1]))
		lines, err = append(lines, l...), errors.Join(err, e)
	}
	slices.Sort(lines)
	if err == nil {
		err = os.WriteFile(*out, []byte(strings.Join(slices.Compact(lines), "\n")+"\n"), 0o666)
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
