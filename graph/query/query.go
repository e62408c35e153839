package query

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/cayley/query/mql"
	"github.com/dop251/goja"

	"kgraph/graph/quadstore"
)

// The query languages.
const (
	LangGizmo   = "gizmo"
	LangMQL     = "mql"
	LangGraphQL = "graphql"
)

// Languages lists the query languages in order.
func Languages() []string { return []string{LangGizmo, LangGraphQL, LangMQL} }

// Options are the limits of a query. The zero value gives the defaults.
type Options struct {
	Language  string        // "" is Gizmo
	Limit     int           // most results; 0 is all
	Timeout   time.Duration // 0 is DefaultTimeout, less is none
	MaxMemory uint64        // bytes the process may grow by; 0 is DefaultMemory
	Cut       *bool         // if given, set to true when Limit kept results back
}

// Defaults and bounds.
const (
	DefaultTimeout = 30 * time.Second
	DefaultMemory  = 1 << 30
	MaxSource      = 1 << 16 // bytes of a query's text
)

// Source is what can be asked: *graph.Store is one.
type Source interface {
	View() (*quadstore.View, error)
}

// Gizmo runs a Gizmo script; see Run.
func Gizmo(ctx context.Context, src Source, script string, opts Options) iter.Seq2[Row, error] {
	opts.Language = LangGizmo
	return Run(ctx, src, script, opts)
}

// Run runs a query on one state of the store and yields its results in the
// order in which they are found. An error ends the results. Many queries may
// run at once, each has its own session; leaving the loop ends the query.
func Run(ctx context.Context, src Source, text string, opts Options) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		if err := run(ctx, src, text, opts, func(r Row) bool { return yield(r, nil) }); err != nil {
			yield(Row{}, err)
		}
	}
}

func run(ctx context.Context, src Source, text string, opts Options, yield func(Row) bool) (err error) {
	if len(text) > MaxSource {
		return fmt.Errorf("%w: it has %d bytes, at most %d are read", ErrRefused, len(text), MaxSource)
	}
	ctx, stop := limits(ctx, opts)
	defer stop()
	view, err := src.View()
	if err != nil {
		return err
	}
	defer view.Close()
	left := false // the consumer has left: nothing may be yielded any more
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrScript, p)
		}
		if left {
			err = nil
		}
	}()
	n := 0
	accept := func(r Row) bool {
		if opts.Limit > 0 && n == opts.Limit {
			if opts.Cut != nil {
				*opts.Cut = true
			}
			return false
		}
		n++
		left = true // a panic in the consumer's loop is not ours
		more := yield(r)
		left = !more
		return more
	}
	limit := 0
	if opts.Limit > 0 {
		limit = opts.Limit + 1 // one more, to know whether some were kept back
	}
	switch opts.Language {
	case "", LangGizmo:
		err = runGizmo(ctx, view, text, limit, accept)
	case LangMQL:
		err = runSession(ctx, mql.NewSession(view), text, limit, accept)
	case LangGraphQL:
		err = runSession(ctx, graphql.NewSession(view), text, limit, accept)
	default:
		return fmt.Errorf("%w: %q; there are %v", ErrLanguage, opts.Language, Languages())
	}
	return explain(ctx, err)
}

// runSession runs a query of one of Cayley's other languages.
func runSession(ctx context.Context, s query.Session, text string, limit int, yield func(Row) bool) error {
	if err := tooDeep(text); err != nil {
		return err
	}
	it, err := s.Execute(ctx, text, query.Options{Collation: query.JSON, Limit: limit})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrSyntax, err)
	}
	defer it.Close()
	for it.Next(ctx) {
		if v := it.Result(); v != nil && !yield(Row{Value: v}) {
			return nil
		}
	}
	return it.Err()
}

// explain turns an error of a session into one of ours, the limits first.
func explain(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil && (err != nil || ctx.Err() != nil) {
		return cause
	}
	if err == nil {
		return nil
	}
	for _, ours := range []error{ErrSyntax, ErrRefused, ErrLanguage, quadstore.ErrClosed} {
		if errors.Is(err, ours) {
			return err
		}
	}
	var deep *goja.StackOverflowError
	if errors.As(err, &deep) {
		return fmt.Errorf("%w: its functions call each other more than %d deep", ErrScript, maxCalls)
	}
	var ex *goja.Exception
	if errors.As(err, &ex) {
		return scriptError(ex)
	}
	return fmt.Errorf("%w: %w", ErrScript, err)
}

// scriptError says where in the script an exception arose.
func scriptError(ex *goja.Exception) error {
	msg := "an exception"
	if v := ex.Value(); v != nil {
		msg = strings.TrimPrefix(v.String(), "GoError: ")
	}
	for _, f := range ex.Stack() {
		if p := f.Position(); p.Line > 0 && f.SrcName() != preludeName {
			return fmt.Errorf("%w at %d:%d: %s", ErrScript, p.Line, p.Column, msg)
		}
	}
	return fmt.Errorf("%w: %s", ErrScript, msg)
}

// Known says whether a language is one of Languages; "" is Gizmo.
func Known(language string) bool {
	return language == "" || slices.Contains(Languages(), language)
}
