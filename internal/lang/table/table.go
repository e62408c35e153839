// Package table owns a read-only table of strings, numbered in order, over one
// block of bytes: a model of a hundred thousand words is found ready a few
// milliseconds after its file is read.
package table

// Strings finds strings by open addressing. It may be shared between goroutines.
type Strings struct {
	text  []byte   // the strings end to end
	ends  []uint32 // ends[i] is the end of string i in text
	slots []uint32 // a power of two of them; string number + 1, or 0
}

// New makes the table of words, whose numbers are their positions. The words
// must differ.
func New(words []string) *Strings {
	t := &Strings{ends: make([]uint32, len(words))}
	for i, w := range words {
		t.text = append(t.text, w...)
		t.ends[i] = uint32(len(t.text))
	}
	t.index()
	return t
}

// Cut makes the table of the strings that lie end to end in text, given their
// lengths, which must add up to that of text. The table keeps text.
func Cut(text []byte, lengths []uint32) *Strings {
	t := &Strings{text: text, ends: lengths}
	at := uint32(0)
	for i, n := range lengths {
		at += n
		t.ends[i] = at
	}
	t.index()
	return t
}

func (t *Strings) index() {
	size := uint32(2)
	for int(size) < 2*len(t.ends) {
		size *= 2
	}
	t.slots = make([]uint32, size)
	start := uint32(0)
	for i, end := range t.ends {
		s := fnv(t.text[start:end]) & (size - 1)
		for t.slots[s] != 0 {
			s = (s + 1) & (size - 1)
		}
		t.slots[s] = uint32(i) + 1
		start = end
	}
}

// Len is the number of strings.
func (t *Strings) Len() int { return len(t.ends) }

// At is the string of that number.
func (t *Strings) At(i int) string { return string(t.at(uint32(i))) }

// Find is the number of a word, or -1.
func (t *Strings) Find(word string) int32 {
	mask := uint32(len(t.slots) - 1)
	for s := fnv(word) & mask; ; s = (s + 1) & mask {
		e := t.slots[s]
		if e == 0 {
			return -1
		}
		if string(t.at(e-1)) == word {
			return int32(e - 1)
		}
	}
}

func (t *Strings) at(i uint32) []byte {
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.text[start:t.ends[i]]
}

// fnv is FNV-1a with its high bits folded into the low ones.
func fnv[S string | []byte](s S) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}
