package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// country is one line of countries.tsv.
type country struct {
	name                           string
	aliases, demonym, people, city []string
}

// readCodes reads the English names and their alternatives by ISO code.
func readCodes(sources string) (map[string][]string, error) {
	path := filepath.Join(sources, "i18n-iso-countries", "langs", "en.json")
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var file struct {
		Countries map[string]any `json:"countries"`
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	names := map[string][]string{}
	for code, v := range file.Countries {
		switch v := v.(type) {
		case string:
			names[code] = []string{v}
		case []any:
			for _, s := range v {
				names[code] = append(names[code], s.(string))
			}
		}
	}
	return names, nil
}

// demonyms are the adjectives that WordNet says pertain to a place.
func (w *wordNet) demonyms() map[string][]string {
	out := map[string][]string{}
	for _, s := range w.adj {
		for _, off := range s.pert {
			n := w.noun[off]
			if n == nil || n.lex != 15 {
				continue
			}
			for _, a := range s.words {
				if a[0] < 'A' || a[0] > 'Z' {
					continue
				}
				a = strings.ReplaceAll(a, "_", " ")
				for _, p := range n.words {
					p = strings.ReplaceAll(p, "_", " ")
					if !slices.Contains(out[p], a) {
						out[p] = append(out[p], a)
					}
				}
			}
		}
	}
	return out
}

// countryLines merges the ISO names, the capitals, WordNet's demonyms and the
// file countries_own.tsv, whose fields replace (or, after "+", add to) them.
func countryLines(sources string, w *wordNet) ([]string, error) {
	names, err := readCodes(sources)
	if err != nil {
		return nil, err
	}
	own, err := os.ReadFile(filepath.Join("internal", "entity", "data", "countries_own.tsv"))
	if err != nil {
		return nil, err
	}
	all := map[string]*country{}
	dem := w.demonyms()
	for code, ns := range names {
		c := &country{name: shortest(ns)}
		for _, n := range ns {
			if n != c.name && !strings.Contains(n, ",") && !strings.Contains(n, "(") {
				c.aliases = append(c.aliases, n)
			}
		}
		capital, official, err := readCountry(sources, code)
		if err != nil {
			return nil, err
		}
		if capital != "" {
			c.city = []string{capital}
		}
		if official != "" && official != c.name && !slices.Contains(c.aliases, official) {
			c.aliases = append(c.aliases, official)
		}
		c.demonym = dem[c.name]
		all[c.name] = c
	}
	for l := range strings.Lines(string(own)) {
		f := strings.Split(strings.TrimRight(l, "\n"), "\t")
		if strings.HasPrefix(l, "#") || len(f) < 4 {
			continue
		}
		if f[1] == "=" { // rename: another source's name, then ours
			if c := all[f[0]]; c != nil {
				delete(all, f[0])
				c.aliases = append(c.aliases, c.name)
				c.name = f[2]
				all[c.name] = c
			}
			continue
		}
		c := all[f[0]]
		if c == nil {
			c = &country{name: f[0]}
			all[f[0]] = c
		}
		set(&c.aliases, f[1])
		set(&c.demonym, f[2])
		set(&c.people, f[3])
	}
	var lines []string
	for _, c := range all {
		if len(c.people) == 0 {
			for _, d := range c.demonym {
				c.people = append(c.people, plural(d))
			}
		}
		for _, l := range [][]string{c.aliases, c.demonym, c.people} {
			sort.Strings(l)
		}
		c.aliases = slices.DeleteFunc(slices.Compact(c.aliases), func(s string) bool { return s == c.name || s == "Congo" || s == "Korea" })
		lines = append(lines, strings.Join([]string{c.name, strings.Join(c.aliases, ";"),
			strings.Join(slices.Compact(c.demonym), ";"), strings.Join(slices.Compact(c.people), ";"), strings.Join(c.city, ";")}, "\t"))
	}
	sort.Strings(lines)
	return lines, nil
}

func set(field *[]string, s string) {
	if s == "" {
		return
	}
	if rest, ok := strings.CutPrefix(s, "+"); ok {
		*field = append(*field, strings.Split(rest, ";")...)
		return
	}
	*field = strings.Split(s, ";")
}

func plural(d string) string {
	if strings.HasSuffix(d, "ese") || strings.HasSuffix(d, "ss") || strings.HasSuffix(d, "sh") || strings.HasSuffix(d, "ch") {
		return d
	}
	return d + "s"
}

func shortest(ns []string) string {
	best := ns[0]
	for _, n := range ns[1:] {
		if len(n) < len(best) && len(n) > 3 && n != "Congo" && !strings.Contains(n, ".") {
			best = n
		}
	}
	return best
}

func readCountry(sources, code string) (capital, official string, err error) {
	b, err := os.ReadFile(filepath.Join(sources, "gountries", "data", "yaml", "countries", strings.ToLower(code)+".yaml"))
	if os.IsNotExist(err) {
		return "", "", nil
	}
	var c struct {
		Name struct{ Official string }
		Geo  struct{ Capital string }
	}
	if err == nil {
		err = yaml.Unmarshal(b, &c)
	}
	return c.Geo.Capital, c.Name.Official, err
}

// placeLines lists US states, cities of 100,000 people and more, and WordNet's
// other named places, with type and country.
func placeLines(sources string, w *wordNet, nouns map[string]string) ([]string, error) {
	rows := map[string]string{}
	add := func(name, typ, where string) {
		l := strings.ToLower(name)
		if _, ok := rows[name]; !ok && len(name) > 2 && nouns[l] == "" {
			rows[name] = typ + "\t" + where
		}
	}
	b, err := os.ReadFile(filepath.Join(sources, "gountries", "data", "yaml", "subdivisions", "us.yaml"))
	if err != nil {
		return nil, err
	}
	var subs []struct{ Name string }
	if err := yaml.Unmarshal(b, &subs); err != nil {
		return nil, err
	}
	for _, s := range subs {
		add(s.Name, "Place", "United States")
	}
	codes, err := readCodes(sources)
	if err != nil {
		return nil, err
	}
	type city struct {
		name, ascii, code string
		people            int
	}
	var cities []city
	err = eachLine(filepath.Join(sources, "cities1000.txt"), func(l string) {
		f := strings.Split(l, "\t")
		if n, _ := strconv.Atoi(f[14]); n >= 100000 {
			cities = append(cities, city{f[1], f[2], f[8], n})
		}
	})
	if err != nil {
		return nil, err
	}
	sort.SliceStable(cities, func(i, j int) bool { return cities[i].people > cities[j].people })
	for _, c := range cities {
		where := ""
		if ns := codes[c.code]; ns != nil {
			where = shortest(ns)
		}
		add(c.name, "City", where)
		add(c.ascii, "City", where)
	}
	for _, s := range w.noun {
		if !s.instance || s.lex != 15 && s.lex != 17 {
			continue
		}
		typ := "Place"
		for _, h := range s.hyper {
			for _, x := range w.noun[h].words {
				if x == "city" || x == "town" || x == "national_capital" || x == "state_capital" || x == "port" || x == "provincial_capital" {
					typ = "City"
				}
			}
		}
		for k, x := range s.words {
			if x[0] >= 'A' && x[0] <= 'Z' && (k == 0 || strings.Contains(x, "_")) && !strings.Contains(x, ".") {
				add(strings.ReplaceAll(x, "_", " "), typ, "")
			}
		}
	}
	var lines []string
	for n, r := range rows {
		lines = append(lines, n+"\t"+r)
	}
	sort.Strings(lines)
	return lines, nil
}

var (
	listOf = regexp.MustCompile(`first_names_?(male|female)\w*\s*(?::[^=]+)?=\s*(?:OrderedDict\()?[\(\{]`)
	quoted = regexp.MustCompile(`"([^"\\]+)"`)
	latin  = regexp.MustCompile(`^[A-Z][\p{Latin}'’-]+$`)
)

// firstNames counts in how many lists a first name stands as a man's and as a
// woman's; the census share decides where both have it.
func firstNames(sources string) ([]string, error) {
	score := map[string][2]float64{} // female, male
	for k, sex := range []string{"female", "male"} {
		err := eachLine(filepath.Join(sources, "names", "dist."+sex+".first"), func(l string) {
			f := strings.Fields(l)
			share, _ := strconv.ParseFloat(f[1], 64)
			if share >= 0.004 {
				n := f[0][:1] + strings.ToLower(f[0][1:])
				s := score[n]
				s[k] += 1 + share*50
				score[n] = s
			}
		})
		if err != nil {
			return nil, err
		}
	}
	files, err := filepath.Glob(filepath.Join(sources, "faker", "providers", "person", "*", "__init__.py"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		src := string(b)
		for _, m := range listOf.FindAllStringSubmatchIndex(src, -1) {
			k := 0
			if src[m[2]:m[3]] == "male" {
				k = 1
			}
			end := strings.IndexAny(src[m[1]:], ")}")
			if end < 0 {
				continue
			}
			for _, q := range quoted.FindAllStringSubmatch(src[m[1]:m[1]+end], -1) {
				if latin.MatchString(q[1]) {
					s := score[q[1]]
					s[k]++
					score[q[1]] = s
				}
			}
		}
	}
	by := map[string][]string{}
	for n, s := range score {
		switch {
		case s[0] > 4*s[1]:
			by["F"] = append(by["F"], n)
		case s[1] > 4*s[0]:
			by["M"] = append(by["M"], n)
		default:
			by["U"] = append(by["U"], n)
		}
	}
	var lines []string
	for _, g := range []string{"F", "M", "U"} {
		sort.Strings(by[g])
		lines = append(lines, g+"\t"+strings.Join(by[g], " "))
	}
	return lines, nil
}
