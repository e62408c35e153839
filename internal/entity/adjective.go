package entity

// Adjective is the adjective of a country by one of its names: "French" for
// France, "" for what is no country or has none.
func Adjective(country string) string {
	g := gazetteer()
	if e := g.lookup(country); e != nil && e.typ == Country {
		return g.adjectives[e.name]
	}
	return ""
}
