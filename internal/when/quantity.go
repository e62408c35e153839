package when

import (
	"math"
	"strconv"
	"strings"
)

// Bound says that a number is a limit.
type Bound string

// The bounds; Exact is none.
const (
	Exact   Bound = ""
	Above   Bound = ">"
	AtLeast Bound = ">="
	Below   Bound = "<"
	AtMost  Bound = "<="
)

// Quantity is a number or range with its unit.
type Quantity struct {
	Low, High float64 // equal unless it is a range
	Unit      string  // "USD", "%", "km", "magnitude", or the counted noun as written: "people"
	Bound     Bound
	Approx    bool // "nearly", "about", "dozens"
}

// String is the value in the form that is stored: bound or "~", number, and
// the unit after a space: "14 people", "19 %", "~6e11 USD", ">100", "10..15 km". Numbers
// of a million and more are written with an exponent.
func (q Quantity) String() string {
	s := string(q.Bound)
	if q.Approx && q.Bound == Exact {
		s = "~"
	}
	s += formatNumber(q.Low)
	if q.High != q.Low {
		s += ".." + formatNumber(q.High)
	}
	if q.Unit != "" {
		s += " " + q.Unit
	}
	return s
}

// formatNumber writes at most nine significant digits.
func formatNumber(v float64) string {
	if math.Abs(v) < 1e6 {
		return strconv.FormatFloat(roundTo(v), 'f', -1, 64)
	}
	s := strconv.FormatFloat(roundTo(v), 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	return mantissa + "e" + strings.TrimLeft(strings.TrimPrefix(exponent, "+"), "0")
}

// roundTo drops the noise of binary fractions.
func roundTo(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 9, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// ParseQuantity reads a phrase as a quantity: "nearly $600 billion", "19%",
// "two dozen soldiers", "between 10 and 15 km". What follows the counted noun
// ("people in the city") is left aside. It is false when the phrase does not
// begin with a number.
func ParseQuantity(words []string) (Quantity, bool) {
	p := &parser{toks: lex(words)}
	if p.text(1) != "$" { // not the A of A$
		p.take("the", "a", "an") // "the 14 people"
	}
	if p.at > 0 {
		if _, next := number(p.toks, p.at-1); next > p.at-1 || fractionAt(p.toks, p.at-1) {
			p.at--
		}
	}
	return p.quantity()
}

// FoundQuantity is a quantity in a sentence: its words [Start, End), the
// counted noun included, and value.
type FoundQuantity struct {
	Start, End int
	Quantity   Quantity
}

// FindQuantities lists the quantities of a sentence from left to right. It does
// not know times from numbers: leave out those that Find has.
func FindQuantities(words []string) []FoundQuantity {
	if len(words) > MaxWords {
		words = words[:MaxWords]
	}
	var found []FoundQuantity
	for i := 0; i < len(words); i++ {
		p := &parser{toks: lex(words[i:min(len(words), i+maxExpression)])}
		q, ok := p.quantity()
		if !ok || p.at == 0 {
			continue
		}
		end, _ := p.wordEnd()
		found = append(found, FoundQuantity{i, i + end, q})
		i += end - 1
	}
	return found
}

// bounds are the words before a number that make it a limit or rough.
var bounds = []struct {
	words  string
	bound  Bound
	approx bool
}{
	{"more than", Above, false}, {"greater than", Above, false}, {"in excess of", Above, false}, {"well over", Above, false}, {"just over", Above, true},
	{"over", Above, false}, {"above", Above, false}, {"exceeding", Above, false}, {"upwards of", AtLeast, false}, {"at least", AtLeast, false},
	{"no fewer than", AtLeast, false}, {"no less than", AtLeast, false}, {"a minimum of", AtLeast, false}, {"not less than", AtLeast, false},
	{"less than", Below, false}, {"fewer than", Below, false}, {"just under", Below, true}, {"under", Below, false}, {"below", Below, false},
	{"up to", AtMost, false}, {"at most", AtMost, false}, {"as many as", AtMost, false}, {"as much as", AtMost, false}, {"no more than", AtMost, false},
	{"a maximum of", AtMost, false}, {"an estimated", Exact, true}, {"estimated", Exact, true}, {"approximately", Exact, true}, {"roughly", Exact, true},
	{"about", Exact, true}, {"around", Exact, true}, {"nearly", Exact, true}, {"almost", Exact, true}, {"some", Exact, true}, {"close to", Exact, true},
	{"an average of", Exact, true}, {"average of", Exact, true}, {"~", Exact, true}, {"circa", Exact, true}, {"only", Exact, false}, {"just", Exact, false},
	{"another", Exact, false}, {"a total of", Exact, false}, {"exactly", Exact, false}, {"a record", Exact, false}, {"all", Exact, false},
}

// quantity reads a quantity here.
func (p *parser) quantity() (Quantity, bool) {
	q := Quantity{}
	for range 2 { // "at least some 40"
		p.bound(&q)
	}
	between := p.text(0) == "between" || p.text(0) == "from"
	if between {
		p.at++
	}
	low, unit, rough, ok := p.amount()
	if !ok {
		return q, false
	}
	q.Low, q.High, q.Unit = low, low, unit
	if rough {
		q.Bound, q.Approx = AtLeast, true
	}
	at := p.at
	if p.take("-", "to", "and") && (between || p.text(-1) != "and") {
		high, unit2, _, ok := p.amount()
		switch {
		case ok && high > low && (unit == "" || unit2 == "" || unit == unit2):
			q.High = high
			if unit == "" || unit2 != "" {
				q.Unit = unit2
			}
			q.Low = sameScale(low, high)
		case ok && high <= low && !between && p.toks[at].text == "-":
			return q, false // a score or a code: 3-1
		default:
			p.at = at
		}
	} else {
		p.at = at
	}
	if between && q.High == q.Low {
		return q, false
	}
	if q.Unit == "" {
		p.unit(&q)
	}
	return q, !math.IsInf(q.High, 0) && !math.IsNaN(q.High)
}

func (p *parser) bound(q *Quantity) {
	for _, b := range bounds {
		at := p.at
		ok := true
		for w := range strings.FieldsSeq(b.words) {
			ok = ok && p.take(w)
		}
		if ok && p.at < len(p.toks) {
			if b.bound != Exact {
				q.Bound = b.bound
			}
			q.Approx = q.Approx || b.approx
			return
		}
		p.at = at
	}
}

// plurals are numbers that are not counted: "dozens", "hundreds of thousands".
var plurals = map[string]float64{
	"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12, "tens": 10,
}

// amount reads a number with the currency before or the unit right behind it.
// rough says that it is a plural such as "hundreds", at least two of them.
func (p *parser) amount() (v float64, unit string, rough, ok bool) {
	unit = p.currencyBefore()
	if v, rough = p.plural(); !rough {
		if v, ok = p.fraction(); ok {
			return v, "%", false, true
		}
		if v, ok = p.plainNumber(); !ok {
			return 0, "", false, false
		}
	}
	if unit == "" {
		unit, v = p.unitAfter(v)
	}
	return v, unit, rough, v <= maxValue
}

// maxValue is the largest number that is taken for a quantity.
const maxValue = 1e30

// parts are the names of fractions.
var parts = map[string]float64{
	"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10,
}
