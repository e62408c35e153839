package graph

import (
	"github.com/cockroachdb/pebble/v2/vfs"
)

// frugalFS does not reserve disk space before it is written: Pebble would give
// every log the size of a memtable, 70 MB to a store of one article. Nor does it write
// old logs over, for the same reason.
type frugalFS struct{ vfs.FS }

func (f frugalFS) Create(name string, category vfs.DiskWriteCategory) (vfs.File, error) {
	return frugal(f.FS.Create(name, category))
}

func (f frugalFS) ReuseForWrite(old, name string, category vfs.DiskWriteCategory) (vfs.File, error) {
	if err := f.FS.Remove(old); err != nil { // or its length would stay
		return nil, err
	}
	return frugal(f.FS.Create(name, category))
}

func frugal(file vfs.File, err error) (vfs.File, error) {
	if err != nil {
		return nil, err
	}
	return frugalFile{file}, nil
}

type frugalFile struct{ vfs.File }

func (frugalFile) Preallocate(_, _ int64) error { return nil }
