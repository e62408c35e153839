package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"kgraph/internal/text"
)

// A change in the folder is taken up once nothing more has happened for
// watchQuiet, or after watchMost if things keep happening.
const (
	watchQuiet = 300 * time.Millisecond
	watchMost  = 10 * time.Second
)

// maxWatched bounds how many folders are watched, each of which costs the
// operating system something.
const maxWatched = 10_000

func checkWatch(o *buildOptions) error {
	if o.input.demo || o.dryRun || o.input.ID != "" || len(o.paths) != 1 {
		return usagef("--watch takes one folder, and neither --demo, --dry-run nor --id")
	}
	if st, err := os.Stat(o.paths[0]); err == nil && !st.IsDir() {
		return usagef("--watch takes a folder, and %s is a file", o.paths[0])
	}
	return nil
}

// noting notes the ids of the documents that pass, for watch.
func (b *builder) noting(docs iter.Seq2[*text.Document, error]) iter.Seq2[*text.Document, error] {
	if !b.o.watch {
		return docs
	}
	b.seen = map[string]bool{}
	return func(yield func(*text.Document, error) bool) {
		for d, err := range docs {
			if d != nil {
				b.seen[d.ID] = true
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// watch keeps the graph in step with the folder until ctx is done: after each
// change it reads what is new, and takes out what it has seen there and is
// there no more. While some file cannot be read, as one half written, nothing
// is taken out.
func (b *builder) watch(ctx context.Context, w *fsnotify.Watcher) error {
	root := b.o.paths[0]
	fmt.Fprintf(b.io.Err, "kgraph: watching %s; interrupt to end\n", root)
	for {
		if err := awaitChange(ctx, w, root); err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		had := b.seen
		b.sum = buildSummary{LeftOut: b.sum.LeftOut, Links: b.sum.Links}
		err := b.run(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return err
		}
		gone, err := b.removeGone(ctx, had)
		if err != nil {
			return err
		}
		b.o.fails.list(b.io.Err)
		b.o.fails.forget()
		if b.sum.Documents+gone+b.sum.Failed > 0 {
			fmt.Fprintf(b.io.Err, "kgraph: %s read, %d taken out, %d failed\n", count(b.sum.Documents, "document"), gone, b.sum.Failed)
		}
	}
}

// removeGone takes out the documents that were there and are no more.
func (b *builder) removeGone(ctx context.Context, had map[string]bool) (int, error) {
	var gone []string
	for id := range had {
		if b.seen[id] {
			continue
		}
		if b.sum.Failed > 0 {
			b.seen[id] = true // perhaps in what could not be read
			continue
		}
		if _, err := b.store.Record(ctx, id); err == nil { // and was read at all
			gone = append(gone, id)
		}
	}
	if len(gone) == 0 {
		return 0, nil
	}
	slices.Sort(gone)
	return len(gone), b.store.Remove(ctx, gone...)
}

// newWatcher watches a folder and those in it.
func newWatcher(root string) (*fsnotify.Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching %s: %w", root, err)
	}
	if err := watchUnder(w, root); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

func watchUnder(w *fsnotify.Watcher, root string) error {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist): // gone in the meantime
			return nil
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case path != root && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case len(w.WatchList()) >= maxWatched:
			return fmt.Errorf("more than %d folders in it: watch a part of them", maxWatched)
		}
		if err := w.Add(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("watching %s: %w", root, err)
	}
	return nil
}

// awaitChange returns when something has changed and things are quiet again.
func awaitChange(ctx context.Context, w *fsnotify.Watcher, root string) error {
	var quiet, most <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-quiet:
			return nil
		case <-most:
			return nil
		case e, ok := <-w.Events:
			if !ok {
				return errors.New("watching has ended")
			}
			if e.Op == fsnotify.Chmod {
				continue
			}
			if e.Has(fsnotify.Create) {
				if st, err := os.Stat(e.Name); err == nil && st.IsDir() {
					if err := watchUnder(w, e.Name); err != nil {
						return err
					}
				}
			}
		case err, ok := <-w.Errors: // as when too much happened at once: look at everything
			if !ok {
				return errors.New("watching has ended")
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return fmt.Errorf("watching %s: %w", root, err)
			}
			if err := watchUnder(w, root); err != nil {
				return err
			}
		}
		quiet = time.After(watchQuiet)
		if most == nil {
			most = time.After(watchMost)
		}
	}
}
