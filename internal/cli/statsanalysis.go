package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	goio "io"
	"slices"
	"strings"
	"text/tabwriter"

	"kgraph/graph"
	"kgraph/internal/view"
)

// analysisReport is what stats --analysis prints.
type analysisReport struct {
	Nodes       int              `json:"nodes"`       // that have an edge
	Edges       int              `json:"edges"`       // general ones left out
	Components  int              `json:"components"`  // connected parts
	Largest     int              `json:"largest"`     // nodes of the largest part
	Communities int              `json:"communities"` // of two nodes or more
	Modularity  float64          `json:"modularity"`  // of the communities
	Bridges     int              `json:"bridges"`
	Important   []measuredNode   `json:"important"` // by PageRank
	Between     []measuredNode   `json:"between"`   // by betweenness
	Groups      []communityGroup `json:"groups"`    // the largest communities
	Cuts        []bridgeLine     `json:"cuts"`      // the bridges that cut off most
}

type measuredNode struct {
	Node        string  `json:"node"`
	Name        string  `json:"name"`
	Type        string  `json:"type"`
	Rank        float64 `json:"rank"`        // 0 to 1: the most important node has 1
	Betweenness float64 `json:"betweenness"` // 0 to 1
	Community   int     `json:"community"`
	Component   int     `json:"component"`
}

type communityGroup struct {
	Size int      `json:"size"`
	Most []string `json:"most"` // its most important names
}

type bridgeLine struct {
	From    string `json:"from"`
	To      string `json:"to"`
	Smaller int    `json:"smaller"` // nodes of the smaller piece that is left without it
}

// analysisRows is how many lines each list has unless --top says otherwise.
const analysisRows = 10

func runAnalysis(ctx context.Context, store *graph.Store, o *statsOptions, io Streams) error {
	m, err := view.Measure(ctx, store)
	if err != nil {
		return err
	}
	rep := newAnalysisReport(m, cmp.Or(o.top, analysisRows))
	if o.asJSON {
		return json.NewEncoder(io.Out).Encode(rep)
	}
	return rep.print(io.Out)
}

func newAnalysisReport(m *view.Measured, rows int) analysisReport {
	rep := analysisReport{Edges: m.Edges, Components: m.Parts, Communities: m.Communities, Modularity: m.Modularity, Bridges: len(m.Bridges),
		Important: []measuredNode{}, Between: []measuredNode{}, Groups: []communityGroup{}, Cuts: []bridgeLine{}}
	groups := map[int][]view.MeasuredNode{}
	var nodes []view.MeasuredNode
	for _, n := range m.Nodes {
		if n.Degree == 0 {
			continue
		}
		rep.Nodes++
		if n.Component == 0 {
			rep.Largest++
		}
		nodes = append(nodes, n)
	}
	by := func(less func(a, b view.MeasuredNode) int) {
		slices.SortStableFunc(nodes, func(a, b view.MeasuredNode) int { return cmp.Or(less(a, b), cmp.Compare(a.IRI, b.IRI)) })
	}
	shown := func(n view.MeasuredNode) measuredNode {
		return measuredNode{string(n.IRI), n.Name, n.Type, n.Rank, n.Betweenness, n.Community, n.Component}
	}
	by(func(a, b view.MeasuredNode) int { return cmp.Compare(b.Betweenness, a.Betweenness) })
	for _, n := range nodes[:min(rows, len(nodes))] {
		if n.Betweenness > 0 {
			rep.Between = append(rep.Between, shown(n))
		}
	}
	by(func(a, b view.MeasuredNode) int { return cmp.Compare(b.Rank, a.Rank) })
	for i, n := range nodes {
		if i < rows {
			rep.Important = append(rep.Important, shown(n))
		}
		groups[n.Community] = append(groups[n.Community], n)
	}
	for c := range min(rows, m.Communities) {
		g := communityGroup{Size: len(groups[c])}
		for _, n := range groups[c][:min(3, len(groups[c]))] {
			g.Most = append(g.Most, n.Name)
		}
		rep.Groups = append(rep.Groups, g)
	}
	for _, b := range m.Bridges[:min(rows, len(m.Bridges))] {
		rep.Cuts = append(rep.Cuts, bridgeLine{m.Nodes[b.From].Name, m.Nodes[b.To].Name, b.Smaller})
	}
	return rep
}

func (r analysisReport) print(out goio.Writer) error {
	fmt.Fprintf(out, "%s with an edge, %s; %s, the largest of %s\n", count(r.Nodes, "node"), count(r.Edges, "edge"), count(r.Components, "connected part"), count(r.Largest, "node"))
	fmt.Fprintf(out, "%d communities (modularity %.3f), %s\n", r.Communities, r.Modularity, count(r.Bridges, "bridge"))
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	list := func(title string, nodes []measuredNode, value func(measuredNode) float64) {
		if len(nodes) > 0 {
			fmt.Fprintf(w, "\n%s:\n", title)
		}
		for _, n := range nodes {
			fmt.Fprintf(w, "  %.4f\t%s\t%s\n", value(n), n.Name, n.Type)
		}
	}
	list("Most important (PageRank)", r.Important, func(n measuredNode) float64 { return n.Rank })
	list("Most ways between others lead over (betweenness)", r.Between, func(n measuredNode) float64 { return n.Betweenness })
	if len(r.Groups) > 0 {
		fmt.Fprintln(w, "\nLargest communities:")
	}
	for _, g := range r.Groups {
		fmt.Fprintf(w, "  %s\t%s\n", count(g.Size, "node"), strings.Join(g.Most, ", "))
	}
	if len(r.Cuts) > 0 {
		fmt.Fprintln(w, "\nBridges, without which a part falls in two:")
	}
	for _, c := range r.Cuts {
		fmt.Fprintf(w, "  %s\t%s\tcuts off %s\n", c.From, c.To, count(c.Smaller, "node"))
	}
	return w.Flush()
}
