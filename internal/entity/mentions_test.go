package entity

import (
	"slices"
	"strings"
	"testing"

	"kgraph/internal/lang"
)

// TestMentions holds what each construction's mentions are joined to: one line
// "words -> entity type rule" each, sentences apart by a blank line.
func TestMentions(t *testing.T) {
	for _, c := range []struct{ group, text, want string }{
		{"role before a person, surname, pronoun", `
U.S. U.S. PROPN 2 compound
President President PROPN 6 nsubj
Jane Jane PROPN 2 flat
Miller Miller PROPN 2 flat
quietly quietly ADV 6 advmod
resigned resign VERB 0 root

Miller Miller PROPN 2 nsubj
said say VERB 0 root
she she PRON 4 nsubj
slept sleep VERB 2 ccomp`, `
U.S. -> United States Country gazetteer
U.S. President -> U.S. president Concept role
Jane Miller -> Jane Miller Person same name
Miller -> Jane Miller Person surname
she -> Jane Miller Person pronoun`},
		{"name cut at a title", `
Nvidia Nvidia PROPN 2 compound
CEO ceo NOUN 4 nsubj
Jensen Jensen PROPN 2 flat
slept sleep VERB 0 root`, `
Nvidia -> Nvidia Organization gazetteer
Nvidia CEO -> Nvidia CEO Concept role
Jensen -> Jensen Person same name`},
		{"acronym in brackets and later", `
The the DET 3 det
Atomic Atomic PROPN 3 compound
Agency agency PROPN 7 nsubj
( ( PUNCT 5 punct
AA AA PROPN 3 appos
) ) PUNCT 5 punct
slept sleep VERB 0 root

AA AA PROPN 2 nsubj
slept sleep VERB 0 root`, `
Atomic Agency -> Atomic Agency Organization same name
AA -> Atomic Agency Organization acronym
AA -> Atomic Agency Organization acronym`},
		{"demonyms are their country, peoples a group", `
Chinese Chinese ADJ 2 amod
firms firm NOUN 3 nsubj
met meet VERB 0 root
the the DET 5 det
Israelis Israelis PROPN 3 obj`, `
Chinese -> China Country demonym
Chinese firms -> Chinese firms Concept concept narrowed by a name
Israelis -> Israelis Group gazetteer`},
		{"two countries with a hyphen", `
US US PROPN 4 compound
- - PUNCT 1 punct
China China PROPN 1 flat
trade trade NOUN 5 nsubj
grew grow VERB 0 root`, `
US -> United States Country gazetteer
US - China trade -> US trade Concept concept narrowed by a name
China -> China Country gazetteer`},
		{"apposition and class noun", `
The the DET 2 det
chipmaker chipmaker NOUN 5 nsubj
, , PUNCT 4 punct
Zorvex Zorvex PROPN 2 appos
grew grow VERB 0 root

The the DET 2 det
company company NOUN 3 nsubj
hired hire VERB 0 root
engineers engineer NOUN 3 obj`, `
The chipmaker -> Zorvex Organization apposition
Zorvex -> Zorvex Organization same name
The company -> Zorvex Organization class noun`},
		{"dates, money and numbers are no entities", `
On on ADP 2 case
March March PROPN 7 obl
5 5 NUM 2 nummod
, , PUNCT 2 punct
Acme Acme PROPN 7 nsubj
just just ADV 7 advmod
paid pay VERB 0 root
$ $ SYM 7 obj
5 5 NUM 8 nummod
Monday Monday PROPN 7 obl:unmarked`, `
Acme -> Acme Organization same name`},
	} {
		t.Run(c.group, func(t *testing.T) {
			var parses []*lang.Parse
			for s := range strings.SplitSeq(strings.TrimSpace(c.text), "\n\n") {
				parses = append(parses, build(s))
			}
			res := Resolve(nil, parses)
			var got []string
			for _, m := range res.Mentions {
				e := res.Entities[m.Entity]
				got = append(got, res.sents[m.Sentence].join(m.Start, m.End)+" -> "+e.Name()+" "+e.Type+" "+m.Rule)
			}
			want := strings.Split(strings.TrimSpace(c.want), "\n")
			if !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}
