package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
)

type reviewOptions struct {
	decideOptions
	merged bool
	limit  int
	out    string
	apply  string
}

func newReview(io Streams) *cobra.Command {
	var o reviewOptions
	cmd := &cobra.Command{
		Use:   "review",
		Short: "List the pairs of names that may be one thing",
		Long: `List the pairs of names that may be one thing but are kept apart, with what speaks
for each and how likely it is; with --merged those that likeness has merged.

With -o the list is a file to edit: each pair is a line that would settle it
otherwise, commented out. Take the # away from those you agree with, or write
'apart' for 'merge' to see the pair no more, and give the file to --apply.`,
		Example: "  kgraph review\n  kgraph review --json\n  kgraph review -o review.tsv\n  kgraph review --apply review.tsv",
		Args:    argsBetween(0, 0, "no argument"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runReview(cmd.Context(), &o, io) },
	}
	o.register(cmd)
	cmd.Flags().BoolVar(&o.merged, "merged", false, "list the pairs that were merged, the least sure first")
	cmd.Flags().IntVarP(&o.limit, "limit", "n", 0, "pairs at most, 0 for all")
	cmd.Flags().StringVarP(&o.out, "output", "o", "", "write a file to edit")
	cmd.Flags().StringVar(&o.apply, "apply", "", "add the decisions of an edited file")
	return cmd
}

func runReview(ctx context.Context, o *reviewOptions, io Streams) (err error) {
	if o.apply != "" {
		return o.applyFile(ctx, io)
	}
	store, err := o.store.open(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	list := store.Doubtful
	if o.merged {
		list = store.Merged
	}
	pairs, err := list(ctx)
	if err != nil {
		return err
	}
	more := 0
	if o.limit > 0 && len(pairs) > o.limit {
		pairs, more = pairs[:o.limit], len(pairs)-o.limit
	}
	w, finish, err := output(o.out, io)
	if err != nil {
		return err
	}
	switch {
	case o.asJSON:
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		err = enc.Encode(append([]graph.Pair{}, pairs...))
	default:
		for _, p := range pairs {
			if o.out != "" {
				_, err = fmt.Fprintf(w, "#%s\t# %.2f %s: %s / %s: %s\n", p.Decision, p.Confidence, p.Rule, p.Name, p.ToName, strings.Join(p.Evidence, "; "))
			} else {
				_, err = fmt.Fprintf(w, "%.2f\t%s\t%s\t%s\t%s\n", p.Confidence, p.Name, p.ToName, p.Rule, strings.Join(p.Evidence, "; "))
			}
			if err != nil {
				break
			}
		}
	}
	if err := finish(err); err != nil {
		return err
	}
	if more > 0 {
		fmt.Fprintf(io.Err, "and %s more: see --limit\n", count(more, "pair"))
	}
	return nil
}

// applyFile adds the decisions of an edited file to those that hold.
func (o *reviewOptions) applyFile(ctx context.Context, io Streams) (err error) {
	in, err := openRaw(o.apply, io)
	if err != nil {
		return err
	}
	more, err := graph.ReadDecisions(in)
	if err = errors.Join(err, in.Close()); err != nil {
		return fmt.Errorf("%s: %w", o.apply, err)
	}
	store, err := o.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	all, err := store.Decisions(ctx)
	if err != nil {
		return err
	}
	all = slices.Clone(all)
	var added []graph.Decision
	for _, d := range more {
		if !slices.ContainsFunc(all, func(x graph.Decision) bool { return x.String() == d.String() }) {
			all, added = append(all, d), append(added, d)
		}
	}
	if err := o.record(ctx, store, all); err != nil {
		return err
	}
	return o.said("decided", added, io)
}
