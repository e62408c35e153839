package server

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"kgraph/graph"
	"kgraph/graph/quadio"
)

// listening starts a server on a port of its own; stop ends it and says how.
func listening(t testing.TB, o Options) (s *Server, addr string, stop func() error) {
	t.Helper()
	s = testServer(t, o)
	addr, stop = serving(t, s)
	return s, addr, stop
}

// serving lets a server listen.
func serving(t testing.TB, s *Server) (addr string, stop func() error) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, ln) }()
	stop = sync.OnceValue(func() error {
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(20 * time.Second):
			return fmt.Errorf("the server does not stop")
		}
	})
	t.Cleanup(func() {
		http.DefaultClient.CloseIdleConnections()
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
	return ln.Addr().String(), stop
}

func post(addr, path, body string) (int, string, error) {
	r, err := http.Post("http://"+addr+path, "text/plain", strings.NewReader(body))
	if err != nil {
		return 0, "", err
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	return r.StatusCode, string(b), err
}

const gizmo = "/api/v1/query/gizmo"

// TestSlowClients: whoever dawdles is let go, others are served meanwhile.
func TestSlowClients(t *testing.T) {
	s, addr, _ := listening(t, Options{Slow: 300 * time.Millisecond, Idle: time.Second, Write: true, Token: token})
	for name, c := range map[string]struct{ send, want string }{
		"nothing":             {"", ""},
		"half a head":         {"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", ""},
		"half a body":         {"POST " + gizmo + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\ng.V(", " 408 "},
		"half a chunk":        {"POST " + gizmo + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ng.V", " 408 "},
		"half a body of data": {"POST /api/v2/write HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nContent-Length: 100\r\n\r\n<a> <b> ", " 408 "},
		"body for nothing":    {"POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx", " 404 "},
		"idle":                {"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", " 200 "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c1, err := net.Dial("tcp", addr)
			if err != nil {
				t.Fatal(err)
			}
			defer c1.Close()
			fmt.Fprint(c1, c.send)
			if code, _, err := post(addr, gizmo, `g.V().All()`); code != 200 {
				t.Errorf("others: %d %v", code, err)
			}
			_ = c1.SetReadDeadline(time.Now().Add(5 * time.Second))
			b, err := io.ReadAll(c1)
			if err != nil {
				t.Errorf("still open: %v", err)
			}
			if first, _, _ := strings.Cut(string(b), "\r\n"); !strings.Contains(first, c.want) {
				t.Errorf("answer %q, expected %q", first, c.want)
			}
		})
	}
	_ = s
}

// TestSlowReader: a client that takes no answer does not hold a reader's place.
func TestSlowReader(t *testing.T) {
	s, addr, _ := listening(t, Options{Slow: 200 * time.Millisecond, Queries: 4})
	var big strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&big, "<s%d> <p> \"%s\" .\n", i, strings.Repeat("x", 1000))
	}
	if _, err := s.store.Load(t.Context(), quadio.Read(strings.NewReader(big.String()), "nquads")); err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprint(c, "GET /api/v2/read HTTP/1.1\r\nHost: localhost\r\n\r\n")
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		if m := text(ask(s, "GET", "http://localhost/metrics", "")); strings.Contains(m, `kgraph_http_requests_total{code="200",route="/api/v2/read"} 1`) {
			break
		}
		if time.Since(began) > 10*time.Second {
			t.Fatal("still being written to")
		}
	}
	b, _ := io.ReadAll(c)
	if bytes.HasSuffix(b, []byte("0\r\n\r\n")) {
		t.Error("a part was passed off as the whole")
	}
}

// TestRaw: requests that no client library would send.
func TestRaw(t *testing.T) {
	_, addr, _ := listening(t, Options{Slow: time.Second})
	for name, c := range map[string]struct{ send, want string }{
		"no HTTP":             {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", " 400 "},
		"binary":              {strings.Repeat("\x00\xff", 500) + "\r\n\r\n", " 400 "},
		"giant head":          {"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n", " 431 "},
		"no host":             {"GET / HTTP/1.1\r\n\r\n", " 400 "},
		"foreign host":        {"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", " 421 "},
		"giant length":        {"POST " + gizmo + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n", " 413 "},
		"negative length":     {"POST " + gizmo + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", " 400 "},
		"two lengths":         {"POST " + gizmo + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", " 400 "},
		"bad chunk":           {"POST " + gizmo + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n", " 400 "},
		"strange coding":      {"POST " + gizmo + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", " 501 "},
		"up and out":          {"GET /../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", " 307 "},
		"up and out in codes": {"GET /..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", " 404 "},
		"a zero":              {"GET /%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", " 404 "},
		"bad codes":           {"GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", " 400 "},
		"proxy":               {"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", " 421 "},
		"tunnel":              {"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n", " 404 "},
		"version 3":           {"GET / HTTP/3.0\r\nHost: localhost\r\n\r\n", " 505 "},
	} {
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(10 * time.Second))
		go func() { _, _ = io.WriteString(conn, c.send) }()
		line, err := bufio.NewReader(conn).ReadString('\n')
		if !strings.Contains(line, c.want) {
			t.Errorf("%s: %q %v, expected %q", name, line, err, c.want)
		}
		conn.Close()
	}
}

// TestHostileQueries: what loops or grows ends at its limit, and the others
// are answered meanwhile.
func TestHostileQueries(t *testing.T) {
	_, addr, _ := listening(t, Options{Timeout: 300 * time.Millisecond, Memory: 64 << 20})
	type result struct {
		name string
		code int
		took time.Duration
	}
	results := make(chan result)
	scripts := map[string]string{
		"loop":      `while (true) {}`,
		"growth":    `var a = []; while (true) a.push("x".repeat(100000) + a.length)`,
		"emit":      `while (true) g.emit("x".repeat(10000))`,
		"recursion": `function f() { return f() + 1 } f()`,
		"pattern":   `/(a+)+\1$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")`,
		"one call":  `"x".repeat(1 << 29)`,
	}
	for name, script := range scripts {
		go func() {
			began := time.Now()
			code, _, _ := post(addr, gizmo+"?limit=-1", script)
			results <- result{name, code, time.Since(began)}
		}()
	}
	for range scripts {
		r := <-results
		if r.took > 5*time.Second {
			t.Errorf("%s took %v", r.name, r.took)
		}
		switch r.code {
		case 400, 422, 503, 504:
		default:
			t.Errorf("%s: status %d", r.name, r.code)
		}
	}
	if code, body, err := post(addr, gizmo, `g.V("<alice>").Out("<follows>").All()`); code != 200 {
		t.Errorf("afterwards: %d %s %v", code, body, err)
	}
}

// TestBusy: who gets no turn is told to come again.
func TestBusy(t *testing.T) {
	_, addr, _ := listening(t, Options{Queries: 1, Wait: 50 * time.Millisecond, Timeout: time.Second})
	first := make(chan int)
	go func() {
		code, _, _ := post(addr, gizmo, `while (true) {}`)
		first <- code
	}()
	time.Sleep(200 * time.Millisecond)
	r, err := http.Post("http://"+addr+gizmo, "", strings.NewReader(`g.V().All()`))
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != 503 || r.Header.Get("Retry-After") == "" {
		t.Errorf("%d %v", r.StatusCode, r.Header)
	}
	if code := <-first; code != 504 {
		t.Errorf("the first: %d", code)
	}
}

// TestLeavingClient: a query whose client has gone ends.
func TestLeavingClient(t *testing.T) {
	s, addr, _ := listening(t, Options{Timeout: time.Minute})
	ctx, cancel := context.WithCancel(context.Background())
	r, _ := http.NewRequestWithContext(ctx, "POST", "http://"+addr+gizmo, strings.NewReader(`while (true) {}`))
	time.AfterFunc(200*time.Millisecond, cancel)
	if res, err := http.DefaultClient.Do(r); err == nil {
		res.Body.Close()
		t.Fatal("answered")
	}
	for began := time.Now(); !strings.Contains(text(ask(s, "GET", "http://localhost/metrics", "")), "kgraph_queries_running 0"); time.Sleep(20 * time.Millisecond) {
		if time.Since(began) > 5*time.Second {
			t.Fatal("it still runs")
		}
	}
}

// TestStopping: requests under way are given their time, and no more.
func TestStopping(t *testing.T) {
	var log bytes.Buffer
	_, addr, stop := listening(t, Options{Grace: 300 * time.Millisecond, Timeout: time.Minute, Log: slog.New(slog.NewJSONHandler(&log, nil))})
	codes := make(chan int, 1)
	go func() {
		code, _, _ := post(addr, gizmo, `while (true) {}`)
		codes <- code
	}()
	time.Sleep(200 * time.Millisecond)
	began := time.Now()
	if err := stop(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("stopping took %v", took)
	}
	if code := <-codes; code != 503 && code != 0 {
		t.Errorf("the query: %d", code)
	}
	if !strings.Contains(log.String(), `"path":"/api/v1/query/gizmo","status":499`) {
		t.Errorf("log: %s", log.String())
	}
	if _, err := net.DialTimeout("tcp", addr, time.Second); err == nil {
		t.Error("still listening")
	}
}

// TestConnections: only so many at once, the next one waits.
func TestConnections(t *testing.T) {
	_, addr, _ := listening(t, Options{MaxConn: 2, Slow: 300 * time.Millisecond})
	for range 2 {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	if code, _, err := post(addr, gizmo, `g.V().All()`); code != 200 {
		t.Errorf("after the slow ones were let go: %d %v", code, err)
	}
}

// TestReadersBesideAWriter: many readers, each on one state, while documents
// come in.
func TestReadersBesideAWriter(t *testing.T) {
	s, addr, _ := listening(t, Options{Wait: 30 * time.Second})
	clients, rounds := 16, 15
	if testing.Short() {
		clients, rounds = 4, 5
	}
	done := make(chan error)
	writing, stopWriting := context.WithCancel(t.Context())
	go func() {
		for i := 0; writing.Err() == nil; i++ {
			r := &graph.Record{
				Document: graph.Document{ID: "doc", Hash: fmt.Sprint(i), Text: "A met B."},
				Entities: []graph.Entity{
					{Key: "a", Kind: graph.Named, Forms: []graph.Form{{Text: "A", Count: 1}}},
					{Key: "b", Kind: graph.Named, Forms: []graph.Form{{Text: fmt.Sprintf("B%d", i), Count: 1}}},
				},
				Sentences: []graph.Sentence{{Span: graph.Span{Start: 0, End: 8}}},
				Claims: []graph.Claim{{
					ID: "claim/1", Subject: "A", Predicate: "met", Object: "B", PredicateText: "met", SubjectEntity: 0, ObjectEntity: 1,
					Kind: "verb", Voice: "active", Polarity: "positive", Modality: "fact", Confidence: 0.9,
					DocumentID: "doc", Sentence: "A met B.", Span: graph.Span{Start: 0, End: 8},
				}},
			}
			if _, err := s.store.Add(context.Background(), r); err != nil {
				done <- err
				return
			}
			time.Sleep(time.Millisecond)
		}
		done <- nil
	}()
	var wg sync.WaitGroup
	for range clients {
		wg.Go(func() {
			for range rounds {
				code, body, err := post(addr, gizmo, `g.V("<A>").Out("<met>").Out("<rdfs:label>").All()`)
				if err != nil || code != 200 {
					t.Errorf("%d %s %v", code, body, err)
				}
				// Every state but the first has one edge, to a node with a label.
				if n := strings.Count(body, `"id":"B`); n != 1 && !strings.Contains(body, "null") {
					t.Errorf("a torn document: %s", body)
				}
			}
		})
	}
	wg.Wait()
	stopWriting()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
