package graph

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"kgraph/graph/kv"
)

// packedForm begins what packer wrote. Records and headers of format 3 begin
// otherwise and are read as well; what is written is packed.
const packedForm = 4

// header is what must be known of a record without reading it.
type header struct {
	Hash    string   `json:"hash"`    // of the document
	Version string   `json:"version"` // of the extraction
	Sum     string   `json:"sum"`     // of the record as stored
	Title   string   `json:"title,omitempty"`
	Date    string   `json:"date,omitempty"`
	Source  string   `json:"source,omitempty"`
	Authors []string `json:"authors,omitempty"`
	URL     string   `json:"url,omitempty"`
	Claims  int      `json:"claims"`

	Sentences int `json:"sentences"` // that carry claims
}

// encodeRecord returns the stored bytes of a record and its header, in which
// empty lists are nil, as they are read back. Same input, same bytes.
func encodeRecord(r *Record, version string) ([]byte, header) {
	p := newPacker()
	(&recordForm{packer: p, r: r}).pack()
	sum := sha256.Sum256(p.b)
	d := &r.Document
	return p.b, header{
		Hash: d.Hash, Version: version, Sum: hex.EncodeToString(sum[:sumSize]),
		Title: d.Title, Date: d.Published, Source: d.Source, Authors: slices.Concat(d.Authors), URL: d.URL, Claims: len(r.Claims),
		Sentences: carrying(r),
	}
}

// carrying counts the sentences that carry claims.
func carrying(r *Record) int {
	seen := map[Span]bool{}
	for i := range r.Claims {
		seen[r.Claims[i].Span] = true
	}
	return len(seen)
}

func decodeRecord(b []byte) (*Record, error) {
	if bytes.HasPrefix(b, []byte(zstdMagic)) {
		return decodeJSON(b)
	}
	p, err := newUnpacker(b)
	if err != nil {
		return nil, err
	}
	f := recordForm{packer: p, r: new(Record)}
	f.pack()
	return f.r, p.end()
}

func getRecord(r kv.Reader, id string) (rec *Record, err error) {
	_, err = get(r, recordKey(id), func(b []byte) error {
		rec, err = decodeRecord(b)
		return err
	})
	return rec, err
}

// sumSize is how many bytes of a SHA-256 tell records apart.
const sumSize = 16

func (h *header) pack(p *packer) {
	p.digits(&h.Hash, "", sha256.Size)
	p.digits(&h.Sum, "", sumSize)
	p.text(&h.Version, "")
	p.text(&h.Title, "")
	p.text(&h.Date, "")
	p.text(&h.Source, "")
	p.text(&h.URL, "")
	packList(p, &h.Authors, false, func(_ int, s *string) { p.text(s, "") })
	p.int(&h.Claims, 0)
	p.int(&h.Sentences, h.Claims)
}

func (h *header) encode() []byte {
	p := newPacker()
	h.pack(p)
	return p.b
}

func (h *header) decode(b []byte) error {
	if len(b) > 0 && b[0] == '{' {
		if err := json.Unmarshal(b, h); err != nil {
			return fmt.Errorf("%w: %v", ErrDamaged, err)
		}
		return nil
	}
	p, err := newUnpacker(b)
	if err != nil {
		return err
	}
	h.pack(p)
	return p.end()
}

func getHeader(r kv.Reader, id string, h *header) (found bool, err error) {
	return get(r, headerKey(id), h.decode)
}

// eachHeader calls f with every document's id and header, in order, until it
// returns false.
func eachHeader(r kv.Reader, f func(id string, h *header) (bool, error)) error {
	return scan(r, []byte{tagHeader}, func(k, v []byte) (bool, error) {
		var h header
		if err := h.decode(v); err != nil {
			return false, err
		}
		return f(string(k[1:]), &h)
	})
}
