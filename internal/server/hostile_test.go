package server

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// wellMade are requests to begin with, as they go over the wire.
var wellMade = func() []string {
	var out []string
	add := func(method, target, body string, headers ...string) {
		head := method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n"
		for _, h := range headers {
			head += h + "\r\n"
		}
		if body != "" {
			head += "Content-Length: " + strconv.Itoa(len(body)) + "\r\n"
		}
		out = append(out, head+"\r\n"+body)
	}
	auth := "Authorization: Bearer " + token
	add("POST", "/api/v1/query/gizmo", `g.V("<alice>").Tag("x").Out("<follows>").All()`)
	add("POST", "/api/v1/query/gizmo?limit=3", `while (true) { g.emit([1, {a: "b"}]) }`)
	add("POST", "/api/v1/query/mql", `[{"id": null, "<follows>": [{"id": "<bob>"}]}]`)
	add("POST", "/api/v1/query/graphql", `{nodes(first: 2, <status>: "x") {id, f: <follows> @rev {*}}}`)
	add("POST", "/api/v1/shape/gizmo", `g.V()`)
	add("GET", "/api/v2/query?lang=gizmo&limit=-1&qu=g.V().All()", "")
	add("POST", "/api/v2/query?lang=mql", `[{"id": "<alice>", "<age>": null}]`, "Accept: application/json;q=0.3, */*")
	add("POST", "/api/v2/query?lang=graphql", `{nodes{id}}`)
	add("GET", "/api/v2/read?format=pquads&sub=%3Calice%3E,_:b&label=x", "", "Accept-Encoding: gzip")
	add("POST", "/api/v2/read", "format=json&pred=%3Cfollows%3E", "Content-Type: application/x-www-form-urlencoded")
	add("GET", "/api/v2/read", "", "Accept: text/turtle", "Range: bytes=0-5")
	add("POST", "/api/v1/write", `[{"subject":"<a>","predicate":"_:b","object":"\"c\"@en","label":"d"}]`, auth)
	add("POST", "/api/v1/write/file/nquad", "--B\r\nContent-Disposition: form-data; name=\"NQuadFile\"; filename=\"x\"\r\n\r\n<a> <b> <c> .\n\r\n--B--\r\n", auth, "Content-Type: multipart/form-data; boundary=B")
	add("POST", "/api/v2/write", "<a> <b> \"c\"^^<xsd:integer> <d> .\n_:x <y> \"z\\\"\"@en .\n", auth, "Content-Type: application/n-quads")
	add("POST", "/api/v2/write", "\x04\x08\x01\x10\x01\x08\x1a\x02\x0a\x00", auth, "Content-Type: application/x-protobuf")
	add("POST", "/api/v2/write", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x01\x05\x00\xfa\xff", auth, "Content-Encoding: gzip")
	add("POST", "/api/v2/delete", `[]`, auth)
	add("GET", "/", "", "If-None-Match: \"x\"", "Range: bytes=5-1")
	add("GET", "/metrics", "", "Accept: application/openmetrics-text")
	add("OPTIONS", "/health", "", "Origin: null")
	add("GET", "/api/v2/%2e%2e/..;/%00//read", "")
	return append(out, "POST /api/v2/write HTTP/1.1\r\nHost: localhost\r\n"+auth+"\r\nTransfer-Encoding: chunked\r\n\r\ne\r\n<a> <b> <c> .\n\r\n0\r\n\r\n")
}()

// known are the statuses that the server answers with.
var known = map[int]bool{
	200: true, 204: true, 206: true, 301: true, 304: true, 307: true,
	400: true, 401: true, 403: true, 404: true, 405: true, 406: true, 408: true, 412: true, 413: true, 415: true, 416: true, 421: true, 422: true,
	500: true, 501: true, 503: true, 504: true,
}

// FuzzRequest: whatever the request, an answer with a status of ours, errors
// in JSON, and no fault.
func FuzzRequest(f *testing.F) {
	for _, r := range wellMade {
		f.Add([]byte(r))
	}
	s := testServer(f, Options{Write: true, Token: token, Timeout: 50 * time.Millisecond, Memory: 128 << 20})
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(raw)))
		if err != nil || r.Method == "CONNECT" {
			t.Skip()
		}
		w := httptest.NewRecorder()
		func() {
			defer func() {
				if p := recover(); p != nil && p != http.ErrAbortHandler {
					panic(p)
				}
			}()
			s.ServeHTTP(w, r)
		}()
		if !known[w.Code] {
			t.Errorf("status %d", w.Code)
		}
		if w.Code == 500 {
			t.Errorf("%d %s", w.Code, w.Body)
		}
		if w.Code >= 400 && w.Code != 416 && w.Code != 412 && r.Method != "HEAD" && !json.Valid(w.Body.Bytes()) {
			t.Errorf("%d, and no JSON: %q", w.Code, w.Body)
		}
	})
}

// attacks are requests of one kind each, with the only statuses that answer
// them; some are drawn anew each time.
var attacks = map[string]struct {
	send func(rnd *rand.Rand) string
	want string
}{
	"giant length": {func(*rand.Rand) string { return head("POST", gizmo, "Content-Length: 99999999999") + "g.V()" }, "413"},
	"giant query":  {func(*rand.Rand) string { return whole("POST", gizmo, strings.Repeat("x", maxQuery+1)) }, "413"},
	"giant chunks": {func(*rand.Rand) string { return chunked("/api/v2/write", strings.Repeat("<a> <b> <c> .\n", 90_000)) }, "413"},
	"giant line":   {func(*rand.Rand) string { return chunked("/api/v2/write", "<a> <b> \""+strings.Repeat("x", 1_040_000)) }, "400"},
	"giant head":   {func(*rand.Rand) string { return head("GET", "/", "X: "+strings.Repeat("x", 100_000)) }, "431"},
	"giant path":   {func(*rand.Rand) string { return head("GET", "/"+strings.Repeat("a/", 5000)) }, "404"},
	"giant form":   {func(*rand.Rand) string { return head("GET", "/api/v2/read?sub="+manyTerms) }, "400"},
	"slow body":    {func(*rand.Rand) string { return head("POST", gizmo, "Content-Length: 5000") + "g.V(" }, "408"},
	"endless":      {func(*rand.Rand) string { return whole("POST", gizmo, "for (;;) {}") }, "503 504"},
	"endless emit": {func(*rand.Rand) string { return whole("POST", gizmo, "for (;;) g.emit(1)") }, "200 503 504"}, // cut at 100
	"endless path": {func(*rand.Rand) string { return whole("POST", gizmo, "for (;;) g.V().out().count()") }, "503 504"},
	"growth": {func(*rand.Rand) string {
		return whole("POST", gizmo, `var a = []; for (;;) a.push("x".repeat(1e5) + a.length)`)
	}, "503 504"},
	"deep": {func(*rand.Rand) string { return whole("POST", gizmo, strings.Repeat("[", 10_000)) }, "400"},
	"deep GraphQL": {func(*rand.Rand) string {
		return whole("POST", "/api/v1/query/graphql", strings.Repeat("{nodes", 10_000))
	}, "200"}, // with errors
	"deep MQL": {func(*rand.Rand) string { return whole("POST", "/api/v1/query/mql", strings.Repeat("[{\"a\":", 8000)) }, "400"},
	"back-reference": {func(*rand.Rand) string {
		return whole("POST", gizmo, `/(a+)+\1$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")`)
	}, "400"},
	// On a busy machine the time limit of this test may come before it is refused.
	"one allocation": {func(*rand.Rand) string { return whole("POST", gizmo, `"x".repeat(1 << 29)`) }, "400 504"},
	"wrong method": {func(rnd *rand.Rand) string {
		return head([]string{"PUT", "PATCH", "DELETE", "TRACE", "BREW"}[rnd.IntN(5)], "/api/v2/query")
	}, "405"},
	"up and out": {func(rnd *rand.Rand) string {
		return head("GET", strings.Repeat([]string{"/..", "/%2e%2e", "/..%5c", "/.%00."}[rnd.IntN(4)], 1+rnd.IntN(9))+"/etc/passwd")
	}, "307 404"},
	"foreign host":     {func(*rand.Rand) string { return "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n" }, "421"},
	"foreign page":     {func(*rand.Rand) string { return head("GET", "/api/v2/read", "Origin: https://evil.example") }, "403"},
	"no token":         {func(*rand.Rand) string { return whole("POST", "/api/v2/write", "<a> <b> <c> .\n") }, "401"},
	"a bomb":           {func(*rand.Rand) string { return packedZeros }, "413"},
	"no such language": {func(*rand.Rand) string { return whole("POST", "/api/v1/query/sparql", "x") }, "400"},
}

func head(method, target string, headers ...string) string {
	s := method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n"
	for _, h := range headers {
		s += h + "\r\n"
	}
	return s + "\r\n"
}

func whole(method, target, body string, headers ...string) string {
	return head(method, target, append(headers, "Content-Length: "+strconv.Itoa(len(body)))...) + body
}

func chunked(target, body string) string {
	return head("POST", target, "Authorization: Bearer "+token, "Transfer-Encoding: chunked") +
		strconv.FormatInt(int64(len(body)), 16) + "\r\n" + body + "\r\n0\r\n\r\n"
}

// manyTerms are more terms than may be asked for.
var manyTerms = func() (s string) {
	for i := range 1200 {
		s += strconv.Itoa(i) + ","
	}
	return s + "x"
}()

// packedZeros is a small body that unpacks to 64 MB of remarks.
var packedZeros = func() string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(bytes.Repeat([]byte("# remark\n"), 64<<20/9))
	_ = z.Close()
	return whole("POST", "/api/v2/write", b.String(), "Authorization: Bearer "+token, "Content-Encoding: gzip")
}()

// TestManyHostile sends hostile requests over the wire: every other one has
// mistakes of any kind, the rest are of the kinds above, by turns. 500 of
// them, or KGRAPH_HOSTILE many.
func TestManyHostile(t *testing.T) {
	n := 500
	if v, err := strconv.Atoi(os.Getenv("KGRAPH_HOSTILE")); err == nil {
		n = v
	} else if testing.Short() {
		n = 100
	}
	s, addr, _ := listening(t, Options{Write: true, Token: token, Slow: 2 * time.Second, Timeout: 100 * time.Millisecond, Memory: 256 << 20, MaxBody: 1 << 20})
	type job struct{ kind, raw string }
	work := make(chan job)
	var mu sync.Mutex
	count := map[string]int{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for j := range work {
				status := exchange(addr, j.raw, j.kind == "")
				mu.Lock()
				count[status]++
				mu.Unlock()
				// 503: the memory that all queries share is short beside "growth".
				if j.kind != "" && status != "503" && !strings.Contains(attacks[j.kind].want, status) {
					t.Errorf("%s: status %s, expected %s", j.kind, status, attacks[j.kind].want)
				}
			}
		})
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	kinds := slices.Sorted(maps.Keys(attacks))
	for i := range n {
		if i%2 == 0 {
			work <- job{"", spoil(rnd, wellMade[rnd.IntN(len(wellMade))])}
			continue
		}
		kind := kinds[i/2%len(kinds)]
		work <- job{kind, attacks[kind].send(rnd)}
	}
	close(work)
	wg.Wait()
	t.Logf("%d requests: %v", n, count)
	for status := range count {
		if code, err := strconv.Atoi(status); err == nil && !known[code] && code != 100 && code != 431 && code != 505 || code == 500 {
			t.Errorf("status %d", code)
		}
	}
	if m := text(ask(s, "GET", "http://localhost/metrics", "")); !strings.Contains(m, "kgraph_panics_total 0") {
		t.Error("faults of the program")
	}
	if code, body, err := post(addr, gizmo, `g.V("<alice>").Out("<follows>").All()`); code != 200 {
		t.Errorf("afterwards: %d %s %v", code, body, err)
	}
}

// exchange sends bytes and returns the status that comes back, or why none did.
// With end the server is told that nothing follows, which gives a query up.
func exchange(addr, raw string, end bool) string {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err.Error()
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	go func() {
		_, _ = io.WriteString(c, raw)
		if end {
			_ = c.(*net.TCPConn).CloseWrite()
		}
	}()
	line, err := bufio.NewReader(c).ReadString('\n')
	if err != nil {
		return "closed"
	}
	var proto string
	var code int
	if _, err := fmt.Sscan(line, &proto, &code); err != nil {
		return "garbage"
	}
	return strconv.Itoa(code)
}

// spoil puts some mistakes into a request.
func spoil(rnd *rand.Rand, s string) string {
	b := []byte(s)
	for range 1 + rnd.IntN(4) {
		if len(b) == 0 {
			break
		}
		i := rnd.IntN(len(b))
		switch rnd.IntN(7) {
		case 0:
			b[i] = byte(rnd.IntN(256))
		case 1:
			b = b[:i]
		case 2:
			b = append(b[:i:i], b[min(len(b), i+1+rnd.IntN(10)):]...)
		case 3:
			b = append(b[:i:i], append([]byte(strings.Repeat(string(b[i]), rnd.IntN(5000))), b[i:]...)...)
		case 4:
			other := wellMade[rnd.IntN(len(wellMade))]
			b = append(b[:i:i], other[rnd.IntN(len(other)):]...)
		case 5:
			b = append(b, b[i:]...)
		case 6:
			odd := []string{"\x00", "\r\n", "../", "%2f", "\xff\xfe", "999999999999999999999", "{[({", "\\", "\"", "<", "Expect: 100-continue\r\n"}
			b = append(b[:i:i], append([]byte(odd[rnd.IntN(len(odd))]), b[i:]...)...)
		}
	}
	return string(b)
}
