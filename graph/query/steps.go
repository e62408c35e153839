package query

import (
	"errors"
	"fmt"
	"maps"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// pathValue is a path in a script. Methods return new ones.
type pathValue struct{ path *path.Path }

// step is a method that lengthens a path.
type step func(p *path.Path, args []any) (*path.Path, error)

// steps are the methods of Gizmo that lengthen a path.
func steps() map[string]step {
	m := map[string]step{
		"is": func(p *path.Path, args []any) (*path.Path, error) {
			ts, err := termsOf(args)
			return p.Is(ts...), err
		},
		"in":            walkBy((*path.Path).InWithTags),
		"out":           walkBy((*path.Path).OutWithTags),
		"both":          walkBy((*path.Path).BothWithTags),
		"labelContext":  walkBy((*path.Path).LabelContextWithTags),
		"follow":        withPath((*path.Path).Follow),
		"followR":       withPath((*path.Path).FollowReverse),
		"and":           withPath((*path.Path).And),
		"intersect":     withPath((*path.Path).And),
		"or":            withPath((*path.Path).Or),
		"union":         withPath((*path.Path).Or),
		"except":        withPath((*path.Path).Except),
		"difference":    withPath((*path.Path).Except),
		"unique":        bare((*path.Path).Unique),
		"labels":        bare((*path.Path).Labels),
		"inPredicates":  bare((*path.Path).InPredicates),
		"outPredicates": bare((*path.Path).OutPredicates),
		"order":         bare((*path.Path).Order),
		"limit":         counted((*path.Path).Limit),
		"skip":          counted((*path.Path).Skip),
		"tag":           tagged, "as": tagged,
		"back": func(p *path.Path, args []any) (*path.Path, error) {
			ws, err := words(args)
			if err != nil || len(ws) != 1 {
				return nil, errors.New("back takes the name of one tag")
			}
			return p.Back(ws[0]), nil
		},
		"followRecursive":   followRecursive,
		"has":               has(false),
		"hasR":              has(true),
		"save":              save((*path.Path).Save),
		"saveR":             save((*path.Path).SaveReverse),
		"saveOpt":           save((*path.Path).SaveOptional),
		"saveOptR":          save((*path.Path).SaveOptionalReverse),
		"saveInPredicates":  savePredicates(true),
		"saveOutPredicates": savePredicates(false),
		"filter": func(p *path.Path, args []any) (*path.Path, error) {
			fs, ok := filters(args)
			if !ok || len(fs) == 0 {
				return nil, errors.New("filter takes filters, such as regex(…), like(…), gt(…)")
			}
			return p.Filters(fs...), nil
		},
	}
	maps.Copy(m, claimSteps())
	return m
}

func walkBy(f func(*path.Path, []string, ...any) *path.Path) step {
	return func(p *path.Path, args []any) (*path.Path, error) {
		via, tags, err := viasAndTags(args)
		if err != nil {
			return nil, err
		}
		return f(p, tags, via...), nil
	}
}

func withPath(f func(p, q *path.Path) *path.Path) step {
	return func(p *path.Path, args []any) (*path.Path, error) {
		if len(args) == 0 || args[0] == nil {
			return p, nil
		}
		q, ok := args[0].(*pathValue)
		if !ok {
			return nil, fmt.Errorf("expected a path, got %s", describe(args[0]))
		}
		return f(p, q.path.Clone()), nil
	}
}

func bare(f func(*path.Path) *path.Path) step {
	return func(p *path.Path, _ []any) (*path.Path, error) { return f(p), nil }
}

func counted(f func(*path.Path, int64) *path.Path) step {
	return func(p *path.Path, args []any) (*path.Path, error) {
		n, err := number(args, 0, 0)
		if err == nil && n < 0 {
			err = fmt.Errorf("expected a number of at least 0, got %d", n)
		}
		return f(p, int64(n)), err
	}
}

func tagged(p *path.Path, args []any) (*path.Path, error) {
	ws, err := words(args)
	return p.Tag(ws...), err
}

func followRecursive(p *path.Path, args []any) (*path.Path, error) {
	if len(args) == 0 {
		return nil, errors.New("followRecursive takes a relation or a path")
	}
	via, err := vias(args[0])
	if err != nil {
		return nil, err
	}
	if len(via) != 1 {
		return nil, errors.New("followRecursive takes one relation or path")
	}
	depth, rest := -1, args[1:]
	if len(rest) > 0 {
		if n, nerr := number(rest, 0, -1); nerr == nil {
			depth, rest = n, rest[1:]
		}
	}
	tags, err := words(rest)
	return p.FollowRecursive(via[0], depth, tags), err
}

// relation makes one argument a relation or path.
func relation(v any) (any, error) {
	if p, ok := v.(*pathValue); ok {
		return p.path.Clone(), nil
	}
	return term(v)
}

func has(reverse bool) step {
	return func(p *path.Path, args []any) (*path.Path, error) {
		if len(args) == 0 {
			return nil, errors.New("has takes a relation, and nodes or filters")
		}
		via, err := relation(args[0])
		if err != nil {
			return nil, err
		}
		if fs, ok := filters(args[1:]); ok && len(fs) > 0 {
			return p.HasFilter(via, reverse, fs...), nil
		}
		ts, err := termsOf(args[1:])
		if err != nil {
			return nil, err
		}
		if reverse {
			return p.HasReverse(via, ts...), nil
		}
		return p.Has(via, ts...), nil
	}
}

func filters(args []any) (out []shape.ValueFilter, ok bool) {
	for _, a := range args {
		switch a := a.(type) {
		case filter:
			out = append(out, a.f)
		case []any:
			fs, ok := filters(a)
			if !ok {
				return nil, false
			}
			out = append(out, fs...)
		default:
			return nil, false
		}
	}
	return out, true
}

func save(f func(p *path.Path, via any, tag string) *path.Path) step {
	return func(p *path.Path, args []any) (*path.Path, error) {
		if len(args) == 0 || len(args) > 2 {
			return nil, fmt.Errorf("save takes a relation and a tag, got %d arguments", len(args))
		}
		via, err := relation(args[0])
		if err != nil {
			return nil, err
		}
		tag := ""
		if t, ok := via.(quad.Value); ok {
			tag = quad.StringOf(t)
		}
		ws, err := words(args[1:])
		if len(ws) == 1 {
			tag = ws[0]
		}
		if err == nil && tag == "" {
			err = errors.New("saving a path needs the name of a tag")
		}
		return f(p, via, tag), err
	}
}

func savePredicates(in bool) step {
	return func(p *path.Path, args []any) (*path.Path, error) {
		ws, err := words(args)
		if err != nil || len(ws) != 1 {
			return nil, errors.New("expected the name of one tag")
		}
		return p.SavePredicates(in, ws[0]), nil
	}
}
