package when

import "strings"

// symbols are the signs of currencies and their ISO 4217 codes.
var symbols = map[string]string{"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND"}

// dollars are the letters before "$".
var dollars = map[string]string{"us": "USD", "u.s.": "USD", "u.s": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD", "r": "BRL", "nt": "TWD"}

// codes are the ISO codes that may stand by a number.
var codes = currencyCodes()

func currencyCodes() map[string]string {
	codes := map[string]string{}
	for c := range strings.FieldsSeq("usd eur gbp jpy cny rmb inr krw rub chf sek nok dkk pln czk huf try ils uah brl mxn cad aud nzd hkd sgd twd zar ngn thb idr php vnd pkr sar aed qar egp kes ars clp cop") {
		codes[c] = strings.ToUpper(c)
	}
	codes["rmb"] = "CNY"
	return codes
}

// currencies are the words behind a number.
var currencies = map[string]string{
	"dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "yuan": "CNY", "renminbi": "CNY", "yen": "JPY",
	"won": "KRW", "rupee": "INR", "rupees": "INR", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "franc": "CHF", "francs": "CHF",
	"hryvnia": "UAH", "hryvnias": "UAH", "shekel": "ILS", "shekels": "ILS", "lira": "TRY", "liras": "TRY", "zloty": "PLN", "zlotys": "PLN", "rand": "ZAR",
	"naira": "NGN", "baht": "THB", "reais": "BRL", "rupiah": "IDR",
}

// measures are units of measure by their usual spellings.
var measures = map[string]string{
	"%": "%", "percent": "%", "pct": "%", "km": "km", "kilometer": "km", "kilometers": "km", "kilometre": "km", "kilometres": "km", "mile": "mi", "miles": "mi",
	"meter": "m", "meters": "m", "metre": "m", "metres": "m", "centimeter": "cm", "centimeters": "cm", "centimetres": "cm", "cm": "cm", "mm": "mm",
	"millimeters": "mm", "millimetres": "mm", "foot": "ft", "feet": "ft", "ft": "ft", "inch": "in", "inches": "in", "kg": "kg", "kilogram": "kg", "kilograms": "kg", "kilos": "kg",
	"ton": "t", "tons": "t", "tonne": "t", "tonnes": "t", "gram": "g", "grams": "g", "lb": "lb", "lbs": "lb", "ounces": "oz", "ounce": "oz",
	"hectare": "ha", "hectares": "ha", "acre": "acre", "acres": "acre", "liter": "L", "liters": "L", "litre": "L", "litres": "L", "gallon": "gal", "gallons": "gal",
	"barrel": "bbl", "barrels": "bbl", "mph": "mph", "kph": "km/h", "km/h": "km/h", "kmh": "km/h", "mw": "MW", "megawatt": "MW", "megawatts": "MW", "gw": "GW", "gigawatt": "GW", "gigawatts": "GW",
	"kwh": "kWh", "gb": "GB", "tb": "TB", "second": "s", "seconds": "s", "minute": "min", "minutes": "min", "hour": "h", "hours": "h", "day": "day", "days": "day",
	"week": "week", "weeks": "week", "month": "month", "months": "month", "year": "year", "years": "year", "decade": "decade", "decades": "decade",
	"times": "times", "fold": "times", "magnitude": "magnitude", "votes": "vote", "vote": "vote", "points": "point", "point": "point", "°c": "°C", "°f": "°F",
}

// currencyBefore reads "$", "US$", "USD", and "magnitude" before a number.
func (p *parser) currencyBefore() string {
	if c, ok := dollars[p.text(0)]; ok && p.text(1) == "$" {
		p.at += 2
		return c
	}
	if c, ok := symbols[p.text(0)]; ok {
		p.at++
		return c
	}
	if c, ok := codes[p.text(0)]; ok && p.token(1).number && p.token(0).capital {
		p.at++
		return c
	}
	if p.text(0) == "magnitude" && p.token(1).number {
		p.at++
		return "magnitude"
	}
	if p.text(0) == "magnitude" && p.text(1) == "-" && p.token(2).number {
		p.at += 2
		return "magnitude"
	}
	return ""
}

// unitAfter reads the currency or unit of measure behind a number.
func (p *parser) unitAfter(v float64) (string, float64) {
	at := p.at
	p.take("-") // 5.6-magnitude
	us := p.take("us", "u.s.", "american")
	t := p.text(0)
	switch {
	case t == "per" && p.text(1) == "cent":
		p.at += 2
		return "%", v
	case t == "percentage" && (p.text(1) == "point" || p.text(1) == "points"), t == "square" || t == "cubic":
		if t == "percentage" {
			p.at += 2
			return "pp", v
		}
		if m, ok := measures[p.text(1)]; ok {
			p.at += 2
			return m + map[string]string{"square": "²", "cubic": "³"}[t], v
		}
	case t == "degrees" || t == "degree" || t == "°":
		p.at++
		switch {
		case p.take("celsius", "c", "centigrade"):
			return "°C", v
		case p.take("fahrenheit", "f"):
			return "°F", v
		}
		return "°", v
	case t == "cents" && !us:
		p.at++
		return "USD", v / 100
	case currencies[t] != "":
		p.at++
		if t == "pounds" && p.take("sterling") {
			return "GBP", v
		}
		return currencies[t], v
	case codes[t] != "" && len(t) == 3 && t != "try" && t != "all":
		p.at++
		return codes[t], v
	case t == "metric" && (p.text(1) == "tons" || p.text(1) == "tonnes"):
		p.at += 2
		return "t", v
	case measures[t] != "" && !us:
		p.at++
		unit := measures[t]
		if unit == "km" && (p.text(0) == "per" && p.text(1) == "hour" || p.text(0) == "/" && p.text(1) == "h") {
			p.at += 2
			return "km/h", v
		}
		if unit == "mi" && p.text(0) == "per" && p.text(1) == "hour" {
			p.at += 2
			return "mph", v
		}
		if unit == "point" && p.text(0) == "percent" {
			p.at++
		}
		return unit, v
	}
	p.at = at
	return "", v
}

// stops end the counted noun.
var stops = map[string]bool{
	"in": true, "on": true, "at": true, "of": true, "from": true, "to": true, "for": true, "with": true, "by": true, "and": true, "or": true, "who": true,
	"that": true, "which": true, "including": true, "were": true, "was": true, "are": true, "is": true, "have": true, "has": true, "had": true, "as": true,
	"during": true, "after": true, "before": true, "since": true, "between": true, "among": true, "into": true, "than": true, "over": true, "near": true,
	"per": true, "across": true, "under": true, "out": true, "up": true, "but": true, "while": true, "when": true, "where": true, "a": true, "an": true, "the": true,
}

// maxUnit is how many words a counted noun has at most.
const maxUnit = 4

// unit reads the counted noun: "people", "police officers", "more soldiers".
func (p *parser) unit(q *Quantity) {
	at := p.at
	p.take("of")
	p.take("-")
	p.take("more", "other", "additional", "the")
	var words []string
	word := -1
	for p.at < len(p.toks) && len(words) <= maxUnit {
		t := p.token(0)
		letters := strings.IndexFunc(t.text, func(r rune) bool { return r == '\'' || r >= 'a' && r <= 'z' || r > 127 }) >= 0 && t.text != "’"
		if stops[t.text] || t.number || !letters && t.text != "-" || t.text == "-" && t.first || strings.HasSuffix(t.text, "ly") && len(words) == 0 {
			break
		}
		if t.word == word && len(words) > 0 {
			words[len(words)-1] += t.form
		} else {
			words = append(words, t.form)
		}
		word = t.word
		p.at++
		if t.last && q.High != 1 && looksPlural(t.text) && !p.token(0).capital && p.text(0) != "personnel" {
			break // the counted noun; what follows says something of it
		}
	}
	if len(words) == 0 || len(words) > maxUnit {
		p.at = at
		return
	}
	q.Unit = strings.Trim(strings.Join(words, " "), "-")
}

// looksPlural says whether a word has the form of a plural.
func looksPlural(word string) bool {
	switch word {
	case "people", "men", "women", "children", "policemen", "personnel":
		return true
	}
	return strings.HasSuffix(word, "s") && len(word) > 3 && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !strings.HasSuffix(word, "is")
}
