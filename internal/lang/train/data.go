package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"kgraph/internal/lang/conllu"
)

// Example is a treebank sentence with what is known of its names.
type Example struct {
	*conllu.Sentence
	// Names holds a tag a word, "O", "B-Person", "I-Person"; nil where the names
	// of the sentence are not annotated.
	Names []string
	// Partial says that only persons, organisations and places are annotated:
	// O may hide a name of another type.
	Partial bool
}

// NameTypes are the types the name head tells apart, in class order.
var NameTypes = []string{"Person", "Organization", "Place", "Event", "Product", "Work", "Law", "Other"}

// partialTypes are those of them that UNER annotates.
const partialTypes = 3

// ReadTreebank reads a gzipped CoNLL-U file. Names come from its own Entity
// layer if it has one, else from uner (by sentence id), which may be nil.
func ReadTreebank(path string, uner map[string][]string) ([]Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	sentences, err := conllu.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	entities := false
	for _, s := range sentences {
		if err := s.Check(); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if _, ok := s.Comment("global.Entity"); ok {
			entities = true
		}
	}
	out := make([]Example, len(sentences))
	for i, s := range sentences {
		out[i] = Example{Sentence: s}
		if entities {
			out[i].Names = entityNames(s)
		} else if tags := uner[s.ID()]; len(tags) == len(s.Words) {
			out[i].Names, out[i].Partial = tags, true
		}
	}
	return out, nil
}

// ReadUNER reads name tags in the IOB2 files of Universal NER, by sentence id.
// PER, ORG and LOC get our names; other tags count as O.
func ReadUNER(path string) (map[string][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	ours := map[string]string{"PER": "Person", "ORG": "Organization", "LOC": "Place"}
	all := make(map[string][]string)
	id := ""
	scan := bufio.NewScanner(f)
	for line := 1; scan.Scan(); line++ {
		text := scan.Text()
		if rest, ok := strings.CutPrefix(text, "# sent_id = "); ok {
			id = rest
			continue
		}
		if text == "" || text[0] == '#' {
			continue
		}
		col := strings.Split(text, "\t")
		if len(col) < 3 || id == "" {
			return nil, fmt.Errorf("%s: line %d: not an IOB2 token", path, line)
		}
		tag := "O"
		if bio, kind, ok := strings.Cut(col[2], "-"); ok && ours[kind] != "" {
			tag = bio + "-" + ours[kind]
		}
		all[id] = append(all[id], tag)
	}
	return all, scan.Err()
}

// Corpus is the data of one run: what to fit on, and named files to measure on.
type Corpus struct {
	Train []Example
	Dev   []DevFile
}

// DevFile is one file of the development data; Main files make up the headline
// figure.
type DevFile struct {
	Name     string
	Main     bool
	Examples []Example
}

// ReadCorpus reads train/en_ewt and train/en_gum_open, whose licences let a model
// be shipped, and the development files, from a directory of treebanks.
func ReadCorpus(treebanks, names string) (*Corpus, error) {
	c := new(Corpus)
	uner := map[string]map[string][]string{}
	for _, part := range []string{"train", "dev"} {
		m, err := ReadUNER(filepath.Join(names, "en_ewt-ud-"+part+".iob2"))
		if err != nil {
			return nil, err
		}
		uner[part] = m
	}
	for _, name := range []string{"en_ewt", "en_gum_open"} {
		ex, err := ReadTreebank(filepath.Join(treebanks, "train", name+".conllu.gz"), uner["train"])
		if err != nil {
			return nil, err
		}
		c.Train = append(c.Train, ex...)
	}
	for _, name := range []string{"en_ewt", "en_gum_open", "en_gum_nc", "en_pud_odd"} {
		ex, err := ReadTreebank(filepath.Join(treebanks, "dev", name+".conllu.gz"), uner["dev"])
		if err != nil {
			return nil, err
		}
		c.Dev = append(c.Dev, DevFile{Name: name, Main: name != "en_pud_odd", Examples: ex})
	}
	return c, nil
}
