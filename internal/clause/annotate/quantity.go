package annotate

import (
	"math"
	"strconv"
	"strings"

	"kgraph/internal/clause/tree"
)

// Quantity is an amount with its unit, as "nearly $600 billion" is 6e11 USD,
// approximate.
type Quantity struct {
	Value  float64
	Unit   string // currency code, "%", a unit's or counted thing's lemma, "" for a bare number
	Approx bool   // "about", "nearly"
	Bound  string // "min" for "at least" and "more than", "max" for "up to", "" for neither
}

var currencies = map[string]string{"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "€": "EUR", "£": "GBP", "¥": "JPY",
	"₹": "INR", "₽": "RUB", "₩": "KRW", "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
	"rupee": "INR", "ruble": "RUB", "rouble": "RUB", "won": "KRW"}

var scales = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
	"m": 1e6, "bn": 1e9, "k": 1e3, "mn": 1e6, "tn": 1e12}

var small = func() map[string]float64 {
	m := map[string]float64{}
	for i, w := range strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
		sixteen seventeen eighteen nineteen twenty`) {
		m[w] = float64(i)
	}
	for i, w := range strings.Fields("thirty forty fifty sixty seventy eighty ninety") {
		m[w] = float64(30 + 10*i)
	}
	m["half"] = .5
	return m
}()

var (
	about   = words("about around approximately roughly nearly almost some estimated circa")
	atLeast = words("least over minimum exceeding above")
	atMost  = words("most under below maximum")
)

// QuantityOf reads the amount that word head of the tree stands for, with the
// words below it; false when there is no number. Every number is finite.
func QuantityOf(t *tree.Tree, head int) (Quantity, bool) {
	if head < 0 {
		return Quantity{}, false
	}
	var q Quantity
	found := false
	under := t.Subtree(head, func(j int) bool {
		return !t.Is(j, "nummod", "compound", "advmod", "amod", "fixed", "flat", "obl", "nmod:unmarked", "case", "det", "nmod") ||
			t.Is(j, "nmod!") && j > head
	})
	number := 0.0
	for _, i := range under {
		w := t.Low(i)
		if currencies[w] != "" && t.Pos(i) == "SYM" {
			q.Unit = currencies[w]
			continue
		}
		if v, ok := Number(w); ok && (i != head || t.Pos(i) == "NUM" || t.Pos(i) == "SYM") {
			number += v
			found = true
			continue
		}
		if s, ok := scales[strings.TrimSuffix(w, "s")]; ok && (t.Pos(i) == "NUM" || found || t.Pos(i) == "NOUN") {
			if !found {
				if strings.HasSuffix(w, "s") {
					continue // "millions" names no number
				}
				number = 1
			}
			number *= s
			found = true
			continue
		}
		switch {
		case about[w]:
			q.Approx = true
		case atLeast[w] || w == "more" && next(t, i) == "than":
			q.Bound = "min"
		case atMost[w] || w == "less" && next(t, i) == "than" || w == "up" && next(t, i) == "to":
			q.Bound = "max"
		}
	}
	if !found || math.IsInf(number, 0) || math.IsNaN(number) {
		return Quantity{}, false
	}
	q.Value = number
	if q.Unit == "" && t.Pos(head) != "NUM" && t.Pos(head) != "SYM" {
		q.Unit = unit(t.Lemma(head))
	} else if t.Low(head) == "%" {
		q.Unit = "%"
	}
	return q, true
}

func next(t *tree.Tree, i int) string {
	if i+1 < t.Len() {
		return t.Low(i + 1)
	}
	return ""
}

func unit(lemma string) string {
	if c, ok := currencies[lemma]; ok {
		return c
	}
	switch lemma {
	case "percent", "%":
		return "%"
	}
	return lemma
}

// Number reads a numeral or a number word in lower case ("1,400", "3.5",
// "twenty-five").
func Number(w string) (float64, bool) {
	if v, ok := small[w]; ok {
		return v, true
	}
	if a, b, ok := strings.Cut(w, "-"); ok {
		x, okx := small[a]
		y, oky := small[b]
		if okx && oky && x >= 20 && y < 10 {
			return x + y, true
		}
		return 0, false
	}
	if w == "" || w[0] < '0' || w[0] > '9' || len(w) > 24 {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, false
	}
	return v, true
}
