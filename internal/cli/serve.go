package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"time"

	"github.com/spf13/cobra"

	"kgraph/internal/server"
	"kgraph/internal/view"
)

// tokenVariable holds the secret that writing over HTTP needs.
const tokenVariable = "KGRAPH_TOKEN"

type serveOptions struct {
	store  storeFlags
	host   string
	memory int64 // MB
	body   int64 // MB
	quiet  bool

	noArticles bool
	server.Options
}

func newServe(io Streams) *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:     "serve",
		Aliases: []string{"http"},
		Short:   "Serve the graph over HTTP: a page to look at, and Cayley's API",
		Long: `Serve the graph over HTTP until interrupted: the viewer's page at /, Cayley's
/api/v1 and /api/v2 for its clients, /health and /metrics. The page has a box
for queries, the documents with their claims marked, and shows the graph of an
article that is pasted or chosen, of which nothing is stored; at most 1 MB and
300,000 characters, one article at a time. For example:

  curl -d 'g.V("<DeepSeek>").Out("<outranked>").All()' localhost:64210/api/v1/query/gizmo

Unlike Cayley's, the server is read-only. With --write, quads may be written by
whoever sends the header "Authorization: Bearer TOKEN" with the token that the
variable KGRAPH_TOKEN holds. A writable server has the store for itself; beside
a read-only one others may read it, but not build.

Requests are logged to standard error, one JSON object each.`,
		Example: "  timeout 2 kgraph serve --host 127.0.0.1:0 || true\n" +
			"  KGRAPH_TOKEN=secret timeout 2 kgraph serve --write --host 127.0.0.1:0 || true",
		Args: argsBetween(0, 0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runServe(cmd.Context(), &o, io) },
	}
	o.store.register(cmd)
	fl := cmd.Flags()
	fl.StringVar(&o.host, "host", "127.0.0.1:64210", "address and port to listen on; port 0 takes a free one")
	fl.BoolVar(&o.Write, "write", false, "let clients write quads who send the token in KGRAPH_TOKEN")
	fl.DurationVarP(&o.Timeout, "timeout", "t", 30*time.Second, "longest a query may run")
	fl.IntVarP(&o.Limit, "limit", "n", server.DefaultLimit, "most results of one query, whatever it asks for")
	fl.Int64Var(&o.memory, "memory", server.DefaultMemory>>20, "most megabytes that the process may grow by during a query")
	fl.IntVar(&o.Queries, "queries", 0, "queries at once; others wait for their turn (default: two for each processor)")
	fl.Int64Var(&o.body, "max-body", server.DefaultMaxBody>>20, "most megabytes of quads in one request, unpacked")
	fl.StringSliceVar(&o.Hosts, "allow-host", nil, "further name under which the server is asked (when bound to this machine alone)")
	fl.StringSliceVar(&o.Origins, "allow-origin", nil, "page elsewhere that may ask, such as https://example.org")
	fl.BoolVar(&o.quiet, "quiet", false, "log faults only")
	fl.BoolVar(&o.noArticles, "no-articles", false, "do not read articles that users of the page paste")
	fl.IntVar(&o.View.MaxNodes, "max-nodes", view.DefaultMaxNodes, "most nodes that the page draws at first")
	fl.BoolVar(&o.View.Asserted, "asserted", false, "the page shows only what a document says in its own voice")
	return cmd
}

func runServe(ctx context.Context, o *serveOptions, io Streams) (err error) {
	switch {
	case o.Timeout <= 0, o.Limit <= 0, o.memory <= 0, o.body <= 0, o.Queries < 0:
		return usagef("--timeout, --limit, --memory, --max-body and --queries take numbers above 0")
	case o.memory > 1<<20, o.body > 1<<20:
		return usagef("--memory and --max-body take megabytes, at most %d", 1<<20)
	}
	o.Memory, o.MaxBody = uint64(o.memory)<<20, o.body<<20
	if o.Write {
		if o.Token = os.Getenv(tokenVariable); o.Token == "" {
			return usagef("--write needs a token that clients send: set %s", tokenVariable)
		}
	}
	level := slog.LevelInfo
	if o.quiet {
		level = slog.LevelError
	}
	o.ReadArticle = articleReader()
	if o.noArticles {
		o.ReadArticle = nil
	}
	o.Log = slog.New(slog.NewJSONHandler(io.Err, &slog.HandlerOptions{Level: level}))
	store, err := o.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	srv, err := server.New(store, o.Options)
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", o.host)
	if err != nil {
		return fmt.Errorf("listening on %s: %w; choose another address with --host", o.host, err)
	}
	mode := "read-only"
	if o.Write {
		mode = "writable"
	}
	fmt.Fprintf(io.Err, "kgraph: serving %s at http://%s/ (%s); stop with Ctrl-C\n", o.store.name(), ln.Addr(), mode)
	return srv.Serve(ctx, ln)
}

func (o *serveOptions) open() (*server.Store, error) {
	if o.Write {
		return o.store.openExisting()
	}
	return o.store.open(false)
}
