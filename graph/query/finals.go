package query

import (
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/dop251/goja"
)

// finals are the methods that run a path.
func (s *session) finals() {
	final := func(name string, f func(p *pathValue, call goja.FunctionCall, args []any) (any, error)) {
		both(s.proto, name, s.function(func(call goja.FunctionCall, args []any) (any, error) {
			p, err := s.receiver(call)
			if err != nil {
				return nil, err
			}
			return f(p, call, args)
		}))
	}
	results := func(p *pathValue, limit int) (any, error) {
		return goja.Undefined(), s.each(p, limit, func(tags map[string]graph.Ref) bool {
			terms := s.terms(tags)
			return len(terms) == 0 || s.send(Row{Tags: terms})
		})
	}
	final("all", func(p *pathValue, _ goja.FunctionCall, _ []any) (any, error) { return results(p, -1) })
	final("getLimit", func(p *pathValue, _ goja.FunctionCall, args []any) (any, error) {
		n, err := number(args, 0, -1)
		if err != nil {
			return nil, err
		}
		return results(p, n)
	})
	final("count", func(p *pathValue, _ goja.FunctionCall, _ []any) (any, error) {
		return graph.Iterate(s.ctx, p.path.BuildIteratorOn(s.qs)).Paths(true).Count()
	})
	list := func(tagged bool) func(*pathValue, goja.FunctionCall, []any) (any, error) {
		return func(p *pathValue, _ goja.FunctionCall, args []any) (any, error) {
			n, err := number(args, 0, -1)
			if err != nil {
				return nil, err
			}
			return s.list(p, n, tagged)
		}
	}
	final("toArray", list(false))
	final("tagArray", list(true))
	first := func(tagged bool) func(*pathValue, goja.FunctionCall, []any) (any, error) {
		return func(p *pathValue, _ goja.FunctionCall, _ []any) (any, error) {
			l, err := s.list(p, 1, tagged)
			if err != nil || len(l) == 0 {
				return nil, err
			}
			return l[0], nil
		}
	}
	final("toValue", first(false))
	final("tagValue", first(true))
	final("forEach", s.forEach)
	final("map", s.forEach)
}

func (s *session) list(p *pathValue, limit int, tagged bool) ([]any, error) {
	out := []any{}
	err := s.each(p, limit, func(tags map[string]graph.Ref) bool {
		m := s.natives(tags)
		if tagged {
			out = append(out, m)
		} else if v, ok := m[resultTag]; ok {
			out = append(out, v)
		}
		return true
	})
	return out, err
}

func (s *session) forEach(p *pathValue, call goja.FunctionCall, args []any) (any, error) {
	if n := len(args); n != 1 && n != 2 {
		return nil, fmt.Errorf("forEach takes a function, got %d arguments", n)
	}
	f, ok := goja.AssertFunction(call.Argument(len(args) - 1))
	if !ok {
		return nil, errors.New("forEach takes a function as its last argument")
	}
	limit := -1
	if len(args) == 2 {
		var err error
		if limit, err = number(args, 0, -1); err != nil {
			return nil, err
		}
	}
	var failed error
	err := s.each(p, limit, func(tags map[string]graph.Ref) bool {
		_, failed = f(call.This, s.vm.ToValue(s.natives(tags)))
		return failed == nil
	})
	return nil, errors.Join(failed, err)
}
