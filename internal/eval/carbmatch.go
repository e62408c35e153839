package eval

import (
	"fmt"
	"slices"
	"strings"
)

func errColumns(n int, want string) error { return fmt.Errorf("%d columns; %s", n, want) }

var formsOfBe = names("be is am are was were been being")

// saying are the parts of relations whose speaker may stand on either side.
var saying = []string{"said", "told", "added", "adds", "says"}

// carbMatch is the precision and recall, in words, of an extraction against a
// gold tuple; arguments after the first count as one.
func carbMatch(gold, pred Extraction) (precision, recall float64) {
	g, p := twoArgs(gold.Args), twoArgs(pred.Args)
	precision, recall = carbPair(gold.Relation, g, pred.Relation, p)
	for _, s := range saying {
		if !strings.Contains(gold.Relation, s) {
			continue
		}
		slices.Reverse(p)
		p2, r2 := carbPair(gold.Relation, g, pred.Relation, p)
		if p2 > precision || p2 == precision && r2 > recall {
			return p2, r2
		}
		break
	}
	return precision, recall
}

func twoArgs(args []string) []string {
	if len(args) < 2 {
		return slices.Clone(args)
	}
	return []string{args[0], strings.Join(args[1:], " ")}
}

func carbPair(goldRel string, gold []string, predRel string, pred []string) (precision, recall float64) {
	g, p := strings.Fields(goldRel), strings.Fields(predRel)
	same, left := commonWords(g, p)
	// "be" stands for any of its forms.
	if left["be"] > 0 && slices.ContainsFunc(g, func(w string) bool { return formsOfBe[w] }) {
		same++
	}
	if same == 0 {
		return 0, 0
	}
	inGold, inPred := len(g), len(p)
	for i, arg := range gold {
		if i >= len(pred) {
			return 0, 0
		}
		g, p := strings.Fields(arg), strings.Fields(pred[i])
		inGold, inPred = inGold+len(g), inPred+len(p)
		n, _ := commonWords(g, p)
		same += n
	}
	return ratio(same, inPred), ratio(same, inGold)
}

// commonWords counts the words that two lists share, each as often as both
// have it, and how often the second has each beyond that.
func commonWords(gold, pred []string) (same int, left map[string]int) {
	count := map[string]int{}
	for _, w := range gold {
		count[w]++
	}
	left = map[string]int{}
	for _, w := range pred {
		if count[w] > 0 {
			count[w]--
			same++
		} else {
			left[w]++
		}
	}
	return same, left
}
