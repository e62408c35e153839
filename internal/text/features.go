package text

// gap is the context in which a boundary after word i is judged.
type gap struct {
	looks []look
	i     int // the word before the gap
	from  int // the first word of the sentence so far
	open  int // brackets open since from
	quote int // straight double quotes since from
}

// edge stands for words outside the paragraph.
var edge = look{form: 1, shape: 1, kind: kindOther + 1}

func (g *gap) at(i int) look {
	if i < 0 || i >= len(g.looks) {
		return edge
	}
	return g.looks[i]
}

// terminator is the kind of the word that would end the sentence, looked for
// behind closing brackets and quotes, and how many of those there are.
func (g *gap) terminator() (kind uint8, closers int) {
	j := g.i
	for j > g.from && closers < 3 && (g.looks[j].kind == kindClose || g.looks[j].kind == kindQuote) {
		j--
		closers++
	}
	return g.looks[j].kind, closers
}

// candidate says that a sentence may end after word i at all. Between two
// lower-case words of a line it never does.
func (g *gap) candidate() bool {
	l, n := g.looks[g.i], g.at(g.i+1)
	if l.inner || n.kind == kindComma {
		return false
	}
	if l.glue == glueNone {
		switch l.kind {
		case kindPeriod, kindStrong, kindEllipsis, kindClose, kindQuote, kindAbbrev, kindInitial, kindDotted:
			return n.kind != kindClose && n.kind != kindComma && n.kind != kindPeriod
		}
		return false
	}
	if l.glue == glueSpace && (l.kind == kindLower || l.kind == kindComma || l.kind == kindOpen) && n.kind == kindLower {
		return false
	}
	return true
}

func bucket(n int) uint32 {
	switch {
	case n <= 3:
		return uint32(n)
	case n <= 5:
		return 4
	case n <= 10:
		return 5
	case n <= 20:
		return 6
	case n <= 40:
		return 7
	}
	return 8
}

// features appends the feature buckets of a gap to dst.
func (g *gap) features(dst []uint32) []uint32 {
	c, n := g.at(g.i), g.at(g.i+1)
	p, n2, p2 := g.at(g.i-1), g.at(g.i+2), g.at(g.i-2)
	t, closers := g.terminator()
	glue := uint32(c.glue)
	T := uint32(t)<<8 | uint32(closers)<<4 | glue
	length := bucket(g.i - g.from + 1)
	rest := bucket(len(g.looks) - g.i - 1)
	quote := uint32(g.quote & 1)
	open := uint32(min(g.open, 1))
	first := g.at(g.from)
	id := uint32(0)
	add := func(parts ...uint32) {
		id++
		h := id * 2654435761
		for _, x := range parts {
			h = (h ^ x) * 16777619
			h ^= h >> 15
		}
		h *= 2246822519
		dst = append(dst, (h^h>>13)%boundaryBuckets)
	}
	add(T)
	add(T, uint32(n.kind))
	add(c.form, glue)
	add(n.form, T)
	add(c.form, n.form)
	add(c.shape, n.shape, glue)
	add(p.form, c.form)
	add(p.shape, c.shape, n.shape)
	add(n.form, n2.form, uint32(t))
	add(T, n.shape, n2.shape)
	add(T, quote, open, uint32(n.kind))
	add(T, length, uint32(n.kind))
	add(T, rest, uint32(n.kind))
	add(c.form, uint32(n.kind), glue)
	add(uint32(c.kind), n.form, glue)
	add(uint32(c.kind), uint32(n.kind), uint32(p.kind), glue, quote)
	add(uint32(c.kind), uint32(n.kind), uint32(n2.kind), uint32(p.kind), uint32(p2.kind))
	add(first.shape, length, T)
	add(p.form, T, uint32(n.kind))
	add(n2.form, T)
	add(uint32(n.kind), uint32(n.glue), uint32(n2.kind), T)
	add(uint32(first.kind), uint32(n.kind), T)
	if stop := t == kindPeriod || t >= kindAbbrev && t <= kindDotted; stop {
		add(n.form, glue)
		add(n.form, uint32(n2.kind), glue)
		add(p.form, n.form)
	}
	return dst
}

// Scores that a boundary needs where nothing ends a sentence: treebanks of
// mail and forums teach the model such boundaries, edited prose has none. In
// a paragraph that itself ends in a full stop next to nothing is enough.
const (
	unmarkedScore  = 0.5
	unmarkedEdited = 2
	lowerAfterStop = 1  // Live! is, a.m. but
	plainStop      = -4 // a full stop that nothing speaks against
)

// threshold is the score that a boundary needs.
func (g *gap) threshold() float32 {
	c, n := g.at(g.i), g.at(g.i+1)
	t, _ := g.terminator()
	switch t {
	case kindPeriod:
		if g.plainStop() {
			return plainStop
		}
		return 0
	case kindEllipsis, kindColon:
		return 0
	case kindStrong, kindAbbrev, kindInitial, kindDotted:
		if g.fullAbbreviation() {
			return plainStop
		}
		if n.kind == kindLower && g.edited() {
			return lowerAfterStop
		}
		return 0
	}
	switch {
	case c.glue == glueNewline:
		return 0
	case g.edited():
		return unmarkedEdited
	}
	return unmarkedScore
}

// plainStop says that a period that is no part of its word comes late enough
// in the sentence, outside brackets, and is followed by a capital.
func (g *gap) plainStop() bool {
	c, n := g.at(g.i), g.at(g.i+1)
	return c.kind == kindPeriod && c.glue != glueNone && g.open == 0 && g.i-g.from >= 3 &&
		(n.kind == kindUpper || n.kind == kindCaps || n.kind == kindInitial || n.kind == kindDotted)
}

// fullAbbreviation says that the sentence ends in an abbreviation, because
// the next word is one that sentences start with and names do not.
func (g *gap) fullAbbreviation() bool {
	c, n := g.at(g.i), g.at(g.i+1)
	return (c.kind == kindAbbrev || c.kind == kindInitial || c.kind == kindDotted) && !goOn[c.form] && g.open == 0 && g.i-g.from >= 2 &&
		(n.kind == kindUpper || n.kind == kindCaps) && starters[n.form]
}

// edited says that the paragraph ends the way edited prose does.
func (g *gap) edited() bool {
	last := gap{looks: g.looks, i: len(g.looks) - 1}
	t, _ := last.terminator()
	return t == kindPeriod || t == kindStrong || t == kindEllipsis
}
