package query

import (
	"slices"
	"strings"
	"unicode"
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

// maxWords is how many names Complete offers at once.
const maxWords = 100

// NameScripts are Gizmo queries for what Complete takes as names: the nodes
// that have a label, and the relations.
var NameScripts = []string{`g.V().has("<rdfs:label>").all()`, `g.V().outPredicates().all()`}

// Complete finds how a Gizmo query that is being typed may go on after what
// stands before the cursor: in place of what follows head, each of words. names
// are sorted names of nodes and relations as they are stored, without brackets;
// they are asked for once, and only where a name is wanted.
func Complete(before string, names func() []string) (head string, words []string) {
	if i := strings.LastIndexByte(before, '<'); i >= 0 && !strings.ContainsAny(before[i:], `>" ,`) {
		for _, n := range namesFrom(names(), before[i+1:]) {
			words = append(words, "<"+n+">")
		}
		return before[:i], words
	}
	if i := inName(before); i >= 0 {
		for _, n := range namesFrom(names(), strings.ReplaceAll(before[i:], " ", "_")) {
			words = append(words, strings.ReplaceAll(n, "_", " ")+`"`)
		}
		return before[:i], words
	}
	head, word := LastWord(before)
	switch {
	case strings.HasSuffix(head, "g.") && !endsInWord(strings.TrimSuffix(head, "g.")), strings.HasSuffix(head, "graph."):
		words = methodsFrom(graphMethods, word)
	case strings.HasSuffix(head, "."):
		words = methodsFrom(pathMethods, word)
	default:
		for _, w := range gizmoBuiltins {
			if strings.HasPrefix(w, word) {
				words = append(words, w)
			}
		}
	}
	return head, words
}

// LastWord parts a line before the word that it ends in.
func LastWord(line string) (head, word string) {
	start := len(line)
	for start > 0 && (line[start-1] == ':' || line[start-1] == '_' || unicode.IsLetter(rune(line[start-1]))) {
		start--
	}
	return line[:start], line[start:]
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

// namesFrom are the first names that begin with a prefix.
func namesFrom(names []string, prefix string) []string {
	i, _ := slices.BinarySearch(names, prefix)
	var out []string
	for _, n := range names[i:] {
		if !strings.HasPrefix(n, prefix) || len(out) == maxWords {
			break
		}
		out = append(out, n)
	}
	return out
}
