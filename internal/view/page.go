package view

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"
	"sync"

	"kgraph/graph/export"
)

//go:embed page/page.html
var pageTemplate string

//go:embed page/style.css
var pageStyle string

//go:embed page/cytoscape.min.js.gz
var packedCytoscape []byte

// cytoscape is the published file, unpacked; a test holds its checksum.
var cytoscape = sync.OnceValues(func() (string, error) {
	z, err := gzip.NewReader(bytes.NewReader(packedCytoscape))
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(z)
	return string(b), err
})

//go:embed page/cytoscape.LICENSE
var cytoscapeLicense string

// The page's own code, in the order it is loaded.
var (
	//go:embed page/start.js
	startCode string
	//go:embed page/model.js
	modelCode string
	//go:embed page/picture.js
	pictureCode string
	//go:embed page/panel.js
	panelCode string
	//go:embed page/save.js
	saveCode string
	//go:embed page/app.js
	appCode string
)

var page = template.Must(template.New("page").Funcs(template.FuncMap{"thousands": thousands}).Parse(pageTemplate))

// pageData is what the template is filled with.
type pageData struct {
	Title   string
	Policy  string
	Style   template.CSS
	License template.HTML // a comment; from a file of ours
	Start   template.JS
	Scripts []template.HTML // code of ours that stands as text until start.js runs it
	Data    template.JS
	Still   template.HTML // what SVG draws, escaped by it
	Counts  string
	Types   []Type
	Notes   []Note
	Served  *Served     // nil for a page that stands alone
	Own     template.JS // the same as JSON
}

// HTML writes the graph as one self-contained page.
func HTML(ctx context.Context, w io.Writer, from export.Source, opts Options) error {
	s, err := NewScene(ctx, from, opts)
	if err != nil {
		return err
	}
	return s.HTML(w)
}

// HTML writes the scene as one self-contained page: no request leaves it, and
// its policy lets nothing run but the code it was written with.
func (s *Scene) HTML(w io.Writer) error { return s.page(w, nil) }

// page writes the page; served is nil for one that stands alone.
func (s *Scene) page(w io.Writer, served *Served) error {
	data, err := json.Marshal(s) // escapes <, > and &, so that no tag can start in it
	if err != nil {
		return fmt.Errorf("view: %w", err)
	}
	library, err := cytoscape()
	if err != nil {
		return fmt.Errorf("view: %w", err)
	}
	filled := pageData{
		Title:   s.Title,
		License: template.HTML("<!--\n" + strings.ReplaceAll(cytoscapeLicense, "--", "- -") + "\n-->"),
		Data:    template.JS(data),
		Start:   template.JS(startCode),
		Still:   template.HTML(s.still()),
		Counts:  s.counts(),
		Types:   s.Types,
		Notes:   s.notes(),
		Served:  served,
	}
	scripts := []string{library, modelCode, pictureCode, panelCode, saveCode}
	style := pageStyle
	if served != nil {
		own, err := json.Marshal(served)
		if err != nil {
			return fmt.Errorf("view: %w", err)
		}
		filled.Own = template.JS(own)
		scripts = append(scripts, readerCode, queryCode, articleCode)
		style += servedStyle
	}
	scripts = append(scripts, appCode)
	filled.Style = template.CSS(style)
	filled.Policy = policy(append(scripts, startCode), style, served != nil)
	for _, code := range scripts {
		filled.Scripts = append(filled.Scripts, template.HTML(code))
	}
	var out bytes.Buffer
	if err := page.Execute(&out, filled); err != nil {
		return fmt.Errorf("view: %w", err)
	}
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("view: %w", err)
	}
	return nil
}

// counts says how many nodes are drawn and how many are left out, as app.js does.
func (s *Scene) counts() string {
	drawn := 0
	for _, n := range s.Nodes {
		if n.Drawn {
			drawn++
		}
	}
	all := len(s.Nodes)
	text := thousands(drawn) + " of " + thousands(all) + " drawn"
	if all > drawn {
		text += " · " + thousands(all-drawn) + " left out, search adds them"
	}
	return text
}

// thousands writes a number with a comma before every three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// policy is the page's Content Security Policy. A server's page may ask that
// server and send it a form.
func policy(scripts []string, style string, served bool) string {
	hashes := ""
	for _, code := range scripts {
		hashes += " " + hash(code)
	}
	to := "form-action 'none'"
	if served {
		to = "connect-src 'self'; form-action 'self'"
	}
	return "default-src 'none'; script-src" + hashes + "; style-src " + hash(style) +
		"; img-src data: blob:; base-uri 'none'; " + to
}

// hash is a source expression that allows exactly this text.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
