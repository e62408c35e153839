package schema

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Limits of a schema file.
const (
	MaxBytes     = 4 << 20 // bytes of a schema file
	MaxRelations = 10000
	MaxTypes     = 2000
	MaxPhrase    = 200 // bytes of one phrase or noun
	maxErrors    = 10  // problems reported at once
)

// ErrSchema is what every error about the content of a schema file wraps.
var ErrSchema = errors.New("the schema is not valid")

// Open reads a schema file. Errors name the file and the line.
func Open(path string) (*Schema, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening the schema: %w", err)
	}
	defer f.Close()
	return load(path, f)
}

// Load reads a schema in YAML, in the form of News. The fixed types are always
// there and need not be declared. Errors name the line and what to do.
func Load(r io.Reader) (*Schema, error) { return load("schema", r) }

func load(name string, r io.Reader) (*Schema, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("%s: %w: it is larger than %d MiB", name, ErrSchema, MaxBytes>>20)
	}
	return parse(name, data)
}

// parse builds a schema from YAML text.
func parse(name string, data []byte) (*Schema, error) {
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%s: %w: it is not UTF-8 text", name, ErrSchema)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w: %s", name, ErrSchema, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	rd := &reader{file: name, schema: &Schema{Prefixes: map[string]string{}}}
	for _, t := range FixedTypes {
		rd.schema.Types = append(rd.schema.Types, Type{Name: t})
	}
	if len(doc.Content) > 0 {
		rd.document(doc.Content[0])
	}
	if err := rd.err(); err != nil {
		return nil, err
	}
	if err := rd.schema.index(rd); err != nil {
		return nil, err
	}
	return rd.schema, nil
}

// reader turns YAML nodes into a schema and collects what is wrong.
type reader struct {
	file     string
	schema   *Schema
	problems []string
	more     int
	lines    map[string]int // "relation spurred" -> line, for later checks
}

// fail notes a problem at a line.
func (r *reader) fail(line int, format string, args ...any) {
	if len(r.problems) == maxErrors {
		r.more++
		return
	}
	r.problems = append(r.problems, fmt.Sprintf("%s:%d: %s", r.file, line, fmt.Sprintf(format, args...)))
}

// err is all problems as one error, or nil.
func (r *reader) err() error {
	if len(r.problems) == 0 {
		return nil
	}
	text := strings.Join(r.problems, "\n")
	if r.more > 0 {
		text += fmt.Sprintf("\nand %d more", r.more)
	}
	return fmt.Errorf("%w:\n%s", ErrSchema, text)
}

// at remembers the line something was declared on.
func (r *reader) at(what string, line int) {
	if r.lines == nil {
		r.lines = map[string]int{}
	}
	r.lines[what] = line
}

// fields calls the handler of every key of a mapping.
func (r *reader) fields(n *yaml.Node, what string, handlers map[string]func(*yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.fail(n.Line, "%s must be a mapping (key: value), not %s", what, kindOf(n))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		h, ok := handlers[key.Value]
		switch {
		case !ok:
			r.fail(key.Line, "%q is not a key of %s: use one of %s", key.Value, what, sortedKeys(handlers))
		case seen[key.Value]:
			r.fail(key.Line, "%q stands twice in %s: remove one", key.Value, what)
		default:
			seen[key.Value] = true
			h(n.Content[i+1])
		}
	}
}

// items calls f for every item of a list.
func (r *reader) items(n *yaml.Node, what string, f func(*yaml.Node)) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return
	}
	if n.Kind != yaml.SequenceNode {
		r.fail(n.Line, "%s must be a list, not %s", what, kindOf(n))
		return
	}
	for _, item := range n.Content {
		f(item)
	}
}

// text stores a scalar.
func (r *reader) text(to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode {
			r.fail(n.Line, "a word or text is expected here, not %s", kindOf(n))
			return
		}
		*to = strings.TrimSpace(n.Value)
	}
}

// flag stores true or false.
func (r *reader) flag(to *bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" {
			r.fail(n.Line, "true or false is expected here, not %q", n.Value)
			return
		}
		*to = n.Value == "true"
	}
}

// texts stores a list of scalars.
func (r *reader) texts(to *[]string, check func(*yaml.Node)) func(*yaml.Node) {
	return func(n *yaml.Node) {
		r.items(n, "this", func(item *yaml.Node) {
			if item.Kind != yaml.ScalarNode || strings.TrimSpace(item.Value) == "" || len(item.Value) > MaxPhrase {
				r.fail(item.Line, "a word or phrase of at most %d bytes is expected here, not %s", MaxPhrase, kindOf(item))
				return
			}
			if check != nil {
				check(item)
			}
			*to = append(*to, strings.TrimSpace(item.Value))
		})
	}
}

func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias (*name): write it out"
	}
	if n.Tag == "!!null" {
		return "nothing"
	}
	return fmt.Sprintf("%.40q", n.Value)
}
