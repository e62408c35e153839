package eval

// Unit says how a figure is to be shown.
type Unit uint8

// The units of figures.
const (
	Percent Unit = iota // a share between 0 and 1
	Count               // a whole number
	Number              // any other number
)

// Column is one figure of a table.
type Column struct {
	Name string
	Unit Unit
}

// Table is what one measurement found.
type Table struct {
	Name    string
	Columns []Column
	Rows    []Row
	Notes   []string // remarks below the table
}

// Row are the figures of one set of data. Those that do not apply are missing.
type Row struct {
	Data      string
	Input     string // what was given: words, raw text, ...
	Scores    map[string]float64
	Intervals map[string]Interval // of some of the scores; may be nil
}

func columns(unit Unit, names ...string) []Column {
	out := make([]Column, len(names))
	for i, n := range names {
		out[i] = Column{n, unit}
	}
	return out
}
