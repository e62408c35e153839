package text_test

import (
	"fmt"

	"kgraph/internal/text"
)

func ExampleSegment() {
	d := &text.Document{Text: "Mr. Lee can't sell. The U.S. said so."}
	for _, s := range text.Segment(d) {
		fmt.Println(s.Span, s.Text)
		for _, t := range s.Tokens {
			fmt.Print(t.Form, " ")
		}
		for _, m := range s.Multi {
			fmt.Print("(", m.Form, ")")
		}
		fmt.Println()
	}
	// Output:
	// {0 19} Mr. Lee can't sell.
	// Mr. Lee ca n't sell . (can't)
	// {20 37} The U.S. said so.
	// The U.S. said so .
}

func ExampleIndex() {
	x := text.NewIndex("Zoë left. She won.")
	fmt.Println(x.Byte(10), x.Slice(text.Span{Start: 10, End: 13}))
	// Output: 11 She
}
