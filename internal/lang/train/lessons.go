package train

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kgraph/internal/lang/net"
	"kgraph/internal/text"
)

// lesson is a sentence in numbers, as a teacher outside this program reads it:
// classes of the heads of a model of the same data, -1 for unknown; heads count
// words from 1, 0 being the root; Names are sets of classes that would be right.
type lesson struct {
	Words []string `json:"w"`
	Tag   []int32  `json:"t,omitempty"`
	Feat  []int32  `json:"f,omitempty"`
	Head  []int32  `json:"h,omitempty"`
	Label []int32  `json:"l,omitempty"`
	Names []uint32 `json:"n,omitempty"`
}

// WriteLessons writes train.jsonl and dev.jsonl, the corpus in numbers, and
// classes.json, what the numbers stand for, to a directory.
func WriteLessons(dir string, o Options, c *Corpus, v net.Vectors) error {
	m := newModel(o.Shape, c.Train, v)
	write := func(name string, put func(e *json.Encoder) error) error {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		w := bufio.NewWriter(f)
		err = put(json.NewEncoder(w))
		if e := w.Flush(); err == nil {
			err = e
		}
		if e := f.Close(); err == nil {
			err = e
		}
		return err
	}
	examples := func(all []Example) func(e *json.Encoder) error {
		return func(e *json.Encoder) error {
			for i, p := range prepare(m, all) {
				g := p.gold
				l := lesson{Tag: g.Tag[1:], Feat: g.Feat[1:], Head: g.Head[1:], Label: g.Label[1:], Names: g.Names[1:]}
				for _, w := range all[i].Words {
					l.Words = append(l.Words, w.Form)
				}
				if err := e.Encode(l); err != nil {
					return err
				}
			}
			return nil
		}
	}
	if err := write("train.jsonl", examples(c.Train)); err != nil {
		return err
	}
	var dev []Example
	for _, f := range c.Dev {
		if f.Main {
			dev = append(dev, f.Examples...)
		}
	}
	if err := write("dev.jsonl", examples(dev)); err != nil {
		return err
	}
	return write("classes.json", func(e *json.Encoder) error {
		return e.Encode(map[string][]string{"tags": m.Tags, "feats": m.Feats, "labels": m.Labels, "names": m.Names})
	})
}

// Segment writes the sentences of unlabelled text, one JSON object a line, for a
// teacher to parse. The text has one paragraph a line, after the name of its
// source and a tab. Sentences met before, and those of less than three or more
// than 80 words, are left out.
func Segment(out io.Writer, in io.Reader) error {
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, 1<<22)
	e := json.NewEncoder(out)
	seen := map[string]bool{}
	for scan.Scan() {
		_, paragraph, _ := strings.Cut(scan.Text(), "\t")
		d := &text.Document{Text: paragraph, Paragraphs: text.Paragraphs(paragraph)}
		for _, s := range text.Segment(d) {
			var l lesson
			for _, t := range s.Tokens {
				l.Words = append(l.Words, t.Form)
			}
			key := strings.Join(l.Words, " ")
			if len(l.Words) < 3 || len(l.Words) > 80 || seen[key] {
				continue
			}
			seen[key] = true
			if err := e.Encode(l); err != nil {
				return err
			}
		}
	}
	return scan.Err()
}
