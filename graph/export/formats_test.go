package export

import (
	"os"
	"strings"
	"testing"
)

// TestFormatsPage holds docs/formats.md against the tables of formats and
// columns, and against the tables of the database.
func TestFormatsPage(t *testing.T) {
	b, err := os.ReadFile("../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(b)
	for _, f := range Formats() {
		_, row, found := strings.Cut(page, "\n| `"+f.Name+"` | ")
		if row, _, _ = strings.Cut(row, "\n"); !found {
			t.Errorf("no row for %s", f.Name)
		}
		for _, e := range f.Extensions {
			if !f.Folder && !strings.Contains(row, e) {
				t.Errorf("%s: extension %s is missing", f.Name, e)
			}
		}
	}
	names := []string{}
	for _, c := range nodeColumns {
		names = append(names, c.name)
	}
	for _, c := range lookColumns {
		names = append(names, c.name)
	}
	for _, c := range (Looks{}).edgeColumns() {
		names = append(names, c.name)
	}
	for _, c := range claimColumns {
		names = append(names, c.name)
	}
	for _, c := range documentColumns {
		names = append(names, c.name)
	}
	for _, name := range names {
		if !strings.Contains(page, "`"+name+"`") {
			t.Errorf("the attribute %s is missing", name)
		}
	}
	for line := range strings.Lines(sqliteSchema) {
		if table, found := strings.CutPrefix(line, "CREATE TABLE "); found {
			table, _, _ = strings.Cut(table, " ")
			if !strings.Contains(page, table) {
				t.Errorf("the table %s is missing", table)
			}
		}
	}
}
