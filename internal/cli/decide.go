package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
)

// decideOptions are those of every command that records a decision.
type decideOptions struct {
	store  storeFlags
	asJSON bool
	list   bool // of undo
	args   []string
}

// decider turns a command's arguments into a decision.
type decider func(ctx context.Context, s *graph.Store, args []string) (graph.Decision, error)

const decisionsHelp = `

The decision is one line of decisions.tsv, in the folder that the store's
folder lies in (or of --decisions FILE). It holds when the graph is built anew;
'kgraph undo' takes it back.`

func newDecide(io Streams, use, short, long, example string, args cobra.PositionalArgs, d decider) *cobra.Command {
	var o decideOptions
	cmd := &cobra.Command{
		Use: use, Short: short, Long: long + decisionsHelp, Example: example, Args: args,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.args = args
			return runDecide(cmd.Context(), &o, d, io)
		},
	}
	o.register(cmd)
	return cmd
}

func (o *decideOptions) register(cmd *cobra.Command) {
	o.store.register(cmd)
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print as JSON")
}

// open opens the store to be written, in line with the file of decisions.
func (o *decideOptions) open() (*graph.Store, error) { return o.store.openExisting() }

func newMerge(io Streams) *cobra.Command {
	return newDecide(io, "merge NAME NAME", "Make one node of two",
		"Say that two nodes are one thing: they become one node, with the claims of both.",
		"  kgraph merge DeepSeek ChatGPT\n  kgraph undo", argsBetween(2, 2, "two names"),
		func(ctx context.Context, s *graph.Store, args []string) (graph.Decision, error) {
			return twoKeys(ctx, s, "merge", args)
		})
}

func newSplit(io Streams) *cobra.Command {
	return newDecide(io, "split NAME MENTION...", "Make two nodes of one",
		`Give mentions of a node to a node of their own. A mention is a place in the form
document:start-end, as 'kgraph why NAME' prints it. With another name in place
of mentions, the two are kept apart that likeness alone has merged.`,
		"  kgraph split DeepSeek article.txt:0-8\n  kgraph undo", argsBetween(2, -1, "a name and at least one mention"), splitDecision)
}

func newRename(io Streams) *cobra.Command {
	return newDecide(io, "rename NAME NEWNAME", "Give a node another name",
		"Say what a node is called, whatever the documents call it most.",
		"  kgraph rename DeepSeek 'DeepSeek AI'\n  kgraph undo", argsBetween(2, 2, "a name and the new name"),
		func(ctx context.Context, s *graph.Store, args []string) (graph.Decision, error) {
			key, err := keyOf(ctx, s, args[0])
			return graph.Decision{Verb: "rename", Args: []string{key, strings.Join(strings.Fields(args[1]), " ")}}, err
		})
}

func newRetype(io Streams) *cobra.Command {
	return newDecide(io, "retype NAME TYPE", "Give a node another type",
		"Say what a node is: Person, Organization, Country, City, Place, Product, Work,\nEvent, Law, Group, Concept, Other, or a type of your own vocabulary.",
		"  kgraph retype DeepSeek Organization\n  kgraph undo", argsBetween(2, 2, "a name and a type"),
		func(ctx context.Context, s *graph.Store, args []string) (graph.Decision, error) {
			key, err := keyOf(ctx, s, args[0])
			return graph.Decision{Verb: "retype", Args: []string{key, args[1]}}, err
		})
}

func newReject(io Streams) *cobra.Command {
	return newDecide(io, "reject CLAIM", "Take a claim out of the graph",
		"Say that a claim was read wrongly: it leaves the graph, and its edge goes unless\nanother claim says the same. CLAIM is an id as 'kgraph extract -f jsonl' prints it.",
		"  kgraph reject $(kgraph extract -f jsonl | sed -n '1s/.*\"id\":\"\\([^\"]*\\)\".*/\\1/p')\n  kgraph undo", argsBetween(1, 1, "one claim"),
		func(ctx context.Context, s *graph.Store, args []string) (graph.Decision, error) {
			id := args[0]
			found, err := s.HasClaim(ctx, id)
			if err == nil && !found {
				err = fmt.Errorf("no claim has the id %q: see 'kgraph extract -f jsonl'", id)
			}
			return graph.Decision{Verb: "reject", Args: []string{id}}, err
		})
}

// keyOf is the entity key of the one node that goes by a name.
func keyOf(ctx context.Context, s *graph.Store, name string) (string, error) {
	nodes, err := s.Find(ctx, name)
	if err != nil {
		return "", err
	}
	exact := slices.DeleteFunc(slices.Clone(nodes), func(n graph.Node) bool { return string(n.IRI) != name })
	if len(exact) == 1 {
		nodes = exact
	}
	switch len(nodes) {
	case 0:
		return "", fmt.Errorf("no node is called %q: see 'kgraph entities -f tsv'", name)
	case 1:
		return nodes[0].Key(), nil
	}
	var names []string
	for _, n := range nodes {
		names = append(names, string(n.IRI))
	}
	return "", fmt.Errorf("%d nodes are called %q: say which by its name in the graph: %s", len(nodes), name, strings.Join(names, ", "))
}

func twoKeys(ctx context.Context, s *graph.Store, verb string, names []string) (d graph.Decision, err error) {
	d = graph.Decision{Verb: verb, Args: make([]string, 2)}
	for i, n := range names {
		if d.Args[i], err = keyOf(ctx, s, n); err != nil {
			return d, err
		}
	}
	if d.Args[0] == d.Args[1] {
		return d, fmt.Errorf("%q and %q are one node already", names[0], names[1])
	}
	return d, nil
}

func splitDecision(ctx context.Context, s *graph.Store, args []string) (d graph.Decision, err error) {
	key, err := keyOf(ctx, s, args[0])
	if err != nil {
		return d, err
	}
	if _, _, perr := graph.ParsePlace(args[1]); perr != nil && len(args) == 2 {
		return apartDecision(ctx, s, args)
	}
	d = graph.Decision{Verb: "split", Args: []string{""}}
	for _, place := range args[1:] {
		k, err := s.Place(ctx, place)
		if err != nil {
			return d, err
		}
		root, err := s.Root(ctx, k)
		if err != nil {
			return d, err
		}
		if root != key || d.Args[0] != "" && d.Args[0] != k {
			return d, fmt.Errorf("%s is not a mention of %q with the others: see 'kgraph why %s'", place, args[0], quoteArg(args[0]))
		}
		d.Args[0] = k
		d.Args = append(d.Args, place)
	}
	return d, nil
}

// apartDecision keeps two keys of one node apart, given as documents write
// them.
func apartDecision(ctx context.Context, s *graph.Store, args []string) (d graph.Decision, err error) {
	merged, err := s.Merged(ctx)
	if err != nil {
		return d, err
	}
	for _, p := range merged {
		if p.Name == args[1] && p.ToName == args[0] || p.Name == args[0] && p.ToName == args[1] {
			return graph.Decision{Verb: "apart", Args: []string{p.Key, p.To}}, nil
		}
	}
	return d, fmt.Errorf("%q is neither a place in the form document:start-end nor a name that likeness has merged with %q: see 'kgraph why %s'", args[1], args[0], quoteArg(args[0]))
}

func runDecide(ctx context.Context, o *decideOptions, find decider, io Streams) (err error) {
	store, err := o.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	d, err := find(ctx, store, o.args)
	if err != nil {
		return err
	}
	if _, err := graph.ParseDecision(d.String()); err != nil {
		return usageError{err}
	}
	all, err := store.Decisions(ctx)
	if err != nil {
		return err
	}
	if err := o.record(ctx, store, append(slices.Clone(all), d)); err != nil {
		return err
	}
	return o.said("decided", []graph.Decision{d}, io)
}

// record derives the graph by the decisions and then writes their file. Remarks
// in the file stay.
func (o *decideOptions) record(ctx context.Context, store *graph.Store, all []graph.Decision) error {
	path := store.DecisionsPath()
	if path == "" {
		return usagef("this store has no file of decisions beside it: name one with --decisions")
	}
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := store.Decide(ctx, all); err != nil {
		return err
	}
	var b strings.Builder
	next := 0
	for line := range strings.Lines(string(old)) {
		line = strings.TrimRight(line, "\r\n")
		d, err := graph.ParseDecision(line)
		switch {
		case err != nil:
			b.WriteString(line + "\n") // a remark: a bad line would not have been read
		case next < len(all) && d.String() == all[next].String():
			b.WriteString(line + "\n")
			next++
		}
	}
	for _, d := range all[next:] {
		b.WriteString(d.String() + "\n")
	}
	w, finish, err := output(filepath.Clean(path), Streams{})
	if err != nil {
		return err
	}
	_, err = w.Write([]byte(b.String()))
	return finish(err)
}

func (o *decideOptions) said(what string, d []graph.Decision, io Streams) error {
	if o.asJSON {
		return json.NewEncoder(io.Out).Encode(map[string]any{what: d})
	}
	for _, d := range d {
		fmt.Fprintf(io.Out, "%s: %s\n", what, strings.ReplaceAll(d.String(), "\t", " | "))
	}
	return nil
}

func newUndo(io Streams) *cobra.Command {
	var o decideOptions
	cmd := &cobra.Command{
		Use:   "undo [N]",
		Short: "Take back the last decision, or the one of a number",
		Long: `Take back the last decision, or the Nth of those that --list prints. The graph is
then the same, byte by byte, as if it had never been made.`,
		Example: "  kgraph rename DeepSeek 'DeepSeek AI'\n  kgraph undo --list\n  kgraph undo 1",
		Args:    argsBetween(0, 1, "at most one number"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.args = args
			return runUndo(cmd.Context(), &o, io)
		},
	}
	o.register(cmd)
	cmd.Flags().BoolVar(&o.list, "list", false, "print the decisions with their numbers")
	return cmd
}

func runUndo(ctx context.Context, o *decideOptions, io Streams) (err error) {
	store, err := o.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	all, err := store.Decisions(ctx)
	if err != nil {
		return err
	}
	if o.list {
		if o.asJSON {
			return json.NewEncoder(io.Out).Encode(map[string]any{"decisions": append([]graph.Decision{}, all...)})
		}
		for i, d := range all {
			fmt.Fprintf(io.Out, "%d\t%s\n", i+1, d)
		}
		return nil
	}
	n := len(all)
	if n == 0 {
		return errors.New("there is no decision to take back")
	}
	if len(o.args) == 1 {
		if n, err = strconv.Atoi(o.args[0]); err != nil || n < 1 || n > len(all) {
			return usagef("%q is not the number of a decision: 1 to %d, see --list", o.args[0], len(all))
		}
	}
	d := all[n-1]
	if err := o.record(ctx, store, slices.Delete(slices.Clone(all), n-1, n)); err != nil {
		return err
	}
	return o.said("undone", []graph.Decision{d}, io)
}
