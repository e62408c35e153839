package schema

import (
	"errors"
	"strings"
	"testing"
)

func TestRelation(t *testing.T) {
	tests := []struct {
		phrase   Phrase
		want     string
		known    bool
		reversed bool
	}{
		// the causal family
		{Phrase{Lemma: "spur"}, "spurred", true, false},
		{Phrase{Lemma: "force", Causee: true, Prep: "to"}, "spurred", true, false},
		{Phrase{Lemma: "push", Causee: true, Prep: "towards"}, "spurred", true, false},
		{Phrase{Lemma: "push", Causee: true, Prep: "toward"}, "spurred", true, false},
		{Phrase{Lemma: "lead", Prep: "to", Object: "creativity"}, "spurred", true, false},
		{Phrase{Lemma: "lead", Prep: "to", Object: "death"}, "caused", true, false},
		{Phrase{Lemma: "drive", Object: "innovation"}, "spurred", true, false},
		{Phrase{Lemma: "drive", Object: "truck"}, "drove", false, false},
		{Phrase{Lemma: "force"}, "forced", true, false},
		{Phrase{Lemma: "encourage", ObjectType: "Country", Object: "China"}, "encouraged", true, false},
		{Phrase{Lemma: "encourage", Object: "investment"}, "spurred", true, false},
		{Phrase{Lemma: "prompt", ObjectType: "Country", Object: "Israel"}, "prompted", false, false},
		{Phrase{Lemma: "prompt", Object: "debate"}, "spurred", true, false},
		{Phrase{Lemma: "prompt", Object: "evacuation"}, "caused", true, false},
		{Phrase{Lemma: "prevent", Causee: true, Prep: "from"}, "prevented", true, false},
		{Phrase{Lemma: "result", Prep: "from"}, "caused", true, true},
		// others
		{Phrase{Lemma: "overtake"}, "outranked", true, false},
		{Phrase{Lemma: "buy"}, "acquired", true, false},
		{Phrase{Lemma: "take", Particle: "over"}, "acquired", true, false},
		{Phrase{Lemma: "cast doubt", Prep: "on"}, "cast_doubt_on", true, false},
		{Phrase{Lemma: "cast doubt", Prep: "upon"}, "cast_doubt_on", true, false},
		{Phrase{Lemma: "bear", Patient: true, Prep: "in"}, "was_born_in", true, false},
		{Phrase{Lemma: "base", Patient: true, Prep: "in"}, "was_based_in", true, false},
		{Phrase{Lemma: "accuse", Patient: true, Prep: "of"}, "was_accused_of", true, false},
		{Phrase{Lemma: "lead", SubjectType: "Person", ObjectType: "Organization"}, "headed", true, false},
		{Phrase{Lemma: "lead", SubjectType: "Organization", ObjectType: "Event"}, "led", false, false},
		{Phrase{Lemma: "start", ObjectType: "Organization"}, "founded", true, false},
		{Phrase{Lemma: "employ", SubjectType: "Organization", ObjectType: "Person"}, "worked_for", true, true},
		{Phrase{Lemma: "criticise"}, "criticized", true, false},
		{Phrase{Lemma: "favour"}, "supported", true, false},
		{Phrase{Lemma: "hold", Object: "election"}, "hosted", true, false},
		{Phrase{Lemma: "hold", Object: "spot"}, "held", false, false},
		{Phrase{Lemma: "make", Object: "arrest"}, "made", false, false},
		{Phrase{Lemma: "make", Object: "chip"}, "produced", true, false},
		{Phrase{Lemma: "raise", Object: "question"}, "raised", true, false},
		{Phrase{Lemma: "raise", Object: "price"}, "increased", true, false},
		{Phrase{Lemma: "pass", Object: "law"}, "approved", true, false},
		{Phrase{Lemma: "release", Object: "hostage"}, "freed", true, false},
		{Phrase{Lemma: "take", Particle: "over", ObjectType: "City"}, "captured", true, false},
		{Phrase{Lemma: "reach", Object: "agreement"}, "reached", true, false},
		{Phrase{Lemma: "reach", Object: "summit"}, "reached", false, false},
		{Phrase{Lemma: "lie", Prep: "in", ObjectType: "Country"}, "was_located_in", true, false},
		// by rule
		{Phrase{Lemma: "look", Prep: "for"}, "looked_for", false, false},
		{Phrase{Lemma: "upend"}, "upended", false, false},
		{Phrase{Lemma: "chase", Particle: "down"}, "chased_down", false, false},
		{Phrase{Lemma: "be"}, "is", false, false},
		{Phrase{}, "is", false, false},
		{Phrase{Lemma: "have"}, "has", false, false},
		{Phrase{Lemma: "have trouble", Prep: "with"}, "had_trouble_with", false, false},
		{Phrase{Lemma: "paint", Patient: true, Prep: "by"}, "was_painted_by", false, false},
		{Phrase{Lemma: "be developed", Prep: "with"}, "was_developed_with", false, false},
		{Phrase{Lemma: "be reluctant", Prep: "about"}, "is_reluctant_about", false, false},
		{Phrase{Lemma: "be located", Prep: "in"}, "was_located_in", true, false},
		{Phrase{Lemma: "raise questions", Prep: "about"}, "raised_question_about", true, false},
		{Phrase{Lemma: "impose sanctions", Prep: "on"}, "sanctioned", true, false},
		{Phrase{Lemma: "continue to support"}, "supported", true, false},
		{Phrase{Lemma: "seek to hinder"}, "sought_to_hinder", false, false},
		{Phrase{Lemma: "co-opt"}, "co_opted", false, false},
		{Phrase{Lemma: "  weird<>\"verb "}, "weirdverbed", false, false},
	}
	s := Default()
	for _, tt := range tests {
		m := s.Relation(tt.phrase)
		if m.Name != tt.want || m.Known() != tt.known || m.Reversed != tt.reversed {
			t.Errorf("%+v:\n got %s known %v reversed %v, want %s %v %v", tt.phrase, m.Name, m.Known(), m.Reversed, tt.want, tt.known, tt.reversed)
		}
	}
}

func TestRole(t *testing.T) {
	for noun, want := range map[string]string{
		"CEO": "headed", "chief executive officer": "headed", "former vice president": "worked_for", "co-founder": "founded",
		"wife": "married", "capital": "is_capital_of", "critics": "",
	} {
		m, ok := Default().Role(noun)
		if m.Name != want || ok != (want != "") {
			t.Errorf("Role(%q) = %q, %v; want %q", noun, m.Name, ok, want)
		}
	}
}

// TestNameIsFixedPoint holds that every canonical name is what its first
// phrase, or some phrase, is called by rule or a name of the same form.
func TestDefaultNames(t *testing.T) {
	s := Default()
	if n := len(s.Relations); n < 150 {
		t.Errorf("%d relations, want 150", n)
	}
	for _, r := range s.Relations {
		if r.Definition == "" || r.Group == "" || len(r.Phrases) == 0 {
			t.Errorf("%s lacks a definition, a group or phrases", r.Name)
		}
		if !strings.Contains(r.Definition, "X") && !strings.Contains(r.Definition, "Y") {
			t.Errorf("%s: the definition %q speaks neither of X nor of Y", r.Name, r.Definition)
		}
		if back, ok := s.Named(r.Inverse); ok && back.Inverse != "" && back.Inverse != r.Name {
			t.Errorf("%s has the inverse %s, which has the inverse %s", r.Name, r.Inverse, back.Inverse)
		}
		if r.Functional && r.Symmetric {
			t.Errorf("%s is functional and symmetric", r.Name)
		}
		if !relationGroups[r.Group] {
			t.Errorf("%s: the group %q is not one of the sections of news.yaml", r.Name, r.Group)
		}
		if r.Symmetric && (r.Inverse != "" || len(r.Reversed) > 0) {
			t.Errorf("%s is symmetric and has an inverse", r.Name)
		}
		if r.External != "" {
			prefix, _, _ := strings.Cut(r.External, ":")
			if s.Prefixes[prefix] == "" {
				t.Errorf("%s: prefix %q is not declared", r.Name, prefix)
			}
		}
	}
	for _, ty := range s.Types {
		if ty.Definition == "" {
			t.Errorf("type %s lacks a definition", ty.Name)
		}
	}
}

var relationGroups = map[string]bool{"cause": true, "people": true, "roles": true, "organisations": true, "conflict": true, "law": true,
	"politics": true, "communication": true, "science": true, "works": true, "sport": true, "disaster": true, "comparison": true, "place": true, "part": true}

// TestClash: a phrase that the vocabulary knows, but not for such types, keeps
// its own verb and says so.
func TestClash(t *testing.T) {
	for _, c := range []struct {
		phrase Phrase
		clash  bool
	}{
		{Phrase{Lemma: "kill", ObjectType: "Person"}, false},
		{Phrase{Lemma: "kill", ObjectType: "Concept"}, false},
		{Phrase{Lemma: "kill", ObjectType: "Organization"}, true},
		{Phrase{Lemma: "zigzag", ObjectType: "Organization"}, false},
	} {
		if m := Default().Relation(c.phrase); m.Clash != c.clash || m.Clash == m.Known() && m.Clash {
			t.Errorf("%+v: clash %v, known %v", c.phrase, m.Clash, m.Known())
		}
	}
}

func TestVerbLemma(t *testing.T) {
	for _, c := range [][3]string{
		{"freed", "fre", "free"}, {"fled", "flead", "flee"}, {"raids", "raids", "raid"}, {"killed", "kill", "kill"},
		{"zigzagged", "zigzag", "zigzag"}, {"found", "find", "find"}, {"denies", "deni", "deny"}, {"seizing", "seiz", "seize"},
	} {
		if got := Default().VerbLemma(c[0], c[1]); got != c[2] {
			t.Errorf("%s, %s: got %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

func TestLoadErrors(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"unknown key", "relations:\n  - name: made\n    colour: red\n", `schema:3: "colour" is not a key of a relation`},
		{"top key", "relation: []\n", `schema:1: "relation" is not a key of the schema: use one of prefixes, relations, types`},
		{"key twice", "relations:\n  - {name: made, name: made}\n", "schema:2: "},
		{"duplicate phrase", "relations:\n  - name: made\n    phrases: [make]\n  - name: built\n    phrases: [build, make]\n", `schema:5: the phrase "make" stands for made and for built`},
		{"unknown type", "relations:\n  - name: made\n    domain: [Robot]\n", `schema:2: relation made: "Robot" is not a type`},
		{"bad name", "relations:\n  - name: Made It\n", `schema:2: "Made It" is not a relation's name`},
		{"relation twice", "relations:\n  - name: made\n  - name: made\n", "schema:3: relation made was declared before, on line 2"},
		{"bad type name", "types:\n  - {name: robot, parent: Product}\n", `schema:2: "robot" is not a type's name`},
		{"type without parent", "types:\n  - name: Robot\n", "schema:2: type Robot needs a parent"},
		{"unknown parent", "types:\n  - {name: Robot, parent: Thing}\n", `schema:2: type Robot: its parent "Thing" is not a type`},
		{"ring", "types:\n  - {name: Aa, parent: Bb}\n  - {name: Bb, parent: Aa}\n", "is its own ancestor"},
		{"bad phrase", "relations:\n  - name: made\n    phrases: ['<make>']\n", `schema:3: "<make>" is not a phrase`},
		{"gap at end", "relations:\n  - name: made\n    phrases: [make ...]\n", "is not a phrase"},
		{"not a list", "relations:\n  name: made\n", "schema:2: relations must be a list, not a mapping"},
		{"bad flag", "relations:\n  - {name: made, symmetric: perhaps}\n", `schema:2: true or false is expected here, not "perhaps"`},
		{"alias", "relations:\n  - {name: &a made, group: *a}\n", "an alias"},
		{"bad prefix", "prefixes:\n  wd: nonsense\n", `schema:2: prefix "wd"`},
		{"condition without phrases", "relations:\n  - name: made\n    if:\n      - objects: [cake]\n", "schema:4: a condition needs phrases"},
		{"condition without condition", "relations:\n  - name: made\n    if:\n      - phrases: [bake]\n", "schema:4: a condition needs objects"},
		{"syntax", "relations:\n  - name: [made\n", "line "},
		{"not UTF-8", "relations: \xff\n", "not UTF-8"},
		{"noun twice", "relations:\n  - {name: made, nouns: [maker]}\n  - {name: did, nouns: [maker]}\n", `schema:3: the noun "maker"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(strings.NewReader(tt.yaml))
			if err == nil || !strings.Contains(err.Error(), tt.want) || !errors.Is(err, ErrSchema) {
				t.Errorf("got %v\nwant %s", err, tt.want)
			}
		})
	}
	if _, err := Open("testdata/no-such-file.yaml"); err == nil || !strings.Contains(err.Error(), "no-such-file") {
		t.Errorf("a missing file: %v", err)
	}
}

func TestLoadEmpty(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "relations:\n", "---\n"} {
		s, err := Load(strings.NewReader(text))
		if err != nil || len(s.Types) != len(FixedTypes) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestWith(t *testing.T) {
	mine, err := Load(strings.NewReader(`
types:
  - {name: Robot, parent: Product}
relations:
  - name: soldered
    phrases: [solder, build]
    domain: [Robot]
  - name: acquired
    phrases: [grab]
`))
	if err != nil {
		t.Fatal(err)
	}
	s, err := Default().With(mine)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		p    Phrase
		want string
	}{
		{Phrase{Lemma: "build"}, "soldered"}, {Phrase{Lemma: "construct"}, "built"}, {Phrase{Lemma: "grab"}, "acquired"},
		{Phrase{Lemma: "buy"}, "bought"}, {Phrase{Lemma: "solder", SubjectType: "Person"}, "soldered"},
	} {
		if m := s.Relation(c.p); m.Name != c.want {
			t.Errorf("%+v: got %s, want %s", c.p, m.Name, c.want)
		}
	}
	if m := s.Relation(Phrase{Lemma: "solder", SubjectType: "Person"}); m.Known() {
		t.Error("a person is no robot, yet the relation is known")
	}
	if !s.IsA("Robot", "Product") || s.IsA("Robot", "Person") {
		t.Error("the type Robot is not where it was put")
	}
	if _, ok := Default().Named("soldered"); ok {
		t.Error("With changed its receiver")
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(newsYAML[:4000])
	for _, s := range []string{"", "relations: [{name: made, phrases: [make, 'a ... b']}]", "types: [{name: A, parent: A}]", "? x\n: y", "- a", "&a [*a]", "prefixes: 3", "relations: [3, [], {}]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Load(strings.NewReader(text))
		if err != nil {
			return
		}
		s.Relation(Phrase{Lemma: "make", ObjectType: "Person"})
		s.Role("maker")
		if _, err := Default().With(s); err != nil {
			t.Fatalf("a valid schema does not join the default: %v", err)
		}
	})
}

func FuzzRelation(f *testing.F) {
	f.Add("force", "", "to", "innovation", true, false)
	f.Add("", "", "", "", false, true)
	f.Add("cast doubt", "up", "on", "x", false, false)
	s := Default()
	f.Fuzz(func(t *testing.T, lemma, particle, prep, object string, causee, patient bool) {
		m := s.Relation(Phrase{Lemma: lemma, Particle: particle, Prep: prep, Object: object, Causee: causee, Patient: patient})
		if m.Name == "" || strings.ContainsAny(m.Name, " <>\"\n") {
			t.Fatalf("%q is not a name", m.Name)
		}
	})
}
