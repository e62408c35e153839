package eval

import (
	"context"
	"fmt"
	"strings"

	"kgraph/graph"
	"kgraph/internal/lang"
)

// CoverageScores say how many of the sentences that could give a claim do, and
// how many claims have a slot that joins nothing.
type CoverageScores struct {
	Documents, Sentences int
	Finite               int // sentences with a finite verb
	Covered              int // of these, with a claim
	Claims               int
	Pronouns             int // claims whose subject or object is a pronoun or a bare function word
	Long                 int // claims with a subject or object of more than longSlot words
}

// longSlot is the length in words from which a slot never meets another.
const longSlot = 12

// add counts one document.
func (s *CoverageScores) add(rec *graph.Record, parses []*lang.Parse) (missed []string) {
	s.Documents++
	s.Sentences += len(parses)
	has := make([]bool, len(parses))
	for i := range rec.Claims {
		c := &rec.Claims[i]
		s.Claims++
		if c.SentenceNo >= 0 && c.SentenceNo < len(has) {
			has[c.SentenceNo] = true
		}
		if functionWord(c.Subject, c.SubjectNode) || functionWord(c.Object, c.ObjectNode) {
			s.Pronouns++
		}
		if len(strings.Fields(c.Subject)) > longSlot || len(strings.Fields(c.Object)) > longSlot {
			s.Long++
		}
	}
	for i, p := range parses {
		if !finite(p) {
			continue
		}
		s.Finite++
		if has[i] {
			s.Covered++
			continue
		}
		missed = append(missed, rec.Document.ID+"\t"+strings.Join(strings.Fields(p.Sentence.Text), " "))
	}
	return missed
}

// finite says whether the sentence has a finite verb.
func finite(p *lang.Parse) bool {
	for _, w := range p.Words {
		switch w.XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// functionWords are pronouns and other words that name nothing by themselves.
var functionWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`i me my myself you your yours yourself yourselves he him his himself she her hers herself it its itself
		we us our ours ourselves they them their theirs themselves this that these those who whom whose which what whoever whatever
		whichever one ones another other others someone somebody something anyone anybody anything everyone everybody everything
		nobody nothing none some any many much most more less few several all both each every either neither no not such same so
		there here where when how why the a an and or but nor of in on at by to from with for as than if is are was were be been being
		am do does did has have had will would can could may might shall should must`) {
		m[w] = true
	}
	for _, w := range []string{"each other", "one another", "no one"} {
		m[w] = true
	}
	return m
}()

// functionWord says whether a slot's text is a pronoun or function word alone.
// A node of that name is a work ("Us") or a country ("US").
func functionWord(slot, node string) bool {
	return functionWords[strings.ToLower(slot)] && node == ""
}

// NewsClaims measures coverage over the news items of the data folder, a row
// a year; limit is the number of items, 0 for all.
func (e *Engine) NewsClaims(ctx context.Context, dir string, limit int) (Table, error) {
	out := &ClaimReport{limit: limit}
	if err := e.newsClaims(ctx, dir, out); err != nil {
		return Table{}, err
	}
	return out.Tables[0], nil
}

// newsClaims adds the table of NewsClaims and lists the sentences without a
// claim. Of the last of several years none is listed: it is kept unread, as
// the even sentences of BenchIE are.
func (e *Engine) newsClaims(ctx context.Context, dir string, out *ClaimReport) error {
	files, err := find(dir, "news", "*.jsonl.gz")
	if err != nil {
		return err
	}
	t := Table{Name: "news claims", Columns: append(columns(Count, "items", "sentences", "finite"), columns(Percent, "with a claim")...),
		Notes: []string{fmt.Sprintf("with a claim: of the sentences with a finite verb; pronouns, long: claims whose subject or object is a pronoun or function word, or longer than %d words", longSlot)}}
	t.Columns = append(t.Columns, Column{"claims", Count}, Column{"a sentence", Number}, Column{"pronouns", Count}, Column{"long", Count})
	docs := e.Read(ctx, files[0])
	if out.limit > 0 {
		docs = first(docs, out.limit)
	}
	var years []string
	scores, missed := map[string]*CoverageScores{}, map[string][]string{}
	err = e.Records(ctx, docs, func(rec *graph.Record, parses []*lang.Parse) error {
		year, _, _ := strings.Cut(rec.Document.Published, "-")
		if scores[year] == nil {
			years, scores[year] = append(years, year), &CoverageScores{}
		}
		missed[year] = append(missed[year], scores[year].add(rec, parses)...)
		return nil
	})
	if err != nil {
		return err
	}
	for n, y := range years {
		if n < len(years)-1 || n == 0 {
			for _, m := range missed[y] {
				out.Missed = append(out.Missed, "news "+m)
			}
		}
		s := scores[y]
		t.Rows = append(t.Rows, Row{Data: "news", Input: y, Scores: map[string]float64{
			"items": float64(s.Documents), "sentences": float64(s.Sentences), "finite": float64(s.Finite), "with a claim": ratio(s.Covered, s.Finite),
			"claims": float64(s.Claims), "a sentence": ratio(s.Claims, s.Sentences), "pronouns": float64(s.Pronouns), "long": float64(s.Long)}})
	}
	out.Tables = append(out.Tables, t)
	return nil
}
