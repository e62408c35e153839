package schema_test

import (
	"fmt"
	"strings"

	"kgraph/schema"
	"kgraph/schema/derive"
)

func ExampleSchema_Relation() {
	s := schema.Default()
	for _, p := range []schema.Phrase{
		{Lemma: "overtake"},
		{Lemma: "push", Causee: true, Prep: "toward"},
		{Lemma: "look", Prep: "for"},
		{Lemma: "result", Prep: "from"},
	} {
		m := s.Relation(p)
		fmt.Println(m.Name, m.Known(), m.Reversed)
	}
	// Output:
	// outranked true false
	// spurred true false
	// looked_for false false
	// caused true true
}

func ExampleLoad() {
	_, err := schema.Load(strings.NewReader("relations:\n  - name: soldered\n    domain: [Robot]\n"))
	fmt.Println(err)
	// Output:
	// the schema is not valid:
	// schema:2: relation soldered: "Robot" is not a type: declare it under types or use one of Person Organization Country City Place Product Work Event Law Group Concept Other
}

// An effect that is told with an adjective on an empty head is named by its quality.
func Example_concept() {
	c, ok := derive.ConceptOf([]derive.Word{
		{Form: "more", UPOS: "ADV", XPOS: "RBR"}, {Form: "efficient", UPOS: "ADJ", XPOS: "JJ"}, {Form: "use", UPOS: "NOUN", XPOS: "NN"},
		{Form: "of", UPOS: "ADP", XPOS: "IN"}, {Form: "water", UPOS: "NOUN", XPOS: "NN"},
	}, 2, derive.Effect)
	fmt.Println(c.Name, ok)
	// Output: efficiency true
}
