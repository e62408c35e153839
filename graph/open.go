package graph

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"

	"kgraph/graph/kv"
	"kgraph/graph/quadstore"
)

// Format is the number of the form in which a store is written; a store of
// OldestFormat or later is read too, and what is written to it makes it one of
// Format, which an older kgraph refuses.
const (
	Format       = 4
	OldestFormat = 3
)

// formatFile holds that number, in the store's folder beside Pebble's files.
const formatFile = "KGRAPH-FORMAT"

// Options are how a store is opened. The zero value is fine.
type Options struct {
	// Version says which extraction made the records that will be added. A
	// record of the same content hash but another version is not up to date.
	Version string
	// ReadOnly opens a store that must exist, changes nothing in its folder
	// and lets other readers in.
	ReadOnly bool
	// CacheSize is how many bytes of blocks are kept in memory; 0 means 64 MiB.
	// What is written and not yet in tables takes up to 96 MiB more.
	CacheSize int64
	// NoSync leaves the writing of commits to disk to the operating system: a
	// power cut may then lose the last ones, but never tear one.
	NoSync bool
	// Decisions is the file of decisions that hold for the graph; "" means
	// decisions.tsv in the folder that the store's folder lies in. It need not
	// be there. A store opened to be written is brought in line with it; one
	// opened read-only shows the decisions that it was last written with.
	Decisions string
}

// Open opens the store in the folder path, which is made if it is not there.
// The store must be closed. Errors: ErrLocked, ErrForeign, ErrOlder, ErrNewer,
// ErrNoStore, ErrDamaged, or the operating system's.
func Open(path string, opts Options) (*Store, error) {
	s, err := openAt(path, opts)
	if err != nil {
		return nil, fmt.Errorf("opening the store %s: %w", path, err)
	}
	return s, nil
}

// OpenMemory opens an empty store that lives in memory only. It behaves as one
// on disk does.
func OpenMemory() (*Store, error) {
	opts := Options{NoSync: true}
	db, err := openPebble("", vfs.NewMem(), opts)
	if err != nil {
		return nil, err
	}
	return newStore("", db, opts)
}

func openAt(path string, opts Options) (*Store, error) {
	found, err := checkFormat(path)
	if err != nil {
		return nil, err
	}
	if found == 0 {
		if opts.ReadOnly {
			return nil, ErrNoStore
		}
		if err := os.MkdirAll(path, 0o755); err != nil {
			return nil, err
		}
		if err := writeFormat(path); err != nil {
			return nil, err
		}
	}
	pdb, err := openPebble(path, lockFS{FS: frugalFS{vfs.Default}, shared: opts.ReadOnly}, opts)
	if err != nil {
		return nil, err
	}
	if found != 0 && found != Format && !opts.ReadOnly { // now that nobody else has it open
		if err := writeFormat(path); err != nil {
			_ = pdb.Close()
			return nil, err
		}
	}
	return newStore(path, pdb, opts)
}

// writeFormat makes a folder one of a store of this format: the file is the
// old one or the new one, whatever happens.
func writeFormat(path string) error {
	name := filepath.Join(path, formatFile)
	if err := os.WriteFile(name+".new", []byte(strconv.Itoa(Format)+"\n"), 0o644); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// IsStore says whether a folder is a store's, of this format or another.
func IsStore(path string) bool {
	_, err := os.Stat(filepath.Join(path, formatFile))
	return err == nil
}

// CheckFormat is nil for the number of a format that can be read, else ErrOlder
// or ErrNewer.
func CheckFormat(n int) error {
	switch {
	case n < OldestFormat:
		return fmt.Errorf("%w (format %d, this kgraph writes %d)", ErrOlder, n, Format)
	case n > Format:
		return fmt.Errorf("%w (format %d, this kgraph writes %d)", ErrNewer, n, Format)
	}
	return nil
}

// checkFormat says which format the store in path has; 0 for a folder that is
// not there or empty, a place for a new one.
func checkFormat(path string) (found int, err error) {
	b, err := os.ReadFile(filepath.Join(path, formatFile))
	switch {
	case err == nil:
		n, err := strconv.Atoi(strings.TrimSpace(string(b)))
		if err != nil {
			return 0, fmt.Errorf("%w (%s holds %.20q)", ErrDamaged, formatFile, b)
		}
		return n, CheckFormat(n)
	case !errors.Is(err, fs.ErrNotExist):
		if st, serr := os.Stat(path); serr == nil && !st.IsDir() {
			return 0, fmt.Errorf("%w (it is a file)", ErrForeign)
		}
		return 0, err
	}
	entries, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if len(entries) > 0 && entries[0].Name() != formatFile+".new" { // which a crash may leave
		return 0, fmt.Errorf("%w (the folder holds %q and others)", ErrForeign, entries[0].Name())
	}
	return 0, nil
}

func openPebble(path string, files vfs.FS, opts Options) (kv.DB, error) {
	size := opts.CacheSize
	if size <= 0 {
		size = 64 << 20
	}
	pdb, err := kv.OpenPebble(path, &pebble.Options{
		FS:       files,
		ReadOnly: opts.ReadOnly,
		Logger:   quiet{},
	}, size, quadstore.TagTerm, !opts.NoSync)
	switch {
	case err == nil:
		return pdb, nil
	case opts.ReadOnly && (errors.Is(err, pebble.ErrDBDoesNotExist) || errors.Is(err, fs.ErrNotExist)):
		return nil, ErrNoStore
	case pebble.IsCorruptionError(err):
		return nil, fmt.Errorf("%w (%v)", ErrDamaged, err)
	default:
		return nil, err
	}
}

// OpenDB opens the store that an open database holds; closing the store closes
// the database. Decisions are heeded if Options names their file.
func OpenDB(db kv.DB, opts Options) (*Store, error) { return newStore("", db, opts) }

// newStore makes a store of an open database, which it closes if that fails.
func newStore(path string, db kv.DB, opts Options) (*Store, error) {
	s := &Store{path: path, db: db, opts: opts, views: map[*quadstore.View]bool{}}
	s.idle.L = &s.mu
	s.quads = quadstore.New(db)
	if err := s.heed(); err != nil {
		_ = db.Close()
		return nil, err
	}
	return s, nil
}

// quiet keeps Pebble's running commentary away from the user's terminal.
type quiet struct{}

func (quiet) Infof(string, ...any) {}

func (quiet) Errorf(format string, args ...any) {
	slog.Debug("store", "message", fmt.Sprintf(format, args...))
}

// Fatalf is called when going on would lose data, as on a full disk: what was
// committed is safe, and the next Open takes it up.
func (quiet) Fatalf(format string, args ...any) {
	slog.Error("the store cannot go on", "message", fmt.Sprintf(format, args...))
	os.Exit(1)
}
