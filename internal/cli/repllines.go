package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/peterh/liner"
	"golang.org/x/term"

	"kgraph/graph/query"
)

// isTerminal says whether a person types and reads.
func isTerminal(s Streams) bool {
	in, ok := s.In.(*os.File)
	return ok && in == os.Stdin && s.OutTerminal && term.IsTerminal(int(in.Fd()))
}

// piped are lines from a file or pipe. They are read beside the session, so
// that an interrupt is not held up by a pipe that says nothing.
type piped struct {
	ctx   context.Context
	lines chan string
	end   chan error
}

func newPiped(ctx context.Context, in io.Reader) *piped {
	p := &piped{ctx: ctx, lines: make(chan string), end: make(chan error, 1)}
	go func() {
		scan := bufio.NewScanner(in)
		scan.Buffer(make([]byte, 4096), maxLine)
		for scan.Scan() {
			select {
			case p.lines <- scan.Text():
			case <-ctx.Done():
				return
			}
		}
		err := scan.Err()
		if err == nil {
			err = io.EOF
		}
		p.end <- err
	}()
	return p
}

func (p *piped) next(bool) (string, error) {
	select {
	case l := <-p.lines:
		return l, nil
	case err := <-p.end:
		return "", err
	case <-p.ctx.Done():
		return "", p.ctx.Err()
	}
}

func (p *piped) close() error { return nil }

// prompter asks a person for lines, and keeps them in a file for next time.
type prompter struct {
	term    *liner.State
	history string // file, "" for none
	stop    func()
}

func newPrompter(r *repl) *prompter {
	p := &prompter{term: liner.NewLiner(), history: historyFile()}
	p.term.SetCtrlCAborts(true)
	p.term.SetTabCompletionStyle(liner.TabPrints)
	c := &completer{repl: r}
	p.term.SetWordCompleter(c.complete)
	if f, err := os.Open(p.history); err == nil {
		_, _ = p.term.ReadHistory(f)
		f.Close()
	}
	p.stop = p.onTerminate()
	return p
}

// onTerminate gives the terminal back when the process is told to end while
// it waits for a key.
func (p *prompter) onTerminate() (stop func()) {
	signals, quit := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(signals, syscall.SIGTERM)
	go func() {
		select {
		case <-quit:
		case <-signals:
			p.save()
			_ = p.term.Close()
			signal.Reset(syscall.SIGTERM)
			if self, err := os.FindProcess(os.Getpid()); err == nil {
				_ = self.Signal(syscall.SIGTERM)
			}
		}
	}()
	return func() { signal.Stop(signals); close(quit) }
}

func (p *prompter) next(more bool) (string, error) {
	prompt := "kgraph> "
	if more {
		prompt = "    ... "
	}
	line, err := p.term.Prompt(prompt)
	if errors.Is(err, liner.ErrPromptAborted) {
		return "", errAborted
	}
	if err == nil && strings.TrimSpace(line) != "" {
		p.term.AppendHistory(line)
	}
	return line, err
}

func (p *prompter) close() error {
	p.stop()
	p.save()
	return p.term.Close()
}

// save writes the history; a session is not failed by a history that cannot be kept.
func (p *prompter) save() {
	if p.history == "" || os.MkdirAll(filepath.Dir(p.history), 0o700) != nil {
		return
	}
	f, err := os.OpenFile(p.history, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return
	}
	defer f.Close()
	_, _ = p.term.WriteHistory(f)
}

func historyFile() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "kgraph", "history")
}

// complete says whether a query has come to its end: its brackets, strings and
// comments are closed, and it does not break off at a dot.
func complete(lang, text string) bool {
	depth := 0
	last := byte(';') // the last character that means something
	for i := 0; i < len(text); i++ {
		rest := text[i:]
		n := 0
		switch c := text[i]; {
		case c == '"', c == '\'' && lang == query.LangGizmo:
			n = quoted(rest, c, false)
		case c == '`' && lang == query.LangGizmo:
			if n = quoted(rest, c, true); n < 0 {
				return false
			}
		case lang == query.LangGizmo && strings.HasPrefix(rest, "//"), lang == query.LangGraphQL && c == '#':
			if n = strings.IndexByte(rest, '\n'); n < 0 {
				n = len(rest)
			}
			i += n - 1
			continue
		case lang == query.LangGizmo && strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				return false
			}
			i += end + 3
			continue
		case c == '/' && lang == query.LangGizmo && strings.IndexByte("(,=:[!&|?{};+-*%<>~^\n", last) >= 0:
			n = pattern(rest)
		case c == '(', c == '[', c == '{':
			depth++
		case c == ')', c == ']', c == '}':
			depth--
		case c == ' ', c == '\t', c == '\r', c == '\n':
			continue
		}
		last = text[i]
		if n > 1 {
			i += n - 1
		}
	}
	return depth <= 0 && last != '.'
}

// quoted is the length of a string with its quotes; one that its line breaks
// off ends there, over many lines it is -1 if it is not closed.
func quoted(s string, quote byte, overLines bool) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == quote:
			return i + 1
		case s[i] == '\n' && !overLines:
			return i
		}
	}
	if overLines {
		return -1
	}
	return len(s)
}

// pattern is the length of a regular expression with its slashes.
func pattern(s string) int {
	class := false
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		case '/':
			if !class {
				return i + 1
			}
		case '\n':
			return 1
		}
	}
	return 1
}
