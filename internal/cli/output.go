package cli

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// output opens the file named for writing, or standard output for "" and "-".
// The file appears whole when finish(nil) is called and not at all when
// finish gets an error, so that a failed run never leaves half an export. What
// is there and no file, a device or a pipe, is written to and stays.
func output(name string, io Streams) (w io.Writer, finish func(error) error, err error) {
	if name == "" || name == "-" {
		b := bufio.NewWriterSize(io.Out, 1<<16)
		return b, func(err error) error { return errors.Join(err, b.Flush()) }, nil
	}
	if there, err := os.Stat(name); err == nil && !there.Mode().IsRegular() && !there.IsDir() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return nil, nil, err
		}
		b := bufio.NewWriterSize(f, 1<<16)
		return b, func(err error) error { return errors.Join(err, b.Flush(), f.Close()) }, nil
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return nil, nil, err
	}
	b := bufio.NewWriterSize(f, 1<<16)
	return b, func(err error) error {
		err = errors.Join(err, b.Flush(), f.Chmod(0o644), f.Close())
		if err == nil {
			err = os.Rename(f.Name(), name)
		}
		if err != nil {
			os.Remove(f.Name())
		}
		return err
	}, nil
}
