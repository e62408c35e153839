package eval

import (
	"fmt"
	"io"
	"regexp"
	"strings"
)

// BenchieGold is the gold of BenchIE (Gashteovski et al. 2022,
// https://aclanthology.org/2022.acl-long.307): of each sentence its facts, of
// each fact every acceptable wording.
type BenchieGold struct {
	Sentences []BenchieSentence
	Facts     int
	Skipped   int // lines that are no triples
}

// BenchieSentence is one sentence with its facts.
type BenchieSentence struct {
	Number int // its place in the gold file, from 1
	Text   string
	facts  [][]*wording
}

// wording is one triple of a fact, as patterns: what stands in [ ] may be left
// out, and no slot may have a word that the triple does not have.
type wording struct {
	source  [3]string
	words   [3]map[string]bool
	pattern *regexp.Regexp // made when first needed
	broken  bool           // no pattern can be made: brackets without end
}

var cluster = regexp.MustCompile(`^\S+?--> ?Cluster`)

// ReadBenchie reads a gold file. Errors name the line.
func ReadBenchie(r io.Reader) (*BenchieGold, error) {
	g := &BenchieGold{}
	at := map[string]int{} // key to index; of a sentence given twice the later facts count
	current := -1
	err := eachLine(r, func(_ int, line string) error {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "sent_id:"):
			_, sentence, ok := strings.Cut(line, "\t")
			if !ok {
				return fmt.Errorf("no sentence after %q and a tab", line)
			}
			sentence = strings.TrimSpace(sentence)
			i, twice := at[SentenceKey(sentence)]
			if !twice {
				i = len(g.Sentences)
				at[SentenceKey(sentence)] = i
				g.Sentences = append(g.Sentences, BenchieSentence{})
			}
			g.Sentences[i] = BenchieSentence{Number: i + 1, Text: sentence}
			current = i
		case !strings.Contains(line, "-->"):
		case current < 0:
			return fmt.Errorf("%q comes before the first line with a sentence (sent_id)", line)
		case cluster.MatchString(line):
			s := &g.Sentences[current]
			s.facts = append(s.facts, nil)
		default:
			s := &g.Sentences[current]
			if len(s.facts) == 0 {
				s.facts = append(s.facts, nil)
			}
			w := newWording(line)
			if w == nil {
				g.Skipped++
				return nil
			}
			last := len(s.facts) - 1
			s.facts[last] = append(s.facts[last], w)
		}
		return nil
	})
	for _, s := range g.Sentences {
		g.Facts += len(s.facts)
	}
	return g, err
}

func newWording(line string) *wording {
	slots := strings.Split(line, "-->")
	if len(slots) != 3 {
		return nil
	}
	w := &wording{}
	for i, s := range slots {
		s = strings.TrimSpace(s)
		w.source[i], w.words[i] = s, map[string]bool{}
		for _, form := range []string{brackets.Replace(s), noBrackets.Replace(s)} {
			for _, word := range strings.Fields(form) {
				w.words[i][word] = true
			}
		}
	}
	return w
}

var (
	brackets   = strings.NewReplacer("[", " ", "]", " ")
	noBrackets = strings.NewReplacer("[", "", "]", "")
	slotPart   = regexp.MustCompile(`\[|\]|[^\[\]\s]+`)
)

// slotPattern is a slot as a regular expression.
func slotPattern(slot string) string {
	var b strings.Builder
	b.WriteString(`\s*`)
	depth := 0
	for _, t := range slotPart.FindAllString(slot, -1) {
		switch {
		case t == "[":
			b.WriteString("(?:")
			depth++
		case t == "]" && depth > 0:
			b.WriteString(")?")
			depth--
		default:
			b.WriteString(regexp.QuoteMeta(t) + `\s*`)
		}
	}
	b.WriteString(strings.Repeat(")?", depth))
	return b.String()
}

// matches says whether a triple is this wording. Slots have single spaces.
func (w *wording) matches(slots [3]string) bool {
	for i, s := range slots {
		for word := range strings.FieldsSeq(s) {
			if !w.words[i][word] {
				return false
			}
		}
	}
	if w.pattern == nil && !w.broken {
		var parts []string
		for _, s := range w.source {
			parts = append(parts, slotPattern(s))
		}
		var err error
		w.pattern, err = regexp.Compile(`^(?:` + strings.Join(parts, "\x00") + `)$`)
		w.broken = err != nil
	}
	return !w.broken && w.pattern.MatchString(strings.Join(slots[:], "\x00"))
}

// tripleOf joins the arguments after the first.
func tripleOf(x Extraction) [3]string {
	var out [3]string
	if len(x.Args) > 0 {
		out[0] = strings.Join(strings.Fields(x.Args[0]), " ")
		out[2] = strings.Join(strings.Fields(strings.Join(x.Args[1:], " ")), " ")
	}
	out[1] = strings.Join(strings.Fields(x.Relation), " ")
	return out
}
