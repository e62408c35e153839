package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

func TestRunSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "--treebanks, --names, --vectors and --out are needed"},
		{[]string{"--treebanks", "x", "--names", "y"}, "are needed"},
		{[]string{"--treebanks", "nowhere", "--names", "nowhere", "--measure", "nothing"}, "nowhere"},
		{[]string{"--epochs", "many"}, "invalid value"},
	} {
		var log bytes.Buffer
		err := run(context.Background(), c.args, &log)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want %q", c.args, err, c.want)
		}
	}
}
