package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"

	"kgraph/graph"
)

// LinkedItem is a news item whose names were linked by hand to what they mean.
type LinkedItem struct {
	ID    string
	Words int
	Links []Link
}

// Link is a name in the item's text, in code points, and the article it means.
type Link struct {
	Start, End int
	Article    string
}

// ReadLinked reads items, one JSON object a line with id, text and links as
// [start, end, article]; at most limit of them, 0 for all. A link whose text
// begins with no capital is a common noun and left out.
func ReadLinked(r io.Reader, limit int) ([]LinkedItem, error) {
	var out []LinkedItem
	err := eachLine(r, func(_ int, line string) error {
		if strings.TrimSpace(line) == "" || limit > 0 && len(out) >= limit {
			return nil
		}
		var item struct {
			ID    string
			Text  string
			Links [][3]any
		}
		if err := json.Unmarshal([]byte(line), &item); err != nil {
			return fmt.Errorf("an item is an object with id, text and links: %w", err)
		}
		runes := []rune(item.Text)
		x := LinkedItem{ID: item.ID, Words: len(strings.Fields(item.Text))}
		for _, l := range item.Links {
			start, ok1 := l[0].(float64)
			end, ok2 := l[1].(float64)
			article, ok3 := l[2].(string)
			s, e := int(start), int(end)
			if !ok1 || !ok2 || !ok3 || s < 0 || e > len(runes) || s >= e {
				return fmt.Errorf("item %s: link %v is not [start, end, article] within the text", item.ID, l)
			}
			if unicode.IsUpper(runes[s]) {
				x.Links = append(x.Links, Link{s, e, article})
			}
		}
		out = append(out, x)
		return nil
	})
	return out, err
}

// LinkedScores measure entity resolution against links. B-cubed is over the
// names found: of the names that share their entity, how many have the same
// article, and the other way round for articles named twice or more.
type LinkedScores struct {
	Entities, Names, Found, Exact, Mentions, Words int
	Precision, Recall                              float64
}

// F1 is the harmonic mean of B-cubed precision and recall.
func (s LinkedScores) F1() float64 { return harmonic(s.Precision, s.Recall) }

// placed is a mention of an entity.
type placed struct{ start, end, entity int }

// overlap is the number of code points that a mention shares with a link.
func (m placed) overlap(l Link) int { return min(m.end, l.End) - max(m.start, l.Start) }

// better says whether a fits link l better than b: more of it, then shorter,
// then the later entity.
func (a placed) better(b placed, l Link) bool {
	if x, y := a.overlap(l), b.overlap(l); x != y {
		return x > y
	}
	if x, y := a.end-a.start, b.end-b.start; x != y {
		return x < y
	}
	return a.entity > b.entity
}

// Linked scores entities with their mentions against the items' links.
func Linked(items []LinkedItem, entities iter.Seq2[graph.Node, error]) (LinkedScores, error) {
	var out LinkedScores
	at := map[string][]placed{}
	for n, err := range entities {
		if err != nil {
			return out, err
		}
		for _, m := range n.Mentions {
			at[m.Document] = append(at[m.Document], placed{m.Start, m.End, out.Entities})
		}
		out.Entities++
		out.Mentions += len(n.Mentions)
	}
	type pair struct {
		article string
		entity  int
	}
	var pairs []pair
	byArticle, byEntity, both := map[string]int{}, map[int]int{}, map[pair]int{}
	for _, item := range items {
		out.Words += item.Words
		for _, l := range item.Links {
			out.Names++
			best, found, exact := placed{}, false, false
			for _, m := range at[item.ID] {
				if m.start >= l.End || m.end <= l.Start {
					continue
				}
				if !found || m.better(best, l) {
					best, found = m, true
				}
				exact = exact || m.start == l.Start && m.end == l.End
			}
			if !found {
				continue
			}
			out.Found++
			if exact {
				out.Exact++
			}
			p := pair{l.Article, best.entity}
			pairs = append(pairs, p)
			byArticle[p.article]++
			byEntity[p.entity]++
			both[p]++
		}
	}
	named := 0
	for _, p := range pairs {
		out.Precision += float64(both[p]) / float64(byEntity[p.entity])
		if byArticle[p.article] > 1 {
			out.Recall += float64(both[p]) / float64(byArticle[p.article])
			named++
		}
	}
	out.Precision, out.Recall = share(out.Precision, float64(len(pairs))), share(out.Recall, float64(named))
	return out, nil
}
