package query

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"reflect"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc"
	"github.com/dop251/goja"
)

// session runs one Gizmo script on one view. Cayley's own session cannot be
// used: a wrong argument, as in out("<a>", 5), panics there in a goroutine that
// nobody can recover, and takes the process down.
type session struct {
	ctx   context.Context
	vm    *goja.Runtime
	qs    graph.QuadStore
	ns    voc.Namespaces
	proto *goja.Object // the methods of paths
	limit int          // most results, 0 for all
	sent  int
	out   chan Row
	err   error // of the script, once out is closed
}

// grace is how long the end of a stopped script is waited for. Only a single
// call into the engine could take longer, and those are bounded.
const grace = time.Second

// maxCalls is how deep functions of a script may call each other.
const maxCalls = 2000

//go:embed prelude.js
var preludeText string

const preludeName = "prelude"

var prelude = goja.MustCompile(preludeName, preludeText, true)

var errStopped = errors.New("stopped")

// runGizmo runs a script and calls yield with each result, in the caller's
// goroutine. The script runs in one of its own, which has ended when runGizmo
// returns.
func runGizmo(ctx context.Context, qs graph.QuadStore, script string, limit int, yield func(Row) bool) error {
	ctx, cancel := context.WithCancel(ctx)
	s := &session{ctx: ctx, vm: goja.New(), qs: qs, limit: limit, out: make(chan Row)}
	s.vm.SetMaxCallStackSize(maxCalls)
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer close(s.out)
		s.err = s.run(script)
	}()
	stopVM := context.AfterFunc(ctx, func() { s.vm.Interrupt(errStopped) })
	defer func() {
		cancel()
		stopVM()
		s.vm.Interrupt(errStopped)
		select {
		case <-done:
		case <-time.After(grace):
		}
	}()
	for {
		select {
		case row, ok := <-s.out:
			if !ok {
				return s.err
			}
			if !yield(row) {
				return nil
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (s *session) run(script string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrScript, p)
		}
	}()
	if err := check(script); err != nil {
		return err
	}
	if _, err := s.vm.RunProgram(prelude); err != nil {
		return err
	}
	s.define()
	v, err := s.vm.RunString(script)
	if err != nil {
		return err
	}
	last, err := s.export(v)
	if err != nil {
		return err
	}
	if row := (Row{Value: plain(last)}); row.Value != nil {
		s.send(row) // the value of the last expression, as of count()
	}
	return nil
}

// send hands over a result; more is false when no further one is wanted.
func (s *session) send(r Row) (more bool) {
	if s.limit > 0 && s.sent >= s.limit {
		return false
	}
	select {
	case s.out <- r:
	case <-s.ctx.Done():
		return false
	}
	s.sent++
	return s.limit <= 0 || s.sent < s.limit
}

// resultTag is the tag of the node at the end of a path.
const resultTag = "id"

// each runs a path and calls f with the tags of every result, at most limit of
// them if limit is not negative, until it returns false.
func (s *session) each(p *pathValue, limit int, f func(map[string]graph.Ref) bool) error {
	ctx, cancel := context.WithCancel(s.ctx)
	defer cancel()
	it := iterator.Tag(p.path.BuildIteratorOn(s.qs), resultTag)
	stopped := false
	err := graph.Iterate(ctx, it).Paths(true).Limit(limit).TagEach(func(tags map[string]graph.Ref) {
		if !stopped && !f(tags) {
			stopped = true
			cancel()
		}
	})
	if stopped && s.ctx.Err() == nil {
		return nil
	}
	return err
}

// terms gives the tags their values.
func (s *session) terms(tags map[string]graph.Ref) map[string]quad.Value {
	out := make(map[string]quad.Value, len(tags))
	for tag, ref := range tags {
		if v := s.qs.NameOf(ref); v != nil {
			out[tag] = v
		}
	}
	return out
}

// natives gives the tags their values as JSON has them.
func (s *session) natives(tags map[string]graph.Ref) map[string]any {
	out := make(map[string]any, len(tags))
	for tag, v := range s.terms(tags) {
		out[tag] = Native(v)
	}
	return out
}

// function makes a Go function callable from the script: an error becomes an
// exception there, with its place.
func (s *session) function(f func(call goja.FunctionCall, args []any) (any, error)) func(goja.FunctionCall) goja.Value {
	return func(call goja.FunctionCall) goja.Value {
		args := make([]any, len(call.Arguments))
		var v any
		var err error
		for i, a := range call.Arguments {
			if args[i], err = s.export(a); err != nil {
				break
			}
		}
		if err == nil {
			v, err = f(call, args)
		}
		if err != nil {
			if s.ctx.Err() != nil {
				s.vm.Interrupt(errStopped)
			}
			panic(s.vm.NewGoError(err))
		}
		return s.value(v)
	}
}

// value makes a Go value one of the script's.
func (s *session) value(v any) goja.Value {
	switch v := v.(type) {
	case nil:
		return goja.Null()
	case goja.Value:
		return v
	case *pathValue:
		o := s.vm.ToValue(v).(*goja.Object)
		_ = o.SetPrototype(s.proto)
		return o
	}
	return s.vm.ToValue(v)
}

// export makes a script's value a Go one. Lists that are too long, or have far
// fewer elements than their length says, are refused: they would be laid out.
func (s *session) export(v goja.Value) (any, error) {
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		return nil, nil
	}
	room := maxItems
	if err := measure(v, 0, &room); err != nil {
		return nil, err
	}
	return v.Export(), nil
}

// Bounds of what a script hands over.
const (
	maxItems  = 1 << 17 // elements of all its lists and objects
	maxLevels = 100     // lists and objects within each other
)

var pathType = reflect.TypeFor[*pathValue]()

// measure walks a value the way it will be written out: what is referred to
// twice counts twice.
func measure(v goja.Value, level int, room *int) error {
	if *room--; *room < 0 {
		return fmt.Errorf("a value has more than %d elements", maxItems)
	}
	o, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	class := o.ClassName()
	if class != "Array" && class != "Object" || o.ExportType() == pathType {
		return nil
	}
	if level > maxLevels {
		return fmt.Errorf("a value has lists or objects more than %d deep", maxLevels)
	}
	if class == "Array" {
		if n := o.Get("length").ToInteger(); n > maxItems {
			return fmt.Errorf("a list has %d elements, at most %d are taken", n, maxItems)
		}
	}
	for _, k := range o.Keys() {
		if err := measure(o.Get(k), level+1, room); err != nil {
			return err
		}
	}
	return nil
}
