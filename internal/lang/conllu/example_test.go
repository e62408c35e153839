package conllu_test

import (
	"fmt"
	"os"
	"strings"

	"kgraph/internal/lang/conllu"
)

func Example() {
	const in = "1\tDogs\tdog\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n2\tbark\tbark\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No\n3\t!\t!\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
	all, err := conllu.ReadAll(strings.NewReader(in))
	if err != nil {
		fmt.Println(err)
		return
	}
	sentence := all[0].Text(0)
	fmt.Println(sentence.Text, sentence.Tokens[1].Span)
	if err := conllu.Write(os.Stdout, conllu.FromParse(all[0].Parse(sentence), "1")); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Dogs bark! {5 9}
	// # sent_id = 1
	// # text = Dogs bark!
	// 1	Dogs	dog	NOUN	NNS	Number=Plur	2	nsubj	_	_
	// 2	bark	bark	VERB	VBP	_	0	root	_	SpaceAfter=No
	// 3	!	!	PUNCT	.	_	2	punct	_	_
}
