// Package server owns the graph over HTTP: Cayley 0.7.7's /api/v1 and /api/v2
// as its clients use them, the viewer's page with what it asks for (documents,
// completion, the graph of a pasted article), /health and /metrics.
//
// Invariant: whatever a client sends, it gets a status and a short answer
// within the server's limits, other clients are served meanwhile, and nothing
// is written unless the server was made writable and the token is right.
//
// The package does not open or close the store, does not know the languages
// of queries, and does not print: it logs to the logger it is given.
package server

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"kgraph/graph"
	"kgraph/graph/query"
	"kgraph/internal/view"
)

// Options are the server's limits and permissions. The zero value serves
// reading only, with the defaults.
type Options struct {
	Write bool   // quads may be written by who has the token
	Token string // must not be empty if Write is set

	Timeout time.Duration // of a query
	Limit   int           // most results of a query, whatever it asks for
	Memory  uint64        // bytes by which the process may grow during a query
	Queries int           // at once; others wait for their turn
	Wait    time.Duration // longest wait for a turn
	MaxBody int64         // bytes of quads in one request, unpacked
	MaxConn int           // connections at once
	Slow    time.Duration // a client that takes longer for its head, or for 64 kB, is let go
	Idle    time.Duration // a connection without requests is closed
	Grace   time.Duration // requests under way may take this long at the end

	Hosts   []string // names in the Host header beside the machine's own addresses
	Origins []string // pages elsewhere that may ask, such as https://example.org
	View    view.Options
	Log     *slog.Logger // nil drops the log

	ReadArticle ReadArticle // nil takes no articles of the page's readers
	MaxArticle  int64       // bytes of one
}

// Defaults of Options.
const (
	DefaultLimit   = 100_000
	DefaultMemory  = 512 << 20
	DefaultMaxBody = 256 << 20
	DefaultMaxConn = 1024
	DefaultWait    = 10 * time.Second
	DefaultSlow    = 30 * time.Second
	DefaultIdle    = 2 * time.Minute
	DefaultGrace   = 5 * time.Second
)

// Bounds that are no option.
const (
	maxQuery  = query.MaxSource
	maxJSON   = 16 << 20 // quads in a JSON list, which is read whole
	maxAnswer = 64 << 20 // of a query, in bytes
	maxHead   = 32 << 10 // request line and headers
	maxDump   = 15 * time.Minute
	maxPage   = time.Minute
)

// ErrToken: a server is to be writable without a token.
var ErrToken = errors.New("a writable server needs a token: set KGRAPH_TOKEN")

// Store is what is served; *graph.Store is one.
type Store = graph.Store

// Server answers requests about one store. It is safe for concurrent use.
type Server struct {
	store   *Store
	opts    Options
	log     *slog.Logger
	mux     *http.ServeMux
	metrics *metrics
	page    page
	names   names
	queries slots
	reads   slots
	writes  slots

	articles slots // one at a time is read
	running  gate
	local    atomic.Bool // bound to the loopback: other names in Host are a trick
}

// New returns a server of the store, which must stay open as long as the
// server is used.
func New(store *Store, o Options) (*Server, error) {
	if o.Write && o.Token == "" {
		return nil, ErrToken
	}
	o.Timeout = cmp.Or(o.Timeout, query.DefaultTimeout)
	o.Limit = cmp.Or(o.Limit, DefaultLimit)
	o.Memory = cmp.Or(o.Memory, DefaultMemory)
	o.Queries = cmp.Or(o.Queries, max(4, 2*runtime.GOMAXPROCS(0)))
	o.Wait = cmp.Or(o.Wait, DefaultWait)
	o.MaxBody = cmp.Or(o.MaxBody, DefaultMaxBody)
	o.MaxConn = cmp.Or(o.MaxConn, DefaultMaxConn)
	o.Slow = cmp.Or(o.Slow, DefaultSlow)
	o.Idle = cmp.Or(o.Idle, DefaultIdle)
	o.Grace = cmp.Or(o.Grace, DefaultGrace)
	o.MaxArticle = cmp.Or(o.MaxArticle, DefaultMaxArticle)
	o.View.ClaimIDs = true
	s := &Server{
		store: store, opts: o, log: o.Log, metrics: newMetrics(),
		queries: make(slots, o.Queries), reads: make(slots, o.Queries), writes: make(slots, 2),
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.page.building, s.names.reading, s.articles = make(slots, 1), make(slots, 1), make(slots, 1)
	s.route()
	return s, nil
}

// Serve answers requests on ln until ctx ends. Then it takes no new ones, lets
// those under way end for Options.Grace, ends them, and returns nil when the
// last one has ended. It closes ln. A server serves once.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	s.local.Store(loopback(ln.Addr()))
	base, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	hs := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.opts.Slow,
		ReadTimeout:       s.opts.Slow,
		WriteTimeout:      s.opts.Wait + s.opts.Timeout + s.opts.Slow,
		IdleTimeout:       s.opts.Idle,
		MaxHeaderBytes:    maxHead,
		BaseContext:       func(net.Listener) context.Context { return base },
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	ended := make(chan error, 1)
	go func() { ended <- hs.Serve(atMost(ln, s.opts.MaxConn, s.metrics.connections)) }()
	select {
	case err := <-ended:
		stop()
		_ = hs.Close()
		s.running.shut()
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(base, s.opts.Grace)
	defer cancel()
	err := hs.Shutdown(grace)
	stop() // queries that have outlived the grace end now
	s.running.shut()
	if err != nil {
		_ = hs.Close()
	}
	<-ended
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil
	}
	return err
}

// loopback says whether only this machine can reach an address.
func loopback(a net.Addr) bool {
	t, ok := a.(*net.TCPAddr)
	return ok && t.IP.IsLoopback()
}

// known says whether a Host header names this server. On the loopback a name
// of anybody else's is a page that has bent its own name to this machine.
func (s *Server) known(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	if !s.local.Load() || name == "localhost" || net.ParseIP(name).IsLoopback() {
		return true
	}
	for _, h := range s.opts.Hosts {
		if strings.EqualFold(h, name) || strings.EqualFold(h, host) {
			return true
		}
	}
	return false
}
