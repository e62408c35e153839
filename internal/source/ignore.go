package source

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// ignoreFile lists, one pattern a line, what is left out of a folder, in the
// manner of .gitignore: # comments, ! takes back, a trailing slash means
// folders only, a slash elsewhere ties the pattern to the file's folder, and
// ** stands for any number of folders.
const ignoreFile = ".kgraphignore"

type rule struct {
	base    string // slash path of the folder the rule is in
	pattern []string
	folders bool
	back    bool
}

// withIgnoreFile adds the rules of a folder to those of the folders above.
func withIgnoreFile(rules []rule, dir, rel string) ([]rule, error) {
	p := filepath.Join(dir, ignoreFile)
	f, err := os.Open(p)
	if errors.Is(err, fs.ErrNotExist) {
		return rules, nil
	}
	if err != nil {
		return rules, failed(p, err)
	}
	defer f.Close()
	rules = append([]rule(nil), rules...)
	scan := bufio.NewScanner(f)
	for n := 1; scan.Scan(); n++ {
		r, ok, err := parseRule(scan.Text(), rel)
		if err != nil {
			return rules, &Error{Path: p, Line: n, Offset: -1, Err: err}
		}
		if ok {
			rules = append(rules, r)
		}
	}
	if err := scan.Err(); err != nil {
		return rules, failed(p, err)
	}
	return rules, nil
}

func parseRule(line, base string) (rule, bool, error) {
	line = strings.TrimSpace(line)
	if line == "" || line[0] == '#' {
		return rule{}, false, nil
	}
	r := rule{base: base}
	if line[0] == '!' {
		r.back, line = true, line[1:]
	}
	if strings.HasSuffix(line, "/") {
		r.folders, line = true, strings.TrimRight(line, "/")
	}
	if !strings.Contains(line, "/") {
		line = "**/" + line
	}
	r.pattern = strings.Split(strings.TrimPrefix(line, "/"), "/")
	for _, p := range r.pattern {
		if _, err := path.Match(p, ""); err != nil {
			return rule{}, false, err
		}
	}
	return r, true, nil
}

// ignored says whether the last rule that matches a path leaves it out.
func ignored(rules []rule, name string, folder bool) bool {
	out := false
	for _, r := range rules {
		rel := name
		if r.base != "" {
			var ok bool
			if rel, ok = strings.CutPrefix(name, r.base+"/"); !ok {
				continue
			}
		}
		if (!r.folders || folder) && matches(r.pattern, strings.Split(rel, "/")) {
			out = !r.back
		}
	}
	return out
}

func matches(pattern, parts []string) bool {
	for len(pattern) > 0 {
		if pattern[0] == "**" {
			for i := 0; i <= len(parts); i++ {
				if matches(pattern[1:], parts[i:]) {
					return true
				}
			}
			return false
		}
		if len(parts) == 0 {
			return false
		}
		if ok, _ := path.Match(pattern[0], parts[0]); !ok {
			return false
		}
		pattern, parts = pattern[1:], parts[1:]
	}
	return len(parts) == 0
}
