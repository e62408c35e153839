package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"kgraph/graph"
)

// TestMermaid holds a flow chart against the part of Mermaid's grammar that it
// may use: a title, nodes with a quoted label, links with one, classes.
func TestMermaid(t *testing.T) {
	s := hostileStore(t)
	lines := strings.Split(strings.TrimSuffix(string(written(t, s, "mermaid")), "\n"), "\n")
	label := `"(?:[\pL\pM\pN .,!?'’“”…–—()\-:/+%$€£]|#\d+;)+"`
	shapes := `(?:\(\[` + label + `\]\)|\[` + label + `\]|\{\{` + label + `\}\}|\{` + label + `\}|\(` + label + `\)|\(\(` + label + `\)\)|>` + label +
		`\]|\[/` + label + `/\]|\[\\` + label + `\\\])`
	node := regexp.MustCompile(`^  n\d+` + shapes + `(?::::[A-Za-z]+)?$`)
	link := regexp.MustCompile(`^  n(\d+) (?:-->|-\.->)\|` + label + `\| n(\d+)$`)
	class := regexp.MustCompile(`^  classDef [A-Za-z]+ fill:#[0-9A-F]{6},stroke:#555,color:#111$`)
	if len(lines) < 4 || lines[0] != "---" || lines[2] != "---" || lines[3] != "flowchart LR" {
		t.Fatalf("the chart opens with %q", lines[:4])
	}
	nodes, links := 0, 0
	for _, line := range lines[4:] {
		switch {
		case node.MatchString(line):
			nodes++
		case link.MatchString(line):
			links++
		case !class.MatchString(line):
			t.Errorf("not of the grammar: %s", line)
		}
	}
	want := wantHeld(t, s, "mermaid")
	if nodes != len(want.Nodes) || links != len(want.Edges) {
		t.Errorf("%d nodes and %d links, want %d and %d", nodes, links, len(want.Nodes), len(want.Edges))
	}
	// The entities are those of the labels.
	for _, n := range want.Nodes {
		if label := mermaidQuoted(n[1]); !bytes.Contains(written(t, s, "mermaid"), []byte(label)) {
			t.Errorf("no label %s", label)
		}
	}
}

// cypherStatement reads one statement of the script, as openCypher's grammar
// has strings, maps, lists, labels and patterns.
var cypherStatement = func() *regexp.Regexp {
	text := `'(?:[^'\\\n]|\\['\\nrt]|\\u[0-9A-F]{4})*'`
	name := "`(?:[^`\\n]|``)+`"
	value := `(?:` + text + `|-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|\[(?:` + text + `(?:, ` + text + `)*)?\])`
	pairs := `\{(?:\w+: ` + value + `(?:, \w+: ` + value + `)*)?\}`
	key := `:(?:Entity|Document|Claim) \{(?:iri|id): ` + text + `\}`
	return regexp.MustCompile(`^(?:` + strings.Join([]string{
		`CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:\w+\) REQUIRE n\.\w+ IS UNIQUE`,
		`MERGE \(n` + key + `\) SET (?:n:` + name + `, )?n \+= ` + pairs,
		`MATCH \(a` + key + `\), \(b` + key + `\) MERGE \(a\)-\[(?:r:` + name + `|:[A-Z]+(?: \{role: ` + text + `\})?)\]->\(b\)(?: SET r \+= ` + pairs + `)?`,
	}, "|") + `);$`)
}()

func TestCypher(t *testing.T) {
	s := hostileStore(t)
	counts := map[string]int{}
	for line := range strings.Lines(string(written(t, s, "cypher"))) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "// ") {
			continue
		}
		if !cypherStatement.MatchString(line) {
			t.Errorf("not a statement: %s", line)
		}
		switch {
		case strings.HasPrefix(line, "MERGE (n:Entity"):
			counts["nodes"]++
		case strings.Contains(line, "-[r:"):
			counts["edges"]++
		case strings.HasPrefix(line, "MERGE (n:Claim"):
			counts["claims"]++
		}
	}
	want := wantHeld(t, s, "cypher")
	if counts["nodes"] != len(want.Nodes) || counts["edges"] != len(want.Edges) || counts["claims"] != len(hostile) {
		t.Errorf("%v, want %d nodes, %d edges, %d claims", counts, len(want.Nodes), len(want.Edges), len(hostile))
	}
}

// report is what Python's readers find in the report and the vault.
type report struct {
	Facts [][]string `json:"facts"` // subject, words, object, standing
	Texts []string   `json:"texts"` // the sentences
	Names []string   `json:"names"` // of the entities
}

func TestReportsReadBack(t *testing.T) {
	python := needs(t, "python3", "-c", "import yaml")
	s := hostileStore(t)
	shown := func(s string) string {
		s = strings.Join(strings.Fields(printable(s)), " ")
		if s == "" {
			return "∅"
		}
		return s
	}
	var want report
	for n := range s.Entities(t.Context()) {
		want.Names = append(want.Names, shown(n.Name))
	}
	for f := range s.Facts(t.Context()) {
		if f.Label != graph.General {
			want.Facts = append(want.Facts, []string{shown(f.SubjectName), shown(Phrase(f)), shown(f.ObjectName), shown(standingOf(f))})
			for _, e := range f.Evidence {
				want.Texts = append(want.Texts, shown(e.Sentence))
			}
		}
	}
	for _, format := range []string{"report", "markdown", "obsidian"} {
		path := writeTo(t, s, Options{Format: format, Title: `A "title" & <more>`})
		out, err := exec.Command(python, "testdata/reports.py", format, path).Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", format, err, err.(*exec.ExitError).Stderr)
		}
		var got report
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		missing := func(what string, want, got []string) {
			have := map[string]bool{}
			for _, g := range got {
				have[g] = true
			}
			for _, w := range want {
				if !have[w] {
					t.Errorf("%s: no %s %q", format, what, w)
				}
			}
		}
		missing("name", want.Names, got.Names)
		missing("sentence", want.Texts, got.Texts)
		missing("fact", lines(want.Facts), lines(got.Facts))
		if len(got.Facts) != len(want.Facts) || len(got.Names) != len(want.Names) {
			t.Errorf("%s: %d facts, %d names, want %d and %d", format, len(got.Facts), len(got.Names), len(want.Facts), len(want.Names))
		}
	}
}

func lines(rows [][]string) []string {
	var list []string
	for _, r := range rows {
		list = append(list, strings.Join(r, " / "))
	}
	return list
}

func written(t *testing.T, from Source, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(t.Context(), &b, from, Options{Format: format, Title: `A "title" & <more>`}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFileName(t *testing.T) {
	v := &vault{names: map[string]bool{}}
	for _, test := range [][2]string{{"DeepSeek", "DeepSeek"}, {"deepseek", "deepseek (Product)"}, {"DEEPSEEK", "DEEPSEEK (2)"}, {"AC/DC: live?", "AC-DC- live-"},
		{"..", "unnamed"}, {"", "unnamed (Product)"}, {"con", "_con"}, {"NUL.txt", "_NUL.txt"}, {"a\nb", "a b"}, {"[[x|y]]", "--x-y--"},
		{strings.Repeat("é", 100), strings.Repeat("é", 60)}} {
		if got := v.unique(test[0], "Product"); got != test[1] {
			t.Errorf("%q: %q, want %q", test[0], got, test[1])
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, name := range hostile {
		f.Add(name)
	}
	inner := regexp.MustCompile(`^'(?:[^'\\\n]|\\['\\nrt]|\\u[0-9A-F]{4})*'$`)
	f.Fuzz(func(t *testing.T, s string) {
		if got := cypherQuoted(s); !inner.MatchString(got) {
			t.Errorf("cypher: %q gives %s", s, got)
		}
		if got := gmlQuoted(s); strings.ContainsAny(got[1:len(got)-1], "\"\n\r") {
			t.Errorf("gml: %q gives %s", s, got)
		}
		if got := md(s); strings.ContainsAny(got, "\n\r") || strings.Contains(strings.ReplaceAll(got, `\<`, ""), "<") {
			t.Errorf("markdown: %q gives %s", s, got)
		}
		if got := esc(s); strings.ContainsAny(got, "<>\"'\n") {
			t.Errorf("html: %q gives %s", s, got)
		}
		if got := fileName(s); got == "" || strings.ContainsAny(got, "/\\:*?\"<>|\n\x00") || len(got) > maxFileName+1 || strings.Trim(got, ".") == "" {
			t.Errorf("file name: %q gives %q", s, got)
		}
		if got := mermaidQuoted(s); strings.ContainsAny(got[1:len(got)-1], "\"<>`\n") {
			t.Errorf("mermaid: %q gives %s", s, fmt.Sprint(got))
		}
	})
}
