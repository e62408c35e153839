package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"kgraph/internal/lang/conllu"
	"kgraph/internal/lang/model"
	"kgraph/internal/lang/net"
	"kgraph/internal/text"
)

// Silver is a sentence parsed by a teacher: for every word the likely classes of
// each head with their probabilities in thousandths, the likeliest first. Heads
// count words from 1, 0 being the root; labels are those of the first head.
type Silver struct {
	Words []string     `json:"w"`
	Tag   [][][2]int32 `json:"t"`
	Feat  [][][2]int32 `json:"f"`
	Name  [][][2]int32 `json:"n"`
	Arc   [][][2]int32 `json:"h"`
	Label [][][2]int32 `json:"l"`
}

// ReadSilver reads silver sentences, one JSON object a line, gzipped if the name
// ends in .gz.
func ReadSilver(path string) ([]Silver, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReaderSize(f, 1<<20)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	var all []Silver
	for d := json.NewDecoder(r); ; {
		var s Silver
		if err := d.Decode(&s); err == io.EOF {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: sentence %d: %w", path, len(all)+1, err)
		}
		all = append(all, s)
	}
}

// prepareSilver turns silver sentences into numbers, checking that the classes
// are the model's.
func prepareSilver(m *model.Model, silver []Silver) ([]prepared, error) {
	out := make([]prepared, 0, len(silver))
	c := m.Net.Config
	for k, s := range silver {
		var bad error
		likely := func(all [][][2]int32, i, classes int) []net.Likely {
			if i >= len(all) || len(all[i]) == 0 {
				bad = fmt.Errorf("silver sentence %d: word %d lacks an opinion", k+1, i+1)
				return nil
			}
			l := make([]net.Likely, len(all[i]))
			sum := float32(0)
			for j, x := range all[i] {
				if x[0] < 0 || int(x[0]) >= classes || x[1] <= 0 {
					bad = fmt.Errorf("silver sentence %d: word %d: class %d of %d with share %d", k+1, i+1, x[0], classes, x[1])
					return nil
				}
				l[j] = net.Likely{Class: x[0], Share: float32(x[1])}
				sum += l[j].Share
			}
			for j := range l {
				l[j].Share /= sum
			}
			return l
		}
		p := prepared{taught: []*net.Taught{nil}}
		p.gold = net.Gold{Tag: []int32{-1}, Feat: []int32{-1}, Label: []int32{-1}, Head: []int32{0}, Names: []uint32{0}}
		g := &p.gold
		for i, form := range s.Words {
			p.words = append(p.words, m.Net.See(form))
			t := &net.Taught{
				Tag: likely(s.Tag, i, c.Tags), Feat: likely(s.Feat, i, c.Feats), Name: likely(s.Name, i, c.Names),
				Arc: likely(s.Arc, i, len(s.Words)+1), Label: likely(s.Label, i, c.Labels),
			}
			if bad != nil {
				return nil, bad
			}
			head := t.Arc[0].Class
			if head == 0 {
				t.Label = []net.Likely{} // the root's label follows from its head
			}
			g.Tag, g.Feat, g.Label = append(g.Tag, -1), append(g.Feat, -1), append(g.Label, -1)
			g.Head, g.Names = append(g.Head, head), append(g.Names, 0)
			p.taught = append(p.taught, t)
		}
		out = append(out, p)
	}
	return out, nil
}

// WriteSilver writes silver sentences, one JSON object a line, gzipped.
func WriteSilver(out io.Writer, silver []Silver) error {
	z, err := gzip.NewWriterLevel(out, gzip.BestSpeed)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(z, 1<<20)
	enc := json.NewEncoder(w)
	for i := range silver {
		if err := enc.Encode(&silver[i]); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return z.Close()
}

// ReadText segments the "text" of gzipped JSON lines. Sentences met before, and
// those of less than three or more than 80 words, are left out.
func ReadText(path string) ([]Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var all []Example
	seen := map[string]bool{}
	for d := json.NewDecoder(z); ; {
		var item struct{ Text string }
		if err := d.Decode(&item); err == io.EOF {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		doc := &text.Document{Text: item.Text, Paragraphs: text.Paragraphs(item.Text)}
		for _, s := range text.Segment(doc) {
			var forms []string
			for _, t := range s.Tokens {
				forms = append(forms, t.Form)
			}
			key := strings.Join(forms, " ")
			if len(forms) < 3 || len(forms) > 80 || seen[key] {
				continue
			}
			seen[key] = true
			all = append(all, plain(forms))
		}
	}
}

// plain is an example of which only the words are known.
func plain(forms []string) Example {
	s := new(conllu.Sentence)
	for _, f := range forms {
		s.Words = append(s.Words, conllu.Word{Form: f})
	}
	return Example{Sentence: s}
}
