package cli

import (
	"context"
	"slices"
	"strings"
	"time"

	"kgraph/graph/query"
)

// Bounds of completion.
const (
	maxNames  = 200_000
	namesTime = 2 * time.Second
)

// completer finds what a line that is being typed may go on with.
type completer struct {
	repl  *repl
	names []string // nodes and relations in order, once they were asked for
}

// complete is called with the line and the cursor's place in characters.
func (c *completer) complete(line string, pos int) (head string, words []string, tail string) {
	r := []rune(line)
	pos = min(pos, len(r))
	before, tail := string(r[:pos]), string(r[pos:])
	head, word := query.LastWord(before)
	if strings.TrimSpace(head) == "" {
		words = withPrefix(replCommands, word)
	}
	if c.repl.lang != query.LangGizmo && c.repl.lang != "" {
		return head, words, tail
	}
	head, more := query.Complete(before, c.load)
	return head, append(words, more...), tail
}

func withPrefix(list []string, prefix string) (out []string) {
	for _, w := range list {
		if strings.HasPrefix(w, prefix) {
			out = append(out, w)
		}
	}
	return out
}

// load reads the names of nodes and relations, once, as many as come within
// the time.
func (c *completer) load() []string {
	if c.names != nil {
		return c.names
	}
	ctx, cancel := context.WithTimeout(context.Background(), namesTime)
	defer cancel()
	seen := map[string]bool{}
	for _, script := range query.NameScripts {
		for row, err := range c.repl.query(ctx, script, query.Options{Timeout: namesTime, Limit: maxNames}) {
			if err != nil {
				break
			}
			seen[row.Text()] = true
		}
	}
	c.names = make([]string, 0, len(seen))
	for n := range seen {
		c.names = append(c.names, n)
	}
	slices.Sort(c.names)
	return c.names
}
