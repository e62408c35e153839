package view

import (
	_ "embed"
	"io"
)

// The code that only a server's page has, in the order it is loaded.
var (
	//go:embed page/reader.js
	readerCode string
	//go:embed page/query.js
	queryCode string
	//go:embed page/article.js
	articleCode string
)

//go:embed page/served.css
var servedStyle string

// Served says what the page of a server offers beside the picture: it may ask
// that server, and no other.
type Served struct {
	Query    bool       `json:"query"`              // the store may be asked (/api/v1/query/gizmo, /complete)
	Article  int64      `json:"article,omitempty"`  // most bytes of an article that may be given (/article), 0 if none may
	Guest    bool       `json:"guest"`              // this is the graph of an article that was given, and of nothing stored
	Readings []*Reading `json:"readings,omitempty"` // documents that the page holds; others are asked for (/document)
}

// ServedHTML writes the scene as the page of a server. Of the scene's claims it
// needs the ids (Options.ClaimIDs).
func (s *Scene) ServedHTML(w io.Writer, with Served) error { return s.page(w, &with) }
