//go:build unix

package cli

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestOutputToPipe: a pipe, and so a device, is written to and not replaced by
// a file.
func TestOutputToPipe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip(err)
	}
	read := make(chan string)
	go func() {
		f, err := os.Open(name)
		if err != nil {
			read <- err.Error()
			return
		}
		defer f.Close()
		b, _ := io.ReadAll(f)
		read <- string(b)
	}()
	w, finish, err := output(name, Streams{})
	if err != nil {
		t.Fatal(err)
	}
	if there, err := os.Stat(name); err != nil || there.Mode()&os.ModeNamedPipe == 0 {
		t.Fatalf("the pipe is now %v, %v", there.Mode(), err)
	}
	_, err = io.WriteString(w, "words")
	if err = finish(err); err != nil {
		t.Fatal(err)
	}
	if got := <-read; got != "words" {
		t.Errorf("the reader got %q", got)
	}
}
