package train

import (
	"kgraph/internal/lang/conllu"
	"kgraph/internal/lang/model"
	"kgraph/internal/lang/net"
)

func item(column, key string) (string, bool) { return conllu.Item(column, key) }

// prepared is an example in the network's terms. Heads are positions in the
// sentence, ROOT being 0; the other gold slices begin with ROOT.
type prepared struct {
	words  []net.Word
	gold   net.Gold
	taught []*net.Taught // a silver sentence's, ROOT's being nil; else nil
	clues  []float32     // what else a name finder is told, ROOT's first; else nil
}

// prepare turns examples into numbers. Classes that the model lacks become
// unknown (-1) and teach nothing.
func prepare(m *model.Model, examples []Example) []prepared {
	tags, feats, labels := number(m.Tags), number(m.Feats), number(m.Labels)
	find := func(ids map[string]int32, s string) int32 {
		if i, ok := ids[s]; ok {
			return i
		}
		return -1
	}
	out := make([]prepared, len(examples))
	for k, ex := range examples {
		p := &out[k]
		p.gold = net.Gold{Tag: []int32{-1}, Feat: []int32{-1}, Label: []int32{-1}, Head: []int32{0}, Names: []uint32{0}}
		g := &p.gold
		for i, w := range ex.Words {
			p.words = append(p.words, m.Net.See(w.Form))
			g.Tag = append(g.Tag, find(tags, w.UPOS+"|"+w.XPOS))
			g.Feat = append(g.Feat, find(feats, w.Feats))
			label := find(labels, w.Deprel)
			if w.Head == 0 {
				label = -1 // the root's label follows from its head
			}
			g.Label = append(g.Label, label)
			g.Head = append(g.Head, int32(w.Head))
			g.Names = append(g.Names, nameSet(ex, i))
		}
	}
	return out
}

func number(list []string) map[string]int32 {
	m := make(map[string]int32, len(list))
	for i, s := range list {
		m[s] = int32(i)
	}
	return m
}

// nameSet is the set of name classes that would be right for word i. In a
// corpus that annotates three types only, a proper noun without a name may have
// one of another type; other words have none.
func nameSet(ex Example, i int) uint32 {
	if ex.Names == nil {
		return 0
	}
	tag := ex.Names[i]
	if tag != "O" {
		for t, name := range NameTypes {
			switch tag {
			case "B-" + name:
				return 1 << (1 + 2*t)
			case "I-" + name:
				return 1 << (2 + 2*t)
			}
		}
	}
	set := uint32(1)
	if ex.Partial && proper(ex.Words[i]) {
		for t := partialTypes; t < len(NameTypes); t++ {
			set |= 3 << (1 + 2*t)
		}
	}
	return set
}

// addTo appends the example to a batch and its gold.
func (p *prepared) addTo(b *net.Batch, g *net.Gold) {
	lo := int32(b.Positions())
	b.Add(p.words)
	b.Clues = append(b.Clues, p.clues...)
	g.Tag = append(g.Tag, p.gold.Tag...)
	g.Feat = append(g.Feat, p.gold.Feat...)
	g.Label = append(g.Label, p.gold.Label...)
	g.Names = append(g.Names, p.gold.Names...)
	for i := range p.gold.Tag {
		var t *net.Taught
		if p.taught != nil {
			t = p.taught[i]
		}
		g.Taught = append(g.Taught, t)
	}
	for _, h := range p.gold.Head {
		g.Head = append(g.Head, lo+h)
	}
}
