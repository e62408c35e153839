package source_test

import (
	"fmt"
	"strings"

	"kgraph/internal/source"
)

func ExampleFromReader() {
	in := strings.NewReader(`{"id":"n1","text":"The firm sued.","date":"January 27, 2025"}` + "\n" + `{"id":"n2"}`)
	for d, err := range source.FromReader("news.jsonl", in, source.Options{}) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(d.ID, d.Published, d.Text)
	}
	// Output:
	// n1 2025-01-27 The firm sued.
	// news.jsonl:2: this is not a JSON object with a text: it has no field "text"; say which field is the text
}
