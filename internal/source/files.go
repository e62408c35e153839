package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// file is one input and the document id its name gives it.
type file struct {
	path     string // as the user would name it
	id       string
	markdown bool   // prose with Markdown's marks
	depth    int    // archives or indexes of sitemaps around it
	unpack   *int64 // bytes that may still be unpacked from them

	follow follower // reads what a sitemap lists, where it was fetched
	visit  *visit   // the URL that was named and led here
}

// streamID is the id of a document that came without a name.
func streamID(content string) string {
	h := sha256.Sum256([]byte(content))
	return "stdin-" + hex.EncodeToString(h[:4])
}

// files yields the inputs that a path stands for. A folder stands for all
// files below it in the order of their names; names with a leading dot and
// what a .kgraphignore lists are left out, files of other kinds are reported.
// Symbolic links to files are followed, those to folders are not.
func files(root string) iter.Seq2[file, error] {
	return func(yield func(file, error) bool) {
		if root == "-" {
			yield(file{path: "-", id: "-"}, nil)
			return
		}
		if isURL(root) {
			yield(file{path: root, id: root}, nil)
			return
		}
		info, err := os.Stat(root)
		if err != nil {
			yield(file{}, failed(root, missing(err)))
			return
		}
		if !info.IsDir() {
			if !info.Mode().IsRegular() && info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) == 0 {
				yield(file{}, failed(root, fmt.Errorf("%w: it is neither a file nor a folder", ErrUnsupported)))
				return
			}
			yield(file{path: root, id: bareName(root)}, nil)
			return
		}
		w := walker{root: root, yield: yield}
		if w.folder("", nil) && !w.stopped && w.found == 0 {
			yield(file{}, failed(root, fmt.Errorf("%w: the folder has no file of a kind that is read (%s)", ErrEmpty, readNames)))
		}
	}
}

func missing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no such file or folder (%w)", fs.ErrNotExist)
	}
	return err
}

type walker struct {
	root    string
	yield   func(file, error) bool
	stopped bool
	found   int
}

// folder walks one folder, given by its slash path below the root; false
// means stop.
func (w *walker) folder(rel string, rules []rule) bool {
	dir := filepath.Join(w.root, filepath.FromSlash(rel))
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return w.send(file{}, failed(dir, err))
	}
	rules, err = withIgnoreFile(rules, dir, rel)
	if err != nil && !w.send(file{}, err) {
		return false
	}
	for _, e := range entries {
		name := path.Join(rel, e.Name())
		if strings.HasPrefix(e.Name(), ".") || ignored(rules, name, e.IsDir()) {
			continue
		}
		if !w.entry(e, name, rules) {
			return false
		}
	}
	return true
}

func (w *walker) entry(e fs.DirEntry, name string, rules []rule) bool {
	full := filepath.Join(w.root, filepath.FromSlash(name))
	mode := e.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(full)
		if err != nil {
			return w.send(file{}, failed(full, missing(err)))
		}
		if mode = info.Mode().Type(); mode.IsDir() {
			return true
		}
	}
	switch {
	case mode.IsDir():
		return w.folder(name, rules)
	case !mode.IsRegular():
		return true
	}
	if f := formatOf(full); f == "" || unread[f] {
		return w.send(file{}, failed(full, fmt.Errorf("%w: in a folder a name must tell a kind that is read (%s); name it in .kgraphignore to leave it out", ErrUnsupported, readNames)))
	}
	w.found++
	return w.send(file{path: full, id: stripCompression(name)}, nil)
}

func (w *walker) send(f file, err error) bool {
	if !w.yield(f, err) {
		w.stopped = true
	}
	return !w.stopped
}

// Size is the number of bytes of all files that the paths stand for, or -1
// when it cannot be known beforehand, as of a stream or a URL.
func Size(paths []string) (total int64) {
	for _, p := range paths {
		for f, err := range files(p) {
			if f.path == "-" || isURL(f.path) {
				return -1
			}
			if info, statErr := os.Stat(f.path); err == nil && statErr == nil {
				total += info.Size()
			}
		}
	}
	return total
}
