package known

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// ReadTSV reads one thing a line: id, names separated by "|", and a type or
// nothing, with tabs between. Blank lines, those that begin with # and a first
// line that begins with "id" are passed over. Errors name the line.
func ReadTSV(r io.Reader, prefixes map[string]string) ([]Thing, error) {
	var out []Thing
	scan := bufio.NewScanner(r)
	scan.Buffer(make([]byte, 4096), MaxLine)
	no := 0
	for scan.Scan() {
		no++
		line := strings.TrimRight(strings.TrimPrefix(scan.Text(), "\ufeff"), "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' || no == 1 && (line == "id" || strings.HasPrefix(line, "id\t")) {
			continue
		}
		th, err := parseRow(line, prefixes)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", no, err)
		}
		if out = append(out, th); len(out) > MaxThings {
			return nil, fmt.Errorf("line %d: %w: more than %d things", no, ErrTable, MaxThings)
		}
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", no+1, err)
	}
	return out, nil
}

func parseRow(line string, prefixes map[string]string) (th Thing, err error) {
	if !utf8.ValidString(line) {
		return th, fmt.Errorf("%w: it is not UTF-8 text", ErrTable)
	}
	cells := strings.Split(line, "\t")
	if len(cells) < 2 || len(cells) > 3 {
		return th, fmt.Errorf("%w: id, names and type are expected, separated by tabs; there are %d columns", ErrTable, len(cells))
	}
	id, ok := absolute(strings.TrimSpace(cells[0]), prefixes)
	if !ok {
		return th, fmt.Errorf("%w: %.60q is no id: write a Wikidata number (Q30), a prefixed name (wd:Q30) or an IRI", ErrTable, cells[0])
	}
	th.ID = id
	for n := range strings.SplitSeq(cells[1], "|") {
		if n = strings.TrimSpace(n); Normal(n) != "" {
			th.Names = append(th.Names, n)
		}
	}
	if len(th.Names) == 0 || len(th.Names) > MaxNames {
		return th, fmt.Errorf("%w: %.60q has %d names; 1 to %d are expected, separated by |", ErrTable, cells[0], len(th.Names), MaxNames)
	}
	if len(cells) == 3 {
		th.Type = strings.TrimSpace(cells[2])
	}
	return th, nil
}
