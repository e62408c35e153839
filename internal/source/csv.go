package source

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// maxFields limits the columns of a table.
const maxFields = 1000

// readCSV reads a table with a line of field names on top, a document a row.
// The fields mean what they mean in JSON lines. A bad row is reported with
// its line and the rest goes on.
func readCSV(f file, in *stream, opts Options, emit emitter) bool {
	bad := func(line int, err error) bool {
		e := failed(f.path, err)
		e.Line = line
		return emit(nil, e)
	}
	rows := csv.NewReader(limit(in, maxTable))
	rows.ReuseRecord, rows.FieldsPerRecord, rows.LazyQuotes = true, -1, true
	if ext := strings.ToLower(filepath.Ext(bareName(f.path))); ext == ".tsv" || ext != ".csv" && tabbed(in) {
		rows.Comma = '\t'
	}
	head, err := rows.Read()
	if err != nil {
		if err == io.EOF {
			err = ErrEmpty
		}
		return bad(0, err)
	}
	if len(head) > maxFields {
		return bad(1, fmt.Errorf("%w: %d columns, at most %d are read", ErrTooLarge, len(head), maxFields))
	}
	names := make([]string, len(head))
	for i, h := range head {
		names[i] = strings.TrimSpace(strings.TrimPrefix(h, "\ufeff"))
	}
	found := 0
	for n := 1; ; n++ {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		found++
		line, _ := rows.FieldPos(0)
		if err != nil {
			if !bad(line, err) || errors.Is(err, ErrTooLarge) {
				return !errors.Is(err, ErrTooLarge)
			}
			continue
		}
		d, note := readObject(f, rowObject(names, row), n, opts)
		if d != nil && !emit(d, nil) || note != nil && !bad(line, rowError(note, names)) {
			return false
		}
	}
	return found > 0 || bad(0, ErrEmpty)
}

// maxTable limits the bytes of one table.
const maxTable = 4 << 30

// limited is a reader that fails, rather than ends, after so many bytes.
type limited struct {
	r    io.Reader
	left *int64 // bytes that may still be read
}

func limit(r io.Reader, n int64) *limited { return &limited{r, &n} }

func (l *limited) Read(p []byte) (int, error) {
	if *l.left <= 0 {
		return 0, ErrTooLarge
	}
	n, err := l.r.Read(p[:min(int64(len(p)), *l.left)])
	*l.left -= int64(n)
	return n, err
}

// tabbed says that a table's first line has more tabs than commas.
func tabbed(in *stream) bool {
	head, _ := in.Peek(sniffed)
	first, _, _ := strings.Cut(string(head), "\n")
	return strings.Count(first, "\t") > strings.Count(first, ",")
}

// rowObject is a row as the JSON object it would be in JSON lines.
func rowObject(names, row []string) []byte {
	fields := make(map[string]string, len(row))
	for i, v := range row {
		if i < len(names) && v != "" {
			fields[names[i]] = v
		}
	}
	b, _ := json.Marshal(fields) // strings always marshal; bad UTF-8 becomes U+FFFD
	return b
}

func rowError(err error, names []string) error {
	if errors.Is(err, ErrJSON) {
		return fmt.Errorf("%w: the table's columns are %s", err, strings.Join(names, ", "))
	}
	return err
}
