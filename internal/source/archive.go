package source

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// What an archive may hold.
const (
	maxEntries = 100_000
	maxDepth   = 3         // archives within archives
	maxArchive = 256 << 20 // bytes of a zip file, which is held in memory
	maxUnpack  = 2 << 30   // bytes unpacked from one archive and those within it
)

func tooMany(n int) error {
	return fmt.Errorf("%w: %d entries, at most %d are read", ErrTooLarge, n, maxEntries)
}

// readZip reads the files of a zip archive in the order of their names, as a
// folder's would be. Nothing is unpacked to disk.
func readZip(f file, in *stream, opts Options, emit emitter) bool {
	b, err := readBytes(in, maxArchive)
	if err != nil {
		return emit(nil, failed(f.path, err))
	}
	var z *zip.Reader
	if err := guarded(func() error { z, err = openZip(b); return err }); err != nil {
		return emit(nil, failed(f.path, damaged("zip", err)))
	}
	if kind := zipKind(z); kind != Zip {
		return readerOf(kind)(f, &stream{bufio.NewReader(bytes.NewReader(b)), func() {}}, opts, emit)
	}
	entries := slices.Clone(z.File)
	slices.SortStableFunc(entries, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	a := unpacking(f, opts, emit)
	for _, e := range entries {
		if !e.Mode().IsRegular() {
			continue
		}
		r, err := e.Open()
		if err != nil {
			if !emit(nil, failed(f.path+"/"+e.Name, damaged("zip", err))) {
				return false
			}
			continue
		}
		ok := a.entry(e.Name, r)
		r.Close()
		if !ok {
			return false
		}
	}
	return a.end()
}

// readTar reads the files of a tar archive in the order they come.
func readTar(f file, in *stream, opts Options, emit emitter) bool {
	a := unpacking(f, opts, emit)
	t := tar.NewReader(in)
	for n := 0; ; n++ {
		h, err := t.Next()
		switch {
		case err == io.EOF:
			return a.end()
		case err != nil:
			return emit(nil, failed(f.path, damaged("tar", err)))
		case n == maxEntries:
			return emit(nil, failed(f.path, tooMany(n+1)))
		case h.Typeflag != tar.TypeReg:
			continue
		}
		if !a.entry(h.Name, t) {
			return false
		}
	}
}

// archive is one archive while it is read.
type archive struct {
	f     file
	opts  Options
	emit  emitter
	left  *int64 // bytes that may still be unpacked
	found int
	names map[string]bool
}

func unpacking(f file, opts Options, emit emitter) *archive {
	left := f.unpack
	if left == nil {
		left = new(int64)
		*left = maxUnpack
	}
	return &archive{f: f, opts: opts, emit: emit, left: left, names: map[string]bool{}}
}

// entry reads one file of the archive; files of a kind that is not read are
// passed over, like those whose names begin with a dot.
func (a *archive) entry(name string, r io.Reader) bool {
	clean := path.Clean("/" + strings.ReplaceAll(name, `\`, "/"))[1:]
	if clean == "" || hidden(clean) || unread[formatOf(clean)] || formatOf(clean) == "" {
		return true
	}
	a.found++
	inner := file{path: a.f.path + "/" + clean, id: a.f.id + "/" + stripCompression(clean), depth: a.f.depth + 1, unpack: a.left}
	if a.names[inner.id] {
		return a.emit(nil, failed(inner.path, fmt.Errorf("%w, %q", ErrClash, inner.id)))
	}
	a.names[inner.id] = true
	if f := formatOf(clean); (f == Zip || f == Tar) && inner.depth >= maxDepth {
		return a.emit(nil, failed(inner.path, fmt.Errorf("%w: archives lie within archives more than %d deep", ErrTooLarge, maxDepth)))
	}
	if *a.left <= 0 {
		return a.emit(nil, failed(inner.path, fmt.Errorf("%w: the archive unpacks to more than %d bytes", ErrTooLarge, int64(maxUnpack))))
	}
	return readStream(inner, &limited{r: r, left: a.left}, a.opts, a.emit)
}

func (a *archive) end() bool {
	if a.found == 0 {
		return a.emit(nil, failed(a.f.path, fmt.Errorf("%w: the archive has no file of a kind that is read (%s)", ErrEmpty, readNames)))
	}
	return true
}

// hidden holds for what archives carry that people do not see.
func hidden(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}
