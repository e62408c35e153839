package cli

import "github.com/spf13/cobra"

func newCompletion(io Streams) *cobra.Command {
	return &cobra.Command{
		Use:       "completion {bash|zsh|fish|powershell}",
		Short:     "Print a shell completion script",
		Example:   "  kgraph completion bash > kgraph.bash",
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args:      argsBetween(1, 1, "one shell (bash, zsh, fish or powershell)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(io.Out, true)
			case "zsh":
				return root.GenZshCompletion(io.Out)
			case "fish":
				return root.GenFishCompletion(io.Out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(io.Out)
			}
			return usagef("unknown shell %q: bash, zsh, fish or powershell", args[0])
		},
	}
}
