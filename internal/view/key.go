package view

import (
	"fmt"
	"slices"
	"strings"
)

// Measures of the key in pixels.
const (
	keyFont  = 11.0
	keyRow   = 19.0
	keyGap   = 22.0 // between entries
	keyLine  = 40.0 // length of a sample line
	keyMark  = 7.0  // radius of a sample node
	keyLeast = 560.0
)

// Note is a sign on the picture's edges or under its names, and what it means.
type Note struct{ Sign, Means string }

// notes are those that the page shows beside the picture.
func (s *Scene) notes() (list []Note) {
	for _, e := range s.keyWords() {
		list = append(list, Note{e.words, e.means})
	}
	return list
}

// keyEntry explains a sign: a node's shape, a kind of line, or words as they
// stand in the picture.
type keyEntry struct {
	look     *Type
	standing string
	words    string // the sign, where it is neither
	means    string
}

// keyRows lists what the picture needs to be read, and nothing that is not in it:
// types, lines, words, and what was left out.
func (s *Scene) keyRows() [][]keyEntry {
	hidden := 0
	for i := range s.Edges {
		if e := &s.Edges[i]; s.drawn(e) && e.Hidden {
			hidden++
		}
	}
	last := []keyEntry{{means: s.drawnOf()}}
	if hidden > 0 {
		last = append(last, keyEntry{means: plural(hidden, "line") + " without words, for want of room."})
	}
	rows := [][]keyEntry{s.keyTypes(), s.keyLines(), s.keyWords(), last}
	return slices.DeleteFunc(rows, func(row []keyEntry) bool { return len(row) == 0 })
}

func (s *Scene) keyTypes() (list []keyEntry) {
	var drawn []Node
	for _, n := range s.Nodes {
		if n.Drawn {
			drawn = append(drawn, n)
		}
	}
	for _, t := range typesOf(drawn) {
		list = append(list, keyEntry{look: &t, means: t.Name})
	}
	return list
}

func (s *Scene) keyLines() (list []keyEntry) {
	for _, k := range []keyEntry{
		{standing: asserted, means: "stated in the text's own voice"},
		{standing: reported, means: "reported: somebody else says it"},
		{standing: hedged, means: "possible, planned or predicted"},
	} {
		if s.shows(func(e *Edge) bool { return e.Standing == k.standing }) {
			list = append(list, k)
		}
	}
	if s.shows(func(e *Edge) bool { return e.Standing == asserted && e.Support > 1 }) {
		list = append(list, keyEntry{means: "a thicker line has more sources"})
	}
	return list
}

// keyWords explains what stands on edges and under nodes.
func (s *Scene) keyWords() (list []keyEntry) {
	shown := func(has func(e *Edge) bool) bool { return s.shows(func(e *Edge) bool { return !e.Hidden && has(e) }) }
	on := func(words string) bool {
		return shown(func(e *Edge) bool { return strings.Contains(e.words(), words) })
	}
	add := func(is bool, words, means string) {
		if is {
			list = append(list, keyEntry{words: words, means: means})
		}
	}
	add(s.shows(func(*Edge) bool { return true }), "A → B", "read along the arrow: name, words, name")
	add(on(" … "), "…", "stands for the name at the arrow's point")
	add(shown(func(e *Edge) bool { return len(e.Speakers) > 0 && !e.Own }), "(said by X)", "who says so")
	add(shown(func(e *Edge) bool { return e.Own }), "(by own account)", "the first name says so itself")
	add(on("; "), ";", "two relations")
	add(on("(+"), "(+1)", "further relations between the two")
	add(on("(possibly)") || on("(expected)"), "(possibly), (expected)", "the doubt is said elsewhere in the sentence")
	add(slices.ContainsFunc(s.Nodes, func(n Node) bool { return n.Drawn && n.More > 0 }), "+1 more", "neighbours that are not drawn")
	return list
}

// shows says whether an edge that is drawn is such.
func (s *Scene) shows(is func(e *Edge) bool) bool {
	for i := range s.Edges {
		if e := &s.Edges[i]; s.drawn(e) && is(e) {
			return true
		}
	}
	return false
}

// drawnOf says how much of the graph is drawn, and what is not.
func (s *Scene) drawnOf() string {
	nodes, edges := 0, 0
	for i := range s.Nodes {
		if s.Nodes[i].Drawn {
			nodes++
		}
	}
	for i := range s.Edges {
		if s.drawn(&s.Edges[i]) {
			edges++
		}
	}
	text := fmt.Sprintf("%s of %s and %s of %s are drawn.", thousands(nodes), plural(len(s.Nodes), "node"), thousands(edges), plural(len(s.Edges), "edge"))
	if s.Left > 0 {
		text += fmt.Sprintf(" Left out as less important: %s, %s.", plural(s.Left, "node"), plural(len(s.Edges)-edges, "edge"))
	}
	if alone := len(s.Nodes) - nodes - s.Left; alone > 0 {
		text += fmt.Sprintf(" %s without an edge.", plural(alone, "node"))
	}
	return text
}

// plural is a number with its word.
func plural(n int, word string) string {
	if n != 1 {
		word += "s"
	}
	return thousands(n) + " " + word
}

// keySign is an entry in its place; y is the middle of its row.
type keySign struct {
	keyEntry
	x, y float64
}

// key is the explanation under a picture, laid out in rows within its width.
type key struct {
	signs []keySign
	box
}

// keyUnder lays the key out under a frame, which it may widen.
func (s *Scene) keyUnder(frame box) key {
	k := key{box: box{frame.left, frame.bottom, max(frame.right, frame.left+keyLeast), frame.bottom}}
	y := k.top + keyRow/2 + 4
	for _, row := range s.keyRows() {
		x := k.left + margin
		for _, e := range row {
			if wide := e.width(); x+wide > k.right-margin && x > k.left+margin {
				x, y = k.left+margin, y+keyRow
			}
			k.signs = append(k.signs, keySign{e, x, y})
			x += e.width() + keyGap
		}
		y += keyRow
	}
	k.bottom = y
	return k
}

// signWidth is the room of what is explained.
func (e *keyEntry) signWidth() float64 {
	switch {
	case e.look != nil:
		return 2*keyMark + 6
	case e.standing != "":
		return keyLine + 7
	case e.words != "":
		return wideFont*textWidth(e.words, keyFont) + 7
	}
	return 0
}

func (e *keyEntry) width() float64 { return e.signWidth() + wideFont*textWidth(e.means, keyFont) }

// paint draws the key.
func (k *key) paint(p pen) {
	p.open("key", "", nil)
	for _, e := range k.signs {
		baseline := e.y + 0.35*keyFont
		switch {
		case e.look != nil:
			p.shape(*e.look, e.x+keyMark, e.y, keyMark)
		case e.standing != "":
			p.line(curve{e.x, e.y, e.x + keyLine/2, e.y, e.x + keyLine, e.y}, e.standing, lineOf(e.standing, 1))
		case e.words != "":
			p.write(e.words, e.x, baseline, keyFont, ink{left: true, faint: true})
		}
		p.write(e.means, e.x+e.signWidth(), baseline, keyFont, ink{left: true})
	}
	p.close()
}
