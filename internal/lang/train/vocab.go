package train

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"sort"

	"kgraph/internal/lang/lemma"
	"kgraph/internal/lang/model"
	"kgraph/internal/lang/net"
	"kgraph/internal/lang/table"
)

// minForm is how often a folded form must be seen to get an embedding of its own.
const minForm = 3

// newModel makes a model with the vocabularies, lemma rules and tables of the
// training data and a network of that shape without weights.
func newModel(c net.Config, train []Example, v net.Vectors) *model.Model {
	m := &model.Model{Names: NameTypes, Labels: []string{"root"}}
	forms, tags, feats, labels := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	var lemmas lemma.Learner
	tagFeats := map[[2]string]bool{}
	for _, s := range train {
		for _, w := range s.Words {
			forms[net.Fold(w.Form)]++
			tag := w.UPOS + "|" + w.XPOS
			tags[tag]++
			feats[w.Feats]++
			tagFeats[[2]string{tag, w.Feats}] = true
			if w.Deprel != "root" {
				labels[w.Deprel]++
			}
			if _, typo := item(w.Feats, "Typo"); w.Lemma != "_" && !typo {
				lemmas.Add(w.Form, w.XPOS, w.Lemma)
			}
		}
	}
	m.Tags, m.Feats = atLeast(tags, 2), atLeast(feats, 1)
	m.Labels = append(m.Labels, atLeast(labels, 3)...)
	for _, t := range m.Tags {
		var allowed []int32
		for i, f := range m.Feats {
			if tagFeats[[2]string{t, f}] {
				allowed = append(allowed, int32(i))
			}
		}
		m.TagFeats = append(m.TagFeats, allowed)
	}
	m.Lemmas = lemmas.Learn()
	c.Tags, c.Feats, c.Labels, c.Names = len(m.Tags), len(m.Feats), len(m.Labels), 1+2*len(m.Names)
	m.Net = net.New(c, table.New(atLeast(forms, minForm)), v)
	return m
}

// atLeast lists the keys counted at least min times, in order.
func atLeast(count map[string]int, min int) []string {
	var keys []string
	for k, n := range count {
		if n >= min {
			keys = append(keys, k)
		}
	}
	sort.Strings(keys)
	return keys
}

// ReadVectors reads the first words of a directory of word vectors: words.txt.gz,
// vectors.i8.gz (int8, dim a word) and scales.f32.gz (float32 little-endian).
func ReadVectors(dir string, words, dim int) (net.Vectors, error) {
	v := net.Vectors{Dim: dim}
	var list []string
	err := gunzip(filepath.Join(dir, "words.txt.gz"), func(r io.Reader) error {
		scan := bufio.NewScanner(r)
		for len(list) < words && scan.Scan() {
			list = append(list, scan.Text())
		}
		return scan.Err()
	})
	if err != nil {
		return v, err
	}
	v.Data = make([]byte, len(list)*dim)
	err = gunzip(filepath.Join(dir, "vectors.i8.gz"), func(r io.Reader) error {
		_, err := io.ReadFull(r, v.Data)
		return err
	})
	if err != nil {
		return v, err
	}
	raw := make([]byte, 4*len(list))
	err = gunzip(filepath.Join(dir, "scales.f32.gz"), func(r io.Reader) error {
		_, err := io.ReadFull(r, raw)
		return err
	})
	for i := range list {
		v.Scale = append(v.Scale, math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:])))
	}
	v.Index = table.New(list)
	return v, err
}

func gunzip(path string, read func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err == nil {
		err = read(z)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
