package entity

import (
	_ "embed"
	"strings"
	"sync"
)

//go:generate go run ./gen -sources $SOURCES -words $WORDS -out data

//go:embed data/countries.tsv
var countriesTSV string

//go:embed data/places.tsv
var placesTSV string

//go:embed data/organizations.tsv
var organizationsTSV string

//go:embed data/firstnames.tsv
var firstNamesTSV string

// entry is what the gazetteers know of a name.
type entry struct {
	name string // canonical
	typ  string
	sure bool   // countries and listed organisations; cities may be surnames
	id   string // the key, when it is not made of type and name
}

// key is the entry's key across documents.
func (e *entry) key() string {
	if e.id != "" {
		return e.id
	}
	return strings.ToLower(e.typ) + ":" + strings.ToLower(e.name)
}

// gazetteers are the embedded tables, read once.
type gazetteers struct {
	names    map[string]*entry // as written
	folded   map[string]*entry // lower case, names of five letters and more
	demonyms map[string]*entry // adjective -> country or region; nil entry when it belongs to none
	peoples  map[string]*entry // "Israelis" -> Group
	first    map[string]gender // lower-case first names

	adjectives  map[string]string // country -> the demonym that institutions are named with
	institution map[string]*entry // by institutionKey: "israel armed forces"
	lies        map[string]string // city or region -> its country
}

var gazetteer = sync.OnceValue(loadGazetteers)

func loadGazetteers() *gazetteers {
	g := &gazetteers{
		names: map[string]*entry{}, folded: map[string]*entry{}, demonyms: map[string]*entry{}, peoples: map[string]*entry{},
		first: map[string]gender{}, adjectives: map[string]string{}, institution: map[string]*entry{}, lies: map[string]string{},
	}
	g.loadOrganizations()
	g.loadCountries()
	for l := range strings.Lines(placesTSV) {
		f := strings.Split(strings.TrimSuffix(l, "\n"), "\t")
		if len(f) == 3 && f[2] != "" {
			g.lies[f[0]] = f[2]
		}
		if len(f) == 3 && !g.isDemonym(f[0]) && g.peoples[f[0]] == nil {
			g.add(&entry{name: f[0], typ: f[1], sure: false}, f[0])
		}
	}
	g.loadDemonyms()
	for country, a := range attributes {
		g.adjectives[country] = a
	}
	g.loadInstitutions()
	for l := range strings.Lines(firstNamesTSV) {
		code, names, _ := strings.Cut(strings.TrimSuffix(l, "\n"), "\t")
		for _, n := range strings.Fields(names) {
			g.first[strings.ToLower(n)] = map[string]gender{"F": female, "M": male, "U": someone}[code]
		}
	}
	return g
}

func (g *gazetteers) loadCountries() {
	for l := range strings.Lines(countriesTSV) {
		f := strings.Split(strings.TrimSuffix(l, "\n"), "\t")
		if len(f) != 5 {
			continue
		}
		e := &entry{name: f[0], typ: Country, sure: true}
		g.add(e, f[0])
		for _, a := range split(f[1]) {
			g.add(e, a)
		}
		for _, d := range split(f[2]) {
			if a := g.adjectives[f[0]]; d != strings.ToUpper(d) && (a == "" || alike(d, f[0]) > alike(a, f[0])) {
				g.adjectives[f[0]] = d
			}
			if _, ok := g.demonyms[d]; !ok {
				g.demonyms[d] = e
			}
		}
		for _, p := range split(f[3]) {
			if _, ok := g.peoples[p]; !ok {
				g.peoples[p] = &entry{name: p, typ: Group, sure: true}
			}
		}
		for _, c := range split(f[4]) {
			g.add(&entry{name: c, typ: City, sure: false}, c)
			g.lies[c] = f[0]
		}
	}
}

func (g *gazetteers) loadOrganizations() {
	for l := range strings.Lines(organizationsTSV) {
		f := strings.Split(strings.TrimRight(l, "\n"), "\t")
		if strings.HasPrefix(l, "#") || len(f) < 2 {
			continue
		}
		switch f[1] {
		case "Demonym":
			g.demonyms[f[0]] = nil
		case Group:
			g.group(f[0])
		default:
			e := &entry{name: f[0], typ: f[1], sure: true}
			g.add(e, f[0])
			if len(f) > 2 {
				for _, a := range split(f[2]) {
					g.add(e, a)
				}
			}
		}
	}
}

// loadDemonyms ties the adjectives of regions and faiths to their entries, once
// all names are known.
func (g *gazetteers) loadDemonyms() {
	for l := range strings.Lines(organizationsTSV) {
		f := strings.Split(strings.TrimRight(l, "\n"), "\t")
		if len(f) < 3 || f[1] != "Demonym" || f[2] == "" {
			continue
		}
		if g.demonyms[f[0]] = g.names[f[2]]; g.demonyms[f[0]] == nil {
			g.demonyms[f[0]] = g.group(f[2])
		}
	}
}

// group is the entry of a people or faith, made when it is first asked for.
func (g *gazetteers) group(name string) *entry {
	if g.peoples[name] == nil {
		g.peoples[name] = &entry{name: name, typ: Group, sure: true}
	}
	return g.peoples[name]
}

func (g *gazetteers) add(e *entry, name string) {
	if _, ok := g.names[name]; ok || name == "" {
		return
	}
	g.names[name] = e
	if len(name) >= 5 {
		if l := strings.ToLower(name); g.folded[l] == nil {
			g.folded[l] = e
		}
	}
}

// lookup finds a name as written, without "the", or in another case when it is
// long enough not to be a common word in capitals.
func (g *gazetteers) lookup(name string) *entry {
	if e := g.names[name]; e != nil {
		return e
	}
	for _, the := range []string{"the ", "The ", "THE "} {
		if rest, ok := strings.CutPrefix(name, the); ok {
			return g.lookup(rest)
		}
	}
	if name == strings.ToUpper(name) {
		return g.folded[strings.ToLower(name)]
	}
	return nil
}

// loadInstitutions finds the countries' institutions among the names.
func (g *gazetteers) loadInstitutions() {
	for name, e := range g.names {
		if e.typ != Organization {
			continue
		}
		if key := g.national(name); key != "" {
			if old := g.institution[key]; old == nil || e.name < old.name {
				g.institution[key] = e
			}
		}
	}
}

// attributes are what institutions are named with where that is not the
// adjective most like the country's name.
var attributes = map[string]string{
	"United States": "United States", "Gaza Strip": "Gaza", "Slovakia": "Slovak", "Somalia": "Somali", "Argentina": "Argentine",
	"Kazakhstan": "Kazakh", "Uzbekistan": "Uzbek", "Tajikistan": "Tajik", "Iceland": "Icelandic", "Nepal": "Nepali",
}

// alike is the number of letters that two words begin with in common.
func alike(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// adjective is the demonym that a country's institutions are named with ("Israeli",
// "Philippine"), or its name.
func (g *gazetteers) adjective(e *entry) string {
	if a := g.adjectives[e.name]; a != "" {
		return a
	}
	return e.name
}

// isDemonym says whether the word is an adjective of a country, region or faith.
func (g *gazetteers) isDemonym(word string) bool {
	_, ok := g.demonyms[word]
	return ok
}

func split(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return strings.Split(s, ";")
}
