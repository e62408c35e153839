package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"kgraph/internal/source"
)

// maxListed is how many failures are listed at the end of a run.
const maxListed = 50

// failures gathers the documents that could not be read, for the list at the
// end and for --failures FILE.
type failures struct {
	path string
	file *os.File
	n    int
	said []error // the first maxListed
}

// failure is a line of the file.
type failure struct {
	Input string `json:"input,omitempty"` // file, URL or part of one
	Line  int    `json:"line,omitempty"`  // counts from one
	Error string `json:"error"`
}

func (f *failures) open() (err error) {
	if f.path != "" {
		f.file, err = os.Create(f.path)
	}
	return err
}

// add notes one failure; its error is that of writing the file.
func (f *failures) add(err error) error {
	if f.n++; f.n <= maxListed {
		f.said = append(f.said, err)
	}
	if f.file == nil {
		return nil
	}
	line := failure{Error: err.Error()}
	var e *source.Error
	if errors.As(err, &e) {
		line = failure{e.Path, e.Line, e.Err.Error()}
	}
	return json.NewEncoder(f.file).Encode(line)
}

func (f *failures) close() error {
	if f.file == nil {
		return nil
	}
	return f.file.Close()
}

// list says what failed.
func (f *failures) list(w io.Writer) {
	for _, err := range f.said {
		fmt.Fprintf(w, "kgraph: %v\n", err)
	}
	switch more := f.n - len(f.said); {
	case more > 0 && f.path == "":
		fmt.Fprintf(w, "kgraph: and %d more; --failures FILE lists them all\n", more)
	case more > 0:
		fmt.Fprintf(w, "kgraph: and %d more, all in %s\n", more, f.path)
	}
}

// forget makes room for the failures of another round.
func (f *failures) forget() { f.n, f.said = 0, nil }
