// dev tool, not committed
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"strings"

	"kgraph/internal/clause"
	"kgraph/internal/lang"
	"kgraph/internal/text"
)

func main() {
	mode := flag.String("m", "claims", "claims|short|full|tree")
	kinds := flag.String("kinds", "", "")
	rules := flag.Bool("rules", false, "")
	doc := flag.Bool("doc", false, "segment with text")
	flag.Parse()
	a, err := lang.Load()
	if err != nil {
		panic(err)
	}
	var ks map[clause.Kind]bool
	if *kinds != "" {
		ks = map[clause.Kind]bool{}
		for _, k := range strings.Fields(*kinds) {
			ks[clause.Kind(k)] = true
		}
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	sc := bufio.NewScanner(os.Stdin)
	sc.Buffer(nil, 1<<24)
	n, total := 0, 0
	for sc.Scan() {
		line := sc.Text()
		if strings.TrimSpace(line) == "" {
			continue
		}
		for _, s := range sentences(line, *doc) {
			p := a.Parse(s)
			n++
			switch *mode {
			case "tree":
				for i, w := range p.Words {
					fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%d\t%s\t%.2f\n", i+1, w.Form, w.Lemma, w.UPOS, w.XPOS, w.Head+1, w.Deprel, w.Prob)
				}
				fmt.Fprintln(out)
			case "claims":
				cs := clause.Extract(p)
				total += len(cs)
				fmt.Fprintf(out, "\n# %s\n", line)
				if *doc {
					fmt.Fprintf(out, "# %s\n", s.Text)
				}
				for _, c := range cs {
					fmt.Fprintln(out, "  "+show(p, &c))
				}
			default:
				cs := clause.ExtractWith(p, clause.Options{Reports: true})
				for _, l := range clause.Lines(p, cs, clause.LineOptions{Full: *mode == "full", Kinds: ks}) {
					if *rules {
						fmt.Fprintf(out, "%s\t", l.Rule)
					}
					if len(l.Args) == 0 {
						if *mode == "short" {
							continue
						}
						l.Args = []string{""}
					}
					fmt.Fprintf(out, "%s\t%.4f\t%s\t%s\t%s\n", line, l.Confidence, l.Arg1, l.Relation, strings.Join(l.Args, "\t"))
				}
			}
		}
	}
	fmt.Fprintln(os.Stderr, n, "sentences", total, "claims")
}

func show(p *lang.Parse, c *clause.Claim) string { return clause.Format(p, c) }

func sentences(line string, doc bool) []*text.Sentence {
	if doc {
		return docSentences(line)
	}
	s := &text.Sentence{Text: line}
	pos := 0
	for _, f := range strings.Fields(line) {
		switch f {
		case "``", "''":
			f = "\""
		case "-LRB-":
			f = "("
		case "-RRB-":
			f = ")"
		}
		n := len([]rune(f))
		s.Tokens = append(s.Tokens, text.Token{Span: text.Span{Start: pos, End: pos + n}, Form: f, SpaceAfter: true})
		pos += n + 1
	}
	return []*text.Sentence{s}
}



func docSentences(line string) []*text.Sentence {
	d := &text.Document{ID: "x", Text: line}
	d.Paragraphs = text.Paragraphs(line)
	return text.Segment(d)
}
