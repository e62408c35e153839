package query

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
)

// check reads a Gizmo script without running it: syntax errors with their
// place, and regular expressions that would need backtracking, which nothing
// could stop once they run.
func check(source string) error {
	if err := tooDeep(source); err != nil {
		return err
	}
	prog, err := parser.ParseFile(nil, "", source, 0)
	if err != nil {
		return syntaxError(err)
	}
	var bad error
	shallow := walk(reflect.ValueOf(prog.Body), 0, func(re *ast.RegExpLiteral) {
		if bad != nil {
			return
		}
		pos := prog.File.Position(int(re.Idx) - 1)
		plain, err := parser.TransformRegExp(re.Pattern, false, false)
		if err == nil {
			_, err = regexp.Compile(plain)
		}
		if err != nil {
			bad = fmt.Errorf("%w: %d:%d: /%.60s/ needs back-references or look-around, which have no time limit",
				ErrRefused, pos.Line, pos.Column, re.Pattern)
		}
	})
	if !shallow {
		return fmt.Errorf("%w: it is nested too deeply", ErrRefused)
	}
	return bad
}

// Bounds of what is parsed at all, in any language: a parser calls itself for
// every bracket, that of GraphQL takes time for all of them at each, Gizmo's
// takes quadratic time for arrows within arrows, and cannot be stopped.
const (
	maxBrackets = 400 // open at once
	maxArrows   = 400 // in all
)

// tooDeep counts brackets and arrows wherever they stand, in strings too.
func tooDeep(source string) error {
	open, arrows := 0, 0
	for i := range len(source) {
		switch source[i] {
		case '(', '[', '{':
			open++
		case ')', ']', '}':
			open--
		case '>':
			if i > 0 && source[i-1] == '=' {
				arrows++
			}
		}
		if open > maxBrackets || arrows > maxArrows {
			return fmt.Errorf("%w: it has more than %d brackets open at once, or more than %d arrows", ErrRefused, maxBrackets, maxArrows)
		}
	}
	return nil
}

func syntaxError(err error) error {
	var list parser.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		e := list[0]
		return &SyntaxError{Line: e.Position.Line, Column: e.Position.Column, Message: e.Message}
	}
	return fmt.Errorf("%w: %v", ErrSyntax, err)
}

// maxDepth is how deep a script's syntax tree may be, some four levels to an
// operator: compiling a deeper one takes long, and cannot be stopped.
const maxDepth = 5000

// walk calls f for every regular expression in a syntax tree; false says that
// the tree is too deep.
func walk(v reflect.Value, depth int, f func(*ast.RegExpLiteral)) bool {
	if depth > maxDepth {
		return false
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return true
		}
		if v.CanInterface() {
			if re, ok := v.Interface().(*ast.RegExpLiteral); ok {
				f(re)
				return true
			}
		}
		return walk(v.Elem(), depth+1, f)
	case reflect.Struct:
		if v.Type().PkgPath() != astPath {
			return true
		}
		for i := range v.NumField() {
			if !walk(v.Field(i), depth+1, f) {
				return false
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if !walk(v.Index(i), depth+1, f) {
				return false
			}
		}
	}
	return true
}

var astPath = reflect.TypeOf(ast.RegExpLiteral{}).PkgPath()
