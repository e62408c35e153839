package graph_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"kgraph/graph"
	"kgraph/graph/storetest"
)

var ctx = context.Background()

func TestAddCounts(t *testing.T) {
	s := memory(t)
	a, b := article("a", "A Corp | made | B Corp"), article("b", "B Corp | made | C Corp")
	for _, c := range []struct {
		name    string
		records []*graph.Record
		want    graph.AddResult
	}{
		{"new", []*graph.Record{a, b}, graph.AddResult{Added: 2}},
		{"again", []*graph.Record{a, b}, graph.AddResult{Unchanged: 2}},
		{"changed", []*graph.Record{article("a", "A Corp | sold | B Corp"), b}, graph.AddResult{Updated: 1, Unchanged: 1}},
		{"twice in one call: the last counts", []*graph.Record{article("c", "X | y | Z"), article("c", "X | w | Z")}, graph.AddResult{Added: 1}},
		{"nothing", nil, graph.AddResult{}},
	} {
		got, err := s.Add(ctx, c.records...)
		if err != nil {
			t.Fatal(err)
		}
		got.Quads = 0
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
	if ok, err := s.Has(ctx, "b", b.Document.Hash); err != nil || !ok {
		t.Errorf("Has: %v %v", ok, err)
	}
	if ok, _ := s.Has(ctx, "b", "other"); ok {
		t.Error("Has says yes to another hash")
	}
}

func TestRemove(t *testing.T) {
	s := memory(t, article("a", "A Corp | made | B Corp"))
	before := storetest.Dump(t, s)
	if _, err := s.Add(ctx, article("b", "A Corp | made | B Corp", "B Corp | sold | X")); err != nil {
		t.Fatal(err)
	}
	if err := s.Remove(ctx, "b", "nope"); !errors.Is(err, graph.ErrNoDocument) {
		t.Errorf("removing an unknown document: %v", err)
	}
	if err := s.Remove(ctx, "b", "b"); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(before, storetest.Dump(t, s)); d != "" {
		t.Error(d)
	}
	if _, err := s.Record(ctx, "b"); !errors.Is(err, graph.ErrNoDocument) {
		t.Errorf("its record: %v", err)
	}
}

func TestRecordsThatContradictThemselves(t *testing.T) {
	s := memory(t)
	for name, spoil := range map[string]func(*graph.Record){
		"no id":         func(r *graph.Record) { r.Document.ID = "" },
		"NUL in id":     func(r *graph.Record) { r.Document.ID = "a\x00b" },
		"no key":        func(r *graph.Record) { r.Entities[0].Key = "" },
		"bad subject":   func(r *graph.Record) { r.Claims[0].SubjectEntity = 7 },
		"bad argument":  func(r *graph.Record) { r.Claims[0].Args = []graph.Arg{{Role: "in", EntityRef: -2}} },
		"bad mention":   func(r *graph.Record) { r.Mentions = []graph.Mention{{Entity: 9}} },
		"claim, no id":  func(r *graph.Record) { r.Claims[0].ID = "" },
		"endless count": func(r *graph.Record) { r.Claims[0].Confidence = inf },
	} {
		r := article("a", "A | b | C")
		spoil(r)
		if _, err := s.Add(ctx, article("ok", "A | b | C"), r); !errors.Is(err, graph.ErrRecord) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if d := storetest.Dump(t, s); d != "" {
		t.Errorf("something was stored: %s", d)
	}
}

var inf = func() float64 { x := 0.0; return 1 / x }()

func TestNames(t *testing.T) {
	named := func(key, typ, fixed string, forms ...graph.Form) graph.Entity {
		return graph.Entity{Key: key, Kind: graph.Named, Type: typ, Fixed: fixed, Forms: forms}
	}
	form := func(text string, n int) graph.Form { return graph.Form{Text: text, Count: n} }
	concept := func(key string, forms ...graph.Form) graph.Entity {
		return graph.Entity{Key: key, Kind: graph.Concept, Type: "Concept", Forms: forms}
	}
	for _, c := range []struct {
		name     string
		entities []graph.Entity
		want     string
	}{
		{"fullest form", []graph.Entity{named("k", "Person", "", form("Altman", 9), form("Sam Altman", 2))}, "Sam_Altman Person"},
		{"same length: by count", []graph.Entity{named("k", "Person", "", form("Sam Altman", 1), form("Samuel Altman", 2))}, "Samuel_Altman Person"},
		{"then by alphabet", []graph.Entity{named("k", "Person", "", form("Sam B", 1), form("Sam A", 1))}, "Sam_A Person"},
		{"the gazetteer's wins", []graph.Entity{named("k", "Country", "United States", form("the United States of America", 5))}, "United_States Country"},
		{"an accident does not rename", []graph.Entity{named("k", "Organization", "", form("Acme", 99), form("Big Bad Acme", 1))}, "Acme Organization"},
		{"concept: most usual", []graph.Entity{concept("k", form("the long export controls", 1), form("export controls", 2))}, "export_controls Concept"},
		{"concept: small letters before capitals", []graph.Entity{concept("k", form("Export controls", 1), form("export controls", 1))}, "export_controls Concept"},
		{"no form: the key", []graph.Entity{concept("export control")}, "export_control Concept"},
		{"type by vote", []graph.Entity{named("k", "Product", "", form("X1", 1)), named("k", "Product", ""), named("k", "Work", "")}, "X1 Product"},
		{"tie by the order of types", []graph.Entity{named("k", "Work", "", form("X1", 1)), named("k", "Product", "")}, "X1 Product"},
		{"Other loses", []graph.Entity{named("k", "Other", "", form("X1", 1)), named("k", "Other", ""), named("k", "Law", "")}, "X1 Law"},
		{"clash: the gazetteer's keeps the name", []graph.Entity{named("k1", "Product", "", form("Mercury", 9)), named("k2", "Place", "Mercury")}, "Mercury Place, Mercury_(Product) Product"},
		{"clash: then more records", []graph.Entity{named("k1", "Product", "", form("Mercury", 9)), named("k2", "Person", "", form("Mercury", 1)), named("k2", "Person", "", form("Mercury", 1))}, "Mercury Person, Mercury_(Product) Product"},
		{"clash of one type", []graph.Entity{named("k1", "Person", "", form("Ann", 1)), named("k2", "Person", "", form("Ann", 1)), named("k3", "Person", "", form("Ann", 1))}, "Ann Person, Ann_(Person) Person, Ann_(Person_2) Person"},
		{"a name that looks qualified", []graph.Entity{named("k1", "Product", "", form("Mercury", 1)), named("k2", "Place", "Mercury"), named("k3", "Work", "", form("Mercury (Product)", 1))}, "Mercury Place, Mercury_(Product) Product, Mercury_(Product)_(Work) Work"},
		{"a name that is a type", []graph.Entity{named("k", "Work", "", form("Event", 1))}, "Event_(Work) Work"},
		{"a name that looks like vocabulary", []graph.Entity{named("k", "Work", "", form("kg:of", 1)), named("l", "Work", "", form("doc/1", 1))}, "doc%2F1 Work, kg%3Aof Work"},
		{"signs N-Quads forbids", []graph.Entity{named("k", "Work", "", form(`A "B" <C> {D} 5%`, 1))}, "A_%22B%22_%3CC%3E_%7BD%7D_5%25 Work"},
		{"other scripts stay", []graph.Entity{named("k", "City", "", form("São  Paulo 北京", 1))}, "São_Paulo_北京 City"},
	} {
		s := memory(t, &graph.Record{Document: graph.Document{ID: "d"}, Entities: c.entities})
		var got []string
		for n, err := range s.Nodes(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(n.IRI)+" "+n.Type)
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s: %s, want %s", c.name, g, c.want)
		}
	}
}

// edges lists the edges of facts as "S p O label".
func edges(t *testing.T, s *graph.Store) string {
	t.Helper()
	var out []string
	for f, err := range s.Facts(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s %s %s %s %d", string(f.Subject), f.Relation, string(f.Object), string(f.Label), f.Support))
	}
	return strings.Join(out, ", ")
}

func TestStanding(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"asserted", []string{"A | did | B"}, "A did B asserted 1"},
		{"reported", []string{"X: A | did | B"}, "A did B reported 1"},
		{"hedged", []string{"A | ?did | B"}, "A did B hedged 1"},
		{"hedged wins over reported within a claim", []string{"X: A | ?did | B"}, "A did B hedged 1"},
		{"the best claim counts", []string{"A | ?did | B", "X: A | did | B", "A | did | B"}, "A did B asserted 1"},
		{"reported over hedged", []string{"A | ?did | B", "X: A | did | B"}, "A did B reported 1"},
		{"denied", []string{"A | !did | B"}, ""},
	} {
		if got := edges(t, memory(t, article("d", c.lines...))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSupport(t *testing.T) {
	same := article("a2", "A | did | B") // the same outlet as a1
	s := memory(t, article("a1", "A | did | B"), same, article("b", "A | did | B"), article("c", "In short, A | did | B"))
	// b copies the sentence of a1, c has its own.
	if got, want := edges(t, s), "A did B asserted 1, In_short,_A did B asserted 1"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestClaimsHaveTheNamesOfTheGraph(t *testing.T) {
	a := article("a", "Altman | runs | OpenAI")
	a.Entities[0].Key = "sam altman"
	b := article("b", "Sam Altman | runs | OpenAI")
	s := memory(t, a, b)
	var got []string
	for c, err := range s.Claims(ctx, graph.Filter{Node: "Sam_Altman"}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, c.DocumentID+" "+c.Subject+" "+c.SubjectNode)
	}
	if d := cmp.Diff([]string{"a Sam Altman Sam_Altman", "b Sam Altman Sam_Altman"}, got); d != "" {
		t.Error(d)
	}
	ns, err := s.Find(ctx, "Altman")
	if err != nil || len(ns) != 1 || ns[0].IRI != "Sam_Altman" {
		t.Errorf("Find by alias: %v %v", ns, err)
	}
}

// TestDumpLoadDump: a dump, loaded into an empty store, gives the same dump.
func TestDumpLoadDump(t *testing.T) {
	s := memory(t, article("a", "A Corp | did | B Corp", "X: A Corp | ?did | 100% \"C\""))
	c := memory(t)
	if _, err := c.Load(ctx, s.Quads(ctx)); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(storetest.Dump(t, s), storetest.Dump(t, c)); d != "" {
		t.Error(d)
	}
	// A document over its own loaded quads, and away again.
	before := storetest.Dump(t, c)
	if _, err := c.Add(ctx, article("a", "A Corp | did | B Corp")); err != nil {
		t.Fatal(err)
	}
	if err := c.Remove(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(before, storetest.Dump(t, c)); d != "" {
		t.Error(d)
	}
}

// TestReadersBesideAWriter: every reader sees whole documents, whatever the
// writer does meanwhile. The race detector has to be silent.
func TestReadersBesideAWriter(t *testing.T) {
	defer goleak.VerifyNone(t)
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				perDoc := map[quad.Value]int{}
				for q, err := range s.Quads(ctx) {
					if err != nil {
						t.Error(err)
						return
					}
					if q.Predicate == graph.RDFSubject {
						perDoc[q.Label]++
					}
				}
				for doc, n := range perDoc {
					if n != 2 {
						t.Errorf("%v has %d of its 2 claims", doc, n)
					}
				}
				if _, err := s.Stats(ctx); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range 60 {
		id := fmt.Sprint("d", i%20)
		if _, err := s.Add(ctx, article(id, fmt.Sprintf("A%d | did | B", i), "B | did | C")); err != nil {
			t.Fatal(err)
		}
		if i%7 == 6 {
			if err := s.Remove(ctx, id); err != nil {
				t.Fatal(err)
			}
		}
	}
	close(stop)
	wg.Wait()
	v, err := s.View()
	if err != nil {
		t.Fatal(err)
	}
	it := v.QuadsAllIterator()
	if !it.Next(ctx) {
		t.Error("an empty view")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	all := iterator.NewAnd(v.QuadsAllIterator())
	if all.Next(ctx) || v.ValueOf(quad.IRI("A1")) != nil {
		t.Error("a view reads on after the store is closed")
	}
	if _, err := s.Stats(ctx); !errors.Is(err, graph.ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
	if _, err := s.Add(ctx, article("x", "A | b | C")); !errors.Is(err, graph.ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}

func TestCancel(t *testing.T) {
	s := memory(t, article("a", "A | did | B"))
	done, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Add(done, article("b", "A | did | B")); !errors.Is(err, context.Canceled) {
		t.Errorf("Add: %v", err)
	}
	for _, err := range s.Quads(done) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("Quads: %v", err)
		}
	}
}
