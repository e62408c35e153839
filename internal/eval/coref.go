package eval

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"kgraph/internal/entity"
	"kgraph/internal/lang"
	"kgraph/internal/lang/conllu"
	"kgraph/internal/text"
)

// corefGenres are the genres of GUM that read like news.
var corefGenres = []string{"news", "interview", "bio"}

// Coref measures coreference on GUM's development documents of news, interview
// and bio, with the treebank's words given. Only mentions headed by a proper
// noun or a pronoun count, each stood for by its head word.
func (e *Engine) Coref(ctx context.Context, dir string) (Table, error) {
	sentences, err := readFile(filepath.Join(dir, "treebanks", "dev", "en_gum_open.conllu.gz"), conllu.ReadAll)
	if err != nil {
		return Table{}, err
	}
	byGenre := map[string]*CorefScores{}
	var all, third CorefScores
	for _, d := range documentsOf(sentences) {
		if err := ctx.Err(); err != nil {
			return Table{}, err
		}
		genre := d.genre()
		if !slices.Contains(corefGenres, genre) {
			continue
		}
		every := d.gold()
		system := d.only(d.system(e.Parse(d.texts()), every), anyWord)
		gold := d.only(every, anyWord)
		if byGenre[genre] == nil {
			byGenre[genre] = &CorefScores{}
		}
		byGenre[genre].Add(gold, system)
		all.Add(gold, system)
		third.Add(d.only(gold, thirdPerson), d.only(system, thirdPerson))
	}
	table := Table{Name: "coreference", Columns: append(columns(Count, "documents", "mentions"),
		columns(Percent, "MUC P", "MUC R", "MUC F1", "B3 P", "B3 R", "B3 F1", "CEAFe F1", "CoNLL F1")...)}
	for _, g := range corefGenres {
		if s := byGenre[g]; s != nil {
			table.Rows = append(table.Rows, corefRow("GUM "+g, s))
		}
	}
	table.Rows = append(table.Rows, corefRow("GUM all three", &all), corefRow("without I, we, you", &third))
	return table, nil
}

func corefRow(data string, s *CorefScores) Row {
	return Row{Data: data, Input: "words", Scores: map[string]float64{
		"documents": float64(s.Documents), "mentions": float64(s.Gold),
		"MUC P": s.MUC.Precision(), "MUC R": s.MUC.Recall(), "MUC F1": s.MUC.F1(),
		"B3 P": s.B3.Precision(), "B3 R": s.B3.Recall(), "B3 F1": s.B3.F1(),
		"CEAFe F1": s.CEAFe.F1(), "CoNLL F1": s.CoNLL()}}
}

// goldDocument is a treebank document.
type goldDocument struct {
	id        string
	sentences []*conllu.Sentence
}

// documentsOf cuts a treebank at its comments "newdoc id".
func documentsOf(sentences []*conllu.Sentence) []goldDocument {
	var out []goldDocument
	for _, s := range sentences {
		if id, ok := s.Comment("newdoc id"); ok || len(out) == 0 {
			out = append(out, goldDocument{id: strings.TrimSpace(id)})
		}
		d := &out[len(out)-1]
		d.sentences = append(d.sentences, s)
	}
	return out
}

// genre is "news" of the id "GUM_news_asylum".
func (d *goldDocument) genre() string {
	if f := strings.Split(d.id, "_"); len(f) > 1 {
		return f[1]
	}
	return ""
}

func (d *goldDocument) texts() []*text.Sentence {
	out := make([]*text.Sentence, len(d.sentences))
	at := 0
	for i, s := range d.sentences {
		out[i] = s.Text(at)
		at = out[i].End + 1
	}
	return out
}

func (d *goldDocument) word(p Place) conllu.Word { return d.sentences[p.Sentence].Words[p.Word] }

// only keeps mentions headed by a proper noun or a pronoun that pass the test.
func (d *goldDocument) only(c Clusters, keep func(conllu.Word) bool) Clusters {
	out := Clusters{}
	for m, k := range c {
		if w := d.word(m); (w.UPOS == "PROPN" || w.UPOS == "PRON") && keep(w) {
			out[m] = k
		}
	}
	return out
}

var speechPersons = names(`i me my mine myself we us our ours ourselves you your yours yourself yourselves 's`)

func anyWord(conllu.Word) bool { return true }

// thirdPerson says whether the word is no pronoun of the first or second person.
func thirdPerson(w conllu.Word) bool {
	return w.UPOS != "PRON" || !speechPersons[strings.ToLower(w.Form)]
}

// system are the clusters that package entity finds.
func (d *goldDocument) system(parses []*lang.Parse, gold Clusters) Clusters {
	res := entity.Resolve(&text.Document{ID: d.id}, parses)
	out := Clusters{}
	for _, m := range res.Mentions {
		head := Place{m.Sentence, m.Head}
		if u := d.word(head).UPOS; m.Rule == "demonym" || m.Rule == "relative pronoun" || u != "PROPN" && u != "PRON" {
			continue
		}
		at := standIn(gold, parses[m.Sentence], head)
		if _, ok := out[at]; !ok || m.Kind == entity.ByName && m.Rule != "nested" && at == head {
			out[at] = m.Entity
		}
	}
	unnamed := map[string]int{} // pronouns that stand for the same phrase
	for s, sentence := range d.sentences {
		for i, w := range sentence.Words {
			ref := res.At(s, i, []int{i})
			if w.UPOS != "PRON" || ref.Entity >= 0 || ref.Pronoun || ref.Value || ref.Rule == "relative pronoun" ||
				strings.EqualFold(ref.Text, parses[s].Words[i].Form) {
				continue
			}
			if _, ok := unnamed[ref.Text]; !ok {
				unnamed[ref.Text] = -1 - len(unnamed)
			}
			out[Place{s, i}] = unnamed[ref.Text]
		}
	}
	return out
}

// standIn is the head word that stands for a mention in the gold: a name after
// its title is headed by the title ("President Barack Obama").
func standIn(gold Clusters, p *lang.Parse, at Place) Place {
	const steps = 5 // titles before one name
	for h, n := at.Word, 0; h >= 0 && n < steps; n++ {
		if _, ok := gold[Place{at.Sentence, h}]; ok {
			return Place{at.Sentence, h}
		}
		if rel, _, _ := strings.Cut(p.Words[h].Deprel, ":"); rel != "flat" {
			break
		}
		h = p.Words[h].Head
	}
	return at
}
