package kv

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/sstable/block"
)

// blockSize is the size of a block of a table: what a look-up decompresses.
const blockSize = 8 << 10

// memTable is the size of what is written before it becomes a table. It starts
// small and grows.
const memTable = 32 << 20

// memTables are how many of them there may be: written, made a table of, and
// kept for the next.
const memTables = 3

// OpenPebble opens a Pebble database for keys of which those that begin with
// lookedUp are often asked for without being there. It keeps cache bytes of
// blocks in memory. With sync a commit is on disk when it returns.
//
// Pebble takes the memory of what is not yet in tables from its cache: it gets
// that much more, or a long build would be left without.
//
// New tables are compressed lightly, since they are soon rewritten, the last
// level's, nine tenths of a large store and all of a settled one, well.
func OpenPebble(path string, o *pebble.Options, cache int64, lookedUp byte, sync bool) (*PebbleDB, error) {
	if !o.ReadOnly {
		cache += memTables * memTable
	}
	o.Cache = pebble.NewCache(cache)
	defer o.Cache.Unref()
	o.FormatMajorVersion = pebble.FormatValueSeparation
	o.MemTableSize = memTable
	for i := range o.Levels {
		l, well := &o.Levels[i], i == len(o.Levels)-1
		l.BlockSize = blockSize
		l.IndexBlockSize = 64 << 10
		l.FilterPolicy = filterOf(lookedUp)
		l.Compression = func() *sstable.CompressionProfile {
			if well {
				return block.ZstdCompression
			}
			return block.SnappyCompression
		}
	}
	db, err := pebble.Open(path, o)
	if err != nil {
		return nil, err
	}
	if !o.ReadOnly && o.FS != nil {
		removeLoads(o.FS, path)
	}
	d := Pebble(db, sync)
	d.path, d.opts = path, o
	return d, nil
}

// Settle turns what was written since the database was opened into tables, and
// packs them if that is a good part of the whole, so that a store that grows a
// little a time is not written anew each time. Readers and writers may go on.
func (d *PebbleDB) Settle(ctx context.Context) error {
	if d.opts == nil || d.opts.ReadOnly {
		return nil
	}
	m := d.db.Metrics()
	written := m.WAL.BytesIn - d.settled
	if written == 0 {
		return nil
	}
	if err := d.db.Flush(); err != nil {
		return err
	}
	d.settled = m.WAL.BytesIn
	if written < uint64(d.db.Metrics().Table.Local.LiveSize) {
		return nil
	}
	return d.db.Compact(ctx, []byte{0}, []byte{0xff}, true)
}

// Close settles and closes the database.
func (d *PebbleDB) Close() error {
	if d.opts == nil || d.opts.ReadOnly || d.path == "" {
		return d.db.Close()
	}
	err := d.Settle(context.Background())
	flushed := err == nil
	if err = errors.Join(err, d.db.Close()); err == nil && flushed {
		d.dropLogs()
	}
	return err
}

// dropLogs removes the logs that Pebble keeps to write them over: all but the
// newest, since everything in them is in tables. What cannot be removed is
// left to the next Open.
func (d *PebbleDB) dropLogs() {
	names, err := d.opts.FS.List(d.path)
	if err != nil {
		return
	}
	var logs []string
	newest := ""
	for _, n := range names {
		if filepath.Ext(n) != ".log" {
			continue
		}
		logs = append(logs, n)
		if len(n) > len(newest) || len(n) == len(newest) && strings.Compare(n, newest) > 0 {
			newest = n
		}
	}
	for _, n := range logs {
		if n != newest {
			_ = d.opts.FS.Remove(d.opts.FS.PathJoin(d.path, n))
		}
	}
}
