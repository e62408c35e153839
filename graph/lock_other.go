//go:build !unix

package graph

import (
	"fmt"
	"io"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// lockFS takes Pebble's own lock, which is exclusive for readers too.
type lockFS struct {
	vfs.FS
	shared bool
}

func (l lockFS) Lock(name string) (io.Closer, error) {
	c, err := l.FS.Lock(name)
	if err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrLocked, err)
	}
	return c, nil
}
