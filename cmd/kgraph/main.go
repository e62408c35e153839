// Command kgraph reads articles and builds a knowledge graph out of them.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"kgraph/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(cli.Main(ctx, os.Args[1:], cli.System()))
}
