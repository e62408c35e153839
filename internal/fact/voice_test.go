package fact

import (
	"strings"
	"testing"
)

// TestVoices: who says what stands in a quotation of several sentences.
func TestVoices(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       map[string]string // claim as "subject | predicate | object" -> speaker, "" for the writer
	}{
		{"the quotation goes on after the speaker",
			`"The plan hurts farmers," Angela Merkel said. "The banks lost money. The unions reject the deal." The court praised the company.`,
			map[string]string{"plan | hurt | farmers": "Angela Merkel", "banks | lost | money": "Angela Merkel", "unions | rejected | deal": "Angela Merkel", "court | praised | company": ""}},
		{"the speaker comes last",
			`“The banks lost money. The unions reject the deal,” Angela Merkel said.`,
			map[string]string{"banks | lost | money": "Angela Merkel", "unions | rejected | deal": "Angela Merkel"}},
		{"several paragraphs, each with a mark of its own",
			"Angela Merkel said: “The plan hurts farmers. The banks lost money.\n\n“The unions reject the deal.”\n\nThe court praised the company.",
			map[string]string{"banks | lost | money": "Angela Merkel", "unions | rejected | deal": "Angela Merkel", "court | praised | company": ""}},
		{"another speaker inside is cited by the first",
			`"The plan is dead," Angela Merkel said. "Critics say that the banks lost money."`,
			map[string]string{"banks | lost | money": "Angela Merkel > Critics"}},
		{"a mark that is never closed quotes nothing",
			`Angela Merkel said: "The plan hurts farmers. The banks lost money. The unions reject the deal.`,
			map[string]string{"banks | lost | money": "", "unions | rejected | deal": ""}},
		{"a name said again as it",
			`The central bank raised its forecast. "The banks lost money," the Bundesbank said. "The unions reject the banks," it added.`,
			map[string]string{"banks | lost | money": "Bundesbank", "unions | rejected | banks": "Bundesbank"}},
		{"led up to with a comma, in a paragraph of its own",
			"Angela Merkel wrote,\n\n\"The banks lost money. The unions reject the deal.\"\n\nThe court praised the company.",
			map[string]string{"banks | lost | money": "Angela Merkel", "unions | rejected | deal": "Angela Merkel", "court | praised | company": ""}},
		{"led up to by what somebody is called",
			"Angela Merkel called the deal dangerous:\n\n\"The banks lost money. The unions reject the deal.\"",
			map[string]string{"banks | lost | money": "Angela Merkel", "unions | rejected | deal": "Angela Merkel"}},
		{"a paragraph of nothing else goes on with the speaker before",
			"\"The plan hurts farmers,\" Angela Merkel said.\n\n\"The banks lost money. The unions reject the deal.\"\n\nThe court praised the company.",
			map[string]string{"banks | lost | money": "Angela Merkel", "unions | rejected | deal": "Angela Merkel", "court | praised | company": ""}},
		{"a second paragraph without a mark, which the quotation ends in",
			"Angela Merkel said, \"The plan hurts farmers.\n\nThe banks lost money. The unions reject the deal.\" The court praised the company.",
			map[string]string{"banks | lost | money": "Angela Merkel", "unions | rejected | deal": "Angela Merkel", "court | praised | company": ""}},
		{"begins in the middle of a sentence, brackets aside",
			`Angela Merkel says "the plan hurts farmers. Then the banks lost money" ((de)).`,
			map[string]string{"plan | hurt | farmers": "Angela Merkel", "banks | lost | money": "Angela Merkel"}},
		{"after a sentence that reports",
			`Angela Merkel said the plan hurts farmers. "The banks lost money. The unions reject the deal." The court praised the company.`,
			map[string]string{"plan | hurt | farmers": "Angela Merkel", "banks | lost | money": "Angela Merkel", "unions | rejected | deal": "Angela Merkel", "court | praised | company": ""}},
		{"what is said goes on with and, without a comma or with that",
			`Angela Merkel says that the banks lost money and the unions were punished. The court reports that the banks closed offices, and that farmers praised the company.`,
			map[string]string{"banks | lost | money": "Angela Merkel", " | punished | unions": "Angela Merkel", "farmers | praised | company": "court"}},
		{"another clause with a comma is the writer's",
			`Angela Merkel says that the banks lost money, but the unions reject the deal.`,
			map[string]string{"banks | lost | money": "Angela Merkel", "unions | rejected | deal": ""}},
		{"said in a statement, come to a conclusion",
			`Angela Merkel told farmers in a statement that the banks lost money. Angela Merkel came to the conclusion that the unions rejected the deal.`,
			map[string]string{"banks | lost | money": "Angela Merkel", "unions | rejected | deal": "Angela Merkel"}},
		{"he does not speak of himself by name",
			`Kevin Allton met Andy Warhol. He said that Warhol hurt the company.`,
			map[string]string{"Andy Warhol | hurt | company": "Kevin Allton"}},
		{"things do not speak: terms, and what is counted by the day",
			`According to the ceasefire terms, the army left the city. The company sells five cars per day.`,
			map[string]string{"army | left | city": "", "company | sold | five cars": ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := record(t, c.body, "")
			got := map[string]string{}
			var lines []string
			for _, cl := range rec.Claims {
				key := cl.Subject + " | " + cl.Predicate + " | " + cl.Object
				got[key] = strings.Join(cl.Speakers, " > ")
				lines = append(lines, key+" by "+got[key])
			}
			for claim, who := range c.want {
				if g, ok := got[claim]; !ok || g != who {
					t.Errorf("%s: %q says it (found %v), want %q\n%s", claim, g, ok, who, strings.Join(lines, "\n"))
				}
			}
		})
	}
}
