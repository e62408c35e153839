package export

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"io"
	"strings"

	"kgraph/graph"
)

// reportStyle is for a screen and, plainer, for paper.
const reportStyle = `
body { font: 16px/1.5 Georgia, "Noto Serif", serif; color: #1b2027; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { font-family: system-ui, "Noto Sans", sans-serif; line-height: 1.25; }
h2 { border-bottom: 1px solid #ccd2d9; padding-bottom: .2rem; margin-top: 2.5rem; }
h3 { margin: 1.5rem 0 .3rem; }
.note, .origin, .standing, .kind { color: #5b6470; font-family: system-ui, "Noto Sans", sans-serif; font-size: .85em; font-weight: normal; }
ul { padding-left: 1.2rem; }
blockquote { margin: .2rem 0 .4rem; padding-left: .8rem; border-left: 3px solid #ccd2d9; }
.hedged b { font-style: italic; }
@media (prefers-color-scheme: dark) { body { color: #e8ebef; background: #14171c; } .note, .origin, .standing, .kind { color: #a3adb8; } }
@media print { body { color: #000; background: #fff; font-size: 10.5pt; max-width: none; margin: 0; } h2, h3 { break-after: avoid; } li, blockquote { break-inside: avoid; } .note, .origin, .standing, .kind { color: #444; } }
@page { margin: 2cm; }
`

// writeReport writes the report as one HTML page for printing. Nothing in it
// runs and it asks for nothing.
func writeReport(ctx context.Context, w io.Writer, from Source, opts Options) error {
	return reportOn(ctx, from, opts.Title, &htmlReport{printer: printer{w: w}})
}

type htmlReport struct {
	printer
	open bool // a list
}

func (h *htmlReport) begin(title, summary string) {
	sum := sha256.Sum256([]byte(reportStyle))
	h.text("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-`, base64.StdEncoding.EncodeToString(sum[:]),
		`'; base-uri 'none'; form-action 'none'">`, "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		"<title>", esc(title), "</title>\n<style>", reportStyle, "</style>\n</head>\n<body>\n",
		"<h1>", bdi(title), "</h1>\n<p class=\"note\">", esc(summary), ".</p>\n")
}

func (h *htmlReport) section(heading, note string) {
	h.list(false)
	h.text("<h2>", esc(heading), "</h2>\n")
	if note != "" {
		h.text(`<p class="note">`, esc(note), "</p>\n")
	}
}

// list opens or closes the list of a section or subject.
func (h *htmlReport) list(open bool) {
	switch {
	case open && !h.open:
		h.text("<ul>\n")
	case !open && h.open:
		h.text("</ul>\n")
	}
	h.open = open
}

func (h *htmlReport) document(d graph.DocumentInfo) {
	h.list(true)
	h.text("<li>", bdi(d.ID))
	for _, part := range []string{d.Title, d.Source, d.Published} {
		if part != "" {
			h.text(" · ", bdi(part))
		}
	}
	switch {
	case ftmURL(d.URL) != "":
		h.text(` · <a rel="noreferrer noopener" href="`, esc(d.URL), `">`, bdi(d.URL), "</a>")
	case d.URL != "":
		h.text(" · ", bdi(d.URL))
	}
	h.text("</li>\n")
}

func (h *htmlReport) subject(name, kind string) {
	h.list(false)
	h.text("<h3>", bdi(name), ` <span class="kind">`, esc(kind), "</span></h3>\n")
}

func (h *htmlReport) fact(f graph.Fact) {
	h.list(true)
	h.text(`<li class="`, esc(string(f.Label)), `">`, bdi(Phrase(f)), " <b>", bdi(f.ObjectName), `</b> <span class="standing">`, bdi(standingOf(f)), "</span>\n")
	for _, e := range f.Evidence {
		h.quote(e.Sentence, originOf(e))
	}
	h.text("</li>\n")
}

func (h *htmlReport) quote(sentence, origin string) {
	h.text("<blockquote>“", bdi(sentence), `” <span class="origin">`, bdi(origin), "</span></blockquote>\n")
}

func (h *htmlReport) claim(c *graph.Claim) {
	h.list(true)
	how := manner(c)
	if c.AttributedTo != "" {
		how += "; " + c.AttributedTo
	}
	h.text("<li>", bdi(saying(c)), ` <span class="standing">`, bdi(how), "</span>\n")
	h.quote(c.Sentence, c.DocumentID)
	h.text("</li>\n")
}

func (h *htmlReport) entity(n graph.Node) {
	h.list(true)
	h.text("<li>", bdi(n.Name), ` <span class="kind">`, esc(n.Type), "</span>")
	if len(n.Aliases) > 0 {
		h.text(", also ", bdi(strings.Join(n.Aliases, ", ")))
	}
	h.text(`; <span class="origin">`, counted(len(n.Mentions), "mention"), " in ", counted(n.Documents, "document"), "</span></li>\n")
}

func (h *htmlReport) end() {
	h.list(false)
	h.text("</body>\n</html>\n")
}

// esc escapes a text for HTML, on one line.
func esc(s string) string { return html.EscapeString(printable(s)) }

// bdi is a text whose direction of writing cannot change its surroundings'.
func bdi(s string) string { return "<bdi>" + esc(s) + "</bdi>" }
