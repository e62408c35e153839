package conllu

import (
	"bufio"
	"io"
	"strconv"
)

// Write writes sentences in CoNLL-U, each followed by an empty line.
func Write(w io.Writer, sentences ...*Sentence) error {
	out := bufio.NewWriter(w)
	for _, s := range sentences {
		var b []byte
		for _, c := range s.Comments {
			b = append(append(append(b, "# "...), c...), '\n')
		}
		multi := s.Multi
		for i, word := range s.Words {
			if len(multi) > 0 && multi[0].First == i+1 {
				m := multi[0]
				b = strconv.AppendInt(b, int64(m.First), 10)
				b = strconv.AppendInt(append(b, '-'), int64(m.Last), 10)
				b = columns(b, m.Form, "", "", "", "", "", "", "", m.Misc)
				multi = multi[1:]
			}
			head := ""
			if word.Head >= 0 {
				head = strconv.Itoa(word.Head)
			}
			b = strconv.AppendInt(b, int64(i+1), 10)
			b = columns(b, word.Form, word.Lemma, word.UPOS, word.XPOS, word.Feats, head, word.Deprel, word.Deps, word.Misc)
		}
		if _, err := out.Write(append(b, '\n')); err != nil {
			return err
		}
	}
	return out.Flush()
}

// columns appends the columns after the id, "_" standing for nothing.
func columns(b []byte, cols ...string) []byte {
	for _, c := range cols {
		if c == "" {
			c = "_"
		}
		b = append(append(b, '\t'), c...)
	}
	return append(b, '\n')
}
