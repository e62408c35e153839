package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kgraph/graph"
)

// GoldFact is a fact that a careful reader would draw from an article. A slot
// holds alternatives; a claim's slot matches one when it has all its words and
// at most six others.
type GoldFact struct {
	ID, Kind   string // Kind is "core" or "more"
	Line       string // as the file has it
	Polarity   string // "+", "-" or "*"
	Modality   string // "fact", "possible" or "*"
	subject    alternatives
	relation   alternatives
	object     alternatives
	attributed alternatives
}

const factColumns = 8

// ReadFacts reads gold facts: tab-separated id, kind, subject, relation,
// object, polarity, modality and attribution; lines that begin with "# " are
// notes. Errors name the line.
func ReadFacts(r io.Reader) ([]GoldFact, error) {
	var out []GoldFact
	err := eachLine(r, func(n int, line string) error {
		if line == "" || strings.HasPrefix(line, "id\t") || strings.HasPrefix(line, "# ") {
			return nil
		}
		f := strings.Split(line, "\t")
		if len(f) != factColumns {
			return fmt.Errorf("%d columns, a gold fact has %d: id, kind, subject, relation, object, polarity, modality, attribution", len(f), factColumns)
		}
		out = append(out, GoldFact{ID: f[0], Kind: f[1], Line: line, Polarity: f[5], Modality: f[6],
			subject: readSlot(f[2], Words), relation: readSlot(f[3], Words), object: readSlot(f[4], Words), attributed: readSlot(f[7], Words)})
		return nil
	})
	return out, err
}

// maxLine is the longest line that the readers of this package take, in bytes.
const maxLine = 16 << 20

// eachLine calls f for every line without its end, and puts the line's number
// before f's error.
func eachLine(r io.Reader, f func(n int, line string) error) error {
	scan := bufio.NewScanner(r)
	scan.Buffer(make([]byte, 64<<10), maxLine)
	n := 0
	for scan.Scan() {
		n++
		if err := f(n, strings.TrimRight(scan.Text(), "\r")); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := scan.Err(); err != nil {
		return fmt.Errorf("line %d: %w", n+1, err)
	}
	return nil
}

// Statement is what a system says: one claim with its slots as words.
type Statement struct {
	Sentence   string
	Confidence float64 // 1 where the system gives none
	Shown      string  // for lists of what was missed

	subject, relation, object, attributed []string
	polarity, modality                    string
}

var polarities = map[string]string{"": "+", "+": "+", "positive": "+", "affirmative": "+", "true": "+",
	"-": "-", "negative": "-", "negated": "-", "false": "-"}

var modalities = map[string]string{"": "fact", "fact": "fact", "factual": "fact", "actual": "fact", "certain": "fact",
	"possible": "possible", "probable": "possible", "potential": "possible",
	"hypothetical": "possible", "conditional": "possible", "uncertain": "possible"}

func newStatement(subject, predicate, object, polarity, modality, attributed, sentence string, confidence float64) Statement {
	fold := func(table map[string]string, s string) string {
		s = strings.ToLower(strings.TrimSpace(s))
		if to, ok := table[s]; ok {
			return to
		}
		return s
	}
	s := Statement{Sentence: strings.Join(strings.Fields(sentence), " "), Confidence: confidence,
		subject: Words(subject), relation: relationWords(predicate), object: Words(object), attributed: Words(attributed),
		polarity: fold(polarities, polarity), modality: fold(modalities, modality)}
	s.Shown = strings.TrimSpace(fmt.Sprintf("(%s; %s; %s) %s %s %s", subject, predicate, object, s.polarity, s.modality, attributed))
	return s
}

// Statements are the claims of a record.
func Statements(rec *graph.Record) []Statement {
	out := make([]Statement, len(rec.Claims))
	for i := range rec.Claims {
		c := &rec.Claims[i]
		out[i] = newStatement(c.Subject, c.Predicate, c.Object, c.Polarity, c.Modality, c.AttributedTo, c.Sentence, c.Confidence)
	}
	return out
}

// ReadStatements reads claims as `kgraph extract -f jsonl` writes them, one
// object a line. A slot that is no string is taken as it is written, a list as
// its parts. Errors name the line.
func ReadStatements(r io.Reader) ([]Statement, error) {
	var out []Statement
	err := eachLine(r, func(_ int, line string) error {
		if strings.TrimSpace(line) == "" {
			return nil
		}
		d := json.NewDecoder(strings.NewReader(line))
		d.UseNumber()
		var row map[string]any
		if err := d.Decode(&row); err != nil {
			return fmt.Errorf("a claim is a JSON object: %w", err)
		}
		confidence := 1.0
		if n, ok := row["confidence"].(json.Number); ok {
			c, err := n.Float64()
			if err != nil {
				return fmt.Errorf("confidence: %w", err)
			}
			confidence = c
		}
		text := func(key string) string { return textOf(row[key]) }
		out = append(out, newStatement(text("subject"), text("predicate"), text("object"), text("polarity"), text("modality"),
			text("attributed_to"), text("sentence"), confidence))
		return nil
	})
	return out, err
}

func textOf(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = textOf(x)
		}
		return strings.Join(parts, " ")
	default:
		return fmt.Sprint(v)
	}
}
