package known

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// naming are the properties whose value is a name of the subject.
var naming = map[string]bool{
	"http://www.w3.org/2000/01/rdf-schema#label":    true,
	"http://www.w3.org/2004/02/skos/core#prefLabel": true,
	"http://www.w3.org/2004/02/skos/core#altLabel":  true,
	"http://schema.org/name":                        true,
	"https://schema.org/name":                       true,
	"http://schema.org/alternateName":               true,
	"https://schema.org/alternateName":              true,
	"http://xmlns.com/foaf/0.1/name":                true,
	"http://www.wikidata.org/prop/direct/P1813":     true, // short name
	"http://www.wikidata.org/prop/direct/P1448":     true, // official name
}

// typing are the properties whose value is a type of the subject.
var typing = map[string]bool{
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#type": true,
	"http://www.wikidata.org/prop/direct/P31":         true,
}

// ReadNTriples reads things from N-Triples: their labels and other names in
// English or in no language, and their types. Other triples are passed over;
// a subject without a name is left out. Errors name the line.
func ReadNTriples(r io.Reader, _ map[string]string) ([]Thing, error) {
	var out []Thing
	at := map[string]int{}
	scan := bufio.NewScanner(r)
	scan.Buffer(make([]byte, 4096), MaxLine)
	no := 0
	for scan.Scan() {
		no++
		line := strings.TrimSpace(scan.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		q, err := nquads.Parse(line)
		if err != nil || !q.IsValid() || !isTriple(q) {
			return nil, fmt.Errorf("line %d: %w: %.80q is no triple; write <subject> <property> <object>, or \"text\" for the object, and a full stop", no, ErrTable, line)
		}
		s, ok := q.Subject.(quad.IRI)
		p, ok2 := q.Predicate.(quad.IRI)
		if !ok || !ok2 || !naming[string(p)] && !typing[string(p)] {
			continue
		}
		id, ok := absolute(string(s), nil)
		if !ok {
			return nil, fmt.Errorf("line %d: %w: %.60q is not an absolute IRI", no, ErrTable, string(s))
		}
		i, seen := at[id]
		if !seen {
			if i = len(out); i == MaxThings {
				return nil, fmt.Errorf("line %d: %w: more than %d things", no, ErrTable, MaxThings)
			}
			at[id] = i
			out = append(out, Thing{ID: id})
		}
		out[i].learn(string(p), q.Object)
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", no+1, err)
	}
	named := out[:0]
	for _, th := range out {
		if len(th.Names) > 0 {
			named = append(named, th)
		}
	}
	return named, nil
}

// isTriple says whether a line's terms are such as N-Triples has: the parser
// takes bare words too.
func isTriple(q quad.Quad) bool {
	p, ok := q.Predicate.(quad.IRI)
	if !ok || !strings.Contains(string(p), ":") || q.Label != nil {
		return false
	}
	s, iri := q.Subject.(quad.IRI)
	return !iri || strings.Contains(string(s), ":")
}

// learn takes over a name or a type.
func (th *Thing) learn(property string, object quad.Value) {
	if typing[property] {
		if o, ok := object.(quad.IRI); ok && th.Type == "" {
			th.Type = string(o)
		}
		return
	}
	name := ""
	switch o := object.(type) {
	case quad.String:
		name = string(o)
	case quad.LangString:
		if lang := strings.ToLower(o.Lang); lang == "en" || strings.HasPrefix(lang, "en-") || lang == "mul" {
			name = string(o.Value)
		}
	case quad.TypedString:
		name = string(o.Value)
	}
	if name = strings.TrimSpace(name); Normal(name) != "" && len(th.Names) < MaxNames {
		th.Names = append(th.Names, name)
	}
}
