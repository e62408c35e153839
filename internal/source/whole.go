package source

import (
	"errors"
	"fmt"
	"time"

	"kgraph/internal/text"
)

// readTime is how long the reader of one document may take. Only a hostile
// file takes longer; its reader is left behind and its document refused.
const readTime = 30 * time.Second

// whole makes a reader of a function that turns the bytes of one document
// into it.
func whole(read func(d *text.Document, b []byte, opts Options) error) reader {
	return func(f file, in *stream, opts Options, emit emitter) bool {
		b, err := readBytes(in, opts.maxFile())
		if err != nil {
			return emit(nil, failed(f.path, err))
		}
		d := &text.Document{ID: f.id}
		if err := guarded(func() error { return read(d, b, opts) }); err != nil {
			return emit(nil, failed(f.path, err))
		}
		return finish(f, d, string(b), opts, emit)
	}
}

// guarded runs a reader that relies on a library: its panic is the file's
// fault, and its time is limited. After a time-out the reader still owns what
// it was given.
func guarded(read func() error) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- fmt.Errorf("%w: %v", ErrDamaged, r)
			}
		}()
		done <- read()
	}()
	timer := time.NewTimer(readTime)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
		return fmt.Errorf("%w: it was not read within %v", ErrDamaged, readTime)
	}
}

// damaged marks a library's error as the file's fault, unless it says more.
func damaged(what string, err error) error {
	if errors.Is(err, ErrTooLarge) || errors.Is(err, ErrDamaged) {
		return err
	}
	return fmt.Errorf("%w: %s: %v", ErrDamaged, what, err)
}
