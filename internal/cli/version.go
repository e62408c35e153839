package cli

import (
	"encoding/json"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// Version is the program's version, in semantic versioning.
const Version = "0.1.0"

func newVersion(io Streams) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  kgraph version\n  kgraph version --json",
		Args:    argsBetween(0, 0, "no argument"),
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return json.NewEncoder(io.Out).Encode(map[string]string{
					"version": Version, "go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH})
			}
			_, err := fmt.Fprintf(io.Out, "kgraph %s (%s %s/%s)\n", Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}
