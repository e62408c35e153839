package export

import "encoding/json"

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON implements json.Marshaler.
func (o object) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			out = append(out, ',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, name...), ':'), value...)
	}
	return append(out, '}'), nil
}

// jsonWriter writes JSON element by element.
type jsonWriter struct {
	printer
	some bool // the open list has an element
}

// list begins a list.
func (j *jsonWriter) list() { j.some = false }

// element writes an element of a list on a line of its own.
func (j *jsonWriter) element(value any) {
	j.separate()
	j.json(value)
}

// separate writes what stands before an element.
func (j *jsonWriter) separate() {
	if j.some {
		j.text(",")
	}
	j.text("\n")
	j.some = true
}

// json writes a value. What would start a tag is escaped, so that the text may
// stand in a page.
func (j *jsonWriter) json(value any) {
	if j.err != nil {
		return
	}
	b, err := json.Marshal(value)
	if err != nil {
		j.err = err
		return
	}
	_, j.err = j.w.Write(b)
}
