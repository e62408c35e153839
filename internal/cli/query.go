package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kgraph/graph/query"
)

type queryOptions struct {
	store   storeFlags
	lang    string
	limit   int
	timeout time.Duration
	format  string
	text    string
}

// maxQuery is the longest query read from standard input, in bytes.
const maxQuery = 1 << 20

func newQuery(io Streams) *cobra.Command {
	var o queryOptions
	cmd := &cobra.Command{
		Use:     "query [QUERY]",
		Aliases: []string{"qu"},
		Short:   "Ask the graph in Gizmo, MQL or GraphQL",
		Long: `Ask the graph. Without QUERY it is read from standard input. On a terminal the
answer is a table, in a pipe one JSON object a line, as Cayley prints it.
--format text prints bare names, csv a table for spreadsheets, graph a drawing
for Graphviz: rows with the tags subject, relation and object, or source and
target, are its edges, others its nodes.

A store that 'kgraph serve' holds is asked through it, with --server URL.

Nodes and relations are written as they are stored: names in angle brackets,
spaces as _ ("<Zhou_Hongyi>", "<cast_doubt_on>", "<rdf:type>"). In Gizmo, entity,
claims, about, saidBy, evidence, since and until take names as people write them.`,
		Example: `  kgraph query 'g.V("<DeepSeek>").Out("<outranked>").All()'
  kgraph query --format text 'g.V("<China>").In("<rdf:type>").All()'
  kgraph query 'g.V("<DeepSeek>").Out(null, "relation").All()'
  kgraph query --format graph 'about("DeepSeek").all()'
  kgraph query 'saidBy("Zhou Hongyi").all()'
  kgraph query 'evidence("DeepSeek", "outranked", "ChatGPT").all()'`,
		Args: argsBetween(0, 1, "at most one query"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.text = args[0]
			}
			return runQuery(cmd.Context(), &o, len(args) == 0, io)
		},
	}
	o.store.register(cmd)
	o.store.registerServer(cmd)
	fl := cmd.Flags()
	fl.StringVar(&o.lang, "lang", "gizmo", "query language: "+strings.Join(query.Languages(), ", "))
	fl.IntVarP(&o.limit, "limit", "n", 100, "most results to print; 0 for all")
	fl.DurationVarP(&o.timeout, "timeout", "t", 30*time.Second, "longest a query may run")
	fl.StringVar(&o.format, "format", "", strings.Join(rowFormats, ", ")+" (default: table on a terminal, else json)")
	return cmd
}

func runQuery(ctx context.Context, o *queryOptions, fromStdin bool, streams Streams) (err error) {
	write, ok := rowWriters[o.format]
	switch {
	case o.format == "" && streams.OutTerminal:
		write = writeTable
	case o.format == "":
		write = writeJSONRows
	case !ok:
		return usagef("unknown format %q: %s", o.format, strings.Join(rowFormats, ", "))
	}
	if !query.Known(o.lang) {
		return usagef("unknown query language %q: %s", o.lang, strings.Join(query.Languages(), ", "))
	}
	if fromStdin {
		b, err := io.ReadAll(io.LimitReader(streams.In, maxQuery+1))
		if err != nil {
			return fmt.Errorf("reading the query: %w", err)
		}
		if len(b) > maxQuery {
			return fmt.Errorf("the query is longer than %d bytes", maxQuery)
		}
		o.text = string(b)
	}
	if strings.TrimSpace(o.text) == "" {
		return usagef("the query is empty")
	}
	ask, closeStore, err := o.store.asker()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeStore()) }()
	cut := false
	rows := ask(ctx, o.text, query.Options{Language: o.lang, Limit: o.limit, Timeout: o.timeout, Cut: &cut})
	err = write(streams.Out, rows)
	if cut {
		fmt.Fprintf(streams.Err, "kgraph: only the first %d results are shown; -n 0 shows all\n", o.limit)
	}
	return err
}
