package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"kgraph/graph"
)

func newInit(io Streams) *cobra.Command {
	var o storeFlags
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Make an empty store",
		Long: `Make an empty store. One that is there already is an error and is left as it
is. build and load make a store themselves if there is none.`,
		Example: "  kgraph init -a empty.db",
		Args:    argsBetween(0, 0, "no argument (the store is named with -a)"),
		RunE:    func(*cobra.Command, []string) error { return runInit(&o, io) },
	}
	o.register(cmd)
	return cmd
}

func runInit(o *storeFlags, io Streams) error {
	if o.backend == "memory" {
		return usagef("a store in memory is always new: init makes one on disk")
	}
	if _, err := os.Stat(o.path); err == nil || o.inPostgres() {
		store, err := o.openWith(graph.Options{Version: Version, ReadOnly: true})
		switch {
		case err == nil:
			if err := store.Close(); err != nil {
				return err
			}
			return fmt.Errorf("there is a store at %s already: name another with -a", o.name())
		case !errors.Is(err, graph.ErrNoStore):
			return err
		}
	}
	store, err := o.open(true)
	if err != nil {
		return err
	}
	if err := store.Close(); err != nil {
		return err
	}
	fmt.Fprintf(io.Err, "kgraph: made an empty store at %s\n", o.name())
	return nil
}
