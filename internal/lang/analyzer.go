package lang

import (
	"fmt"
	"io"
	"sync"

	"kgraph/internal/lang/model"
	"kgraph/internal/text"
)

// MaxSentence is the number of tokens parsed as one sentence. A longer one is
// cut at punctuation where there is some; the roots of the later parts hang from
// that of the first as parataxis. So time and memory stay in proportion to the
// text however long a "sentence" is.
const MaxSentence = 256

// batchTokens is the number of tokens gathered before the network runs: enough
// for the matrix kernels to be busy, few enough for the caches.
const batchTokens = 192

// Analyzer parses sentences. It is read only and may be used by many goroutines
// at once.
type Analyzer struct {
	m    *model.Model
	root int       // number of the label "root"
	pool sync.Pool // of *scratch

	follow []float32 // of name class k after class j, at j*classes+k
	finder []int     // by name class, its number in the name finder, 0 for none
}

// Open makes an Analyzer out of a model file's bytes, which must not change
// afterwards. Errors wrap model.ErrModel.
func Open(file []byte) (*Analyzer, error) {
	m, err := model.Read(file)
	if err != nil {
		return nil, fmt.Errorf("language model: %w", err)
	}
	return newAnalyzer(m), nil
}

// OpenReader is Open for a stream.
func OpenReader(r io.Reader) (*Analyzer, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("language model: %w", err)
	}
	return Open(b)
}

func newAnalyzer(m *model.Model) *Analyzer {
	a := &Analyzer{m: m}
	for i, l := range m.Labels {
		if l == "root" {
			a.root = i
		}
	}
	a.chainNames()
	a.pool.New = func() any { return new(scratch) }
	return a
}

// Parse analyses one sentence. A sentence without tokens yields a Parse without
// words.
func (a *Analyzer) Parse(s *text.Sentence) *Parse {
	return a.ParseAll([]*text.Sentence{s})[0]
}

// ParseAll analyses sentences, in one goroutine, and gives for each what Parse
// would give; it is about twice as fast as Parse sentence by sentence.
func (a *Analyzer) ParseAll(sentences []*text.Sentence) []*Parse {
	out := make([]*Parse, len(sentences))
	w := a.pool.Get().(*scratch)
	defer func() {
		a.pool.Put(w)
	}()
	var parts []part
	tokens := 0
	flush := func() {
		a.run(w, parts)
		parts, tokens = parts[:0], 0
	}
	for i, s := range sentences {
		p := &Parse{Sentence: s}
		out[i] = p
		if s == nil || len(s.Tokens) == 0 {
			continue
		}
		p.Words = make([]Word, len(s.Tokens))
		for j, t := range s.Tokens {
			p.Words[j].Form = t.Form
		}
		for lo := 0; lo < len(p.Words); {
			hi := cut(p.Words, lo)
			parts = append(parts, part{p, lo, hi})
			tokens += hi - lo
			lo = hi
			if tokens >= batchTokens {
				flush()
			}
		}
	}
	flush()
	for _, p := range out {
		join(p)
	}
	return out
}

// part is the words lo..hi-1 of a parse, analysed as a sentence.
type part struct {
	p      *Parse
	lo, hi int
}

func (p part) words() []Word { return p.p.Words[p.lo:p.hi] }

// cut returns where the part that begins at lo ends: the end of the words, or
// after the last strong punctuation mark within reach, or MaxSentence on.
func cut(words []Word, lo int) int {
	if len(words)-lo <= MaxSentence {
		return len(words)
	}
	for _, marks := range []string{".!?", ";:", ","} {
		for i := lo + MaxSentence - 1; i > lo+MaxSentence/2; i-- {
			f := words[i].Form
			if len(f) == 1 && containsByte(marks, f[0]) {
				return i + 1
			}
		}
	}
	return lo + MaxSentence
}

func containsByte(s string, b byte) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == b {
			return true
		}
	}
	return false
}

// join hangs the roots of a parse's later parts from that of its first.
func join(p *Parse) {
	first := -1
	for i := range p.Words {
		if p.Words[i].Head != Root {
			continue
		}
		if first < 0 {
			first = i
			continue
		}
		p.Words[i].Head = first
		p.Words[i].Deprel = "parataxis"
	}
}

// run analyses a batch of parts. Should the network fail in a way nobody foresaw,
// the words get a plain chain for a tree: no panic leaves the package.
func (a *Analyzer) run(w *scratch, parts []part) {
	if len(parts) == 0 {
		return
	}
	defer func() {
		if recover() != nil {
			*w = scratch{}
			for _, p := range parts {
				chain(p)
			}
		}
	}()
	a.analyse(w, parts)
}

// chain is the analysis of last resort.
func chain(p part) {
	for i := range p.words() {
		x := &p.words()[i]
		*x = Word{Form: x.Form, Lemma: x.Form, UPOS: "X", XPOS: "FW", Head: p.lo + i - 1, Deprel: "dep"}
		if i == 0 {
			x.Head, x.Deprel = Root, "root"
		}
	}
}
