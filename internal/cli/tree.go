package cli

import (
	"fmt"
	"io"
	"strings"

	"kgraph/internal/lang"
)

// writeTree draws the dependency tree, one word a line, each under its head.
func writeTree(w io.Writer, p *lang.Parse, _ string) error {
	children := make([][]int, len(p.Words))
	var roots []int
	for i, word := range p.Words {
		if word.Head == lang.Root {
			roots = append(roots, i)
		} else {
			children[word.Head] = append(children[word.Head], i)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", strings.Join(strings.Fields(p.Sentence.Text), " "))
	type step struct {
		word int
		lead string
		last bool
	}
	var stack []step
	for i := len(roots) - 1; i >= 0; i-- {
		stack = append(stack, step{roots[i], "", true})
	}
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		mark, under := "├─ ", "│  "
		if s.last {
			mark, under = "└─ ", "   "
		}
		word := p.Words[s.word]
		fmt.Fprintf(&b, "%s%s%s  (%s %s%s)\n", s.lead, mark, word.Form, word.Deprel, word.UPOS, lemmaNote(word))
		below := children[s.word]
		for i := len(below) - 1; i >= 0; i-- {
			stack = append(stack, step{below[i], s.lead + under, i == len(below)-1})
		}
	}
	for _, n := range p.Names {
		forms := make([]string, 0, n.End-n.Start)
		for _, word := range p.Words[n.Start:n.End] {
			forms = append(forms, word.Form)
		}
		fmt.Fprintf(&b, "   %s: %s\n", n.Type, strings.Join(forms, " "))
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

func lemmaNote(w lang.Word) string {
	if strings.EqualFold(w.Lemma, w.Form) {
		return ""
	}
	return " " + w.Lemma
}
