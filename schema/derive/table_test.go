package derive

import (
	"bufio"
	"sort"
	"strings"
	"testing"
)

// The pairs are what a reader of English expects of the tables: a word, and the
// nouns that will do. The choice was tuned on them, so that they guard against
// loss and measure nothing.
const eventPairs = `innovate innovation|invest investment|launch launch|attack attack|develop development|lose loss|die death|grow growth|arrive arrival|
emerge emergence|succeed success|fail failure|decide decision|rise rise|move movement,move|produce production|create creation|compete competition|
cooperate cooperation|negotiate negotiation|retaliate retaliation|reform reform|migrate migration|withdraw withdrawal|resign resignation|expand expansion|
spend spending|trade trade|export export|lead leadership,lead|fight fight,fighting|kill killing|injure injury|acquire acquisition|merge merger|protest protest|
elect election|vote vote|fund funding|improve improvement|reduce reduction|increase increase|ban ban|approve approval|reject rejection|criticize criticism|
support support|oppose opposition|discover discovery|study study|sell sale|pay payment|think thought|know knowledge|diversify diversification|
modernize modernization|adapt adaptation|adopt adoption|agree agreement|collapse collapse|explode explosion|flee flight|evacuate evacuation|strike strike|
settle settlement|regulate regulation|adjust adjustment|arrest arrest|assassinate assassination|invade invasion|occupy occupation|deport deportation|
extradite extradition|convict conviction|accuse accusation|investigate investigation|appoint appointment|nominate nomination|dismiss dismissal|
retire retirement|depart departure|return return|discuss discussion|argue argument|announce announcement|publish publication|perform performance|
invent invention|automate automation|pollute pollution|emit emission|erode erosion|erupt eruption|destroy destruction|damage damage|reconstruct reconstruction|
recover recovery|vaccinate vaccination|infect infection|treat treatment|separate separation|unite union,unity|divide division|resist resistance|rebel rebellion|
inflate inflation|decline decline|stagnate stagnation|consume consumption|privatize privatization|dominate domination,dominance|rely reliance|react reaction|
respond response|hesitate hesitation|survive survival|evolve evolution|transform transformation|change change|collaborate collaboration|participate participation|
contribute contribution|educate education|recruit recruitment|deploy deployment|escalate escalation|intervene intervention|interfere interference|
exploit exploitation|predict prediction|believe belief|fear fear|trust trust|close closure|complete completion|cancel cancellation|suspend suspension|delay delay|
prevent prevention|protect protection|defend defense|restore restoration|punish punishment|comply compliance|violate violation|steal theft|murder murder|
discriminate discrimination|integrate integration|centralize centralization|marry marriage|bear birth|pursue pursuit|seize seizure|own ownership|
analyze analysis|assess assessment|explore exploration|drive drive,driving|relocate relocation|optimize optimization|specialize specialization|deny denial|
propose proposal|refuse refusal|outrank -|reshore -`

const qualityPairs = `efficient efficiency|creative creativity|effective effectiveness|competitive competitiveness|productive productivity|good goodness|
strong strength|weak weakness|stable stability|unstable instability|safe safety|secure security|free freedom|rich richness,wealth|poor poverty|
accurate accuracy|precise precision|reliable reliability|transparent transparency|accountable accountability|resilient resilience|flexible flexibility|
independent independence|sustainable sustainability|profitable profitability|complex complexity|diverse diversity|equal equality|fair fairness|open openness|
severe severity|violent violence|dangerous danger|bright brightness|happy happiness|angry anger|loyal loyalty|proud pride|hostile hostility|
aggressive aggressiveness,aggression|cautious caution,cautiousness|ambitious ambition|confident confidence|popular popularity|visible visibility|clear clarity|
simple simplicity|intelligent intelligence|responsible responsibility|prosperous prosperity|generous generosity|tolerant tolerance|brutal brutality|
cruel cruelty|corrupt corruption|honest honesty|vulnerable vulnerability|able ability|capable capability|available availability|mobile mobility|
intense intensity|dense density|durable durability|healthy health|wealthy wealth|uncertain uncertainty|urgent urgency|legitimate legitimacy|private privacy|
scarce scarcity|autonomous autonomy|consistent consistency|mature maturity|rigid rigidity|bold boldness|brave bravery|patriotic patriotism|curious curiosity|
deep depth|wide width|long length|high height|credible credibility|volatile volatility|liquid liquidity|toxic toxicity|pure purity|militant militancy|
neutral neutrality|valid validity|rational rationality|agile agility|robust robustness|versatile versatility|innovative innovation`

func TestNounsOfWords(t *testing.T) {
	for _, tt := range []struct {
		name, pairs string
		noun        func(string) (string, bool)
		least       float64
	}{{"events", eventPairs, EventNoun, 0.97}, {"qualities", qualityPairs, QualityNoun, 0.95}} {
		right, all := 0, 0
		for pair := range strings.SplitSeq(tt.pairs, "|") {
			word, want, _ := strings.Cut(strings.TrimSpace(pair), " ")
			got, ok := tt.noun(word)
			if !ok {
				got = "-"
			}
			all++
			if contains(strings.ReplaceAll(want, ",", "|"), got) {
				right++
			} else {
				t.Logf("%s: %s, not %s", word, got, want)
			}
		}
		t.Logf("%s: %d of %d", tt.name, right, all)
		if float64(right) < tt.least*float64(all) {
			t.Errorf("%s: only %d of %d", tt.name, right, all)
		}
	}
}

func TestNounsBack(t *testing.T) {
	for noun, verb := range map[string]string{"launch": "launch", "loss": "lose", "emergence": "emerge", "innovation": "innovate", "investment": "invest", "growth": "grow", "competition": "compete"} {
		if n, ok := NounOf(noun); !ok || n.Verb != verb {
			t.Errorf("NounOf(%q).Verb = %q, want %q", noun, n.Verb, verb)
		}
	}
	for noun, adjective := range map[string]string{"efficiency": "efficient", "creativity": "creative", "instability": "unstable"} {
		if n, ok := NounOf(noun); !ok || n.Adjective != adjective {
			t.Errorf("NounOf(%q).Adjective = %q, want %q", noun, n.Adjective, adjective)
		}
	}
	for _, concrete := range []string{"car", "company", "man", "dog", "building", "city"} {
		if n, ok := NounOf(concrete); !ok || n.Class.Abstract() {
			t.Errorf("%s: %+v, %v", concrete, n, ok)
		}
	}
}

// TestTables holds the form of the tables: sorted, complete lines, every word found.
func TestTables(t *testing.T) {
	for name, table := range map[string]string{"verbs": verbs, "adjectives": adjectives, "nouns": nouns()} {
		var lines []string
		for sc := bufio.NewScanner(strings.NewReader(table)); sc.Scan(); {
			lines = append(lines, sc.Text())
			word, rest, _ := strings.Cut(sc.Text(), "\t")
			if got, ok := find(table, word); !ok || got != rest {
				t.Fatalf("%s: %q is not found", name, word)
			}
		}
		if !sort.StringsAreSorted(lines) || len(lines) < 1000 {
			t.Errorf("%s: %d lines, sorted %v", name, len(lines), sort.StringsAreSorted(lines))
		}
		for _, absent := range []string{"", "a\tb", "zzzzz", "\n", "qwertz", "~"} {
			if got, ok := find(table, absent); ok {
				t.Errorf("%s: %q is found: %q", name, absent, got)
			}
		}
	}
	if size := len(verbs) + len(adjectives) + len(nouns()); size > 1<<20 {
		t.Errorf("the tables have %d bytes, at most a million", size)
	}
}

func TestFoldKey(t *testing.T) {
	same := [][]string{
		{"innovate_v", "innovation_n", "innovative_a", "innovations_ns", "innovating_vg", "the_d innovation_n"},
		{"export_n controls_ns", "export_n control_n", "the_d export_n controls_ns", "controls_ns of_p exports_ns", "such_a export_n controls_ns", "their_g export_n controls_ns"},
		{"efficiency_n", "efficient_a"},
		{"launch_n", "launching_n", "launch_v", "launches_ns"},
		{"computing_n power_n", "the_d computing_n power_n"},
		{"modernisation_n", "modernization_n", "modernise_v"},
	}
	keys := map[string]string{}
	for _, group := range same {
		first := FoldKey(phraseOf(t, group[0]))
		for _, s := range group[1:] {
			if got := FoldKey(phraseOf(t, s)); got != first {
				t.Errorf("%q has the key %q, %q has %q", s, got, group[0], first)
			}
		}
		if other, dup := keys[first]; dup {
			t.Errorf("%q and %q have one key", other, group[0])
		}
		keys[first] = group[0]
	}
	apart := []string{"investor_n", "investment_n", "developer_n", "development_n", "product_n", "production_n", "creation_n", "creativity_n", "economic_a growth_n", "growth_n", "competitor_n", "competition_n"}
	seen := map[string]string{}
	for _, s := range apart {
		k := FoldKey(phraseOf(t, s))
		if other, dup := seen[k]; dup {
			t.Errorf("%q and %q have one key, %q", s, other, k)
		}
		seen[k] = s
	}
	if k := FoldKey(phraseOf(t, "the_d of_p it_o")); k != "" {
		t.Errorf("no content, yet the key %q", k)
	}
}

func FuzzConceptOf(f *testing.F) {
	f.Add("to_t innovate_v under_p constraints_ns", 1)
	f.Add("more_rr efficient_a use_n of_p their_g power_n", 2)
	f.Add("to_t make_v", 9)
	f.Add("to_t become_v more_rr", -1)
	f.Fuzz(func(t *testing.T, s string, head int) {
		var words []Word
		for field := range strings.FieldsSeq(s) {
			form, tag, _ := strings.Cut(field, "_")
			words = append(words, Word{Form: form, UPOS: tags[tag][0], XPOS: tags[tag][1]})
		}
		if c, ok := ConceptOf(words, head, Effect); ok && (c.Name == "" || c.Head < 0 || c.Head >= len(words)) {
			t.Fatalf("%q: %+v", s, c)
		}
		FoldKey(words)
	})
}

func BenchmarkFind(b *testing.B) {
	for b.Loop() {
		NounOf("innovation")
	}
}
