package query

import (
	"errors"
	"fmt"
)

// Errors of this package; test for them with errors.Is. ErrSyntax is found in
// a *SyntaxError too.
var (
	// ErrTimeout: the query did not end within its time limit.
	ErrTimeout = errors.New("the query took too long: make it narrower, or give it more time with --timeout")
	// ErrMemory: the process grew too much while the query ran.
	ErrMemory = errors.New("the query needs too much memory: make it narrower, or limit its results with --limit")
	// ErrSyntax: the text is no query of its language.
	ErrSyntax = errors.New("syntax error")
	// ErrScript: the script ran and failed.
	ErrScript = errors.New("the query failed")
	// ErrRefused: the query asks for something that cannot be kept within limits.
	ErrRefused = errors.New("the query is refused")
	// ErrNoPath: two nodes are not connected within the length looked at.
	ErrNoPath = errors.New("no path")
	// ErrLanguage: there is no such query language.
	ErrLanguage = errors.New("unknown query language")
)

// SyntaxError says where a query cannot be read. Lines and columns count from 1.
type SyntaxError struct {
	Line, Column int
	Message      string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("syntax error at %d:%d: %s", e.Line, e.Column, e.Message)
}

// Unwrap makes a SyntaxError an ErrSyntax.
func (e *SyntaxError) Unwrap() error { return ErrSyntax }
