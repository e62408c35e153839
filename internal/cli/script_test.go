package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"kgraph": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			os.Exit(Main(ctx, os.Args[1:], System()))
		},
	})
}

// TestScripts runs the commands as users type them.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			article, err := os.ReadFile("../../seeds/deepseek.txt")
			if err != nil {
				return err
			}
			noise := make([]byte, 1<<16)
			for i := range noise {
				noise[i] = byte(i * i >> 3)
			}
			return errors.Join(
				os.WriteFile(env.WorkDir+"/article.txt", article, 0o644),
				os.WriteFile(env.WorkDir+"/noise.bin", noise, 0o644))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status,
			"repeat": repeat,
			"waitready": func(ts *testscript.TestScript, _ bool, _ []string) {
				time.Sleep(500 * time.Millisecond) // a background command has opened its store
			},
		},
	})
}

// status N CMD...: run a command that must end with exit status N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command args...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("%s ended with %s, expected %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// repeat FILE TEXT N: write a file that holds TEXT N times (with Go escapes).
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat file text n")
	}
	n := 0
	for _, d := range args[2] {
		n = n*10 + int(d-'0')
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(args[1], n)), 0o644))
}
