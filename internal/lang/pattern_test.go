package lang

import (
	"fmt"
	"strings"
	"testing"
)

// TestPatterns: names in brackets with their type, P, O, L or E, before and after.
func TestPatterns(t *testing.T) {
	for _, c := range [][2]string{
		{"things to do in [L San Rafael Ca ] ?", "things to do in [L San Rafael ] [L Ca ] ?"},
		{"from [L san francisco california ] one week", "from [L san francisco ] [L california ] one week"},
		{"near [L South Michigan ] .", "near [L South Michigan ] ."},
		{"the [L Republic of Iraq ] .", "the [L Republic of Iraq ] ."},
		{"to [L Baja California ] .", "to [L Baja California ] ."},
		{"[L Siemens Spain ] said", "[L Siemens Spain ] said"},
		{"[L brittany france ] .", "[L brittany ] [L france ] ."},
		{"in [L Lake Michigan ] .", "in [L Lake Michigan ] ."},
		{"in [L Guinea-Bissau Guinea ] .", "in [L Guinea-Bissau Guinea ] ."},
		{"\" [P Moss ] , [P Ada ] \" < ada@moss.org >", "\" [P Moss , Ada ] \" < ada@moss.org >"},
		{"he met [P Moss ] , [P Ada ] and me", "he met [P Moss ] , [P Ada ] and me"},
		{"any news of [P Aunt Toni ] ?", "any news of Aunt [P Toni ] ?"},
		{"as Hurricane [P Rita ] came", "as Hurricane [E Rita ] came"},
		{"from [O Google , Inc. of Mountain ] View", "from [O Google , Inc. ] of Mountain View"},
		{"the [O World Food Programme ] ( WFP ) said", "the [O World Food Programme ] ( [O WFP ] ) said"},
		{"the [O World Food Programme ] ( [L WFP ] ) said", "the [O World Food Programme ] ( [O WFP ] ) said"},
		{"the [O World Food Programme ] ( CDT ) said", "the [O World Food Programme ] ( CDT ) said"},
		{"dinner at [L Del Frisco ] 's in May", "dinner at [L Del Frisco 's ] in May"},
		{"see [P Kenneally ] 's at five", "see [L Kenneally 's ] at five"},
		{"he doubted [P Kerry ] 's .", "he doubted [P Kerry ] 's ."},
		{"[O Acme ] 's \" plan", "[O Acme ] 's \" plan"},
		{"burgers like [O McDonald ] s .", "burgers like [O McDonald s ] ."},
		{"moving to delaware and turkey", "moving to [L delaware ] and turkey"},
		{"[O bank of delaware ] .", "[O bank of delaware ] ."},
		{"trains from amritsar to noida", "trains from [L amritsar ] to [L noida ]"},
		{"noida cats in nice", "noida cats in nice"},
	} {
		words, names := marked(c[0])
		if got := mark(words, patterns(words, names)); got != c[1] {
			t.Errorf("%s\n gives %s\n want %s", c[0], got, c[1])
		}
	}
}

var markedTypes = map[string]string{"P": "Person", "O": "Organization", "L": "Place", "E": "Event"}

func marked(s string) (words []Word, names []Name) {
	f := strings.Fields(s)
	for i := 0; i < len(f); i++ {
		switch {
		case f[i] == "[":
		case strings.HasPrefix(f[i], "["):
			names = append(names, Name{Start: len(words), Type: markedTypes[f[i][1:]], Score: 1})
		case f[i] == "]":
			names[len(names)-1].End = len(words)
		default:
			tag := map[string]string{"'s": "PART", "s": "PART", "in": "ADP", "at": "ADP"}[f[i]]
			if tag == "" && strings.ContainsAny(f[i], ".\"?,") {
				tag = "PUNCT"
			}
			words = append(words, Word{Form: f[i], UPOS: tag})
		}
	}
	return words, names
}

func mark(words []Word, names []Name) string {
	var out []string
	for i, w := range words {
		for _, n := range names {
			if n.Start == i {
				out = append(out, "["+n.Type[:1])
				if n.Type == "Place" {
					out[len(out)-1] = "[L"
				}
			}
		}
		out = append(out, w.Form)
		for _, n := range names {
			if n.End == i+1 {
				out = append(out, "]")
			}
		}
	}
	return strings.Join(out, " ")
}

// FuzzPatterns: whatever the words and names, names stay in order, in bounds and
// apart.
func FuzzPatterns(f *testing.F) {
	f.Add("Acme Corp. ( AC ) of San Rafael CA 's s", uint64(0x1234))
	f.Add("\" Moss , Ada \" Hurricane Rita delaware", uint64(0x99))
	f.Fuzz(func(t *testing.T, s string, at uint64) {
		var words []Word
		for _, form := range strings.Fields(s) {
			words = append(words, Word{Form: form, UPOS: []string{"PART", "ADP", "PUNCT", "NOUN"}[len(words)%4]})
		}
		var names []Name
		for i, types := 0, []string{"Place", "Person", "Organization", "Law"}; i < len(words); at = at>>3 | at<<61 {
			if at&1 == 0 {
				i++
				continue
			}
			end := min(len(words), i+1+int(at>>1&3))
			names = append(names, Name{Start: i, End: end, Type: types[(at>>2)%4], Score: 1})
			i = end
		}
		last := 0
		for _, n := range patterns(words, names) {
			if n.Start < last || n.End <= n.Start || n.End > len(words) {
				t.Fatalf("%v: %v", words, fmt.Sprint(n))
			}
			last = n.End
		}
	})
}
