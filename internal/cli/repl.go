package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/graph/quadio"
	"kgraph/graph/query"
)

type replOptions struct {
	store   storeFlags
	lang    string
	limit   int
	timeout time.Duration
	write   bool
}

func newRepl(io Streams) *cobra.Command {
	var o replOptions
	cmd := &cobra.Command{
		Use:   "repl",
		Short: "Ask the graph line by line",
		Long: `Ask the graph line by line. A query runs when its brackets are closed. The Tab
key completes names, relations, Gizmo's methods and commands; the arrow keys
bring back earlier lines, from earlier sessions too. Ctrl-C ends a query, Ctrl-D
the session. :help lists the commands.

When standard input is no terminal, lines are read from it and results are
written as JSON lines; the exit status is 1 if a query has failed.`,
		Example: `  echo 'g.V("<DeepSeek>").Out("<outranked>").All()' | kgraph repl
  echo ':a <Alice> <met> <Bob> .' | kgraph repl --write`,
		Args: argsBetween(0, 0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runRepl(cmd.Context(), &o, io) },
	}
	o.store.register(cmd)
	o.store.registerServer(cmd)
	fl := cmd.Flags()
	fl.StringVar(&o.lang, "lang", "gizmo", "query language: "+strings.Join(query.Languages(), ", "))
	fl.IntVarP(&o.limit, "limit", "n", 100, "most results to print; 0 for all")
	fl.DurationVarP(&o.timeout, "timeout", "t", 30*time.Second, "longest a query may run")
	fl.BoolVar(&o.write, "write", false, "open the store to add quads with :a; nobody else can use it meanwhile")
	return cmd
}

// repl is one session.
type repl struct {
	replOptions
	streams  Streams
	query    asking
	db       *graph.Store // open to be written, or nil
	terminal bool         // a person types
	timing   bool
	failed   bool // some line has failed
}

func runRepl(ctx context.Context, o *replOptions, streams Streams) (err error) {
	if !query.Known(o.lang) {
		return usagef("unknown query language %q: %s", o.lang, strings.Join(query.Languages(), ", "))
	}
	r := &repl{replOptions: *o, streams: streams}
	switch {
	case o.write && o.store.server != "":
		return usagef("--write opens the store itself: it cannot be had with --server")
	case o.write:
		if r.db, err = o.store.openExisting(); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, r.db.Close()) }()
		r.query = askingOf(r.db)
	default:
		var done func() error
		if r.query, done, err = o.store.asker(); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, done()) }()
	}
	var in lines
	if isTerminal(streams) {
		// An interrupt ends a query, not the session.
		ctx = context.WithoutCancel(ctx)
		r.terminal, r.timing = true, true
		in = newPrompter(r)
		fmt.Fprintln(streams.Err, "kgraph: :help lists the commands, Tab completes, Ctrl-D leaves")
	} else {
		in = newPiped(ctx, streams.In)
	}
	defer func() { err = errors.Join(err, in.close()) }()
	if err := r.loop(ctx, in); err != nil {
		return err
	}
	if r.failed && !r.terminal {
		return errReported
	}
	return nil
}

// lines is where a session's lines come from.
type lines interface {
	// next returns a line, io.EOF at the end, or errAborted for a line that
	// was given up. more says that it goes on with a query.
	next(more bool) (string, error)
	close() error
}

var errAborted = errors.New("line given up")

func (r *repl) loop(ctx context.Context, in lines) error {
	pending := ""
	for {
		line, err := in.next(pending != "")
		switch {
		case errors.Is(err, errAborted):
			pending = ""
			continue
		case errors.Is(err, io.EOF):
			if strings.TrimSpace(pending) != "" {
				r.ask(ctx, pending) // says what is missing
			}
			return nil
		case err != nil:
			return err
		}
		if pending == "" {
			trimmed := strings.TrimSpace(line)
			if trimmed == "" || trimmed[0] == '#' {
				continue
			}
			handled, leave := r.command(ctx, trimmed)
			if leave {
				return nil
			}
			if handled {
				continue
			}
		}
		pending += line + "\n"
		given := r.terminal && strings.TrimSpace(line) == "" // as it is
		if len(pending) <= query.MaxSource && !complete(r.lang, pending) && !given {
			continue
		}
		r.ask(ctx, pending)
		pending = ""
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// fault tells an error and goes on.
func (r *repl) fault(err error) {
	r.failed = true
	fmt.Fprintf(r.streams.Err, "kgraph: %v\n", err)
}

// ask runs a query and prints its results.
func (r *repl) ask(ctx context.Context, text string) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	began := time.Now()
	cut, n := false, 0
	rows := counted(r.query(ctx, text, query.Options{Language: r.lang, Limit: r.limit, Timeout: r.timeout, Cut: &cut}), &n)
	write := writeJSONRows
	if r.terminal {
		write = writeTable
	}
	if err := write(r.streams.Out, rows); err != nil {
		if errors.Is(err, context.Canceled) {
			err = errors.New("interrupted")
		}
		r.fault(err)
	}
	if cut {
		fmt.Fprintf(r.streams.Err, "kgraph: only the first %d results are shown; ':limit 0' shows all\n", r.limit)
	}
	if r.timing {
		fmt.Fprintf(r.streams.Err, "%s in %v\n", count(n, "result"), time.Since(began).Round(10*time.Microsecond))
	}
}

func counted(rows iter.Seq2[query.Row, error], n *int) iter.Seq2[query.Row, error] {
	return func(yield func(query.Row, error) bool) {
		for row, err := range rows {
			if err == nil {
				*n++
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

const replHelp = `A query runs when its brackets are closed, or after an empty line. Commands:
  :help             this list
  :lang LANGUAGE    ask in gizmo, graphql or mql from now on
  :limit N          print N results at most, 0 for all
  :time             tell how long each query took, or no more
  :a S P O [L] .    add a quad, written as in N-Quads (with --write)
  :d S P O [L] .    delete a quad that was added or loaded (with --write)
  exit              leave
Names are written in angle brackets, spaces as _:
  g.V("<DeepSeek>").Out("<outranked>").All()
  g.V("<DeepSeek>").Out(null, "relation").All()
or as people write them:
  entity("US").all()                        nodes of a name or alias
  claims("DeepSeek").since("2025").all()    claims in which it takes part
  about("DeepSeek").all()                   claims about it
  saidBy("Zhou Hongyi").all()               what somebody said
  evidence("DeepSeek", "outranked", "ChatGPT").all()   the sentences
`

// replCommands are the commands, for completion.
var replCommands = []string{":a ", ":d ", ":help", ":lang ", ":limit ", ":time", "exit"}

// command runs a line that is a command.
func (r *repl) command(ctx context.Context, line string) (handled, leave bool) {
	name, args, _ := strings.Cut(line, " ")
	args = strings.TrimSpace(args)
	switch name {
	case "exit", "quit", ":exit", ":quit", ":q":
		return true, true
	case "help", ":help", ":h":
		fmt.Fprint(r.streams.Err, replHelp)
	case ":lang":
		if args == "" || !query.Known(args) {
			r.fault(fmt.Errorf(":lang takes one of %s", strings.Join(query.Languages(), ", ")))
			break
		}
		r.lang = args
	case ":limit":
		n, err := strconv.Atoi(args)
		if err != nil || n < 0 {
			r.fault(errors.New(":limit takes a number, 0 for no limit"))
			break
		}
		r.limit = n
	case ":time":
		r.timing = !r.timing
	case ":a":
		if err := r.add(ctx, args); err != nil {
			r.fault(err)
		}
	case ":d":
		if err := r.delete(ctx, args); err != nil {
			r.fault(err)
		}
	default:
		if !strings.HasPrefix(name, ":") {
			return false, false
		}
		r.fault(fmt.Errorf("unknown command %.40q: :help lists them", name))
	}
	return true, false
}

// add puts one quad into the store.
func (r *repl) add(ctx context.Context, text string) error {
	if err := r.mayChange(text); err != nil {
		return err
	}
	added, err := r.db.Load(ctx, quadio.Read(strings.NewReader(text), "nquads"))
	if err == nil && added == 0 {
		fmt.Fprintln(r.streams.Err, "kgraph: it was there already")
	}
	return err
}

// delete takes one quad that was loaded or added out of the store.
func (r *repl) delete(ctx context.Context, text string) error {
	if err := r.mayChange(text); err != nil {
		return err
	}
	_, err := r.db.Delete(ctx, quadio.Read(strings.NewReader(text), "nquads"))
	return err
}

// mayChange says what is wrong with a quad to be added or deleted.
func (r *repl) mayChange(text string) error {
	n := 0
	for _, err := range quadio.Read(strings.NewReader(text), "nquads") {
		if err != nil {
			return fmt.Errorf("not a quad: %w", err)
		}
		n++
	}
	if n != 1 {
		return errors.New("not a quad: expected <Alice> <met> <Bob> . or the like")
	}
	if !r.write {
		return errors.New("the store is open for reading only: start with 'kgraph repl --write'")
	}
	return nil
}
