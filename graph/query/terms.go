package query

import (
	"errors"
	"fmt"
	"regexp"
	"time"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// filter is what lt, gt, regex and like return in a script.
type filter struct{ f shape.ValueFilter }

// term makes a script's value a term: "<a>" is an IRI, "_:a" a blank node, any
// other string a literal.
func term(v any) (quad.Value, error) {
	switch v := v.(type) {
	case quad.Value:
		return v, nil
	case string:
		if t := quad.StringToValue(v); t != nil {
			return t, nil
		}
		return quad.String(""), nil
	case bool:
		return quad.Bool(v), nil
	case int64:
		return quad.Int(v), nil
	case float64:
		if f := float64(int64(v)); f == v {
			return quad.Int(int64(v)), nil
		}
		return quad.Float(v), nil
	case time.Time:
		return quad.Time(v), nil
	}
	return nil, fmt.Errorf("expected a node or a literal, got %s", describe(v))
}

func termsOf(args []any) ([]quad.Value, error) {
	out := make([]quad.Value, 0, len(args))
	for _, a := range args {
		if list, ok := a.([]any); ok {
			ts, err := termsOf(list)
			if err != nil {
				return nil, err
			}
			out = append(out, ts...)
			continue
		}
		t, err := term(a)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

func describe(v any) string {
	switch v.(type) {
	case nil:
		return "nothing"
	case *pathValue:
		return "a path"
	case filter:
		return "a filter"
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	case func(goja.FunctionCall) goja.Value:
		return "a function"
	}
	return fmt.Sprintf("%v (%T)", v, v)
}

// vias makes the first argument of out, in and the like what Cayley's paths
// take: nothing for all relations, a relation, a path, or a list of these.
func vias(v any) ([]any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case []any:
		var out []any
		for _, e := range v {
			if e == nil {
				continue
			}
			es, err := vias(e)
			if err != nil {
				return nil, err
			}
			out = append(out, es...)
		}
		return out, nil
	case *pathValue:
		return []any{v.path}, nil
	}
	t, err := term(v)
	return []any{t}, err
}

// words makes arguments strings, lists of strings opened.
func words(args []any) ([]string, error) {
	var out []string
	for _, a := range args {
		switch a := a.(type) {
		case nil:
		case string:
			out = append(out, a)
		case quad.Value:
			out = append(out, quad.StringOf(a))
		case []any:
			ws, err := words(a)
			if err != nil {
				return nil, err
			}
			out = append(out, ws...)
		default:
			return nil, fmt.Errorf("expected the name of a tag, got %s", describe(a))
		}
	}
	return out, nil
}

// viasAndTags splits the arguments (relations, tag, tag, …).
func viasAndTags(args []any) (via []any, tags []string, err error) {
	if len(args) == 0 {
		return nil, nil, nil
	}
	if via, err = vias(args[0]); err != nil {
		return nil, nil, err
	}
	tags, err = words(args[1:])
	return via, tags, err
}

func number(args []any, i int, otherwise int) (int, error) {
	if i >= len(args) || args[i] == nil {
		return otherwise, nil
	}
	switch n := args[i].(type) {
	case int64:
		return int(n), nil
	case float64:
		return int(n), nil
	}
	return 0, fmt.Errorf("expected a number, got %s", describe(args[i]))
}

func one(args []any) (any, error) {
	if len(args) != 1 {
		return nil, fmt.Errorf("expected 1 argument, got %d", len(args))
	}
	return args[0], nil
}

// makers are the functions that make terms and filters.
func makers() map[string]func(args []any) (any, error) {
	text := func(f func(string) quad.Value) func([]any) (any, error) {
		return func(args []any) (any, error) {
			ws, err := words(args)
			if err != nil || len(ws) != 1 {
				return nil, errors.Join(errors.New("expected one string"), err)
			}
			return f(ws[0]), nil
		}
	}
	texts := func(f func(s, t string) quad.Value) func([]any) (any, error) {
		return func(args []any) (any, error) {
			ws, err := words(args)
			if err != nil || len(ws) != 2 {
				return nil, errors.Join(errors.New("expected two strings"), err)
			}
			return f(ws[0], ws[1]), nil
		}
	}
	compare := func(op iterator.Operator) func([]any) (any, error) {
		return func(args []any) (any, error) {
			v, err := one(args)
			if err != nil {
				return nil, err
			}
			t, err := term(v)
			return filter{shape.Comparison{Op: op, Val: t}}, err
		}
	}
	return map[string]func([]any) (any, error){
		"iri":   text(func(s string) quad.Value { return quad.IRI(s) }),
		"bnode": text(func(s string) quad.Value { return quad.BNode(s) }),
		"raw":   text(written),
		"str":   text(func(s string) quad.Value { return quad.String(s) }),
		"lang":  texts(func(s, l string) quad.Value { return quad.LangString{Value: quad.String(s), Lang: l} }),
		"typed": texts(func(s, t string) quad.Value { return quad.TypedString{Value: quad.String(s), Type: quad.IRI(t)} }),
		"lt":    compare(iterator.CompareLT),
		"lte":   compare(iterator.CompareLTE),
		"gt":    compare(iterator.CompareGT),
		"gte":   compare(iterator.CompareGTE),
		"regex": regex,
		"like":  like,
	}
}

// regex makes a filter of a regular expression; with true as second argument
// it looks at the names of nodes too.
func regex(args []any) (any, error) {
	if len(args) == 0 || len(args) > 2 {
		return nil, fmt.Errorf("expected 1 or 2 arguments, got %d", len(args))
	}
	refs := false
	if len(args) == 2 {
		b, ok := args[1].(bool)
		if !ok {
			return nil, fmt.Errorf("expected true or false, got %s", describe(args[1]))
		}
		refs = b
	}
	var pattern string
	switch v := args[0].(type) {
	case string:
		pattern = v
	case quad.String:
		pattern = string(v)
	case quad.IRI:
		pattern = string(v)
		if !refs {
			return nil, errors.New("regular expressions on IRIs need true as second argument")
		}
	default:
		return nil, fmt.Errorf("expected a regular expression as a string, got %s", describe(v))
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, err
	}
	return filter{shape.Regexp{Re: re, Refs: refs}}, nil
}

func like(args []any) (any, error) {
	v, err := one(args)
	if err != nil {
		return nil, err
	}
	pattern, ok := v.(string)
	if !ok {
		return nil, fmt.Errorf("expected a pattern with %% and ? as a string, got %s", describe(v))
	}
	return filter{shape.Wildcard{Pattern: pattern}}, nil
}

// written reads a value as N-Quads and Turtle write it; in quotes it is a
// string as it stands.
func written(s string) quad.Value {
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return quad.String(s[1 : len(s)-1])
	}
	return quad.StringToValue(s)
}
