package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// synset is what is needed of one WordNet synset.
type synset struct {
	lex      int // lexicographer file
	words    []string
	hyper    []string // offsets of (instance) hypernyms
	instance bool
	verbs    []string // derivationally related verbs' offsets
	pert     []string // pertainyms (adjectives)
	frames   []int    // verbs' sentence frames
	nouns    bool     // derivationally related to a noun
}

type wordNet struct {
	noun, verb, adj map[string]*synset
	nounIndex       map[string][]string
	nounTagged      map[string]bool
}

func readWordNet(dir string) (*wordNet, error) {
	w := &wordNet{nounIndex: map[string][]string{}, nounTagged: map[string]bool{}}
	var err error
	if w.noun, err = readData(filepath.Join(dir, "data.noun")); err != nil {
		return nil, err
	}
	if w.verb, err = readData(filepath.Join(dir, "data.verb")); err != nil {
		return nil, err
	}
	if w.adj, err = readData(filepath.Join(dir, "data.adj")); err != nil {
		return nil, err
	}
	return w, eachLine(filepath.Join(dir, "index.noun"), func(l string) {
		p := strings.Fields(l)
		n, _ := strconv.Atoi(p[2])
		w.nounIndex[p[0]] = p[len(p)-n:]
		w.nounTagged[p[0]] = p[len(p)-n-1] != "0"
	})
}

func eachLine(path string, f func(string)) error {
	r, err := os.Open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if l := s.Text(); l != "" && l[0] != ' ' {
			f(l)
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func readData(path string) (map[string]*synset, error) {
	data := map[string]*synset{}
	return data, eachLine(path, func(l string) {
		p := strings.Fields(strings.SplitN(l, " | ", 2)[0])
		s := &synset{}
		s.lex, _ = strconv.Atoi(p[1])
		n, _ := strconv.ParseInt(p[3], 16, 32)
		k := 4
		for range n {
			word, _, _ := strings.Cut(p[k], "(")
			s.words = append(s.words, word)
			k += 2
		}
		ptrs, _ := strconv.Atoi(p[k])
		k++
		for range ptrs {
			kind, off, pos := p[k], p[k+1], p[k+2]
			switch {
			case kind == "@":
				s.hyper = append(s.hyper, off)
			case kind == "@i":
				s.hyper, s.instance = append(s.hyper, off), true
			case kind == "+" && pos == "v":
				s.verbs = append(s.verbs, off)
			case kind == "+" && pos == "n":
				s.nouns = true
			case kind == `\` && pos == "n":
				s.pert = append(s.pert, off)
			}
			k += 4
		}
		for ; k+2 < len(p); k++ {
			if p[k] == "+" {
				f, _ := strconv.Atoi(p[k+1])
				s.frames = append(s.frames, f)
			}
		}
		data[p[0]] = s
	})
}

// anchors are the hypernyms that give a noun its class, the first that is met
// on the way up wins.
var anchors = []struct{ word, code string }{
	{"city.1", "Y"}, {"town.1", "Y"}, {"village.2", "Y"}, {"municipality.1", "Y"},
	{"country.1", "C"}, {"country.2", "C"},
	{"currency.1", "m"}, {"monetary_unit.1", "m"},
	{"time_period.1", "t"}, {"time_unit.1", "t"}, {"clock_time.1", "t"},
	{"definite_quantity.1", "q"}, {"indefinite_quantity.1", "q"}, {"unit_of_measurement.1", "q"}, {"number.2", "q"},
	{"person.1", "P"},
	{"newspaper.1", "O"}, {"military_unit.1", "O"}, {"administrative_unit.1", "O"}, {"organization.1", "O"}, {"institution.1", "O"},
	{"political_unit.1", "C"}, {"gathering.1", "E"},
	{"people.1", "G"}, {"social_group.1", "G"}, {"ethnic_group.1", "G"},
	{"statute.1", "J"}, {"legal_document.1", "J"}, {"written_agreement.1", "J"}, {"law.2", "J"}, {"decree.1", "J"},
	{"publication.1", "W"}, {"creation.2", "W"}, {"show.1", "W"}, {"broadcast.2", "W"}, {"literary_composition.1", "W"}, {"musical_composition.1", "W"}, {"movie.1", "W"}, {"dramatic_composition.1", "W"}, {"artwork.1", "W"}, {"article.1", "W"},
	{"military_action.1", "E"}, {"contest.1", "E"}, {"ceremony.1", "E"}, {"social_event.1", "E"}, {"violence.1", "E"}, {"crime.1", "E"}, {"misfortune.1", "E"}, {"vote.2", "E"}, {"attack.1", "E"}, {"conflict.1", "E"}, {"natural_disaster.1", "E"}, {"storm.1", "E"}, {"geological_phenomenon.1", "E"},
	{"structure.1", "L"}, {"facility.1", "L"}, {"area.1", "L"}, {"region.3", "L"}, {"geological_formation.1", "L"}, {"body_of_water.1", "L"}, {"way.6", "L"},
	{"software.1", "T"}, {"artifact.1", "T"},
}

// lexCodes is the class by WordNet's lexicographer file when no anchor is above.
var lexCodes = map[int]string{4: "e", 5: "o", 6: "T", 7: "a", 8: "o", 9: "a", 10: "a", 11: "e", 12: "a", 13: "o", 14: "G", 15: "L",
	16: "a", 17: "o", 18: "P", 19: "e", 20: "o", 21: "a", 22: "e", 23: "q", 24: "a", 25: "a", 26: "a", 27: "o", 28: "t", 3: "o"}

func (w *wordNet) anchorTable() map[string]string {
	t := map[string]string{}
	for _, a := range anchors {
		word, sense, _ := strings.Cut(a.word, ".")
		n, _ := strconv.Atoi(sense)
		if offs := w.nounIndex[word]; n <= len(offs) {
			if _, ok := t[offs[n-1]]; !ok {
				t[offs[n-1]] = a.code
			}
		}
	}
	return t
}

func (w *wordNet) class(off string, table map[string]string) string {
	queue, seen := []string{off}, map[string]bool{}
	for len(queue) > 0 {
		o := queue[0]
		queue = queue[1:]
		if seen[o] {
			continue
		}
		seen[o] = true
		if c := table[o]; c != "" {
			return c
		}
		queue = append(queue, w.noun[o].hyper...)
	}
	return lexCodes[w.noun[off].lex]
}

// classes gives each frequent noun the classes of its first senses, the
// commonest first, and the flag "-" when the noun comes from a verb that is
// always transitive, so that "the N of X" has X as what it was done to.
func (w *wordNet) classes(rank map[string]int) map[string]string {
	table := w.anchorTable()
	out := map[string]string{}
	for noun, offs := range w.nounIndex {
		if strings.ContainsAny(noun, "_'.0123456789") || len(noun) < 2 {
			continue
		}
		r := rank[noun]
		if r == 0 || (r > 30000 && !w.nounTagged[noun]) || w.onlyProper(noun, offs) {
			continue
		}
		var codes []byte
		for k, o := range offs {
			if k == 3 || len(codes) == 3 {
				break
			}
			if c := w.class(o, table); c != "" && !slices.Contains(codes, c[0]) {
				codes = append(codes, c[0])
			}
		}
		if len(codes) == 0 {
			continue
		}
		s := string(codes)
		if w.patient(noun, offs) {
			s += "-"
		}
		out[noun] = s
	}
	return out
}

func (w *wordNet) onlyProper(noun string, offs []string) bool {
	for _, o := range offs {
		for _, x := range w.noun[o].words {
			if x == noun {
				return false
			}
		}
	}
	return true
}

// intransitive are WordNet's sentence frames without an object.
var intransitive = map[int]bool{1: true, 2: true, 3: true, 4: true, 6: true, 7: true, 12: true, 13: true, 22: true, 23: true, 27: true}

func (w *wordNet) patient(noun string, offs []string) bool {
	found := false
	for k, o := range offs {
		if k == 2 {
			break
		}
		for _, v := range w.noun[o].verbs {
			vs := w.verb[v]
			if vs == nil || commonPrefix(noun, vs.words) < 4 {
				continue
			}
			found = true
			for _, f := range vs.frames {
				if intransitive[f] {
					return false
				}
			}
		}
	}
	return found
}

func commonPrefix(noun string, verbs []string) int {
	best := 0
	for _, v := range verbs {
		n := 0
		for n < len(v) && n < len(noun) && v[n] == noun[n] {
			n++
		}
		best = max(best, n)
	}
	return best
}
