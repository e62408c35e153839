package cli

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
)

type whyOptions struct {
	store  storeFlags
	limit  int
	asJSON bool
}

func newWhy(io Streams) *cobra.Command {
	var o whyOptions
	cmd := &cobra.Command{
		Use:   "why NAME",
		Short: "Explain a node: its mentions, rules, types, merges and decisions",
		Long: `Explain why a node is what it is: which mentions make it up and by which rule each
was joined, how documents write it, the types they vote for, which keys of
documents were merged on which evidence, and the decisions about it.`,
		Example: "  kgraph why DeepSeek\n  kgraph why --json DeepSeek",
		Args:    argsBetween(1, 1, "one name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runWhy(cmd.Context(), &o, args[0], io)
		},
	}
	o.store.register(cmd)
	cmd.Flags().IntVarP(&o.limit, "limit", "n", 20, "mentions printed of each node, 0 for all")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print as JSON, with all mentions")
	return cmd
}

func runWhy(ctx context.Context, o *whyOptions, name string, io Streams) (err error) {
	if o.limit < 0 {
		return usagef("--limit must be 0 or more, not %d", o.limit)
	}
	store, err := o.store.open(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	all, err := store.Why(ctx, name)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return fmt.Errorf("no node is called %q: see 'kgraph entities -f tsv'", name)
	}
	out := bufio.NewWriter(io.Out)
	defer out.Flush()
	if o.asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		return enc.Encode(all)
	}
	for i := range all {
		if i > 0 {
			fmt.Fprintln(out)
		}
		writeAccount(out, &all[i], o.limit)
	}
	return nil
}

func writeAccount(w *bufio.Writer, a *graph.Account, limit int) {
	fmt.Fprintf(w, "%s: %s, in %s\n", string(a.IRI), a.Type, count(a.Documents, "document"))
	fmt.Fprintf(w, "  types, by vote: %s\n", tallied(a.Types))
	if a.Fixed != "" {
		fmt.Fprintf(w, "  in the gazetteer as %s\n", a.Fixed)
	}
	if len(a.Forms) > 0 {
		fmt.Fprintf(w, "  written: %s\n", tallied(a.Forms))
	}
	for _, m := range a.Merges {
		fmt.Fprintf(w, "  merged: %s is %s, by %s, %.2f: %s\n", m.Key, m.To, m.Rule, m.Confidence, strings.Join(m.Evidence, "; "))
	}
	for _, d := range a.Decisions {
		fmt.Fprintf(w, "  decided: %s\n", strings.ReplaceAll(d, "\t", " | "))
	}
	fmt.Fprintf(w, "  %s, by rule: %s\n", count(len(a.Mentions), "mention"), tallied(a.Rules))
	for i, m := range a.Mentions {
		if limit > 0 && i == limit {
			fmt.Fprintf(w, "    and %d more: see --limit\n", len(a.Mentions)-limit)
			break
		}
		fmt.Fprintf(w, "    %s:%d-%d\t%s\t%s\t%s\n", m.Document, m.Start, m.End, m.Kind, a.Why[i].Rule, strings.Join(strings.Fields(m.Text), " "))
	}
}

// tallied writes counts, the greatest first.
func tallied(m map[string]int) string {
	keys := slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b))
	})
	for i, k := range keys {
		keys[i] = fmt.Sprintf("%s %d", cmp.Or(k, "(none)"), m[k])
	}
	return strings.Join(keys, ", ")
}
