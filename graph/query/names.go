package query

import (
	"errors"
	"unicode"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc"
	"github.com/dop251/goja"
)

// define puts Gizmo's names into the script's world, each with a small and
// with a capital letter.
func (s *session) define() {
	s.proto = s.vm.NewObject()
	for name, f := range steps() {
		both(s.proto, name, s.function(func(call goja.FunctionCall, args []any) (any, error) {
			p, err := s.receiver(call)
			if err != nil {
				return nil, err
			}
			np, err := f(p.path.Clone(), args)
			if err != nil {
				return nil, err
			}
			return &pathValue{np}, nil
		}))
	}
	s.finals()
	g := s.vm.NewObject()
	both(g, "v", s.function(s.vertex))
	both(g, "vertex", s.function(s.vertex))
	morphism := s.function(func(goja.FunctionCall, []any) (any, error) {
		return &pathValue{path.StartMorphism()}, nil
	})
	both(g, "m", morphism)
	both(g, "morphism", morphism)
	s.namespaces(g)
	both(g, "emit", s.function(func(_ goja.FunctionCall, args []any) (any, error) {
		if len(args) > 0 && plain(args[0]) != nil {
			s.send(Row{Value: plain(args[0])})
		}
		return nil, nil
	}))
	_ = s.vm.Set("g", g)
	_ = s.vm.Set("graph", g)
	s.vocabulary()
	for name, f := range makers() {
		_ = s.vm.Set(name, s.function(func(_ goja.FunctionCall, args []any) (any, error) { return f(args) }))
	}
}

func both(o *goja.Object, name string, f func(goja.FunctionCall) goja.Value) {
	_ = o.Set(name, f)
	r := []rune(name)
	r[0] = unicode.ToUpper(r[0])
	_ = o.Set(string(r), f)
}

func (s *session) vertex(_ goja.FunctionCall, args []any) (any, error) {
	ts, err := termsOf(args)
	return &pathValue{path.StartMorphism(ts...)}, err
}

func (s *session) namespaces(g *goja.Object) {
	iri := s.function(func(_ goja.FunctionCall, args []any) (any, error) {
		ws, err := words(args)
		if err != nil || len(ws) != 1 {
			return nil, errors.New("expected one string")
		}
		return quad.IRI(s.ns.FullIRI(ws[0])), nil
	})
	_ = g.Set("IRI", iri)
	both(g, "uri", iri)
	both(g, "addNamespace", s.function(func(_ goja.FunctionCall, args []any) (any, error) {
		ws, err := words(args)
		if err != nil || len(ws) != 2 {
			return nil, errors.New("addNamespace takes a prefix and what it stands for")
		}
		s.ns.Register(voc.Namespace{Prefix: ws[0] + ":", Full: ws[1]})
		return nil, nil
	}))
	both(g, "addDefaultNamespaces", s.function(func(goja.FunctionCall, []any) (any, error) {
		voc.CloneTo(&s.ns)
		return nil, nil
	}))
	both(g, "loadNamespaces", s.function(func(goja.FunctionCall, []any) (any, error) {
		return nil, nil // the store keeps none
	}))
}

func (s *session) receiver(call goja.FunctionCall) (*pathValue, error) {
	if o, ok := call.This.(*goja.Object); ok && o.ExportType() == pathType {
		if p, ok := o.Export().(*pathValue); ok {
			return p, nil
		}
	}
	return nil, errors.New("this is called on a path: g.V(…).out(…)")
}
