package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestHelpExamples runs every line of every command's help examples in a
// shell, in a folder that has the files they name.
func TestHelpExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	bin := t.TempDir()
	build := exec.Command("go", "build", "-o", bin, "kgraph/cmd/kgraph")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	env := append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	run := func(t *testing.T, dir, line string) {
		t.Helper()
		if strings.Contains(line, "--watch") { // it ends when it is interrupted
			line = "timeout --preserve-status -s INT 4 " + line
		}
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir, cmd.Env = dir, env
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", line, err, out)
		}
	}
	var each func(cmd *cobra.Command)
	each = func(cmd *cobra.Command) {
		if cmd.Runnable() && cmd.Example == "" {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
		if cmd.Example != "" {
			t.Run(cmd.Name(), func(t *testing.T) {
				dir := exampleFolder(t)
				run(t, dir, "kgraph build --quiet article.txt")
				for line := range strings.Lines(cmd.Example) {
					if line = strings.TrimSpace(line); line != "" {
						run(t, dir, line)
					}
				}
			})
		}
		for _, c := range cmd.Commands() {
			each(c)
		}
	}
	each(newRoot(Streams{Out: os.Stdout, Err: os.Stderr}))
}

// exampleFolder has every file that the examples read.
func exampleFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	article, err := os.ReadFile("../../seeds/deepseek.txt")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"article.txt":   string(article),
		"news.jsonl":    `{"id":"a1","date":"2025-01-28","text":"The company sold its stake in the mine to a Chilean investor."}` + "\n",
		"sentences.txt": "The board appointed Maria Silva as chief executive .\n",
		"gold.conllu":   "1\tBirds\tbird\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n2\tsing\tsing\tVERB\tVBP\t_\t0\troot\t_\t_\n\n",
		"more.nq":       "<Alice> <met> <Bob> .\n",
		"mine.yaml":     "relations:\n  - name: outranked\n    definition: The subject came before the object.\n    phrases: [outrank]\n",
		"people.tsv":    "Q1\tZhou Hongyi\tPerson\n",
	}
	if err := os.Mkdir(filepath.Join(dir, "articles"), 0o755); err != nil {
		t.Fatal(err)
	}
	files["articles/one.txt"] = files["article.txt"]
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
