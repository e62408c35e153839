package when

import "strings"

// plural reads a number that is not counted, as at least two of it.
func (p *parser) plural() (float64, bool) {
	n, ok := plurals[p.text(0)]
	if !ok {
		return 0, false
	}
	p.at++
	if m, ok := plurals[p.text(1)]; ok && p.text(0) == "of" {
		n *= m
		p.at += 2
	}
	if p.take("of") {
		p.take("the")
	}
	return 2 * n, true
}

// plainNumber reads a number in digits or words, with a sign or "and a half".
func (p *parser) plainNumber() (float64, bool) {
	at, sign := p.at, 1.0
	if p.text(0) == "minus" || p.text(0) == "-" && p.token(0).first && p.token(1).number && !p.token(1).first {
		p.at++
		sign = -1
	}
	v, next := number(p.toks, p.at)
	if next == p.at {
		p.at = at
		return 0, false
	}
	p.at = next
	if f, more := p.halfAfter(); more {
		v += f
	}
	return sign * v, !p.ordinalSuffix()
}

// ordinalSuffix says whether "th" is glued to the number: "19th" is no quantity.
func (p *parser) ordinalSuffix() bool {
	switch p.text(0) {
	case "st", "nd", "rd", "th", "s":
		return !p.token(0).first
	}
	return false
}

// halfAfter reads "and a half".
func (p *parser) halfAfter() (float64, bool) {
	if p.text(0) == "and" && p.text(1) == "a" && (p.text(2) == "half" || p.text(2) == "quarter") {
		f := 0.5
		if p.text(2) == "quarter" {
			f = 0.25
		}
		p.at += 3
		return f, true
	}
	return 0, false
}

// fractionAt says whether a fraction begins at i ("a third of").
func fractionAt(toks []token, i int) bool {
	p := &parser{toks: toks, at: i}
	_, ok := p.fraction()
	return ok
}

// fraction reads "half of", "a third", "two-thirds", "three quarters" as per cent.
func (p *parser) fraction() (float64, bool) {
	at := p.at
	n := 1.0
	if u, ok := units[p.text(0)]; ok && u > 0 && u < 10 {
		n = float64(u)
		p.at++
		p.take("-")
	} else if !p.take("a", "one") && p.text(0) != "half" {
		return 0, false
	}
	d, ok := parts[p.text(0)]
	many := strings.HasSuffix(p.text(0), "s")
	if !ok || n > 1 && !many || n >= d {
		p.at = at
		return 0, false
	}
	p.at++
	if p.take("of") {
		p.take("the", "its", "their", "all")
	} else if p.at < len(p.toks) && !many { // "half a million", "a second quarter"
		p.at = at
		return 0, false
	}
	return n / d * 100, true
}

// sameScale gives the first number of "5 to 7 billion" the scale of the second.
func sameScale(low, high float64) float64 {
	if low >= 1000 || high < 1e6 {
		return low
	}
	for _, s := range []float64{1e12, 1e9, 1e6} {
		if high >= s {
			if low < high/s {
				return low * s
			}
			return low
		}
	}
	return low
}
