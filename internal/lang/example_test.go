package lang_test

import (
	"fmt"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

func Example() {
	a, err := lang.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	s := &text.Sentence{Text: "The dogs barked."}
	for _, form := range []string{"The", "dogs", "barked", "."} {
		s.Tokens = append(s.Tokens, text.Token{Form: form})
	}
	for i, w := range a.Parse(s).Words {
		fmt.Println(i, w.Form, w.Lemma, w.UPOS, w.Head, w.Deprel)
	}
	// Output:
	// 0 The the DET 1 det
	// 1 dogs dog NOUN 2 nsubj
	// 2 barked bark VERB -1 root
	// 3 . . PUNCT 2 punct
}
