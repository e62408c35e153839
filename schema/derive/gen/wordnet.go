package main

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// synset is one line of a data file.
type synset struct {
	pos   byte // n v a; satellites count as a
	lex   int  // lexicographer file: 04 noun.act, 07 noun.attribute, ...
	words []string
	links []link // derivational and pertainym pointers
}

// link is a derivational pointer between two words of two synsets.
type link struct {
	source int // index into words, -1 for the whole synset
	target key // the other synset
	word   int // index into its words, -1 for all
}

type key struct {
	pos    byte
	offset string
}

// wordNet holds the synsets and, for every word and part of speech, its senses
// in order of frequency.
type wordNet struct {
	synsets map[key]*synset
	senses  map[string][]sense // "v innovate"
}

// sense is one sense of a word: its synset and how often it was seen in the
// sense-tagged texts.
type sense struct {
	key   key
	count int
}

func readWordNet(dict string) (*wordNet, error) {
	wn := &wordNet{synsets: map[key]*synset{}, senses: map[string][]sense{}}
	for _, name := range []string{"noun", "verb", "adj", "adv"} {
		if err := wn.readData(filepath.Join(dict, "data."+name), posOf(name)); err != nil {
			return nil, err
		}
		if err := wn.readIndex(filepath.Join(dict, "index."+name), posOf(name)); err != nil {
			return nil, err
		}
	}
	wn.addReverse()
	return wn, wn.readCounts(filepath.Join(dict, "index.sense"))
}

// addReverse makes every derivational link go both ways: WordNet 3.1's files
// have many in one direction only.
func (wn *wordNet) addReverse() {
	keys := slices.SortedFunc(maps.Keys(wn.synsets), func(a, b key) int {
		return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.offset, b.offset))
	})
	type reverse struct {
		at   *synset
		link link
	}
	var found []reverse
	for _, k := range keys {
		for _, l := range wn.synsets[k].links {
			target := wn.synsets[l.target]
			back := link{l.word, k, l.source}
			if target != nil && l.target.pos != k.pos && !slices.Contains(target.links, back) {
				found = append(found, reverse{target, back})
			}
		}
	}
	for _, r := range found {
		r.at.links = append(r.at.links, r.link)
	}
}

func posOf(name string) byte {
	switch name {
	case "adj":
		return 'a'
	case "adv":
		return 'r'
	}
	return name[0]
}

// eachLine calls f with the fields of every line that is not licence text.
func eachLine(path string, f func([]string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		if strings.HasPrefix(sc.Text(), " ") {
			continue
		}
		if err := f(strings.Fields(sc.Text())); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return sc.Err()
}

func (wn *wordNet) readData(path string, pos byte) error {
	return eachLine(path, func(f []string) error {
		lex, err := strconv.Atoi(f[1])
		if err != nil {
			return err
		}
		count, err := strconv.ParseUint(f[3], 16, 16)
		if err != nil {
			return err
		}
		s := &synset{pos: pos, lex: lex}
		at := 4
		for range count {
			word, _, _ := strings.Cut(f[at], "(") // galore(ip)
			s.words = append(s.words, strings.ToLower(word))
			at += 2
		}
		pointers, err := strconv.Atoi(f[at])
		if err != nil {
			return err
		}
		at++
		for range pointers {
			if f[at] == "+" {
				st, err := strconv.ParseUint(f[at+3], 16, 16)
				if err != nil {
					return err
				}
				target := f[at+2][0]
				if target == 's' {
					target = 'a'
				}
				s.links = append(s.links, link{int(st>>8) - 1, key{target, f[at+1]}, int(st&255) - 1})
			}
			at += 4
		}
		wn.synsets[key{pos, f[0]}] = s
		return nil
	})
}

func (wn *wordNet) readIndex(path string, pos byte) error {
	return eachLine(path, func(f []string) error {
		count, err := strconv.Atoi(f[2])
		if err != nil {
			return err
		}
		id := string(pos) + " " + f[0]
		for _, offset := range f[len(f)-count:] {
			wn.senses[id] = append(wn.senses[id], sense{key: key{pos, offset}})
		}
		return nil
	})
}

// readCounts adds how often each sense was seen.
func (wn *wordNet) readCounts(path string) error {
	kinds := map[byte]byte{'1': 'n', '2': 'v', '3': 'a', '4': 'r', '5': 'a'}
	return eachLine(path, func(f []string) error {
		word, rest, ok := strings.Cut(f[0], "%")
		if !ok || len(f) < 4 || rest == "" {
			return fmt.Errorf("%q is not a sense", strings.Join(f, " "))
		}
		count, err := strconv.Atoi(f[3])
		if err != nil {
			return err
		}
		pos := kinds[rest[0]]
		list := wn.senses[string(pos)+" "+word]
		for i := range list {
			if list[i].key.offset == f[1] {
				list[i].count = count
			}
		}
		return nil
	})
}
