package server

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/client"
	"github.com/cayleygraph/quad"
)

// withToken sends the token with every request.
type withToken struct{}

func (withToken) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header.Set("Authorization", "Bearer "+token)
	return http.DefaultTransport.RoundTrip(r)
}

// TestCayleyClient: Cayley's own client reads and writes.
func TestCayleyClient(t *testing.T) {
	_, addr, _ := listening(t, Options{Write: true, Token: token})
	c := client.New("http://" + addr)
	c.SetHttpClient(&http.Client{Transport: withToken{}})
	more := []quad.Quad{
		{Subject: quad.IRI("x"), Predicate: quad.IRI("p"), Object: quad.Int(7)},
		{Subject: quad.BNode("b"), Predicate: quad.IRI("p"), Object: quad.LangString{Value: "o \"q\"\n", Lang: "en"}, Label: quad.IRI("l")},
	}
	w, err := c.QuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := quad.Copy(w, quad.NewReader(more)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := c.QuadReader()
	if err != nil {
		t.Fatal(err)
	}
	got, err := quad.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if want := strings.Count(people, "\n") + len(more); len(got) != want {
		t.Errorf("%d quads, expected %d", len(got), want)
	}
	for _, q := range more {
		if !slices.Contains(got, q) {
			t.Errorf("%v is missing", q)
		}
	}
}
