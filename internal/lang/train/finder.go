package train

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kgraph/internal/lang"
	"kgraph/internal/lang/clue"
	"kgraph/internal/lang/model"
	"kgraph/internal/lang/net"
)

// FinderTypes are the types of the name finder, in class order: those that UNER
// annotates.
var FinderTypes = NameTypes[:partialTypes]

// FinderOptions are the settings of a name finder's run.
type FinderOptions struct {
	Options        // of each network; Init and Silver play no part
	Members int    // networks, each of a seed of its own
	Parser  []byte // the model file that the finder joins
}

// DefaultFinderOptions are those of the shipped finder.
func DefaultFinderOptions() FinderOptions {
	o := DefaultOptions()
	o.Seed, o.Epochs, o.Rate = 1, 5, 0.002
	o.Shape.Width, o.Shape.Blocks = 128, []int{1, 0, 0}
	o.Dropout = net.Rates{Embed: 0.4, Block: 0.3, Word: 0.3, Vector: 0.1}
	o.Weights = net.Weights{Name: 1}
	return FinderOptions{Options: o, Members: 3}
}

// finderShape is the shape of a network with the name head alone, which sees
// words as the parser does.
func finderShape(c net.Config, parser *net.Net) net.Config {
	c.Arc, c.Label, c.Tags, c.Feats, c.Labels = 0, 0, 0, 0, 0
	c.Hashed = parser.Hashed
	c.Skip = net.WithoutForms
	c.Clues, c.Chain, c.Names = clue.Width, true, 1+2*len(FinderTypes)
	return c
}

// FitFinder fits networks that find persons, organisations and places to the
// sentences that UNER annotates, and returns the parser's file with them. GUM's
// names stay out: its guidelines are others, and with them F1 is a point lower.
func FitFinder(ctx context.Context, o FinderOptions, c *Corpus) ([]byte, error) {
	m, err := model.Read(o.Parser)
	if err != nil {
		return nil, err
	}
	var gold []Example
	for _, ex := range c.Train {
		if ex.Partial {
			gold = append(gold, ex)
		}
	}
	if len(gold) == 0 || o.Members < 1 {
		return nil, errors.New("a name finder needs sentences with names, and at least one member")
	}
	data, dev := prepareFinder(m.Net, gold), c.Dev[0].Examples
	m.Finder = &model.Finder{Types: FinderTypes}
	for k := range o.Members {
		fmt.Fprintf(o.Log, "member %d of %d\n", k+1, o.Members)
		p := o.Options
		p.Seed += uint64(k)
		if p.Checkpoint != "" {
			p.Checkpoint = fmt.Sprintf("%s.%d", p.Checkpoint, k+1)
		}
		r := &run{o: p, data: data, m: &model.Model{Net: net.New(finderShape(p.Shape, m.Net), m.Net.KnownForms(), m.Net.Vectors)}}
		r.m.Net.Init(p.Seed)
		n, err := r.fit(ctx, func(mean *net.Net) (string, error) {
			mean.PackAll(false)
			return "dev " + finderScore(mean, dev), nil
		})
		if err != nil {
			return nil, err
		}
		m.Finder.Nets = append(m.Finder.Nets, n)
	}
	return m.Bytes(), nil
}

// prepareFinder turns examples into a finder's numbers.
func prepareFinder(parser *net.Net, examples []Example) []prepared {
	out := make([]prepared, len(examples))
	for k, ex := range examples {
		p := &out[k]
		unknown := make([]int32, 1+len(ex.Words))
		for i := range unknown {
			unknown[i] = -1
		}
		p.gold = net.Gold{Tag: unknown, Feat: unknown, Label: unknown, Head: make([]int32, 1+len(ex.Words)), Names: []uint32{0}}
		var forms []string
		for i, w := range ex.Words {
			forms = append(forms, w.Form)
			p.words = append(p.words, parser.See(w.Form))
			set := uint32(0)
			if ex.Names != nil {
				set = finderClass(ex.Names[i])
			}
			p.gold.Names = append(p.gold.Names, set)
		}
		p.clues = clue.Append(make([]float32, clue.Width), forms)
	}
	return out
}

// finderClass is the set of the one class that a tag stands for.
func finderClass(tag string) uint32 {
	part, kind, _ := strings.Cut(tag, "-")
	if t := slices.Index(FinderTypes, kind); t >= 0 {
		if part == "B" {
			return 2 << (2 * t)
		}
		return 4 << (2 * t)
	}
	return 1
}

// finderScore measures the names that one network finds by itself.
func finderScore(n *net.Net, gold []Example) string {
	var s Score
	var w net.Work
	follow := n.Follow()
	for i, p := range prepareFinder(n, gold) {
		if gold[i].Names == nil || len(p.words) == 0 {
			continue
		}
		var b net.Batch
		b.Add(p.words)
		b.Clues = p.clues
		n.Encode(&w, &b)
		words := make([]lang.Word, len(p.words))
		for j, x := range gold[i].Words {
			words[j].Form = x.Form
		}
		found := &lang.Parse{Words: words, Names: lang.Spans(words, n.NameScores(&w)[n.Names:], follow, FinderTypes)}
		s.countNames(gold[i], found)
	}
	text := fmt.Sprintf("names %.2f", s.NameF1())
	for t, kind := range FinderTypes {
		text += fmt.Sprintf(" %s %.1f", strings.ToLower(kind), s.types[t].f1())
	}
	return text
}
