package kv

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// loadFolder begins the names of folders, within the database's, in which
// tables are made that will be part of it. What a crash left is removed when
// the database is opened to be written.
const loadFolder = "load-"

// loadFile is the size at which a table is ended and the next begun.
const loadFile = 32 << 20

func removeLoads(fs vfs.FS, path string) {
	names, err := fs.List(path)
	if err != nil {
		return
	}
	for _, n := range names {
		if strings.HasPrefix(n, loadFolder) {
			_ = fs.RemoveAll(fs.PathJoin(path, n))
		}
	}
}

// NewLoad returns a load whose ranges are written as tables that the database
// then takes over without reading them.
func (d *PebbleDB) NewLoad() (Load, error) {
	if d.opts == nil {
		return nil, errors.New("the database was not opened for loading")
	}
	o := d.opts.Clone()
	o.EnsureDefaults()
	l := &pebbleLoad{d: d, fs: o.FS, form: o.MakeWriterOptions(len(o.Levels)-1, d.db.FormatMajorVersion().MaxTableFormat())}
	l.dir = o.FS.PathJoin(d.path, fmt.Sprintf("%s%d", loadFolder, d.loads.Add(1)))
	return l, o.FS.MkdirAll(l.dir, 0o755)
}

type pebbleLoad struct {
	d    *PebbleDB
	fs   vfs.FS
	dir  string
	form sstable.WriterOptions

	mu    sync.Mutex // guards what follows
	named int
	done  []string
}

func (l *pebbleLoad) name(ext string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.named++
	return l.fs.PathJoin(l.dir, fmt.Sprintf("%06d.%s", l.named, ext))
}

func (l *pebbleLoad) Range() (Range, error) { return &pebbleRange{l: l}, nil }

// Commit takes over the tables in one change of the database.
func (l *pebbleLoad) Commit() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.done) == 0 {
		return nil
	}
	l.d.state.Add(1)
	defer l.d.state.Add(1)
	err := l.d.db.Ingest(context.Background(), l.done)
	l.done = nil
	return err
}

func (l *pebbleLoad) Close() error { return l.fs.RemoveAll(l.dir) }

type pebbleRange struct {
	l    *pebbleLoad
	name string
	w    *sstable.Writer
}

func (r *pebbleRange) Set(key, value []byte) error {
	if r.w == nil {
		r.name = r.l.name("sst")
		f, err := r.l.fs.Create(r.name, vfs.WriteCategoryUnspecified)
		if err != nil {
			return err
		}
		r.w = sstable.NewWriter(objstorageprovider.NewFileWritable(f), r.l.form)
	}
	if err := r.w.Set(key, value); err != nil {
		return err
	}
	if r.w.Raw().EstimatedSize() >= loadFile {
		return r.Close()
	}
	return nil
}

// Close ends the table that is being written.
func (r *pebbleRange) Close() error {
	if r.w == nil {
		return nil
	}
	err := r.w.Close()
	r.w = nil
	if err == nil {
		r.l.mu.Lock()
		r.l.done = append(r.l.done, r.name)
		r.l.mu.Unlock()
	}
	return err
}

func (l *pebbleLoad) Scratch() (Scratch, error) {
	s := &pebbleScratch{fs: l.fs, name: l.name("run")}
	var err error
	s.w, err = l.fs.Create(s.name, vfs.WriteCategoryUnspecified)
	return s, err
}

type pebbleScratch struct {
	fs   vfs.FS
	name string
	w    vfs.File
}

func (s *pebbleScratch) Write(b []byte) (int, error) { return s.w.Write(b) }

func (s *pebbleScratch) Open() (io.ReadCloser, error) {
	if err := s.w.Close(); err != nil {
		return nil, err
	}
	return s.fs.Open(s.name)
}
