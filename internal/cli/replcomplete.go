package cli

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"kgraph/graph/query"
)

// Gizmo's names, for completion; each method of a path or graph also begins
// with a small letter.
var (
	pathMethods = []string{
		"About", "All", "And", "As", "Back", "Both", "Claims", "Count", "Difference", "Evidence", "Except", "Filter", "Follow", "FollowR",
		"FollowRecursive", "ForEach", "GetLimit", "Has", "HasR", "In", "InPredicates", "Intersect", "Is",
		"LabelContext", "Labels", "Limit", "Map", "Or", "Order", "Out", "OutPredicates", "Save", "SaveInPredicates",
		"SaveOpt", "SaveOptR", "SaveOutPredicates", "SaveR", "Since", "Skip", "Tag", "TagArray", "TagValue", "ToArray",
		"ToValue", "Union", "Unique", "Until",
	}
	graphMethods  = []string{"AddDefaultNamespaces", "AddNamespace", "Emit", "IRI", "M", "Morphism", "Uri", "V", "Vertex"}
	gizmoBuiltins = []string{
		"about(", "bnode(", "claims(", "entity(", "evidence(", "g.", "graph.", "gt(", "gte(", "iri(", "lang(", "like(", "lt(", "lte(",
		"raw(", "regex(", "saidBy(", "since(", "str(", "typed(", "until(",
	}
)

// Bounds of completion.
const (
	maxNames  = 200_000
	maxShown  = 100
	namesTime = 2 * time.Second
)

// completer finds what a line that is being typed may go on with.
type completer struct {
	repl  *repl
	names []string // nodes and relations in order, once they were asked for
}

// complete is called with the line and the cursor's place in characters.
func (c *completer) complete(line string, pos int) (head string, words []string, tail string) {
	r := []rune(line)
	pos = min(pos, len(r))
	before, tail := string(r[:pos]), string(r[pos:])
	if i := strings.LastIndexByte(before, '<'); i >= 0 && !strings.ContainsAny(before[i:], `>" ,`) {
		for _, n := range c.namesFrom(before[i+1:]) {
			words = append(words, "<"+n+">")
		}
		return before[:i], words, tail
	}
	if i := inName(before); i >= 0 {
		for _, n := range c.namesFrom(strings.ReplaceAll(before[i:], " ", "_")) {
			words = append(words, strings.ReplaceAll(n, "_", " ")+`"`)
		}
		return before[:i], words, tail
	}
	start := len(before)
	for start > 0 && (before[start-1] == ':' || before[start-1] == '_' || unicode.IsLetter(rune(before[start-1]))) {
		start--
	}
	head, word := before[:start], before[start:]
	if strings.TrimSpace(head) == "" {
		words = withPrefix(replCommands, word)
	}
	if c.repl.lang != query.LangGizmo && c.repl.lang != "" {
		return head, words, tail
	}
	switch {
	case strings.HasSuffix(head, "g.") && !endsInWord(strings.TrimSuffix(head, "g.")), strings.HasSuffix(head, "graph."):
		words = methodsFrom(graphMethods, word)
	case strings.HasSuffix(head, "."):
		words = methodsFrom(pathMethods, word)
	default:
		words = append(words, withPrefix(gizmoBuiltins, word)...)
	}
	return head, words, tail
}

// takeNames are the functions of Gizmo whose arguments are names.
var takeNames = []string{"entity(", "claims(", "about(", "saidBy(", "evidence("}

// inName is where the name begins that is being typed as an argument of one of
// these, -1 if none is.
func inName(before string) int {
	for _, f := range takeNames {
		at := strings.LastIndex(before, f)
		if at < 0 {
			continue
		}
		args := before[at+len(f):]
		if strings.Count(args, `"`)%2 == 1 && !strings.Contains(args, ")") {
			if i := strings.LastIndexByte(args, '"'); !strings.HasPrefix(args[i+1:], "<") {
				return at + len(f) + i + 1
			}
		}
	}
	return -1
}

func endsInWord(s string) bool {
	return s != "" && (unicode.IsLetter(rune(s[len(s)-1])) || s[len(s)-1] == '_')
}

func withPrefix(list []string, prefix string) (out []string) {
	for _, w := range list {
		if strings.HasPrefix(w, prefix) {
			out = append(out, w)
		}
	}
	return out
}

// methodsFrom keeps to the case in which the word was begun.
func methodsFrom(list []string, prefix string) (out []string) {
	small := prefix != "" && unicode.IsLower(rune(prefix[0]))
	for _, m := range list {
		if small {
			m = strings.ToLower(m[:1]) + m[1:]
		}
		if strings.HasPrefix(m, prefix) {
			out = append(out, m+"(")
		}
	}
	return out
}

// namesFrom are the first nodes and relations that begin with a prefix.
func (c *completer) namesFrom(prefix string) []string {
	if c.names == nil {
		c.names = c.load()
	}
	i, _ := slices.BinarySearch(c.names, prefix)
	var out []string
	for _, n := range c.names[i:] {
		if !strings.HasPrefix(n, prefix) || len(out) == maxShown {
			break
		}
		out = append(out, n)
	}
	return out
}

// load reads the names of nodes and relations, as many as come within the time.
func (c *completer) load() []string {
	ctx, cancel := context.WithTimeout(context.Background(), namesTime)
	defer cancel()
	seen := map[string]bool{}
	for _, script := range []string{`g.V().has("<rdfs:label>").all()`, `g.V().outPredicates().all()`} {
		for row, err := range c.repl.query(ctx, script, query.Options{Timeout: namesTime, Limit: maxNames}) {
			if err != nil {
				break
			}
			seen[row.Text()] = true
		}
	}
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
