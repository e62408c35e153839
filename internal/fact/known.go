package fact

import (
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/graph/known"
	"kgraph/schema"
)

// Links is what came of looking a record's names up in a table of known things.
type Links struct {
	Linked    map[string]string   `json:"linked"`    // name -> the IRI it was linked to
	Ambiguous map[string][]string `json:"ambiguous"` // name -> the IRIs it may be, linked to none
}

// Add adds what came of other records.
func (l *Links) Add(o Links) {
	if l.Linked == nil {
		l.Linked, l.Ambiguous = map[string]string{}, map[string][]string{}
	}
	for k, v := range o.Linked {
		l.Linked[k] = v
	}
	for k, v := range o.Ambiguous {
		l.Ambiguous[k] = v
	}
}

// Link gives every named entity of a record that is in the table the IRI that
// the table has for it. Its fullest name decides; a name that several things of
// a fitting type bear is linked to none of them.
func Link(rec *graph.Record, table *known.Table, v *schema.Schema) Links {
	out := Links{Linked: map[string]string{}, Ambiguous: map[string][]string{}}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		if e.Kind != graph.Named {
			continue
		}
		for _, name := range fullestFirst(e) {
			var ids []string
			for _, th := range table.Find(name) {
				if fitting(v, e.Type, typeOf(v, th.Type)) {
					ids = append(ids, th.ID)
				}
			}
			if len(ids) == 1 {
				e.SameAs = ids[0]
				out.Linked[name] = ids[0]
			} else if len(ids) > 1 {
				out.Ambiguous[name] = ids
			}
			if len(ids) > 0 {
				break
			}
		}
	}
	return out
}

// fullestFirst are an entity's names, those of most words first.
func fullestFirst(e *graph.Entity) []string {
	var names []string
	if e.Fixed != "" {
		names = append(names, e.Fixed)
	}
	for _, f := range e.Forms {
		names = append(names, f.Text)
	}
	slices.SortStableFunc(names, func(a, b string) int { return strings.Count(b, " ") - strings.Count(a, " ") })
	if e.Fixed != "" { // the gazetteer's name is the surest
		names = append([]string{e.Fixed}, names...)
	}
	return names
}

// places are types that tables and texts do not tell apart reliably.
var places = map[string]bool{"Country": true, "City": true, "Place": true}

// fitting says whether a thing of type b may be what the text takes for an a.
func fitting(v *schema.Schema, a, b string) bool {
	return b == "" || a == "" || a == "Other" || b == "Other" || v.IsA(a, b) || v.IsA(b, a) || places[a] && places[root(v, b)]
}

// root is the fixed type that a type descends from.
func root(v *schema.Schema, name string) string {
	for range len(v.Types) {
		t, ok := v.Type(name)
		if !ok || t.Parent == "" {
			break
		}
		name = t.Parent
	}
	return name
}

// typeOf is the schema's type of a table's: one of the schema's own, or the one
// whose external name it is. A type that the schema does not know says nothing.
func typeOf(v *schema.Schema, name string) string {
	if _, ok := v.Type(name); ok {
		return name
	}
	full := expand(v, name)
	for _, t := range v.Types {
		if t.External != "" && sameIRI(expand(v, t.External), full) {
			return t.Name
		}
	}
	if q, ok := strings.CutPrefix(full, "http://www.wikidata.org/entity/"); ok {
		return wikidataTypes[q]
	}
	return ""
}

func expand(v *schema.Schema, name string) string {
	if prefix, rest, ok := strings.Cut(name, ":"); ok && v.Prefixes[prefix] != "" {
		return v.Prefixes[prefix] + rest
	}
	return name
}

// sameIRI compares IRIs but for the scheme: schema.org is written both ways.
func sameIRI(a, b string) bool {
	return a != "" && strings.TrimPrefix(strings.TrimPrefix(a, "https"), "http") == strings.TrimPrefix(strings.TrimPrefix(b, "https"), "http")
}

// wikidataTypes are the commonest values of "instance of" (P31) in Wikidata.
var wikidataTypes = map[string]string{
	"Q5": "Person", "Q6256": "Country", "Q3624078": "Country", "Q7275": "Country", "Q515": "City", "Q1549591": "City", "Q486972": "City",
	"Q5119": "City", "Q3957": "City", "Q532": "City", "Q43229": "Organization", "Q4830453": "Organization", "Q783794": "Organization",
	"Q891723": "Organization", "Q6881511": "Organization", "Q7278": "Organization", "Q3918": "Organization", "Q476028": "Organization",
	"Q327333": "Organization", "Q484652": "Organization", "Q163740": "Organization", "Q35509": "Place", "Q23442": "Place", "Q4022": "Place",
	"Q8502": "Place", "Q82794": "Place", "Q11424": "Work", "Q571": "Work", "Q7725634": "Work", "Q5398426": "Work", "Q198": "Event",
	"Q178561": "Event", "Q40231": "Event", "Q1656682": "Event", "Q41710": "Group", "Q9174": "Group",
}
