package view

import (
	"cmp"
	"slices"
)

// Type is how the nodes of a type look. Colours are Okabe and Ito's, which
// colour-blind people can tell apart; the shape says the same again.
type Type struct {
	Name  string `json:"name"`
	Shape string `json:"shape"` // cytoscape's word
	Path  string `json:"path"`  // the same as an SVG path in a square of 16
	Color string `json:"color"`
	Count int    `json:"count"`
}

// looks has the types of the default schema in legend order. Types of a
// user's schema look like Other.
var looks = []Type{
	{Name: "Person", Shape: "ellipse", Color: "#E69F00"},
	{Name: "Organization", Shape: "round-rectangle", Color: "#0072B2"},
	{Name: "Group", Shape: "round-rectangle", Color: "#56B4E9"},
	{Name: "Country", Shape: "hexagon", Color: "#009E73"},
	{Name: "City", Shape: "pentagon", Color: "#009E73"},
	{Name: "Place", Shape: "octagon", Color: "#6BC4A6"},
	{Name: "Product", Shape: "diamond", Color: "#D55E00"},
	{Name: "Work", Shape: "rectangle", Color: "#CC79A7"},
	{Name: "Event", Shape: "star", Color: "#F0E442"},
	{Name: "Law", Shape: "triangle", Color: "#8C6BB1"},
	{Name: "Concept", Shape: "ellipse", Color: "#B8BFC6"},
	{Name: "Other", Shape: "round-triangle", Color: "#7A828A"},
}

// outlines has the shapes as SVG paths in a square of 16.
var outlines = map[string]string{
	"ellipse":         "M8 1.5a6.5 6.5 0 1 0 .01 0z",
	"rectangle":       "M2 2h12v12H2z",
	"round-rectangle": "M5 2h6q3 0 3 3v6q0 3-3 3H5q-3 0-3-3V5q0-3 3-3z",
	"hexagon":         "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
	"pentagon":        "M8 1l7 5.2-2.7 8.3H3.7L1 6.2z",
	"octagon":         "M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z",
	"diamond":         "M8 1l7 7-7 7-7-7z",
	"star":            "M8 1l2 5h5l-4 3.3 1.6 5.2L8 11.3l-4.6 3.2L5 9.3 1 6h5z",
	"triangle":        "M8 1.5l7 13H1z",
	"round-triangle":  "M7 2.5q1-1.5 2 0l5.5 9.5q.8 2-1.2 2H2.7q-2 0-1.2-2z",
}

// lookOf finds a type's look.
func lookOf(name string) Type {
	for _, l := range looks {
		if l.Name == name {
			l.Path = outlines[l.Shape]
			return l
		}
	}
	other := looks[len(looks)-1]
	other.Name, other.Path = name, outlines[other.Shape]
	return other
}

// typesOf lists the types that occur, in legend order, with their counts.
func typesOf(nodes []Node) []Type {
	counts := map[string]int{}
	for _, n := range nodes {
		counts[n.Type]++
	}
	list := []Type{}
	for name, count := range counts {
		l := lookOf(name)
		l.Count = count
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b Type) int {
		return cmp.Or(cmp.Compare(legendOrder(a.Name), legendOrder(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	return list
}

func legendOrder(name string) int {
	for i, l := range looks {
		if l.Name == name {
			return i
		}
	}
	return len(looks)
}
