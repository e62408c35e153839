package cli

import (
	"context"
	"io"
	"iter"
	"net/url"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/graph/quadio"
	"kgraph/graph/query"
)

// registerServer adds --server to a command that only reads.
func (f *storeFlags) registerServer(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.server, "server", "", "ask a running 'kgraph serve' at this URL instead of opening a store")
}

// asking runs a query somewhere.
type asking func(ctx context.Context, text string, o query.Options) iter.Seq2[query.Row, error]

// asker returns what asks the store or the server, and what ends it.
func (f *storeFlags) asker() (ask asking, done func() error, err error) {
	if f.server != "" {
		if _, err := query.Endpoint(f.server, "/"); err != nil {
			return nil, nil, usageError{err}
		}
		return func(ctx context.Context, text string, o query.Options) iter.Seq2[query.Row, error] {
			return query.Remote(ctx, f.server, text, o)
		}, func() error { return nil }, nil
	}
	store, err := f.open(false)
	if err != nil {
		return nil, nil, err
	}
	return askingOf(store), store.Close, nil
}

func askingOf(store *graph.Store) asking {
	return func(ctx context.Context, text string, o query.Options) iter.Seq2[query.Row, error] {
		return query.Run(ctx, store, text, o)
	}
}

// copyQuads writes the quads of the server in a format, compressed as path says.
func (f *storeFlags) copyQuads(ctx context.Context, w io.Writer, path, format string) error {
	body, err := query.Get(ctx, f.server, "/api/v2/read", url.Values{"format": {"pquads"}})
	if err != nil {
		return err
	}
	defer body.Close()
	return quadio.Write(w, path, format, quadio.Read(body, "pquads"))
}
