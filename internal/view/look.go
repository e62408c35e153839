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

// lookOf finds a type's look.
func lookOf(name string) Type {
	for _, l := range looks {
		if l.Name == name {
			return l
		}
	}
	other := looks[len(looks)-1]
	other.Name = name
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
