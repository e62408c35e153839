package schema

import (
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// document reads the whole file.
func (r *reader) document(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return
	}
	r.fields(n, "the schema", map[string]func(*yaml.Node){
		"prefixes": r.prefixes,
		"types": func(n *yaml.Node) {
			r.items(n, "types", r.readType)
		},
		"relations": func(n *yaml.Node) {
			r.items(n, "relations", r.relation)
		},
	})
}

func (r *reader) prefixes(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		r.fail(n.Line, "prefixes must be a mapping (name: IRI), not %s", kindOf(n))
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, iri := n.Content[i].Value, n.Content[i+1].Value
		if !isName(name) || !strings.Contains(iri, ":") || strings.ContainsAny(iri, " <>\"") {
			r.fail(n.Content[i].Line, "prefix %q: %q is not an IRI such as https://schema.org/", name, iri)
			continue
		}
		r.schema.Prefixes[name] = iri
	}
}

func (r *reader) readType(n *yaml.Node) {
	var t Type
	r.fields(n, "a type", map[string]func(*yaml.Node){
		"name": r.text(&t.Name), "definition": r.text(&t.Definition), "parent": r.text(&t.Parent), "external": r.text(&t.External),
	})
	if !isTypeName(t.Name) {
		r.fail(n.Line, "%q is not a type's name: write letters and digits, the first a capital (Person)", t.Name)
		return
	}
	t.Declared = true
	if len(r.schema.Types) >= MaxTypes {
		r.fail(n.Line, "more than %d types", MaxTypes)
		return
	}
	if i := slices.Index(FixedTypes[:], t.Name); i >= 0 {
		if t.Parent != "" {
			r.fail(n.Line, "%s is one of the fixed types and can have no parent", t.Name)
		}
		r.schema.Types[i] = t
		return
	}
	if t.Parent == "" {
		r.fail(n.Line, "type %s needs a parent: one of %s", t.Name, strings.Join(FixedTypes[:], " "))
		return
	}
	r.at("type "+t.Name, n.Line)
	r.schema.Types = append(r.schema.Types, t)
}

func (r *reader) relation(n *yaml.Node) {
	var rel Relation
	r.fields(n, "a relation", map[string]func(*yaml.Node){
		"name": r.text(&rel.Name), "group": r.text(&rel.Group), "definition": r.text(&rel.Definition),
		"phrases": r.texts(&rel.Phrases, r.phrase), "reversed": r.texts(&rel.Reversed, r.phrase), "nouns": r.texts(&rel.Nouns, nil),
		"domain": r.texts(&rel.Domain, nil), "range": r.texts(&rel.Range, nil), "inverse": r.text(&rel.Inverse),
		"parent": r.text(&rel.Parent), "external": r.text(&rel.External),
		"symmetric": r.flag(&rel.Symmetric), "functional": r.flag(&rel.Functional), "effect": r.flag(&rel.Effect), "statement": r.flag(&rel.Statement),
		"if": func(n *yaml.Node) {
			r.items(n, "if", func(item *yaml.Node) { rel.If = append(rel.If, r.condition(item)) })
		},
	})
	if !isName(rel.Name) {
		r.fail(n.Line, "%q is not a relation's name: write the simple past in lower-case letters, words joined by _ (cast_doubt_on)", rel.Name)
		return
	}
	if rel.Inverse != "" && !isName(rel.Inverse) {
		r.fail(n.Line, "relation %s: the inverse %q is not a relation's name", rel.Name, rel.Inverse)
	}
	if len(r.schema.Relations) >= MaxRelations {
		r.fail(n.Line, "more than %d relations", MaxRelations)
		return
	}
	if first, ok := r.lines["relation "+rel.Name]; ok {
		r.fail(n.Line, "relation %s was declared before, on line %d: join the two", rel.Name, first)
		return
	}
	r.at("relation "+rel.Name, n.Line)
	r.schema.Relations = append(r.schema.Relations, rel)
}

func (r *reader) condition(n *yaml.Node) Cond {
	var c Cond
	class := func(n *yaml.Node) {
		if n.Value != "abstract" && n.Value != "concrete" {
			r.fail(n.Line, "object_class is abstract or concrete, not %q", n.Value)
		}
	}
	r.fields(n, "a condition", map[string]func(*yaml.Node){
		"objects": r.texts(&c.Objects, nil), "object_type": r.texts(&c.ObjectTypes, nil), "subject_type": r.texts(&c.SubjectType, nil),
		"object_class": r.texts(&c.ObjectClass, class), "phrases": r.texts(&c.Phrases, r.phrase),
	})
	if len(c.Phrases) == 0 {
		r.fail(n.Line, "a condition needs phrases")
	}
	if len(c.Objects)+len(c.ObjectTypes)+len(c.SubjectType)+len(c.ObjectClass) == 0 {
		r.fail(n.Line, "a condition needs objects, object_type, object_class or subject_type; phrases that always hold go under the relation")
	}
	return c
}

// phrase checks a surface phrase: words, with one "..." between two of them at most.
func (r *reader) phrase(n *yaml.Node) {
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(n.Value), "…", " ... "))
	gap := slices.Index(words, "...")
	bad := gap == 0 || gap == len(words)-1 && gap >= 0
	for i, w := range words {
		letters := strings.Trim(w, "'-") != "" && strings.IndexFunc(w, func(c rune) bool {
			return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '-' && c != '\''
		}) < 0
		if i != gap && !letters {
			bad = true
		}
	}
	if bad {
		r.fail(n.Line, "%q is not a phrase: write the verb's dictionary form with its particle and preposition (cast doubt on), ... for who is made to (force ... to)", n.Value)
	}
	r.at("phrase "+strings.TrimSpace(n.Value), n.Line)
}

// isName says whether s can be a relation's name or a prefix.
func isName(s string) bool {
	if s == "" || len(s) > MaxPhrase || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_') }) < 0
}

func isTypeName(s string) bool {
	if s == "" || len(s) > MaxPhrase || s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return !isNameRune(r) }) < 0
}

func isNameRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
