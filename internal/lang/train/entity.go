package train

import (
	"sort"
	"strings"

	"kgraph/internal/lang/conllu"
)

// mention is one span of GUM's Entity layer, words [start, end).
type mention struct {
	start, end int
	kind, link string
}

// entityNames makes name tags out of GUM's Entity layer: the run of proper nouns
// around the head of each mention that has a proper noun for a head.
func entityNames(s *conllu.Sentence) []string {
	tags := make([]string, len(s.Words))
	for i := range tags {
		tags[i] = "O"
	}
	var names []mention
	for _, m := range mentions(s) {
		if n, ok := nameOf(s, m); ok {
			names = append(names, n)
		}
	}
	sort.SliceStable(names, func(a, b int) bool { // the longest name wins
		return names[a].end-names[a].start > names[b].end-names[b].start
	})
	for _, n := range names {
		free := true
		for _, t := range tags[n.start:n.end] {
			free = free && t == "O"
		}
		if !free {
			continue
		}
		for i := n.start; i < n.end; i++ {
			tags[i] = "I-" + n.kind
		}
		tags[n.start] = "B-" + n.kind
	}
	return tags
}

// mentions reads the Entity items of a sentence: "(id-type-...-link" opens,
// "id)" closes, "(...)" does both. Discontinuous mentions are passed over.
func mentions(s *conllu.Sentence) []mention {
	var done []mention
	open := map[string][]mention{}
	for i, w := range s.Words {
		item, ok := conllu.Item(w.Misc, "Entity")
		for ok && item != "" {
			if item[0] == '(' {
				end := strings.IndexAny(item[1:], "()") + 1
				if end == 0 {
					end = len(item)
				}
				f := strings.SplitN(item[1:end], "-", 8)
				m := mention{start: i, end: i + 1}
				if len(f) > 1 {
					m.kind = f[1]
				}
				if len(f) > 7 {
					m.link = f[7]
				}
				item = item[end:]
				if strings.HasPrefix(item, ")") {
					item = item[1:]
					done = append(done, m)
				} else if !strings.Contains(f[0], "[") {
					open[f[0]] = append(open[f[0]], m)
				}
				continue
			}
			id, rest, found := strings.Cut(item, ")")
			if item = rest; !found {
				break
			}
			if stack := open[id]; len(stack) > 0 {
				m := stack[len(stack)-1]
				open[id] = stack[:len(stack)-1]
				m.end = i + 1
				done = append(done, m)
			}
		}
	}
	return done
}

func proper(w conllu.Word) bool { return w.UPOS == "PROPN" || strings.HasPrefix(w.XPOS, "NNP") }

// connectors may stand inside a name, between proper nouns.
var connectors = map[string]bool{"of": true, "the": true, "for": true, "&": true, "de": true, "la": true, "von": true,
	"van": true, "der": true, "-": true, "–": true, "/": true, "'": true, "al": true, "el": true, "del": true, "di": true, "du": true}

// titles before a person's name are not part of it, as in UNER.
var titles = map[string]bool{"Mr.": true, "Mrs.": true, "Ms.": true, "Mr": true, "Mrs": true, "Ms": true, "Dr.": true, "Dr": true,
	"President": true, "Senator": true, "Sen.": true, "Rep.": true, "Minister": true, "Prime": true, "Governor": true, "Gov.": true,
	"Professor": true, "Prof.": true, "Sir": true, "King": true, "Queen": true, "Prince": true, "Princess": true, "General": true,
	"Gen.": true, "Captain": true, "Capt.": true, "Judge": true, "Justice": true, "Chairman": true, "Secretary": true, "Pope": true,
	"Vice": true, "Lord": true, "Lady": true, "Colonel": true, "Col.": true, "Mayor": true, "Miss": true, "Representative": true,
	"Congressman": true, "Director": true, "Chancellor": true, "Sergeant": true, "Lt.": true, "Rev.": true}

// nameOf is the name within a mention, and whether there is one.
func nameOf(s *conllu.Sentence, m mention) (mention, bool) {
	head := -1
	for i := m.start; i < m.end && head < 0; i++ {
		if h := s.Words[i].Head - 1; h < m.start || h >= m.end {
			head = i
		}
	}
	kind := nameType(m, s)
	if head < 0 || kind == "" || !proper(s.Words[head]) {
		return m, false
	}
	inner := func(i int) bool {
		f := s.Words[i].Form
		return connectors[f] || f == "and" && strings.Contains(m.link, "_and_") ||
			(f == "'s" || f == "’s") && strings.Contains(m.link, "%27s")
	}
	lo, hi := head, head+1
	for i := lo - 1; i >= m.start; i-- {
		if proper(s.Words[i]) {
			lo = i
		} else if !inner(i) {
			break
		}
	}
	for i := hi; i < m.end; i++ {
		w := s.Words[i]
		number := w.UPOS == "NUM" && i == hi && w.Head-1 >= lo && w.Head-1 < hi
		if proper(w) || number {
			hi = i + 1
		} else if !inner(i) {
			break
		}
	}
	if kind == "Person" {
		for hi-lo > 1 && titles[s.Words[lo].Form] {
			lo++
		}
		if titles[s.Words[lo].Form] || hi-lo == 1 && s.Words[lo].XPOS == "NNPS" {
			return m, false // an office, a people
		}
	}
	return mention{start: lo, end: hi, kind: kind}, true
}

// nameType maps GUM's entity types to ours, "" for those that give no names.
func nameType(m mention, s *conllu.Sentence) string {
	switch m.kind {
	case "person":
		return "Person"
	case "organization":
		return "Organization"
	case "place":
		return "Place"
	case "event":
		return "Event"
	case "object":
		return "Product"
	case "abstract":
		last := m.link
		for _, k := range []string{"_Act", "_Treaty", "_Bill", "_Law", "Constitution", "Amendment", "Agreement", "Convention"} {
			if strings.Contains(last, k) {
				return "Law"
			}
		}
		for _, k := range []string{"film%29", "series%29", "album%29", "song%29", "novel%29", "book%29", "game%29", "play%29", "poem%29", "magazine%29", "film)", "series)"} {
			if strings.Contains(last, k) {
				return "Work"
			}
		}
		for _, w := range s.Words[m.start:m.end] {
			switch w.Form {
			case "Act", "Treaty", "Constitution", "Amendment":
				return "Law"
			}
		}
		return "Other"
	}
	return ""
}
